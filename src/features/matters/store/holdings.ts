import { columnsIn } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';

/**
 * What matters keeps about somebody. Who works on a matter of others hears that they did, not what
 * the others said in it.
 */
export const matterHoldings: readonly Holding[] = [
  {
    code: 'matter',
    table: 'matters.matter',
    ties: columnsIn('asker_id'),
    columns: columnsIn(`
      raised_at id reference community_id place_id building_id compound_id lon lat
      profile category title body visibility is_anonymous state state_since asker_id
      actor_id against_organisation_id holder_id last_handler_id scheduled_for closed_at
      closed_as verdict is_satisfied`),
  },
  {
    code: 'matter_typed',
    table: 'matters.matter',
    ties: columnsIn('actor_id holder_id last_handler_id'),
    columns: columnsIn(`
      raised_at id reference category state asker_id actor_id holder_id last_handler_id`),
  },
  {
    code: 'assignment',
    table: 'matters.assignment',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`
      started_at id matter_id role origin person_id organisation_id actor_id
      acknowledged_at ended_at end_reason`),
  },
  {
    code: 'event',
    table: 'matters.event',
    ties: columnsIn('actor_id person_id'),
    columns: columnsIn(`
      at id matter_id verb from_state to_state actor_id person_id part note visibility
      data`),
  },
  {
    code: 'event_told',
    table: 'matters.event',
    ties: columnsIn('addressed_to'),
    columns: columnsIn('at id matter_id verb addressed_to note'),
  },
  {
    code: 'comment',
    table: 'matters.comment',
    ties: columnsIn('actor_id person_id'),
    columns: columnsIn('at id matter_id actor_id person_id part body visibility'),
  },
  {
    code: 'offer',
    table: 'matters.offer',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn('at id matter_id person_id actor_id words answer answered_at answered_by'),
  },
  {
    code: 'offer_answered',
    table: 'matters.offer',
    ties: columnsIn('answered_by'),
    columns: columnsIn('answered_at id matter_id answer answered_by'),
  },
  {
    code: 'request',
    table: 'matters.request',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`
      at id matter_id kind person_id actor_id reason until answer answered_at
      answered_by`),
  },
  {
    code: 'request_answered',
    table: 'matters.request',
    ties: columnsIn('answered_by'),
    columns: columnsIn('answered_at id matter_id kind answer answered_by'),
  },
  {
    code: 'photo',
    table: 'matters.photo',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn('at id matter_id file_id thing_id stage person_id actor_id'),
  },
  {
    code: 'verdict',
    table: 'matters.verdict',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`
      at id matter_id person_id actor_id answer is_satisfied thanks wishes_to_help`),
  },
  {
    code: 'reopening',
    table: 'matters.reopening',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn(`
      at id matter_id kind from_state person_id actor_id reason decision decided_at
      decided_by`),
  },
  {
    code: 'reopening_decided',
    table: 'matters.reopening',
    ties: columnsIn('decided_by'),
    columns: columnsIn('decided_at id matter_id decision decided_by'),
  },
  {
    code: 'follower',
    table: 'matters.follower',
    ties: columnsIn('person_id actor_id'),
    columns: columnsIn('since matter_id person_id actor_id origin'),
  },
  {
    code: 'helped',
    table: 'matters.helped',
    ties: columnsIn('person_id'),
    columns: columnsIn(`
      helped_at person_id helped_matter_id wished_at helping_at helping_matter_id`),
  },
  {
    code: 'contact_sight',
    table: 'matters.contact_sight',
    ties: columnsIn('reader_id'),
    columns: columnsIn('first_at matter_id reader_id'),
  },
  {
    code: 'draft',
    table: 'matters.draft',
    ties: columnsIn('person_id'),
    columns: columnsIn('updated_at id person_id fields photos expires_at'),
  },
  {
    code: 'saved_filter',
    table: 'matters.saved_filter',
    ties: columnsIn('owner_id'),
    columns: columnsIn('saved_at id owner_id organisation_id name place_id show queue group_code'),
  },
];
