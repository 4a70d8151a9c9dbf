import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What this feature keeps about somebody: their keys, by name. */
export const guardHoldings: readonly Holding[] = [
  {
    code: 'passkey',
    table: 'guard.passkey',
    ties: columnsIn('person_id'),
    columns: columnsIn('created_at id person_id name transports counter used_at'),
  },
];
