import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/** What is kept about who was called to come with many, and who called them. */
export const musterHoldings: readonly Holding[] = [
  {
    code: 'muster_asked',
    table: 'musters.asked',
    ties: columnsIn('person_id'),
    columns: columnsIn(
      'asked_at community_id muster_id person_id seen_at answer answered_at place placed_at came',
    ),
  },
  {
    code: 'muster_made',
    table: 'musters.muster',
    ties: columnsIn('made_by'),
    columns: columnsIn(
      'made_at community_id id made_by title meeting_place note area_id starts_at wanted coming asked_at ended_at ended_as end_words',
    ),
  },
];
