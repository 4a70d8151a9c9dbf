import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept about who was called. */
export const calloutHoldings: readonly Holding[] = [
  {
    code: 'alert',
    table: 'callouts.alert',
    ties: columnsIn('person_id'),
    columns: columnsIn(
      'asked_at community_id call_id person_id wave rung seen_at answer answered_at way_minutes chosen_at',
    ),
  },
];
