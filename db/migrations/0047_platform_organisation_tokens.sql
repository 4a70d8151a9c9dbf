-- A token may be an organisation's: a steward makes it, and a program reads with it what the
-- organisation has in hand, and nothing that is the steward's own.
alter table platform.session
  add column organisation_id uuid,
  add check (organisation_id is null or scopes is not null);
create index session_organisation on platform.session (organisation_id)
  where organisation_id is not null;
