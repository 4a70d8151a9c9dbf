-- The codes of a sheet confirm offices over personal data, too. So they are shown only in the session
-- that printed them: whoever stole a code of the telephone reads them nowhere.
alter table people.sheet_code add column issued_in uuid;
