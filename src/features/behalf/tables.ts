// Written by `npm run tables` from the migrated database; not edited by hand.

export type BehalfTables = {
  'behalf.reversal': {
    community_id: string;
    entry_id: string;
    person_id: string;
    actor_id: string;
    by_way: string;
    at: Temporal.Instant;
  };
  'behalf.reversal_rule': {
    feature: string;
    verb: string;
    days: number;
    source: string;
    source_date: Temporal.PlainDate;
  };
  'behalf.slip': {
    community_id: string;
    id: string;
    person_id: string;
    way: string;
    code_hash: Buffer;
    made_by: string;
    made_at: Temporal.Instant;
    expires_at: Temporal.Instant;
    told_at: Temporal.Instant | null;
    told_by: string | null;
  };
  'behalf.slip_deed': {
    community_id: string;
    slip_id: string;
    entry_id: string;
  };
  'behalf.slip_tiding': {
    community_id: string;
    slip_id: string;
    notice_id: string;
  };
};
