import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Which urgent matter it is, and what it is about. */
export type UrgentRow = {
  readonly communityId: string;
  readonly id: string;
  readonly reference: string;
  readonly category: string;
};

/** Lists which of these matters are urgent, in no order. */
export async function listUrgent(
  db: Db,
  of: { readonly communityIds: readonly string[]; readonly ids: readonly string[] },
): Promise<readonly UrgentRow[]> {
  if (of.ids.length === 0) return [];
  return tablesOf(db)
    .selectFrom('matters.matter')
    .select(['community_id as communityId', 'id', 'reference', 'category'])
    .where((where) =>
      where('community_id', '=', where.fn.any(where.val([...of.communityIds]))).and(
        where('id', '=', where.fn.any(where.val([...of.ids]))),
      ),
    )
    .where('profile', '=', 'urgent')
    .execute();
}
