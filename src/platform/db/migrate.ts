import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

export type MigrateOptions = {
  /** The folder of `NNNN_feature_what.sql` files. */
  readonly folder: string;
  readonly log: (line: string) => void;
};

/** Two processes that start together migrate one after the other. */
const LOCK = 4_600_001;
const NAME = /^(\d{4})_[a-z]+_[a-z0-9_]+\.sql$/;

type Migration = { readonly name: string; readonly text: string; readonly sha256: string };

/**
 * Brings the database to the level of this release: runs each migration that has not run, in order
 * of number, each in a transaction of its own. Throws when a migration that has run was edited, or
 * when the database is newer than this release.
 */
export async function migrate(pool: Pool, options: MigrateOptions): Promise<readonly string[]> {
  const migrations = await readMigrations(options.folder);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists public.linli_migration (
      name text primary key, sha256 text not null, at timestamptz not null default now())`);
    const done = await client.query('select name, sha256 from public.linli_migration');
    const ran = new Map<string, string>(done.rows.map((row) => [row.name, row.sha256]));
    refuseUnknown(migrations, ran);
    const waiting = migrations.filter((migration) => !ran.has(migration.name));
    for (const migration of waiting) await run(client, migration, options.log);
    return waiting.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

/** How far a database has come: what has run on it, and what this release would run. */
export type Level = { readonly ran: number; readonly waiting: readonly string[] };

/**
 * Tells how far a database has come without changing it. Throws, as `migrate` does, when a
 * migration that has run was edited, or when the database is newer than this release.
 */
export async function readLevel(pool: Pool, folder: string): Promise<Level> {
  const migrations = await readMigrations(folder);
  const noted = await pool.query("select where to_regclass('public.linli_migration') is not null");
  const done =
    noted.rowCount === 0
      ? { rows: [] }
      : await pool.query<{ name: string; sha256: string }>(
          'select name, sha256 from public.linli_migration',
        );
  const ran = new Map(done.rows.map((row) => [row.name, row.sha256]));
  refuseUnknown(migrations, ran);
  const waiting = migrations.filter((migration) => !ran.has(migration.name));
  return { ran: ran.size, waiting: waiting.map((migration) => migration.name) };
}

/** Takes away every table of ours and the note of which migrations ran. */
export async function dropAll(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname not like 'pg\\_%'
       and nspname not in ('information_schema', 'public', 'graphile_worker')`,
  );
  for (const { name } of rows) await pool.query(`drop schema "${name}" cascade`);
  await pool.query('drop table if exists public.linli_migration');
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
  if (names.length === 0) throw new Error(`No migrations in ${folder}.`);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

function refuseUnknown(migrations: readonly Migration[], ran: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  for (const [name, sha256] of ran) {
    if (!known.has(name)) {
      throw new Error(`The database has ${name}, which this release does not know: it is newer.`);
    }
    if (known.get(name) !== sha256) {
      throw new Error(`${name} has run on this database and was edited since.`);
    }
  }
}

async function run(
  client: PoolClient,
  migration: Migration,
  log: (line: string) => void,
): Promise<void> {
  log(`Migration ${migration.name}`);
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '10s'");
    await client.query('set local statement_timeout = 0');
    await client.query(migration.text);
    await client.query('insert into public.linli_migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${migration.name} failed`, { cause: error });
  }
}
