-- What stands on every page and changes seldom (places, bodies, settings) is kept in the memory of each
-- process for as long as its version stays the same. The version is raised by the very commit that
-- changes the rows: nobody reads new rows under an old version, or old rows under a new one twice.
create table platform.version (
  topic text primary key,
  version bigint not null default 1
);
insert into platform.version (topic) values ('places'), ('organisations'), ('settings');

-- What a transaction has to raise when it commits: raised at once, a long import would hold up
-- everybody else who changes a row of the same topic.
create table platform.version_due (
  transaction xid8 not null default pg_current_xact_id(),
  topic text not null references platform.version,
  primary key (transaction, topic)
);

create function platform.note_change() returns trigger language plpgsql as $$
begin
  insert into platform.version_due (topic) values (tg_argv[0]) on conflict do nothing;
  return null;
end $$;

-- All topics of a transaction are raised by the first of its triggers, always in the same order.
create function platform.raise_versions() returns trigger language plpgsql as $$
declare
  due text[];
begin
  with taken as (
    delete from platform.version_due where transaction = pg_current_xact_id() returning topic
  )
  select array_agg(topic) into due from taken;
  perform 1 from platform.version where topic = any(due) order by topic
    for no key update;
  update platform.version set version = version + 1 where topic = any(due);
  return null;
end $$;

create constraint trigger raise_versions
  after insert on platform.version_due
  deferrable initially deferred
  for each row execute function platform.raise_versions();

do $$
declare
  changing record;
begin
  for changing in
    select * from (values
      ('places.kind', 'places'), ('places.place', 'places'), ('places.alias', 'places'),
      ('places.served_place', 'places'), ('places.grid', 'places'),
      ('organisations.kind', 'organisations'), ('organisations.post_kind', 'organisations'),
      ('organisations.organisation', 'organisations'), ('organisations.post', 'organisations'),
      ('organisations.term', 'organisations'), ('organisations.membership', 'organisations'),
      ('organisations.coverage', 'organisations'),
      ('matters.reference_version', 'settings'), ('platform.setting', 'settings')
    ) as watched (name, topic)
  loop
    execute format(
      'create trigger note_change after insert or update or delete or truncate on %s '
      'for each statement execute function platform.note_change(%L)',
      changing.name, changing.topic
    );
  end loop;
end $$;
