// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type WebhooksTables = {
  'webhooks.delivery': {
    community_id: string;
    id: string;
    listener_id: string;
    entry_id: string | null;
    topic: string;
    matter: string | null;
    happened_at: Temporal.Instant;
    state: string;
    attempts: Generated<number>;
    status: number | null;
    fault: string | null;
    due_at: Temporal.Instant;
    made_at: Temporal.Instant;
    tried_at: Temporal.Instant | null;
    settled_at: Temporal.Instant | null;
  };
  'webhooks.listener': {
    community_id: string;
    id: string;
    organisation_id: string;
    name: string;
    sealed: string;
    topics: readonly string[];
    made_at: Temporal.Instant;
    older_until: Temporal.Instant | null;
    stopped_at: Temporal.Instant | null;
    stopped_for: string | null;
  };
  'webhooks.progress': {
    is_only: Generated<boolean>;
    heard_before: Generated<string>;
  };
};
