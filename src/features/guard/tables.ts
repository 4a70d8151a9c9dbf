// Written by `npm run tables` from the migrated database; not edited by hand.

export type GuardTables = {
  'guard.challenge': {
    hash: Buffer;
    ceremony: string;
    session_id: string | null;
    expires_at: Temporal.Instant;
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
};
