import { sql } from 'kysely';
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

const MOST_BY_HAND = 20_000;

/**
 * Lists who of a community is told on paper or by telephone: who chose that, and who has never
 * signed in and chose nothing (`usualToldWay`); only those whom the reader reaches.
 */
export async function listToldByHand(db: Db, communityId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select p.id from people.person p
    left join people.told_way w on w.community_id = p.community_id and w.person_id = p.id
    where p.community_id = ${communityId} and (w.way in ('telephone', 'slip') or (w.way is null and p.account_since is null))
    limit ${MOST_BY_HAND}`.execute(db);
  return rows.map(({ id }) => id);
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
