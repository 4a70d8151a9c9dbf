import type { Db } from '#/platform/db/pool.ts';
import { handWays } from '#/features/behalf/model.ts';
import type { Slip } from '#/features/behalf/model.ts';
import type { BehalfTables } from '#/features/behalf/tables.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 500;

/**
 * Writes a slip with what stands on it; what another slip tells already is left out. Gives how many
 * things stand on it, so that of two made at once one comes out empty.
 */
export async function insertSlip(
  db: Db,
  slip: Omit<Slip, 'told'>,
  more: {
    readonly codeHash: Buffer;
    readonly entryIds: readonly string[];
    readonly tidingIds: readonly string[];
  },
): Promise<number> {
  await tablesOf(db)
    .insertInto('behalf.slip')
    .values({
      community_id: slip.communityId,
      id: slip.id,
      person_id: slip.personId,
      way: slip.way,
      code_hash: more.codeHash,
      made_by: slip.madeBy,
      made_at: slip.madeAt,
      expires_at: slip.expiresAt,
    })
    .execute();
  return (await putDeeds(db, slip, more.entryIds)) + (await putTidings(db, slip, more.tidingIds));
}

type Key = Pick<Slip, 'communityId' | 'id'>;

async function putDeeds(db: Db, slip: Key, entryIds: readonly string[]): Promise<number> {
  if (entryIds.length === 0) return 0;
  const on = { community_id: slip.communityId, slip_id: slip.id };
  const done = await tablesOf(db)
    .insertInto('behalf.slip_deed')
    .values(entryIds.map((entryId) => ({ ...on, entry_id: entryId })))
    .onConflict((conflict) => conflict.columns(['community_id', 'entry_id']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

async function putTidings(db: Db, slip: Key, tidingIds: readonly string[]): Promise<number> {
  if (tidingIds.length === 0) return 0;
  const on = { community_id: slip.communityId, slip_id: slip.id };
  const done = await tablesOf(db)
    .insertInto('behalf.slip_tiding')
    .values(tidingIds.map((noticeId) => ({ ...on, notice_id: noticeId })))
    .onConflict((conflict) => conflict.column('notice_id').doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** Finds a slip by its number. */
export async function findSlip(db: Db, id: string): Promise<Slip | undefined> {
  const row = await tablesOf(db)
    .selectFrom('behalf.slip')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSlip(row);
}

/** Finds the slip that a code opens still. */
export async function findSlipByHash(
  db: Db,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<Slip | undefined> {
  const row = await tablesOf(db)
    .selectFrom('behalf.slip')
    .selectAll()
    .where('code_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && toSlip(row);
}

/** Lists the slips of a community that nobody has handed over yet, the oldest first. */
export async function listSlipsToTell(db: Db, communityId: string): Promise<readonly Slip[]> {
  const rows = await tablesOf(db)
    .selectFrom('behalf.slip')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('told_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toSlip);
}

/** Notes that a slip reached its person; tells whether nobody had noted it before. */
export async function markTold(
  db: Db,
  slip: Key,
  told: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('behalf.slip')
    .set({ told_at: told.at, told_by: told.by })
    .where('community_id', '=', slip.communityId)
    .where('id', '=', slip.id)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Lists the entries of the journal that stand on a slip. */
export async function listEntriesOf(db: Db, slip: Key): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('behalf.slip_deed')
    .select('entry_id')
    .where('community_id', '=', slip.communityId)
    .where('slip_id', '=', slip.id)
    .execute();
  return rows.map((row) => row.entry_id);
}

/** Finds which entries of a community stand on some slip already. */
export async function findOnSlips(
  db: Db,
  communityId: string,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entryIds.length === 0) return new Set();
  const rows = await tablesOf(db)
    .selectFrom('behalf.slip_deed')
    .select('entry_id')
    .where('community_id', '=', communityId)
    .where((where) => where('entry_id', '=', where.fn.any(where.val([...entryIds]))))
    .execute();
  return new Set(rows.map((row) => row.entry_id));
}

/** Lists the tidings that stand on a slip. */
export async function listTidingsOf(db: Db, slip: Key): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('behalf.slip_tiding')
    .select('notice_id')
    .where('community_id', '=', slip.communityId)
    .where('slip_id', '=', slip.id)
    .execute();
  return rows.map((row) => row.notice_id);
}

/** Finds which tidings stand on some slip already. */
export async function findTidingsOnSlips(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tablesOf(db)
    .selectFrom('behalf.slip_tiding')
    .select('notice_id')
    .where((where) => where('notice_id', '=', where.fn.any(where.val([...ids]))))
    .execute();
  return new Set(rows.map((row) => row.notice_id));
}

function toSlip(row: BehalfTables['behalf.slip']): Slip {
  const { told_at: at, told_by: by } = row;
  return {
    communityId: row.community_id,
    id: row.id,
    personId: row.person_id,
    way: handWays.find((way) => way === row.way) ?? 'slip',
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    told: at === null || by === null ? undefined : { at, by },
  };
}
