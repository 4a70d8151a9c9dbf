import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Lists which of some texts a check of the database on one column lets in. */
export async function letsIn(
  db: Db,
  check: { readonly constraint: string; readonly column: string },
  texts: readonly string[],
): Promise<readonly string[]> {
  const { rows: found } = await sql<{ readonly wording: string }>`
    select pg_get_expr(conbin, conrelid) as wording from pg_constraint
    where conname = ${check.constraint}`.execute(db);
  const [one] = found;
  if (one === undefined) throw new Error(`There is no ${check.constraint}.`);
  const { rows } = await sql<{ readonly text: string }>`
    select t.${sql.ref(check.column)} as text
    from (select x collate "C" as ${sql.ref(check.column)}
      from unnest(${[...texts]}::text[]) with ordinality as u (x, at) order by at) as t
    where ${sql.raw(one.wording)}`.execute(db);
  return rows.map(({ text }) => text);
}
