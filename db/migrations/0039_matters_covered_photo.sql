-- A photo of which parts are covered is another file in the place of the first. What the photo is called
-- in objections and reviews stays: the number of the first file, kept here once it was replaced.
alter table matters.photo add column thing_id uuid;
