// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type TeamsTables = {
  'teams.invitation': {
    community_id: string;
    id: string;
    organisation_id: string;
    person_id: string | null;
    note: string;
    words: string | null;
    invited_at: Temporal.Instant;
    invited_by: string;
    lapses_at: Temporal.Instant;
    state: string;
    answered_at: Temporal.Instant | null;
  };
  'teams.membership': {
    community_id: string;
    id: string;
    organisation_id: string;
    person_id: string;
    joined_at: Temporal.Instant;
    came_by: string;
    agreed_by: string;
    agreed_way: string;
    recorded_by: string;
    shares_telephone: Generated<boolean>;
    left_at: Temporal.Instant | null;
    left_as: string | null;
    ended_by: string | null;
    reason: string | null;
  };
  'teams.purpose': {
    community_id: string;
    organisation_id: string;
    words: string;
    abilities: Generated<readonly string[]>;
    changed_by: string;
    changed_at: Temporal.Instant;
  };
  'teams.request': {
    community_id: string;
    id: string;
    organisation_id: string;
    person_id: string;
    words: string | null;
    shares_telephone: boolean;
    asked_at: Temporal.Instant;
    asked_by: string;
    asked_way: string;
    state: string;
    answered_at: Temporal.Instant | null;
    answered_by: string | null;
    answer: string | null;
  };
};
