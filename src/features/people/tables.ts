// Written by `npm run tables` from the migrated database; not edited by hand.

export type PeopleTables = {
  'people.counter_code': {
    id: string;
    person_id: string;
    code_hash: Buffer;
    issued_by: string;
    issued_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
    withdrawn_at: Temporal.Instant | null;
  };
  'people.grant': {
    id: string;
    person_id: string;
    role: string;
    place_id: string;
    community_id: string | null;
    organisation_id: string | null;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant | null;
    reason: string;
    granted_by: string | null;
    granted_at: Temporal.Instant;
    withdrawn_at: Temporal.Instant | null;
    withdrawn_by: string | null;
    withdrawal_reason: string | null;
  };
  'people.household_code': {
    community_id: string;
    id: string;
    household_id: string;
    code_hash: Buffer;
    issued_by: string | null;
    issued_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    uses_left: number;
    withdrawn_at: Temporal.Instant | null;
  };
  'people.login': {
    person_id: string;
    kind: string;
    address: string;
    confirmed_at: Temporal.Instant | null;
  };
  'people.person': {
    community_id: string;
    id: string;
    name: string;
    called: string | null;
    birth_year: number | null;
    telephone: string | null;
    email: string | null;
    language: string;
    search_name: string;
    created_at: Temporal.Instant;
    account_since: Temporal.Instant | null;
    guest_of: string | null;
  };
  'people.relation': {
    id: string;
    helper_id: string;
    person_id: string;
    kind: string;
    consent_way: string;
    consented_on: Temporal.PlainDate;
    recorded_by: string;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    ended_by: string | null;
  };
  'people.residence': {
    community_id: string;
    id: string;
    household_id: string;
    person_id: string;
    relation: string;
    since: Temporal.PlainDate;
    until: Temporal.PlainDate | null;
  };
  'people.sheet_code': {
    id: string;
    sheet_id: string;
    number: number;
    person_id: string;
    code_hash: Buffer;
    issued_by: string;
    issued_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
    withdrawn_at: Temporal.Instant | null;
    issued_in: string | null;
  };
  'people.told_way': {
    community_id: string;
    person_id: string;
    way: string;
    chosen_at: Temporal.Instant;
    chosen_by: string;
  };
  'people.vouch': {
    community_id: string;
    id: string;
    person_id: string;
    residence_id: string;
    ground: string;
    made_home: boolean;
    vouched_by: string;
    vouched_at: Temporal.Instant;
    ended_at: Temporal.Instant | null;
    ended_by: string | null;
  };
};
