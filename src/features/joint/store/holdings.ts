import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept of who called others to a joint task, answered for an office, or ended a part. */
export const jointHoldings: readonly Holding[] = [
  {
    code: 'joint_asked',
    table: 'joint.task',
    ties: columnsIn('asked_by'),
    columns: columnsIn(`
      asked_at community_id id matter_id asked_by what meeting_place report_due_at meet_at state
      superior
      agreed result assessment_words called_off_for`),
  },
  {
    code: 'joint_answered',
    table: 'joint.call',
    ties: columnsIn('answered_by'),
    columns: columnsIn(`
      answered_at community_id task_id body answered_by comes_as reason decision state
      report_due_at decline_count attended_at`),
  },
  {
    code: 'joint_part',
    table: 'joint.part',
    ties: columnsIn('recorded_by'),
    columns: columnsIn(
      'ended_at community_id task_id what agreed_at due_at outcome outcome_words recorded_by',
    ),
  },
];
