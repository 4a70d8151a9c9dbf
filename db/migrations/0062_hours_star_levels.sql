-- Star levels (志願者星級): how many hours each of them asks for. A level is no rank that somebody is
-- given: it is read off what the ledger adds up to, and goes back with a correction.
create table hours.star_level (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 60),
  -- Two levels for the same hours would be one.
  hours integer not null unique check (hours between 1 and 100000)
);

-- The level a sheet tells, where its person lets it; what they had reached when it was made.
alter table hours.sheet
  add column star_level text collate "C" references hours.star_level (code);
