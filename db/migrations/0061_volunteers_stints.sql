-- Being on a roster makes somebody on duty for its hours: the stint that runs, or the next one.
alter table volunteers.volunteer
  add column rostered_from timestamptz,
  add column rostered_until timestamptz,
  add constraint volunteer_stint check (num_nulls(rostered_from, rostered_until) in (0, 2)
    and coalesce(rostered_until > rostered_from, true));
