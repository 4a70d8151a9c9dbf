import { columnsIn } from './holding.ts';
import type { Holding } from './holding.ts';

/** What the platform keeps about people: how they sign in, what they did, what they sent. */
export const platformHoldings: readonly Holding[] = [
  {
    code: 'session',
    table: 'platform.session',
    ties: columnsIn('person_id'),
    columns: columnsIn(
      `created_at id person_id acting_for_id acting_way seen_at expires_at device name scopes
      organisation_id way strong_until`,
    ),
  },
  {
    code: 'session_for',
    table: 'platform.session',
    ties: columnsIn('acting_for_id'),
    columns: columnsIn('created_at id person_id acting_for_id acting_way'),
  },
  {
    code: 'sign_in_code',
    table: 'platform.sign_in_code',
    ties: columnsIn('person_id'),
    columns: columnsIn('created_at id person_id channel expires_at attempts_left used_at'),
  },
  {
    code: 'sign_in_link',
    table: 'platform.sign_in_link',
    ties: columnsIn('person_id'),
    columns: columnsIn('created_at person_id purpose expires_at uses_left'),
  },
  {
    code: 'request_key',
    table: 'platform.request_key',
    ties: columnsIn('actor_id'),
    columns: columnsIn('at endpoint actor_id'),
  },
  {
    code: 'read_about_me',
    table: 'platform.reading',
    ties: columnsIn('person_id'),
    columns: columnsIn('at hour person_id actor_id community_id kind office reason'),
  },
  {
    code: 'read_by_me',
    table: 'platform.reading',
    ties: columnsIn('actor_id'),
    columns: columnsIn('at hour person_id actor_id community_id kind office reason'),
  },
  {
    code: 'file',
    table: 'platform.file',
    ties: columnsIn('uploader_id'),
    columns: columnsIn('at id uploader_id media_type bytes width height sha256'),
  },
  {
    // Not where it was: that may be the flat of whoever asked for it.
    code: 'journal',
    table: 'platform.journal',
    ties: columnsIn('actor_id person_id'),
    columns: columnsIn(`
      at id actor_id person_id community_id  feature verb subject_id data`),
  },
  {
    // Who opened the record: what was done to somebody, told without what else it was about.
    code: 'journal_about',
    table: 'platform.journal',
    ties: columnsIn('subject_id'),
    columns: columnsIn('at id actor_id feature verb subject_id'),
  },
];
