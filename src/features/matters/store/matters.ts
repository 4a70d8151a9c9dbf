import { sql } from 'kysely';
import type { Matter, MatterId } from '#/features/matters/model/matter.ts';
import type { Db } from '#/platform/db/pool.ts';
import { matterColumns, toChanges, toMatter, toNewRow } from './matter-row.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Finds a matter without locking it. */
export async function findMatter(db: Db, key: MatterKey): Promise<Matter | undefined> {
  const row = await select(db, key).executeTakeFirst();
  return row === undefined ? undefined : toMatter(row);
}

/** Finds a matter and holds it until the transaction ends; others who change it wait. */
export async function lockMatter(db: Db, key: MatterKey): Promise<Matter | undefined> {
  const row = await select(db, key).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toMatter(row);
}

/** Finds a matter by the number read out on the telephone. */
export async function findByReference(
  db: Db,
  communityId: string,
  reference: string,
): Promise<Matter | undefined> {
  const row = await tablesOf(db)
    .selectFrom('matters.matter')
    .select(matterColumns)
    .where('community_id', '=', communityId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row === undefined ? undefined : toMatter(row);
}

/**
 * Lets those who tell the same words for the same person at once go on one after the other, so that
 * the second finds what the first has told.
 */
export async function holdTelling(
  db: Db,
  told: { readonly askerId: string; readonly foldedHash: Buffer },
): Promise<void> {
  const words = `${told.askerId} ${told.foldedHash.toString('hex')}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${words}, 0))`.execute(db);
}

/** Finds the same words by the same person since an instant: a message sent twice. */
export async function findRepeat(
  db: Db,
  sent: {
    readonly communityId: string;
    readonly askerId: string;
    readonly foldedHash: Buffer;
    readonly since: Temporal.Instant;
  },
): Promise<Matter | undefined> {
  const row = await tablesOf(db)
    .selectFrom('matters.matter')
    .select(matterColumns)
    .where('community_id', '=', sent.communityId)
    .where('asker_id', '=', sent.askerId)
    .where('raised_at', '>=', sent.since)
    .where('folded_hash', '=', sent.foldedHash)
    .where('state', '<>', 'withdrawn')
    .orderBy('raised_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toMatter(row);
}

/** Takes the next number of a community's year; two who take at once get two numbers. */
export async function takeNumber(db: Db, communityId: string, year: number): Promise<number> {
  return takeNumbers(db, { communityId, year, count: 1 });
}

/** Takes several numbers of a community's year one after the other; gives the last of them. */
export async function takeNumbers(
  db: Db,
  wanted: { readonly communityId: string; readonly year: number; readonly count: number },
): Promise<number> {
  const { communityId, year, count } = wanted;
  const row = await tablesOf(db)
    .insertInto('matters.counter')
    .values({ community_id: communityId, year, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'year'])
        .doUpdateSet({ last: sql`matters.counter.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Keeps a matter that has just been raised. */
export async function insertMatter(db: Db, matter: Matter, foldedHash: Buffer): Promise<void> {
  await tablesOf(db).insertInto('matters.matter').values(toNewRow(matter, foldedHash)).execute();
}

/** Saves what has changed of a matter; the caller holds it. */
export async function saveMatter(db: Db, matter: Matter): Promise<void> {
  const saved = await tablesOf(db)
    .updateTable('matters.matter')
    .set(toChanges(matter))
    .where('community_id', '=', matter.communityId)
    .where('id', '=', matter.id)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`${matter.id} is gone while it was changed.`);
}

/**
 * Takes a matter in hand, if nobody has it and it is still in the state that was seen: one
 * statement, so that of many who press at once exactly one gets it. Tells whether it was this one.
 */
export async function takeHold(
  db: Db,
  seen: Matter,
  holder: { readonly personId: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const taken = await tablesOf(db)
    .updateTable('matters.matter')
    .set({
      state: 'claimed',
      state_since: holder.now,
      holder_id: holder.personId,
      passed_from: null,
    })
    .where('community_id', '=', seen.communityId)
    .where('id', '=', seen.id)
    .where('holder_id', 'is', null)
    .where('state', '=', seen.state)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

/** Lets the matters that were merged into one follow the one it is now merged into. */
export async function repointMerged(db: Db, from: MatterKey, into: MatterId): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.matter')
    .set({ merged_into: into })
    .where('community_id', '=', from.communityId)
    .where('merged_into', '=', from.id)
    .where('id', '<>', into)
    .execute();
}

type Count = 'follower_count' | 'comment_count' | 'offer_count' | 'photo_count';

/** Moves one of the counters of a matter. */
export async function addToCount(
  db: Db,
  key: MatterKey,
  count: { readonly name: Count; readonly by: number },
): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.matter')
    .set((set) => ({ [count.name]: set(count.name, '+', count.by) }))
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id)
    .execute();
}

function select(db: Db, key: MatterKey) {
  return tablesOf(db)
    .selectFrom('matters.matter')
    .select(matterColumns)
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id);
}

/** Lists the places of a community, among some, at which matters are. */
export async function listPlacesOfMatters(
  db: Db,
  communityId: string,
  placeIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select distinct place_id as id from matters.matter
    where community_id = ${communityId} and place_id = any(${[...placeIds]}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** In which building and compound a place lies. */
export type LyingIn = {
  readonly placeId: string;
  readonly buildingId: string | undefined;
  readonly compoundId: string | undefined;
};

/** Writes anew in which building and compound matters are; gives how many have changed. */
export async function saveLyingIn(
  db: Db,
  communityId: string,
  all: readonly LyingIn[],
): Promise<number> {
  const saved = await sql`
    update matters.matter m set building_id = t.building_id, compound_id = t.compound_id
    from unnest(
      ${all.map(({ placeId }) => placeId)}::text[],
      ${all.map(({ buildingId }) => buildingId ?? null)}::text[],
      ${all.map(({ compoundId }) => compoundId ?? null)}::text[]
    ) as t (place_id, building_id, compound_id)
    where m.community_id = ${communityId} and m.place_id = t.place_id
      and (m.building_id, m.compound_id) is distinct from (t.building_id, t.compound_id)`.execute(
    db,
  );
  return Number(saved.numAffectedRows ?? 0);
}
