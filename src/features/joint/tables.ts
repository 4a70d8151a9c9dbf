// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type JointTables = {
  'joint.call': {
    community_id: string;
    task_id: string;
    id: string;
    body: string;
    is_required: boolean;
    state: string;
    report_due_at: Temporal.Instant;
    answered_at: Temporal.Instant | null;
    answered_by: string | null;
    comes_as: string | null;
    reason: string | null;
    decline_count: Generated<number>;
    decision: string | null;
    attendance: string | null;
    attended_at: Temporal.Instant | null;
    owed_since: Temporal.Instant | null;
    owed_until: Temporal.Instant | null;
    owed_step: Generated<number>;
  };
  'joint.part': {
    community_id: string;
    task_id: string;
    id: string;
    call_id: string;
    what: string;
    agreed_at: Temporal.Instant;
    due_at: Temporal.Instant;
    outcome: string | null;
    outcome_words: string | null;
    ended_at: Temporal.Instant | null;
    recorded_by: string | null;
    owed_since: Temporal.Instant | null;
    owed_until: Temporal.Instant | null;
    owed_step: Generated<number>;
  };
  'joint.task': {
    community_id: string;
    id: string;
    matter_id: string;
    caller: string;
    superior: string;
    lead: string;
    what: string;
    meeting_place: string;
    asked_at: Temporal.Instant;
    asked_by: string;
    report_due_at: Temporal.Instant;
    meet_at: Temporal.Instant;
    state: string;
    met_at: Temporal.Instant | null;
    agreed: string | null;
    closed_at: Temporal.Instant | null;
    result: string | null;
    assessed_at: Temporal.Instant | null;
    assessment: string | null;
    assessment_words: string | null;
    called_off_at: Temporal.Instant | null;
    called_off_for: string | null;
    owed_since: Temporal.Instant | null;
    owed_until: Temporal.Instant | null;
    owed_step: Generated<number>;
    wakes_at: Temporal.Instant | null;
  };
};
