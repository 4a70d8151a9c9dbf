import { sql } from 'kysely';
import type { Db } from './pool.ts';

/** Which ids are looked for, in columns of which names, outside of which schemas and tables. */
export type Referring = {
  readonly ids: readonly string[];
  /** A pattern of PostgreSQL for the names of columns. */
  readonly columns: string;
  /** Schemas, or tables with their schema. */
  readonly except: readonly string[];
};

type ReferringColumn = {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
};

/**
 * Finds which of some ids stand in any column of these names, in whatever table: what something
 * has happened to since. A table that is added later is looked at too.
 */
export async function findReferred(db: Db, wanted: Referring): Promise<ReadonlySet<string>> {
  if (wanted.ids.length === 0) return new Set();
  const columns = await listColumns(db, wanted);
  if (columns.length === 0) return new Set();
  const ids = [...wanted.ids];
  const parts = columns.map(({ schema, table, column, type }) => {
    const named = sql.ref(column);
    const array = type === 'uuid' ? sql`${ids}::text[]::uuid[]` : sql`${ids}::text[]`;
    return sql`select ${named}::text as id from ${sql.table(`${schema}.${table}`)}
      where ${named} = any(${array})`;
  });
  const { rows } = await sql<{ readonly id: string }>`
    ${sql.join(parts, sql` union `)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function listColumns(db: Db, wanted: Referring): Promise<readonly ReferringColumn[]> {
  const { rows } = await sql<ReferringColumn>`
    select n.nspname as schema, c.relname as "table", a.attname as "column",
      format_type(a.atttypid, null) as type
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace
    where a.attname ~ ${wanted.columns} and not a.attisdropped and a.attnum > 0
      and a.atttypid in ('uuid'::regtype, 'text'::regtype)
      and n.nspname <> all(${[...wanted.except, 'graphile_worker', 'pg_catalog', 'information_schema']})
      and n.nspname || '.' || c.relname <> all(${[...wanted.except]})
    order by 1, 2, 3`.execute(db);
  return rows;
}
