// Written by `npm run tables` from the migrated database; not edited by hand.

export type RostersTables = {
  'rosters.feed': {
    community_id: string;
    id: string;
    token_hash: Buffer;
    person_id: string;
    organisation_id: string | null;
    made_at: Temporal.Instant;
    revoked_at: Temporal.Instant | null;
  };
  'rosters.kind': {
    community_id: string;
    roster_id: string;
    id: string;
    name: string;
    from_clock: string;
    to_clock: string;
    days: readonly number[];
    every_weeks: number;
    on_holidays: string;
    first_wanted: number;
    second_wanted: number;
  };
  'rosters.roster': {
    community_id: string;
    id: string;
    organisation_id: string;
    name: string;
    starts_on: Temporal.PlainDate;
    ends_on: Temporal.PlainDate;
    rest_minutes: number;
    most_per_week: number;
    ability: string | null;
    state: string;
    drawn_by: string;
    drawn_at: Temporal.Instant;
    published_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
  };
  'rosters.shift': {
    community_id: string;
    roster_id: string;
    id: string;
    kind_id: string;
    held_on: Temporal.PlainDate;
    begins_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    is_night: boolean;
  };
  'rosters.stand': {
    community_id: string;
    roster_id: string;
    shift_id: string;
    id: string;
    level: number;
    seat: number;
    person_id: string;
    state: string;
    consent: string | null;
    begins_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    put_by: string;
    put_at: Temporal.Instant;
    answered_at: Temporal.Instant | null;
    entered_at: Temporal.Instant | null;
  };
  'rosters.standing_yes': {
    community_id: string;
    kind_id: string;
    person_id: string;
    said_at: Temporal.Instant;
  };
  'rosters.swap': {
    community_id: string;
    id: string;
    stand_id: string;
    asked_id: string | null;
    return_stand_id: string | null;
    asked_at: Temporal.Instant;
    state: string;
    answered_at: Temporal.Instant | null;
    answered_by: string | null;
  };
};
