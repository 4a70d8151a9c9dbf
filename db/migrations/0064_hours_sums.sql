-- Sums of hours per team and place, which open into what they add up.
create index change_team_day on hours.change (team, held_on) where team <> '';

-- A door no wider than it has to be: what the ledger holds for a team, with the name of each activity.
-- What is taken out again is not there. Whoever leads the team adds it up and opens it.
create function hours.booked(of_team text, from_on date, before_on date)
returns table (record_id uuid, person_id uuid, held_on date, minutes integer, activity text)
language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
begin
  perform set_config('linli.communities', '{*}', true);
  return query
    select c.record_id, c.person_id, c.held_on, sum(c.minutes)::integer, r.activity
    from hours.change c
    join hours.record r on r.community_id = c.community_id and r.id = c.record_id
    where c.team = of_team and of_team <> '' and c.held_on >= from_on and c.held_on < before_on
    group by c.record_id, c.person_id, c.held_on, r.activity
    having sum(c.minutes) <> 0;
  perform set_config('linli.communities', coalesce(reached, ''), true);
end $$;
