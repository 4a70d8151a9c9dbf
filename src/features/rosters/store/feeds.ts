import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A calendar that programs read with a secret address. */
export type Feed = {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  /** The team whose shifts it shows; nothing for one’s own. */
  readonly organisationId: string | undefined;
};

/** Whose calendar, and of what. */
export type FeedOf = Pick<Feed, 'personId' | 'organisationId'>;

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
      organisation_id: feed.organisationId ?? null,
      made_at: feed.madeAt,
    })
    .execute();
}

function selectFeeds(db: Db) {
  return tablesOf(db)
    .selectFrom('rosters.feed')
    .select(['community_id', 'id', 'person_id', 'organisation_id'])
    .where('revoked_at', 'is', null);
}

type FeedRow = Awaited<ReturnType<ReturnType<typeof selectFeeds>['execute']>>[number];

function toFeed(row: FeedRow): Feed {
  return {
    communityId: row.community_id,
    id: row.id,
    personId: row.person_id,
    organisationId: row.organisation_id ?? undefined,
  };
}

/** Finds the calendar that somebody has of their own shifts, or of those of a team. */
export async function findOwnFeed(db: Db, of: FeedOf): Promise<Feed | undefined> {
  const row = await selectFeeds(db)
    .where('person_id', '=', of.personId)
    .where('organisation_id', 'is not distinct from', of.organisationId ?? null)
    .executeTakeFirst();
  return row && toFeed(row);
}

/** Finds a calendar by the hash of its secret address. */
export async function findFeed(db: Db, tokenHash: Buffer): Promise<Feed | undefined> {
  const row = await selectFeeds(db).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && toFeed(row);
}

/** Closes the address of a calendar of somebody; tells whether there was one. */
export async function revokeFeed(
  db: Db,
  of: FeedOf & { readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('rosters.feed')
    .set({ revoked_at: of.at })
    .where('person_id', '=', of.personId)
    .where('organisation_id', 'is not distinct from', of.organisationId ?? null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
