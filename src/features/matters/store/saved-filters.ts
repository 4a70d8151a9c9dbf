import type { Selectable } from 'kysely';
import type { SavedFilter } from '#/features/matters/model/saved-filter.ts';
import { deskShows } from '#/features/matters/model/shows.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST = 100;

/** Lists the views of desks that somebody keeps or has by a body of theirs, by name. */
export async function listSavedFilters(
  db: Db,
  reader: { readonly personId: string; readonly bodyIds: readonly string[] },
): Promise<readonly SavedFilter[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.saved_filter')
    .selectAll()
    .where((where) =>
      where.or([
        where('owner_id', '=', reader.personId),
        where('organisation_id', '=', where.fn.any(where.val([...reader.bodyIds]))),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(toSavedFilter);
}

/** Keeps a view of a desk; false when its owner has one of that name. */
export async function insertSavedFilter(
  db: Db,
  filter: SavedFilter,
  savedAt: Temporal.Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf(db)
    .insertInto('matters.saved_filter')
    .values({
      id: filter.id,
      owner_id: filter.ownerId,
      organisation_id: filter.organisationId ?? null,
      name: filter.name,
      place_id: filter.placeId,
      show: filter.show,
      queue: filter.queue ?? null,
      group_code: filter.group ?? null,
      saved_at: savedAt,
    })
    .onConflict((conflict) => conflict.columns(['owner_id', 'name']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Throws away a view that somebody keeps; false when there is none of theirs. */
export async function deleteSavedFilter(
  db: Db,
  { id, ownerId }: Pick<SavedFilter, 'id' | 'ownerId'>,
): Promise<boolean> {
  const { numDeletedRows } = await tablesOf(db)
    .deleteFrom('matters.saved_filter')
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

function toSavedFilter(row: Selectable<MattersTables['matters.saved_filter']>): SavedFilter {
  return {
    id: row.id,
    ownerId: row.owner_id,
    organisationId: row.organisation_id ?? undefined,
    name: row.name,
    placeId: row.place_id,
    show: deskShows.find((show) => show === row.show) ?? 'all',
    queue: row.queue ?? undefined,
    group: row.group_code ?? undefined,
  };
}
