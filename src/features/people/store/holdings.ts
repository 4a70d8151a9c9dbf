import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What people keeps about somebody: who they are, where they live, what they may do. */
export const peopleHoldings: readonly Holding[] = [
  {
    code: 'person',
    table: 'people.person',
    ties: columnsIn('id'),
    columns: columnsIn(`
      created_at id community_id name called birth_year telephone email language
      search_name account_since guest_of`),
  },
  {
    code: 'login',
    table: 'people.login',
    ties: columnsIn('person_id'),
    columns: columnsIn('person_id kind address confirmed_at'),
  },
  {
    code: 'residence',
    table: 'people.residence',
    ties: columnsIn('person_id'),
    columns: columnsIn('since id community_id household_id person_id relation until'),
  },
  {
    code: 'relation',
    table: 'people.relation',
    ties: columnsIn('helper_id person_id'),
    columns: columnsIn(`
      starts_at id helper_id person_id kind consent_way consented_on recorded_by ends_at
      ended_at ended_by`),
  },
  {
    code: 'told_way',
    table: 'people.told_way',
    ties: columnsIn('person_id'),
    columns: columnsIn('chosen_at community_id person_id way chosen_by'),
  },
  {
    code: 'told_way_chosen',
    table: 'people.told_way',
    ties: columnsIn('chosen_by'),
    columns: columnsIn('chosen_at chosen_by'),
  },
  {
    // What a worker recorded for others says of the worker only that they did it.
    code: 'relation_recorded',
    table: 'people.relation',
    ties: columnsIn('recorded_by ended_by'),
    columns: columnsIn('starts_at id recorded_by ended_by ended_at'),
  },
  {
    code: 'grant',
    table: 'people.grant',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      granted_at id person_id role place_id community_id organisation_id starts_at
      ends_at reason granted_by withdrawn_at withdrawn_by withdrawal_reason`),
  },
  {
    code: 'grant_given',
    table: 'people.grant',
    ties: columnsIn('granted_by withdrawn_by'),
    columns: columnsIn('granted_at id role place_id granted_by withdrawn_at withdrawn_by'),
  },
  {
    code: 'counter_code',
    table: 'people.counter_code',
    ties: columnsIn('person_id issued_by'),
    columns: columnsIn('issued_at id person_id issued_by expires_at used_at withdrawn_at'),
  },
  {
    code: 'sheet_code',
    table: 'people.sheet_code',
    ties: columnsIn('person_id issued_by'),
    columns: columnsIn(
      'issued_at id sheet_id number person_id issued_by issued_in expires_at used_at withdrawn_at',
    ),
  },
  {
    code: 'vouch',
    table: 'people.vouch',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      vouched_at id community_id person_id residence_id ground made_home vouched_by ended_at
      ended_by`),
  },
  {
    // What a leader said of others tells of the leader only that they said it.
    code: 'vouch_given',
    table: 'people.vouch',
    ties: columnsIn('vouched_by ended_by'),
    columns: columnsIn('vouched_at id ground vouched_by ended_at ended_by'),
  },
  {
    code: 'household_code',
    table: 'people.household_code',
    ties: columnsIn('issued_by'),
    columns: columnsIn('issued_at id issued_by expires_at uses_left withdrawn_at'),
  },
];
