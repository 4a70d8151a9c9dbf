// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type MustersTables = {
  'musters.asked': {
    community_id: string;
    muster_id: string;
    person_id: string;
    asked_at: Temporal.Instant;
    seen_at: Temporal.Instant | null;
    answer: string | null;
    answered_at: Temporal.Instant | null;
    place: string | null;
    placed_at: Temporal.Instant | null;
    came: boolean | null;
  };
  'musters.muster': {
    community_id: string;
    id: string;
    title: string;
    meeting_place: string;
    note: string | null;
    area_id: string;
    starts_at: Temporal.Instant;
    wanted: number;
    coming: Generated<number>;
    made_by: string;
    made_at: Temporal.Instant;
    asked_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    ended_as: string | null;
    end_words: string | null;
  };
  'musters.team': {
    community_id: string;
    muster_id: string;
    organisation_id: string;
  };
};
