import { sql } from 'kysely';
import { subtreeRange } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findReferred } from '#/platform/db/referred.ts';
import { HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { KnownSpot } from '#/features/places/rules/household-rows.ts';

type SpotRow = KnownSpot & { readonly path: string };

/** Finds what stands at paths, also what was written in this transaction. */
export async function findSpots(
  db: Db,
  paths: readonly string[],
): Promise<ReadonlyMap<string, KnownSpot>> {
  const { rows } = await sql<SpotRow>`
    select path, id, level, (attributes ->> 'floor')::int as floor,
      (attributes ->> 'position')::int as position
    from places.place where path = any(${[...paths]}::text[])`.execute(db);
  return new Map(rows.map(({ path, ...spot }) => [path, spot]));
}

export type Window = {
  readonly id: string;
  readonly floor: number | null;
  readonly position: number | null;
};

/** Writes behind which windows households are. */
export async function saveWindows(db: Db, windows: readonly Window[]): Promise<void> {
  await sql`
    update places.place p
    set attributes = p.attributes || jsonb_build_object('floor', t.floor, 'position', t.position)
    from unnest(
      ${windows.map(({ id }) => id)}::text[],
      ${windows.map(({ floor }) => floor)}::int[],
      ${windows.map(({ position }) => position)}::int[]
    ) as t (id, floor, position)
    where p.id = t.id`.execute(db);
}

/** Finds behind which windows households are now. */
export async function windowsOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<Window, 'floor' | 'position'>>> {
  const { rows } = await sql<Window>`
    select id, (attributes ->> 'floor')::int as floor, (attributes ->> 'position')::int as position
    from places.place where id = any(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ id, floor, position }) => [id, { floor, position }]));
}

/** Columns of any table by which something can be at a place. */
const AT_A_PLACE = '(^|_)(place|household|building|subject)_id$';
/** Where a sheet notes what it made itself, and the tree. */
const EXCEPT = ['places', 'sheets'];

/** Finds which of some households something has been done with: somebody lives there, a matter. */
export async function findUsed(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return findReferred(db, { ids, columns: AT_A_PLACE, except: EXCEPT });
}

/** Takes out places below which there is nothing. */
export async function deleteEmpty(db: Db, ids: readonly string[]): Promise<void> {
  await sql`
    delete from places.place p where p.id = any(${[...ids]}::text[])
      and not exists (select 1 from places.place c where c.parent_path = p.path)`.execute(db);
}

/** Finds which of some places are there. */
export async function findThere(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly id: string }>`
    select id from places.place where id = any(${[...ids]}::text[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export type HouseholdLine = SpotRow & { readonly name: string };

const BATCH = 2_000;

/** Lists the households of a subtree in the order of their paths, a batch at a time. */
export async function* eachHousehold(db: Db, path: string): AsyncGenerator<HouseholdLine> {
  const { from, to } = subtreeRange(path);
  let after = from;
  for (;;) {
    const { rows } = await sql<HouseholdLine>`
      select path, id, level, name, (attributes ->> 'floor')::int as floor,
        (attributes ->> 'position')::int as position
      from places.place
      where path > ${after} and path < ${to} and level = ${HOUSEHOLD_LEVEL}
      order by path limit ${BATCH}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.path;
  }
}
