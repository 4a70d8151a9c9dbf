import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What this feature keeps about somebody: their keys, by name, and broken glasses. */
export const guardHoldings: readonly Holding[] = [
  {
    code: 'passkey',
    table: 'guard.passkey',
    ties: columnsIn('person_id'),
    columns: columnsIn('created_at id person_id name transports counter used_at'),
  },
  {
    code: 'recovery',
    table: 'guard.recovery',
    ties: columnsIn('person_id first_by second_by'),
    columns: columnsIn(`asked_at id person_id session_id expires_at first_by first_at second_by
      second_at ended_at`),
  },
  {
    code: 'glass',
    table: 'guard.glass',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`broken_at id person_id actor_id office community_id matter reason ends_at
      finding words reviewed_at reviewed_by`),
  },
  {
    code: 'glass_reviewed',
    table: 'guard.glass',
    ties: columnsIn('reviewed_by'),
    columns: columnsIn('reviewed_at id community_id finding words reviewed_by'),
  },
];
