import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A calendar that programs read with a secret address. */
export type Feed = {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
};

/** Holds what somebody has of calendars until the transaction ends: they make one at a time. */
export async function holdFeeds(db: Db, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rosters.feed ${personId}`}, 0))`.execute(
    db,
  );
}

/** Saves a calendar; of its address only the hash. */
export async function insertFeed(
  db: Db,
  feed: Feed & { readonly tokenHash: Buffer; readonly madeAt: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .insertInto('rosters.feed')
    .values({
      community_id: feed.communityId,
      id: feed.id,
      token_hash: feed.tokenHash,
      person_id: feed.personId,
      made_at: feed.madeAt,
    })
    .execute();
}

function selectFeeds(db: Db) {
  return tablesOf(db)
    .selectFrom('rosters.feed')
    .select(['community_id as communityId', 'id', 'person_id as personId'])
    .where('revoked_at', 'is', null)
    .where('organisation_id', 'is', null);
}

/** Finds the calendar of somebody’s own shifts, if they have one. */
export async function findOwnFeed(db: Db, personId: string): Promise<Feed | undefined> {
  return selectFeeds(db).where('person_id', '=', personId).executeTakeFirst();
}

/** Finds a calendar by the hash of its secret address. */
export async function findFeed(db: Db, tokenHash: Buffer): Promise<Feed | undefined> {
  return selectFeeds(db).where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** Closes the address of somebody’s calendar; tells whether there was one. */
export async function revokeFeed(
  db: Db,
  of: { readonly personId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('rosters.feed')
    .set({ revoked_at: of.at })
    .where('person_id', '=', of.personId)
    .where('organisation_id', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
