import { sql } from 'kysely';
import type { Db } from './pool.ts';

/** As many as even a small machine has processors. */
const AT_ONCE = 2;

/**
 * Lets PostgreSQL look at what was just loaded, at two tables at a time and the largest first. It
 * looks by itself within a minute or so; until then it plans as for empty tables, and the first
 * pages take seconds.
 */
export async function analyze(db: Db): Promise<void> {
  const { rows: tables } = await sql<{ readonly name: string }>`
    select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$)'
    order by c.relpages desc, pg_relation_size(c.oid) desc, name`.execute(db);
  const look = async () => {
    for (let one = tables.shift(); one !== undefined; one = tables.shift()) {
      await sql`analyze ${sql.raw(one.name)}`.execute(db);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
}
