import type { PoolClient } from 'pg';
import { copyIn } from '#/platform/db/copy.ts';
import { columnsOf, listTables, nameOf, quote } from './catalog.ts';
import type { Table } from './catalog.ts';
import { ADD_JOBS, COPY_JOBS_IN, MAKE_JOBS_TABLE } from './jobs.ts';
import { JOBS } from './manifest.ts';
import type { SequenceInArchive, TableInArchive } from './manifest.ts';
import { ChangedArchiveError } from './read-archive.ts';
import type { Archive } from './read-archive.ts';

/** Below this many rows an index is as quickly kept as built. */
const MANY_ROWS = 10_000;

/**
 * Fills the tables of some schemas, laid down empty at the archive's level, inside the caller's
 * transaction. References and the indexes of large tables are taken off and put on again by their
 * own definitions, checked and built in one go: so no order of tables has to be found, and no right
 * is needed but that of their owner.
 */
export async function loadRows(
  client: PoolClient,
  archive: Archive,
  schemas: readonly string[],
): Promise<void> {
  const { manifest } = archive;
  const tables = await listTables(client, schemas);
  const pairs = pairUp(tables, manifest.tables);
  const references = await takeOffReferences(client, schemas);
  const bound = await listBound(client, schemas);
  // What binds their owner as well as others takes no rows by COPY until they are back.
  for (const table of bound) await client.query(`alter table ${table} no force row level security`);
  for (const table of tables) {
    // What a trigger does at a change was done when the rows were written.
    await client.query(`alter table ${nameOf(table)} disable trigger user`);
  }
  // Migrations bring rows of their own, which are in the archive as they had become.
  await client.query(`truncate ${tables.map(nameOf).join(', ')}`);
  for (const pair of pairs) await loadTable(client, archive, pair);
  for (const reference of references) await client.query(reference);
  for (const table of tables) {
    await client.query(`alter table ${nameOf(table)} enable trigger user`);
  }
  for (const table of bound) await client.query(`alter table ${table} force row level security`);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  await loadJobs(client, archive);
}

/** Lists the tables whose policies bind their owner, too. */
async function listBound(
  client: PoolClient,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relforcerowsecurity order by c.oid`,
    [[...schemas]],
  );
  return rows.map(({ name }) => name);
}

type Pair = { readonly table: Table; readonly told: TableInArchive };

/** Each table has its rows in the archive, and each rows their table, column by column. */
function pairUp(tables: readonly Table[], told: readonly TableInArchive[]): readonly Pair[] {
  const byName = new Map(told.map((one) => [nameOf(one), one]));
  const pairs = tables.flatMap((table) => {
    const one = byName.get(nameOf(table));
    const columns = table.columns.map(({ name }) => name).join();
    return one !== undefined && one.columns.join() === columns ? [{ table, told: one }] : [];
  });
  if (pairs.length !== tables.length || pairs.length !== told.length) {
    throw new ChangedArchiveError('manifest.json');
  }
  return pairs;
}

async function loadTable(
  client: PoolClient,
  archive: Archive,
  { table, told }: Pair,
): Promise<void> {
  const isLarge = told.rows >= MANY_ROWS;
  const indexes = isLarge ? await takeOffIndexes(client, table) : [];
  const statement = `copy ${nameOf(table)} (${columnsOf(table)}) from stdin with (freeze)`;
  const rows = await copyIn(client, statement, archive.readCompressed(told.member));
  if (rows !== told.rows) throw new ChangedArchiveError(told.member);
  for (const index of indexes) await client.query(index);
}

type Part = { readonly name: string; readonly table: string; readonly definition: string };

/** Takes off every reference between tables; returns what puts them on again. */
async function takeOffReferences(
  client: PoolClient,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<Part>(
    `select quote_ident(c.conname) as name, c.conrelid::regclass::text as "table",
            pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where n.nspname = any($1) and c.contype = 'f' and c.conparentid = 0
     order by c.oid`,
    [[...schemas]],
  );
  for (const { name, table } of rows) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
  return rows.map(wordConstraint);
}

/** Takes off the keys and indexes of a table; returns what puts them on again. */
async function takeOffIndexes(client: PoolClient, table: Table): Promise<readonly string[]> {
  const name = nameOf(table);
  const { rows: keys } = await client.query<Part>(
    `select quote_ident(conname) as name, conrelid::regclass::text as "table",
            pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'x')
     order by oid`,
    [name],
  );
  const { rows: indexes } = await client.query<Part>(
    `select i.indexrelid::regclass::text as name, '' as "table",
            pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = $1::regclass
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by i.indexrelid`,
    [name],
  );
  for (const key of keys) await client.query(`alter table ${name} drop constraint ${key.name}`);
  for (const index of indexes) await client.query(`drop index ${index.name}`);
  return [...keys.map(wordConstraint), ...indexes.map(({ definition }) => definition)];
}

function wordConstraint({ name, table, definition }: Part): string {
  return `alter table ${table} add constraint ${name} ${definition}`;
}

async function setSequence(
  client: PoolClient,
  { schema, name, value, isCalled }: SequenceInArchive,
): Promise<void> {
  const sequence = `${quote(schema)}.${quote(name)}`;
  await client.query('select setval($1::regclass, $2::bigint, $3::boolean)', [
    sequence,
    value,
    isCalled,
  ]);
}

async function loadJobs(client: PoolClient, archive: Archive): Promise<void> {
  await client.query(MAKE_JOBS_TABLE);
  const rows = await copyIn(client, COPY_JOBS_IN, archive.readCompressed(JOBS));
  if (rows !== archive.manifest.jobs) throw new ChangedArchiveError(JOBS);
  if (rows > 0) await client.query(ADD_JOBS);
}
