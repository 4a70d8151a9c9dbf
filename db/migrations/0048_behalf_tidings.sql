-- What else a slip tells its person: notices of theirs that they cannot read by themselves. No notice
-- is told on two slips.
create table behalf.slip_tiding (
  community_id text collate "C" not null,
  slip_id uuid not null,
  notice_id uuid not null unique,
  primary key (community_id, slip_id, notice_id),
  foreign key (community_id, slip_id) references behalf.slip (community_id, id) on delete cascade
);
