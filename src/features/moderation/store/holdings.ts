import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept of what people object to, and of what was hidden. */
export const moderationHoldings: readonly Holding[] = [
  {
    code: 'objection',
    table: 'moderation.objection',
    ties: columnsIn('person_id'),
    columns: columnsIn('at community_id id review_id person_id reason words'),
  },
  {
    code: 'review',
    table: 'moderation.review',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`
      opened_at community_id id matter_id kind thing_id person_id actor_id due_at decision reason
      words decided_at ended_at`),
  },
  {
    code: 'review_decided',
    table: 'moderation.review',
    ties: columnsIn('decided_by ended_by'),
    columns: columnsIn('decided_at id kind decision reason decided_by ended_at ended_by'),
  },
  {
    code: 'appeal',
    table: 'moderation.appeal',
    ties: columnsIn('person_id'),
    columns: columnsIn(
      'at community_id review_id person_id words due_at outcome answer decided_at',
    ),
  },
  {
    code: 'appeal_decided',
    table: 'moderation.appeal',
    ties: columnsIn('decided_by'),
    columns: columnsIn('decided_at review_id outcome decided_by'),
  },
  {
    code: 'withheld',
    table: 'moderation.withheld',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn('at community_id review_id person_id actor_id title body'),
  },
];
