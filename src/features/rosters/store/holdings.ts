import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What rosters keep about somebody: where they stood by, their yes, swaps, rosters, calendars. */
export const rosterHoldings: readonly Holding[] = [
  {
    code: 'stand',
    table: 'rosters.stand',
    ties: columnsIn('person_id put_by'),
    columns: columnsIn(`
      begins_at community_id roster_id shift_id id level seat person_id state consent ends_at put_by
      put_at answered_at entered_at`),
  },
  {
    code: 'standing_yes',
    table: 'rosters.standing_yes',
    ties: columnsIn('person_id'),
    columns: columnsIn('said_at community_id kind_id person_id'),
  },
  {
    code: 'swap',
    table: 'rosters.swap',
    ties: columnsIn('asked_id answered_by'),
    columns: columnsIn(`
      asked_at community_id id stand_id asked_id return_stand_id state answered_at answered_by`),
  },
  {
    code: 'roster',
    table: 'rosters.roster',
    ties: columnsIn('drawn_by'),
    columns: columnsIn(
      'drawn_at community_id id organisation_id name starts_on ends_on ability state drawn_by',
    ),
  },
  {
    code: 'feed',
    table: 'rosters.feed',
    ties: columnsIn('person_id'),
    columns: columnsIn('made_at community_id id person_id organisation_id revoked_at'),
  },
];
