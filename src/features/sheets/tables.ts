// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';
import type { Jsonb } from '#/platform/db/json.ts';

export type SheetsTables = {
  'sheets.import': {
    community_id: string;
    id: string;
    kind: string;
    place_id: string;
    file_name: string;
    sha256: Buffer;
    brought_by: string;
    brought_at: Temporal.Instant;
    state: string;
    content: Buffer | null;
    fault_code: string | null;
    fault_detail: Jsonb | null;
    total: Generated<number>;
    judged: Generated<number>;
    created: Generated<number>;
    updated: Generated<number>;
    skipped: Generated<number>;
    wrong: Generated<number>;
    kept: Generated<number>;
    is_all_or_nothing: Generated<boolean>;
    carried_at: Temporal.Instant | null;
    undone_at: Temporal.Instant | null;
  };
  'sheets.row': {
    community_id: string;
    import_id: string;
    number: number;
    cells: Jsonb;
    outcome: string | null;
    fault_column: string | null;
    fault_code: string | null;
    fault_detail: Jsonb | null;
    target_id: string | null;
    before: Jsonb | null;
    undone: string | null;
  };
};
