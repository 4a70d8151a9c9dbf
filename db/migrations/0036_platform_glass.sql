-- Of what was read behind a broken glass the person reads the reason as well.
alter table platform.reading
  drop constraint reading_kind_check,
  add constraint reading_kind_check
    check (kind in ('record', 'list', 'matter', 'contact', 'glass')),
  add column reason text check (char_length(reason) between 1 and 200),
  add constraint reading_reason check ((reason is null) = (kind <> 'glass'));
create index reading_reasons on platform.reading (community_id) where reason is not null;
