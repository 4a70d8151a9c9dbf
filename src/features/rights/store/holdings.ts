import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What somebody asked about what is held of them. */
export const rightsHoldings: readonly Holding[] = [
  {
    code: 'reading',
    table: 'rights.reading',
    ties: columnsIn('person_id helper_id'),
    columns: columnsIn('since person_id helper_id until'),
  },
  {
    code: 'correction',
    table: 'rights.correction',
    ties: columnsIn('person_id asked_by'),
    columns: columnsIn(`
      asked_at id community_id person_id asked_by words answer answered_at answered_by
      reason`),
  },
  {
    code: 'correction_answered',
    table: 'rights.correction',
    ties: columnsIn('answered_by'),
    columns: columnsIn('answered_at id answer answered_by reason'),
  },
  {
    code: 'leaving',
    table: 'rights.leaving',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      asked_at id community_id person_id asked_by due_at takes_words withdrawn_at
      done_at`),
  },
];
