import { subtreeRange } from '#/lib/tree.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './find.ts';

/** Counts the places of a subtree by their level; for a community and below. */
export async function countLevels(db: Db, path: string): Promise<ReadonlyMap<number, number>> {
  const { from, to } = subtreeRange(path);
  return kept(db, { topic: 'places', name: `levels ${path}` }, async () => {
    const rows = await tablesOf(db)
      .selectFrom('places.place')
      .select((select) => ['level', select.fn.countAll<number>().as('count')])
      .where('path', '>=', from)
      .where('path', '<', to)
      .groupBy('level')
      .execute();
    return new Map(rows.map((row) => [row.level, row.count]));
  });
}
