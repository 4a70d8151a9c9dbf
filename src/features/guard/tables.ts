// Written by `npm run tables` from the migrated database; not edited by hand.

export type GuardTables = {
  'guard.challenge': {
    hash: Buffer;
    ceremony: string;
    session_id: string | null;
    expires_at: Temporal.Instant;
  };
  'guard.glass': {
    community_id: string;
    id: string;
    person_id: string;
    actor_id: string;
    office: string;
    matter: string | null;
    reason: string;
    broken_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    finding: string | null;
    words: string | null;
    reviewed_at: Temporal.Instant | null;
    reviewed_by: string | null;
  };
  'guard.passkey': {
    id: string;
    person_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: readonly string[];
    name: string;
    created_at: Temporal.Instant;
    used_at: Temporal.Instant | null;
  };
  'guard.recovery': {
    id: string;
    person_id: string;
    session_id: string;
    asked_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    first_by: string | null;
    first_at: Temporal.Instant | null;
    second_by: string | null;
    second_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
  };
};
