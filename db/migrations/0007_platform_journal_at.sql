-- What happened lately is asked for each minute. The journal is only added to, so its order is that
-- of time, and an index of a few pages finds the end of it however long it has become.
create index journal_at on platform.journal using brin (at);
