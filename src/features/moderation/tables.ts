// Written by `npm run tables` from the migrated database; not edited by hand.

export type ModerationTables = {
  'moderation.appeal': {
    community_id: string;
    review_id: string;
    at: Temporal.Instant;
    person_id: string;
    words: string | null;
    due_at: Temporal.Instant;
    outcome: string | null;
    answer: string | null;
    decided_at: Temporal.Instant | null;
    decided_by: string | null;
  };
  'moderation.deadline_rule': {
    reason: string;
    working_days: number;
    source: string;
    source_date: Temporal.PlainDate;
  };
  'moderation.objection': {
    community_id: string;
    review_id: string;
    id: string;
    at: Temporal.Instant;
    person_id: string | null;
    reason: string;
    words: string | null;
  };
  'moderation.review': {
    community_id: string;
    id: string;
    matter_id: string;
    kind: string;
    thing_id: string;
    person_id: string;
    actor_id: string;
    opened_at: Temporal.Instant;
    due_at: Temporal.Instant;
    decision: string | null;
    reason: string | null;
    words: string | null;
    decided_at: Temporal.Instant | null;
    decided_by: string | null;
    ended_at: Temporal.Instant | null;
    ended_by: string | null;
  };
  'moderation.withheld': {
    community_id: string;
    review_id: string;
    person_id: string;
    actor_id: string;
    title: string | null;
    body: string;
    at: Temporal.Instant;
  };
};
