// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';
import type { Jsonb } from '#/platform/db/json.ts';

export type CalloutsTables = {
  'callouts.alert': {
    community_id: string;
    call_id: string;
    person_id: string;
    wave: number;
    rung: number;
    fitness: number | null;
    asked_at: Temporal.Instant;
    seen_at: Temporal.Instant | null;
    answer: string | null;
    answered_at: Temporal.Instant | null;
    way_minutes: number | null;
    chosen_at: Temporal.Instant | null;
  };
  'callouts.call': {
    community_id: string;
    id: string;
    matter_id: string;
    plan: Jsonb;
    wanted: number;
    begun_at: Temporal.Instant;
    wave: Generated<number>;
    rung: Generated<number>;
    is_pressing: Generated<boolean>;
    asked_until: Temporal.Instant | null;
    collect_until: Temporal.Instant | null;
    next_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    ended_as: string | null;
  };
  'callouts.rule': {
    place_id: string;
    targets: readonly number[];
    wave_seconds: number;
    collect_seconds: number;
    rung_seconds: number;
    prior_yes: number;
    prior_asked: number;
    rest_hours: number;
    travel_minutes: number;
    most_asked: number;
    chain: readonly string[];
    source: string;
    source_date: Temporal.PlainDate;
    is_edited: Generated<boolean>;
  };
};
