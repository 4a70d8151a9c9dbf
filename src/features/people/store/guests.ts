import type { Db } from '#/platform/db/pool.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { searchNameOf } from '#/features/people/rules/names.ts';
import { tablesOf } from './persons.ts';

const MOST_AT_ONCE = 500;

/** Somebody who came with the paper of a household. */
export type NewGuest = {
  readonly id: string;
  readonly communityId: string;
  readonly householdId: string;
  readonly name: string;
  readonly telephone: string | undefined;
  readonly language: Language;
};

/** Writes down a guest; they belong to no household and have no account. */
export async function insertGuest(
  db: Db,
  guest: NewGuest,
  createdAt: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .insertInto('people.person')
    .values({
      id: guest.id,
      community_id: guest.communityId,
      name: guest.name,
      telephone: guest.telephone ?? null,
      language: guest.language,
      search_name: searchNameOf({ name: guest.name, called: undefined }),
      created_at: createdAt,
      guest_of: guest.householdId,
    })
    .execute();
}

/** Lists guests who came before a moment, the first first; at most five hundred. */
export async function listGuests(
  db: Db,
  before: Temporal.Instant,
): Promise<readonly { readonly id: string; readonly communityId: string }[]> {
  const rows = await tablesOf(db)
    .selectFrom('people.person')
    .select(['id', 'community_id'])
    .where('guest_of', 'is not', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(MOST_AT_ONCE)
    .execute();
  return rows.map((row) => ({ id: row.id, communityId: row.community_id }));
}
