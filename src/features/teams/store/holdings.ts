import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What teams keeps about somebody: where they are in, what they asked, who invited them. */
export const teamsHoldings: readonly Holding[] = [
  {
    code: 'team_membership',
    table: 'teams.membership',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      joined_at id community_id organisation_id person_id came_by agreed_by agreed_way recorded_by
      shares_telephone left_at left_as ended_by reason`),
  },
  {
    code: 'team_membership_recorded',
    table: 'teams.membership',
    ties: columnsIn('recorded_by agreed_by ended_by'),
    columns: columnsIn('joined_at id organisation_id agreed_by recorded_by ended_by'),
  },
  {
    code: 'team_request',
    table: 'teams.request',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      asked_at id community_id organisation_id person_id words shares_telephone asked_by asked_way
      state answered_at answered_by answer`),
  },
  {
    code: 'team_request_answered',
    table: 'teams.request',
    ties: columnsIn('asked_by answered_by'),
    columns: columnsIn('asked_at id organisation_id asked_by answered_at answered_by answer'),
  },
  {
    code: 'team_invitation',
    table: 'teams.invitation',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      invited_at id community_id organisation_id person_id words lapses_at state answered_at`),
  },
  {
    code: 'team_invitation_sent',
    table: 'teams.invitation',
    ties: columnsIn('invited_by'),
    columns: columnsIn('invited_at id organisation_id note words invited_by lapses_at'),
  },
  {
    code: 'team_purpose',
    table: 'teams.purpose',
    ties: columnsIn('changed_by'),
    columns: columnsIn('changed_at organisation_id words abilities changed_by'),
  },
];
