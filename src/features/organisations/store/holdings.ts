import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What organisations keeps about somebody: where they belong, which posts they hold. */
export const organisationHoldings: readonly Holding[] = [
  {
    code: 'membership',
    table: 'organisations.membership',
    ties: columnsIn('person_id'),
    columns: columnsIn('joined_on id community_id organisation_id person_id left_on'),
  },
  {
    code: 'term',
    table: 'organisations.term',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      starts_on id community_id post_id person_id planned_end_on ended_on end_reason
      appointed_by`),
  },
  {
    code: 'term_given',
    table: 'organisations.term',
    ties: columnsIn('appointed_by'),
    columns: columnsIn('starts_on id post_id appointed_by'),
  },
];
