// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type HoursTables = {
  'hours.change': {
    community_id: string;
    id: string;
    record_id: string;
    sign: number;
    plus: number | null;
    minus: number | null;
    person_id: string;
    team: string;
    place_id: string;
    held_on: Temporal.PlainDate;
    size: number;
    minutes: number;
    at: Temporal.Instant;
  };
  'hours.progress': {
    is_only: Generated<boolean>;
    heard_before: Generated<string>;
  };
  'hours.record': {
    community_id: string;
    id: string;
    person_id: string;
    matter_id: string | null;
    asker_id: string | null;
    team: string;
    place_id: string;
    activity: string | null;
    in_charge: string | null;
    content: string;
    materials: string | null;
    started_at: Temporal.Instant;
    ended_at: Temporal.Instant;
    minutes: number;
    held_on: Temporal.PlainDate;
    due_on: Temporal.PlainDate;
    is_due_certain: boolean;
    recorded_at: Temporal.Instant;
    recorded_on: Temporal.PlainDate;
    recorded_by: string;
    late_reason: string | null;
    replaces_id: string | null;
    correction: string | null;
    state: string;
    confirmed_at: Temporal.Instant | null;
    confirmed_by: string | null;
    confirmed_as: string | null;
    closed_at: Temporal.Instant | null;
    closed_by: string | null;
    closed_for: string | null;
    plus: number | null;
    minus: number | null;
    told_at: Temporal.Instant | null;
  };
  'hours.sheet': {
    community_id: string;
    id: string;
    person_id: string;
    code_hash: Buffer;
    shows_name: string;
    shows_activities: boolean;
    from_on: Temporal.PlainDate;
    to_on: Temporal.PlainDate;
    minutes: number;
    made_at: Temporal.Instant;
    made_by: string;
    valid_until: Temporal.PlainDate;
    revoked_at: Temporal.Instant | null;
    star_level: string | null;
  };
  'hours.star_level': {
    code: string;
    name_hant: string;
    name_hans: string;
    name_en: string;
    hours: number;
  };
};
