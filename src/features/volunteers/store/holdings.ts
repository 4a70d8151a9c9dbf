import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What volunteers keeps about somebody: what they can do, and when and how they would help. */
export const volunteersHoldings: readonly Holding[] = [
  {
    code: 'volunteer',
    table: 'volunteers.volunteer',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      since community_id person_id building_id grid_id lon lat languages groups quiet_from quiet_to
      weekly_cap minutes on_until off_until rostered_from rostered_until asked
      last_asked_at`),
  },
  {
    code: 'skill',
    table: 'volunteers.skill',
    ties: columnsIn('person_id'),
    columns: columnsIn('ability community_id person_id level'),
  },
  {
    code: 'proof',
    table: 'volunteers.proof',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      began_at id community_id person_id ability kind what organisation_id recorded_by ends_at
      reminded_at withdrawn_at withdrawn_by`),
  },
  {
    code: 'proof_recorded',
    table: 'volunteers.proof',
    ties: columnsIn('recorded_by withdrawn_by'),
    columns: columnsIn('began_at id ability kind organisation_id recorded_by withdrawn_by'),
  },
  {
    code: 'avoidance',
    table: 'volunteers.avoidance',
    ties: columnsIn('person_id'),
    columns: columnsIn('noted_at id community_id person_id note'),
  },
];
