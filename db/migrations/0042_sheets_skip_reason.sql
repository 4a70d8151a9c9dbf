-- A row that is left as it is may say why: what is there was set by the person it is about.
alter table sheets.row
  drop constraint row_check,
  add constraint row_fault check (
    outcome is distinct from 'error' or fault_code is not null
  ),
  add constraint row_reason check (
    fault_code is null or coalesce(outcome in ('error', 'skip'), false)
  );
