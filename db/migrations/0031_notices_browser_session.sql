-- A browser is told things as long as somebody is signed in there: whoever signs out on a telephone
-- that others use, or ends that session from afar, leaves nothing behind that speaks to them.
alter table notices.subscription
  add column session_id uuid references platform.session (id) on delete cascade;
create index subscription_session on notices.subscription (session_id);
