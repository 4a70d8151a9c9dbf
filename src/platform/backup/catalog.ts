import type { Pool, PoolClient } from 'pg';
import { listSchemas } from '#/platform/db/migrate.ts';

/** A table as it stands in a database, with what its rows are copied by. */
export type Table = {
  readonly schema: string;
  readonly name: string;
  /** In order; without those that the database reckons by itself. */
  readonly columns: readonly Column[];
};

export type Column = {
  readonly name: string;
  /**
   * A number of a transaction means something in its own database only. A stamp is the transaction
   * that wrote the row; a mark divides stamps into those before it and the others.
   */
  readonly transaction: 'stamp' | 'mark' | undefined;
};

export type Sequence = { readonly schema: string; readonly name: string };

type ColumnRow = {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly is_transaction: boolean;
  readonly has_default: boolean;
};

/** Lists the tables of some schemas, with their columns. */
export async function listTables(
  client: PoolClient,
  schemas: readonly string[],
): Promise<readonly Table[]> {
  const { rows } = await client.query<ColumnRow>(
    `select n.nspname as schema, c.relname as "table", a.attname as name,
            a.atttypid = 'xid8'::regtype as is_transaction, a.atthasdef as has_default
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = any($1) and c.relkind = 'r' and a.attgenerated = ''
     order by n.nspname collate "C", c.relname collate "C", a.attnum`,
    [[...schemas]],
  );
  const byTable = Map.groupBy(rows, (row) => `${row.schema}.${row.table}`);
  return [...byTable.values()].flatMap((columns) => {
    const [first] = columns;
    if (first === undefined) return [];
    return [{ schema: first.schema, name: first.table, columns: columns.map(toColumn) }];
  });
}

function toColumn(row: ColumnRow): Column {
  if (!row.is_transaction) return { name: row.name, transaction: undefined };
  return { name: row.name, transaction: row.has_default ? 'stamp' : 'mark' };
}

/** Lists the sequences of some schemas. */
export async function listSequences(
  client: PoolClient,
  schemas: readonly string[],
): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select n.nspname as schema, c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'S'
     order by n.nspname collate "C", c.relname collate "C"`,
    [[...schemas]],
  );
  return rows;
}

/** Reads every mark that stands in a database, the smallest first. */
export async function readMarks(
  client: PoolClient,
  tables: readonly Table[],
): Promise<readonly string[]> {
  const queries = tables.flatMap((table) =>
    table.columns
      .filter(({ transaction }) => transaction === 'mark')
      .map(({ name }) => `select ${quote(name)} as mark from ${nameOf(table)}`),
  );
  if (queries.length === 0) return [];
  const { rows } = await client.query<{ readonly mark: string }>(
    `select mark::text from (${queries.join(' union ')}) as all_marks
     where mark is not null order by all_marks.mark`,
  );
  return rows.map(({ mark }) => mark);
}

/**
 * Words the statement that copies a table out. Instead of a transaction's number stands how many
 * marks it had reached: what lay before a mark lies before it in the archive too, and every
 * transaction of the database it is restored into is later than all of them.
 */
export function wordCopyOut(table: Table, marks: readonly string[]): string {
  const isPlain = table.columns.every(({ transaction }) => transaction === undefined);
  if (isPlain) return `copy ${nameOf(table)} (${columnsOf(table)}) to stdout`;
  const columns = table.columns.map(({ name, transaction }) =>
    transaction === undefined ? quote(name) : wordRank(quote(name), marks),
  );
  return `copy (select ${columns.join(', ')} from ${nameOf(table)}) to stdout`;
}

function wordRank(column: string, marks: readonly string[]): string {
  const cases = marks
    .map((mark, index) => `when ${column} >= '${mark}'::xid8 then ${index + 1}`)
    .toReversed();
  return `case when ${column} is null then null ${cases.join(' ')} else 0 end`;
}

/** Counts the rows of all our tables, at one moment. */
export async function countRows(
  pool: Pool,
  migrations: string,
): Promise<{ readonly rows: number; readonly tables: number }> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    const tables = await listTables(client, await listSchemas(migrations));
    let rows = 0;
    for (const table of tables) {
      const counted = await client.query<{ readonly count: number }>(
        `select count(*) as count from ${nameOf(table)}`,
      );
      rows += counted.rows[0]?.count ?? 0;
    }
    return { rows, tables: tables.length };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Names a table in a statement. */
export function nameOf({
  schema,
  name,
}: {
  readonly schema: string;
  readonly name: string;
}): string {
  return `${quote(schema)}.${quote(name)}`;
}

/** Names the columns of a table in a statement. */
export function columnsOf({ columns }: Pick<Table, 'columns'>): string {
  return columns.map(({ name }) => quote(name)).join(', ');
}

/** Quotes a name of the database. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
