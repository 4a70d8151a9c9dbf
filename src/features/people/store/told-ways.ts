import type { Db } from '#/platform/db/pool.ts';
import { toldWays } from '#/features/people/model.ts';
import type { Person, ToldWay } from '#/features/people/model.ts';
import { usualToldWay } from '#/features/people/rules/told-ways.ts';
import { findPersons, tablesOf } from './persons.ts';

/** Notes how somebody wishes to be told; what they chose before holds no more. */
export async function saveToldWay(
  db: Db,
  person: Pick<Person, 'id' | 'communityId'>,
  chosen: { readonly way: ToldWay; readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const { way, at: chosen_at, by: chosen_by } = chosen;
  await tablesOf(db)
    .insertInto('people.told_way')
    .values({
      community_id: person.communityId,
      person_id: person.id,
      way,
      chosen_at,
      chosen_by,
    })
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'person_id']).doUpdateSet({ way, chosen_at, chosen_by }),
    )
    .execute();
}

/**
 * Tells how people wish to be told what others did for them; who has chosen nothing is told on
 * their own page, or on paper as long as they have never signed in.
 */
export async function toldWaysOf(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ToldWay>> {
  const persons = await findPersons(db, personIds);
  if (persons.size === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('people.told_way')
    .select(['person_id', 'way'])
    .where((where) => where('person_id', '=', where.fn.any(where.val([...persons.keys()]))))
    .execute();
  const chosen = new Map(
    rows.map((row) => [row.person_id, toldWays.find((way) => way === row.way)]),
  );
  return new Map(
    [...persons].map(([id, person]) => [id, chosen.get(id) ?? usualToldWay(person)] as const),
  );
}
