// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type NoticesTables = {
  'notices.choice': {
    person_id: string;
    topic: string;
    channel: string;
    timing: string;
    chosen_at: Temporal.Instant;
  };
  'notices.delivery': {
    community_id: string;
    id: string;
    notice_id: string | null;
    person_id: string | null;
    robot_id: string | null;
    entry_id: string | null;
    matter_id: string | null;
    channel: string;
    topic: string;
    kind: string;
    is_urgent: boolean;
    state: string;
    due_at: Temporal.Instant;
    message_id: string | null;
    attempts: Generated<number>;
    tried_at: Temporal.Instant | null;
    settled_at: Temporal.Instant | null;
    fault: string | null;
    made_at: Temporal.Instant;
  };
  'notices.hours': {
    person_id: string;
    quiet_from: string;
    quiet_to: string;
    digest_at: string;
  };
  'notices.notice': {
    community_id: string;
    id: string;
    person_id: string;
    entry_id: string;
    at: Temporal.Instant;
    topic: string;
    kind: string;
    matter_id: string | null;
    is_urgent: boolean;
    read_at: Temporal.Instant | null;
  };
  'notices.progress': {
    is_only: Generated<boolean>;
    heard_before: Generated<string>;
  };
  'notices.robot': {
    community_id: string;
    id: string;
    place_id: string;
    kind: string;
    name: string;
    sealed: string;
    made_at: Temporal.Instant;
  };
  'notices.stop': {
    person_id: string;
    topic: string;
    stopped_at: Temporal.Instant;
  };
  'notices.subscription': {
    id: string;
    person_id: string;
    address_hash: Buffer;
    sealed: string;
    device: string;
    made_at: Temporal.Instant;
    session_id: string | null;
  };
};
