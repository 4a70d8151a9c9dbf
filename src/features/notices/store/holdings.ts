import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What notices keeps about somebody: what they were told, by which way, and what they chose. */
export const noticesHoldings: readonly Holding[] = [
  {
    code: 'notice',
    table: 'notices.notice',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      at id community_id person_id entry_id topic kind matter_id is_urgent read_at`),
  },
  {
    code: 'delivery',
    table: 'notices.delivery',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      made_at id community_id person_id notice_id matter_id channel topic kind is_urgent state
      due_at message_id attempts tried_at settled_at fault`),
  },
  {
    code: 'choice',
    table: 'notices.choice',
    ties: columnsIn('person_id'),
    columns: columnsIn('chosen_at topic channel person_id timing'),
  },
  {
    code: 'hours',
    table: 'notices.hours',
    ties: columnsIn('person_id'),
    columns: columnsIn('person_id quiet_from quiet_to digest_at'),
  },
  {
    code: 'stop',
    table: 'notices.stop',
    ties: columnsIn('person_id'),
    columns: columnsIn('stopped_at topic person_id'),
  },
  {
    code: 'subscription',
    table: 'notices.subscription',
    ties: columnsIn('person_id'),
    columns: columnsIn('made_at id person_id device session_id'),
  },
];
