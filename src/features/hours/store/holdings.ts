import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept of the time somebody gave, asked for, wrote down, confirmed or dealt with. */
export const hoursHoldings: readonly Holding[] = [
  {
    code: 'hours_record',
    table: 'hours.record',
    ties: columnsIn('person_id asker_id recorded_by confirmed_by closed_by'),
    columns: columnsIn(`
      recorded_at id community_id person_id matter_id asker_id team place_id activity in_charge content
      materials started_at ended_at minutes held_on due_on is_due_certain recorded_on recorded_by
      late_reason replaces_id correction state confirmed_at confirmed_by confirmed_as closed_at
      closed_by closed_for told_at`),
  },
  {
    code: 'hours_change',
    table: 'hours.change',
    ties: columnsIn('person_id'),
    columns: columnsIn(
      'at id community_id record_id sign person_id team place_id held_on size minutes',
    ),
  },
  {
    code: 'hours_sheet',
    table: 'hours.sheet',
    ties: columnsIn('person_id made_by'),
    columns: columnsIn(`
      made_at id community_id person_id shows_name shows_activities from_on to_on minutes star_level made_by
      valid_until revoked_at`),
  },
];
