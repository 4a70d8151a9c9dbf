import type { MatterId } from '#/features/matters/model/matter.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A matter as a line of a list of outcomes. */
export type Referenced = {
  readonly id: MatterId;
  readonly reference: string;
  readonly title: string;
};

/** Finds matters of a community by the numbers read out on the telephone. */
export async function findReferenced(
  db: Db,
  communityId: string,
  references: readonly string[],
): Promise<readonly Referenced[]> {
  if (references.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('matters.matter')
    .select(['id', 'reference', 'title'])
    .where('community_id', '=', communityId)
    .where((where) => where('reference', '=', where.fn.any(where.val([...references]))))
    .orderBy('reference')
    .execute();
  return rows.map(({ id, reference, title }) => ({ id: id as MatterId, reference, title }));
}

/** Finds what matters of a community are called, by id. */
export async function findTitles(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Referenced>> {
  if (ids.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('matters.matter')
    .select(['id', 'reference', 'title'])
    .where('community_id', '=', communityId)
    .where((where) => where('id', '=', where.fn.any(where.val([...new Set(ids)]))))
    .execute();
  return new Map(
    rows.map(({ id, reference, title }) => [id, { id: id as MatterId, reference, title }]),
  );
}
