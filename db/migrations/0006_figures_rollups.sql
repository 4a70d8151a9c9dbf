-- Figures of places: sums of what happened, kept per month for every place from the building to the
-- nation, so that a figure of any size is read from a few rows.
create schema figures;

-- One row: everything written before this transaction has been added. What was written since is
-- added when a figure is read, so a figure is never late.
create table figures.progress (
  is_only boolean primary key default true check (is_only),
  added_before xid8 not null
);
insert into figures.progress (added_before) values ('0');

create table figures.sum (
  place_id text collate "C" not null,
  measure text collate "C" not null,
  -- The first day of the month.
  month date not null check (extract(day from month) = 1),
  value double precision not null,
  primary key (place_id, measure, month)
);
