-- Who lives where, who may do what, and who acts for whom. A person needs no telephone, no e-mail and
-- no account: children and elders who never go online are persons like everybody else. History is
-- kept by ending rows, never by deleting them. Persons of one community refer to households and
-- helpers of another, so that person_id is no foreign key: keys reach no further than a community.
create schema people;

create table people.person (
  -- The community of record; who moves keeps it and gets another residence.
  community_id text collate "C" not null,
  id uuid not null unique,
  name text not null check (char_length(name) between 1 and 60),
  -- How neighbours call them: 陳師傅, 王阿姨.
  called text check (char_length(called) between 1 and 30),
  birth_year smallint check (birth_year between 1880 and 2100),
  -- Where others reach them. To sign in with it, it must also stand in people.login.
  telephone text check (telephone ~ '^\+[0-9]{5,15}$'),
  email text check (char_length(email) between 3 and 120 and email like '%_@_%'),
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  -- Name and call name folded to one script, for searching.
  search_name text not null,
  created_at timestamptz not null,
  -- Since when they have signed in themselves; null for those for whom others act.
  account_since timestamptz,
  primary key (community_id, id)
);

-- The one directory that is unique everywhere: which telephone or e-mail signs whom in. An address
-- is a claim until a code sent to it came back, or the counter has seen whose it is.
create table people.login (
  person_id uuid not null,
  kind text not null check (kind in ('telephone', 'email')),
  address text not null check (
    case kind
      when 'telephone' then address ~ '^\+[0-9]{5,15}$'
      else address = lower(address) and address like '%_@_%' and char_length(address) <= 120
    end
  ),
  confirmed_at timestamptz,
  primary key (person_id, kind, address)
);
create unique index login_address on people.login (kind, address) where confirmed_at is not null;
-- One telephone and one e-mail each; a claim to another does not lock out who mistyped it.
create unique index login_person on people.login (person_id, kind) where confirmed_at is not null;

-- Who lives in a household: several persons each, and several households for some persons.
create table people.residence (
  community_id text collate "C" not null,
  id uuid not null,
  household_id text collate "C" not null,
  person_id uuid not null,
  relation text not null check (relation in ('owner', 'family', 'tenant', 'carer', 'other')),
  since date not null,
  until date,
  primary key (community_id, id),
  check (until >= since)
);
-- Nobody lives twice in the same household at the same time.
create unique index residence_once on people.residence (community_id, household_id, person_id)
  where until is null;
create index residence_person on people.residence (person_id) where until is null;

-- A role (授權) at a place, for a term. It reaches the places below.
create table people.grant (
  id uuid primary key,
  person_id uuid not null,
  role text not null check (
    role in ('building_leader', 'grid_worker', 'community_worker', 'dispatcher', 'viewer', 'steward')
  ),
  place_id text collate "C" not null,
  -- The community the place is or lies in; null above.
  community_id text collate "C",
  -- For which organisation the role is held, if for one.
  organisation_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  reason text not null check (char_length(reason) between 1 and 200),
  -- Null for the first steward, whom nobody could appoint.
  granted_by uuid,
  granted_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text check (char_length(withdrawal_reason) between 1 and 200),
  check (granted_by <> person_id),
  check (ends_at > starts_at),
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3)),
  -- The same role at the same place is not held twice at once. The hash stands for equality, which
  -- an exclusion constraint knows for texts only with an extension.
  constraint grant_once exclude using gist (
    int8range(
      hashtextextended(person_id::text || role || place_id || coalesce(organisation_id::text, ''), 0) >> 1,
      hashtextextended(person_id::text || role || place_id || coalesce(organisation_id::text, ''), 0) >> 1,
      '[]'
    ) with &&,
    tstzrange(
      starts_at,
      case when withdrawn_at is null then ends_at
        else least(ends_at, greatest(withdrawn_at, starts_at)) end
    ) with &&
  )
);
create index grant_person on people.grant (person_id) where withdrawn_at is null;
create index grant_place on people.grant (place_id, role);

-- Who acts for whom (代辦): a daughter for her mother, with the mother's consent on record.
create table people.relation (
  id uuid primary key,
  helper_id uuid not null,
  person_id uuid not null,
  kind text not null check (
    kind in ('child', 'parent', 'spouse', 'relative', 'guardian', 'carer', 'neighbour')
  ),
  -- How the consent was given, and the day: said at the counter, signed, by telephone, online.
  consent_way text not null check (consent_way in ('in_person', 'paper', 'telephone', 'online')),
  consented_on date not null,
  recorded_by uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  check (helper_id <> person_id),
  -- Nobody can be made to consent by the one who profits from it.
  check (recorded_by <> helper_id),
  check (ends_at > starts_at),
  check (num_nulls(ended_at, ended_by) in (0, 2)),
  constraint relation_once exclude using gist (
    int8range(
      hashtextextended(helper_id::text || person_id::text, 0) >> 1,
      hashtextextended(helper_id::text || person_id::text, 0) >> 1,
      '[]'
    ) with &&,
    tstzrange(
      starts_at,
      case when ended_at is null then ends_at
        else least(ends_at, greatest(ended_at, starts_at)) end
    ) with &&
  )
);
create index relation_helper on people.relation (helper_id) where ended_at is null;
create index relation_person on people.relation (person_id) where ended_at is null;

-- A code on paper with which the people of a household open their accounts. Only its hash is kept;
-- whoever has the installation's secret can print it again while it lives.
create table people.household_code (
  community_id text collate "C" not null,
  id uuid not null,
  household_id text collate "C" not null,
  code_hash bytea not null unique,
  issued_by uuid,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  uses_left smallint not null check (uses_left between 0 and 12),
  withdrawn_at timestamptz,
  primary key (community_id, id),
  check (expires_at > issued_at)
);
-- A household has one code that opens; a fresh one takes the place of the one before.
create unique index household_code_one on people.household_code (community_id, household_id)
  where withdrawn_at is null;

-- A code that the counter prints or reads out, for somebody without telephone or mail.
create table people.counter_code (
  id uuid primary key,
  person_id uuid not null,
  code_hash bytea not null unique,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  check (expires_at > issued_at),
  check (issued_by <> person_id)
);
create unique index counter_code_one on people.counter_code (person_id)
  where used_at is null and withdrawn_at is null;
