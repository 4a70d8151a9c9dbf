import { sql } from 'kysely';
import type { Setting } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { toSetting } from './settings.ts';
import { tablesOf } from './tables.ts';

/**
 * What somebody has set, and what they would be called for: what they can do without learning it,
 * and have shown a proof of where one is needed.
 */
export type Helper = Setting & { readonly able: ReadonlySet<string> };

/** Finds what several people have set and can do; who does not volunteer is not among them. */
export async function findHelpers(
  db: Db,
  personIds: readonly string[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Helper>> {
  const settings = await tablesOf(db)
    .selectFrom('volunteers.volunteer')
    .selectAll()
    .where((where) => where('person_id', '=', where.fn.any(where.val([...personIds]))))
    .execute();
  const { rows } = await sql<{ readonly person_id: string; readonly ability: string }>`
    select k.person_id, k.ability from volunteers.skill k
    join volunteers.ability a on a.code = k.ability
    where k.person_id = any(${[...personIds]}::uuid[]) and k.level = 'able'
      and (not a.needs_proof or exists (select from volunteers.proof p
        where p.person_id = k.person_id and p.ability = k.ability and p.kind = 'shown'
          and p.withdrawn_at is null and p.began_at <= ${at} and p.ends_at > ${at}))`.execute(db);
  const able = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    settings.map((row) => {
      const own = able.get(row.person_id)?.map(({ ability }) => ability);
      return [row.person_id, { ...toSetting(row), able: new Set(own) }];
    }),
  );
}
