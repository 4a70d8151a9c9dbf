// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';
import type { DefaultJsonb, Jsonb } from './json.ts';

export type PlatformTables = {
  'platform.attempt': {
    kind: string;
    subject: string;
    window_start: Temporal.Instant;
    count: number;
  };
  'platform.failure': {
    kind: string;
    subject: string;
    failures: number;
    failed_at: Temporal.Instant;
    wait_until: Temporal.Instant;
  };
  'platform.file': {
    id: string;
    sha256: Buffer;
    media_type: string;
    bytes: number;
    width: number | null;
    height: number | null;
    uploader_id: string | null;
    at: Temporal.Instant;
  };
  'platform.journal': {
    community_id: string;
    id: string;
    at: Temporal.Instant;
    actor_id: string | null;
    person_id: string | null;
    place_id: string | null;
    feature: string;
    verb: string;
    subject_id: string;
    data: DefaultJsonb;
    written_in: Generated<string>;
  };
  'platform.journal_chain': {
    is_only: Generated<boolean>;
    length: number;
    digest: Buffer;
    sealed_at: Temporal.Instant | null;
    sealed_before: string;
  };
  'platform.journal_link': {
    position: number;
    community_id: string;
    entry_id: string;
    digest: Buffer;
    sealed_at: Temporal.Instant;
  };
  'platform.parked_form': {
    id: string;
    endpoint: string;
    address: string;
    fields: Jsonb;
    at: Temporal.Instant;
  };
  'platform.reading': {
    community_id: string;
    person_id: string;
    actor_id: string;
    kind: string;
    hour: Temporal.Instant;
    at: Temporal.Instant;
    office: string | null;
    reason: string | null;
  };
  'platform.request_key': {
    key: string;
    endpoint: string;
    actor_id: string | null;
    outcome: Jsonb | null;
    at: Temporal.Instant;
  };
  'platform.session': {
    token_hash: Buffer;
    id: string;
    person_id: string;
    acting_for_id: string | null;
    created_at: Temporal.Instant;
    seen_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    device: string;
    name: string | null;
    scopes: readonly string[] | null;
    way: string | null;
    strong_until: Temporal.Instant | null;
    acting_way: string | null;
    organisation_id: string | null;
  };
  'platform.setting': {
    key: string;
    value: Jsonb;
  };
  'platform.sign_in_code': {
    id: string;
    person_id: string | null;
    code_hash: Buffer;
    channel: string;
    address_hash: Buffer;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    attempts_left: number;
    used_at: Temporal.Instant | null;
  };
  'platform.sign_in_link': {
    token_hash: Buffer;
    person_id: string | null;
    purpose: string;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    uses_left: number;
  };
  'platform.version': {
    topic: string;
    version: Generated<number>;
  };
  'platform.version_due': {
    transaction: Generated<string>;
    topic: string;
  };
};
