import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept about who was told, and of what they took back. */
export const behalfHoldings: readonly Holding[] = [
  {
    code: 'slip',
    table: 'behalf.slip',
    ties: columnsIn('person_id'),
    columns: columnsIn('made_at community_id id person_id way made_by expires_at told_at told_by'),
  },
  {
    code: 'slip_made',
    table: 'behalf.slip',
    ties: columnsIn('made_by told_by'),
    columns: columnsIn('made_at id made_by told_at told_by'),
  },
  {
    code: 'reversal',
    table: 'behalf.reversal',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn('at community_id entry_id person_id actor_id by_way'),
  },
];
