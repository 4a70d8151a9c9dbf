import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { readOne } from './rosters.ts';
import { tablesOf } from './tables.ts';
import { swapStates } from '#/features/rosters/model.ts';
import type { Swap, SwapState } from '#/features/rosters/model.ts';
import type { RostersTables } from '#/features/rosters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';

const MOST_LISTED = 60;

function toSwap(row: Selectable<RostersTables['rosters.swap']>): Swap {
  return {
    communityId: row.community_id,
    id: row.id,
    standId: row.stand_id,
    askedId: row.asked_id ?? undefined,
    returnStandId: row.return_stand_id ?? undefined,
    askedAt: row.asked_at,
    state: readOne(swapStates, row.state),
  };
}

/** Asks whether another takes a shift; tells whether nobody was being asked for it. */
export async function insertSwap(db: Db, swap: Omit<Swap, 'state'>): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('rosters.swap')
    .values({
      community_id: swap.communityId,
      id: swap.id,
      stand_id: swap.standId,
      asked_id: swap.askedId ?? null,
      return_stand_id: swap.returnStandId ?? null,
      asked_at: swap.askedAt,
      state: 'open',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Finds what somebody asked, by its number. */
export async function findSwap(db: Db, id: string): Promise<Swap | undefined> {
  const row = await tablesOf(db)
    .selectFrom('rosters.swap')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSwap(row);
}

/** Finds whether somebody is being asked to take over a place. */
export async function findOpenSwap(db: Db, standId: string): Promise<Swap | undefined> {
  const row = await tablesOf(db)
    .selectFrom('rosters.swap')
    .selectAll()
    .where('stand_id', '=', standId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row && toSwap(row);
}

/** Writes what came of it; tells whether it was still open. */
export async function endSwap(
  db: Db,
  { communityId, id }: Pick<Swap, 'communityId' | 'id'>,
  to: {
    readonly state: Exclude<SwapState, 'open'>;
    readonly at: Temporal.Instant;
    readonly by: string;
  },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('rosters.swap')
    .set({ state: to.state, answered_at: to.at, answered_by: to.by })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** A shift that somebody would pass on. */
export type SwapLine = {
  readonly id: string;
  readonly shiftId: string;
  /** The place of who is asked that would be taken in return. */
  readonly returnStandId: string | null;
};

/** Lists what somebody is asked to take over, themselves or with all of their teams. */
export async function listSwapsFor(
  db: Db,
  of: {
    readonly personId: string;
    readonly organisationIds: readonly string[];
    readonly now: Temporal.Instant;
  },
): Promise<readonly SwapLine[]> {
  const { rows } = await sql<SwapLine>`
    select w.id, s.shift_id as "shiftId", w.return_stand_id as "returnStandId" from rosters.swap w
    join rosters.stand s on s.community_id = w.community_id and s.id = w.stand_id
    join rosters.roster r on r.community_id = s.community_id and r.id = s.roster_id
    where w.state = 'open' and s.state = 'taken' and s.begins_at > ${of.now}
      and s.person_id <> ${of.personId}::uuid and r.state = 'published'
      and (w.asked_id = ${of.personId}::uuid or (w.asked_id is null
        and r.organisation_id = any(${[...of.organisationIds]}::uuid[])))
    order by s.begins_at, w.id limit ${MOST_LISTED}`.execute(db);
  return rows;
}
