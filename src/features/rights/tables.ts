// Written by `npm run tables` from the migrated database; not edited by hand.

export type RightsTables = {
  'rights.correction': {
    community_id: string;
    id: string;
    person_id: string;
    asked_by: string;
    asked_at: Temporal.Instant;
    words: string;
    answer: string | null;
    answered_at: Temporal.Instant | null;
    answered_by: string | null;
    reason: string | null;
  };
  'rights.leaving': {
    id: string;
    community_id: string;
    person_id: string;
    asked_by: string;
    asked_at: Temporal.Instant;
    due_at: Temporal.Instant;
    takes_words: boolean;
    withdrawn_at: Temporal.Instant | null;
    done_at: Temporal.Instant | null;
  };
  'rights.reading': {
    person_id: string;
    helper_id: string;
    since: Temporal.Instant;
    until: Temporal.Instant | null;
  };
};
