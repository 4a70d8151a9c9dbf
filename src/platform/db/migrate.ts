import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

export type MigrateOptions = {
  /** The folder of `NNNN_feature_what.sql` files. */
  readonly folder: string;
  readonly log: (line: string) => void;
};

/** Two processes that start together migrate one after the other. */
const LOCK = 4_600_001;
const MAKE_NOTE = `create table if not exists public.linli_migration (
  name text primary key, sha256 text not null, at timestamptz not null default now())`;
/** Where we connect as a superuser, whom no policy binds, requests work as somebody less. */
const MAKE_ROLE = `do $$ begin
    if current_setting('is_superuser') <> 'on' then return; end if;
    if not exists (select from pg_roles where rolname = 'linli_walled') then
      begin
        create role linli_walled nologin;
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role('linli_walled', current_user, 'member') then
      execute format('grant %I to linli_walled', current_user);
    end if;
  end $$`;
const NAME = /^(\d{4})_[a-z]+_[a-z0-9_]+\.sql$/;

/** A migration that ran: its name, and the hash of its text. */
export type Step = { readonly name: string; readonly sha256: string };

/** The oldest level from which this release goes on, and the release that brings others to it. */
export type Least = { readonly number: number; readonly release: string };

type Migration = Step & { readonly text: string };

const LEAST: Least = { number: 1, release: '0.1.0' };

export type LevelRefusal = 'level_newer' | 'level_edited' | 'level_too_old';

/**
 * Tells which migrations a database still waits for.
 * Refuses: `level_newer` (`name`) when a newer release has had it, `level_edited` (`name`) when a
 * migration ran with another text, `level_too_old` (`release`) when another release has to bring it
 * part of the way first.
 */
export function judgeLevel(
  ran: readonly Step[],
  known: readonly Step[],
  least: Least = LEAST,
): Result<readonly string[], LevelRefusal> {
  const hashes = new Map(known.map(({ name, sha256 }) => [name, sha256]));
  for (const { name, sha256 } of ran) {
    if (!hashes.has(name)) return refuse('level_newer', { name });
    if (hashes.get(name) !== sha256) return refuse('level_edited', { name });
  }
  const last = ran.at(-1);
  if (last !== undefined && Number.parseInt(last.name, 10) < least.number) {
    return refuse('level_too_old', { name: last.name, release: least.release });
  }
  const names = new Set(ran.map(({ name }) => name));
  return succeed(known.map(({ name }) => name).filter((name) => !names.has(name)));
}

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
    await client.query(MAKE_NOTE);
    const names = waitingNames(await listSteps(client), migrations);
    const waiting = migrations.filter(({ name }) => names.includes(name));
    for (const migration of waiting) await run(client, migration, options.log);
    await client.query(MAKE_ROLE);
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
  const ran = await listSteps(pool);
  return { ran: ran.length, waiting: waitingNames(ran, migrations) };
}

/** Lists the migrations that ran on a database, in order; none on one that is fresh. */
export async function listSteps(client: Pool | PoolClient): Promise<readonly Step[]> {
  const noted = await client.query(
    "select where to_regclass('public.linli_migration') is not null",
  );
  if (noted.rowCount === 0) return [];
  const { rows } = await client.query<Step>(
    'select name, sha256 from public.linli_migration order by name collate "C"',
  );
  return rows;
}

/** Names the schemas that the migrations of a release make. */
export async function listSchemas(folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  return migrations.flatMap(({ text }) =>
    [...text.replace(/--[^\n]*/g, '').matchAll(/\bcreate\s+schema\s+(\w+)/gi)].map(
      ([, name = '']) => name,
    ),
  );
}

/** Lists the migrations of a release, in order. */
export async function listKnownSteps(folder: string): Promise<readonly Step[]> {
  return (await readMigrations(folder)).map(({ name, sha256 }) => ({ name, sha256 }));
}

/**
 * Lays down the empty tables of an earlier level inside the caller's transaction, in the place of
 * whatever tables of ours stand there. Waits for another process that migrates just now.
 */
export async function layDown(
  client: PoolClient,
  folder: string,
  steps: readonly Step[],
): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  for (const schema of await listSchemas(folder)) {
    await client.query(`drop schema if exists "${schema}" cascade`);
  }
  await client.query(MAKE_NOTE);
  await client.query('delete from public.linli_migration');
  const names = new Set(steps.map(({ name }) => name));
  const migrations = (await readMigrations(folder)).filter(({ name }) => names.has(name));
  for (const migration of migrations) await runText(client, migration);
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

function waitingNames(ran: readonly Step[], known: readonly Step[]): readonly string[] {
  const judged = judgeLevel(ran, known);
  if (judged.ok) return judged.value;
  const { name = '', release = '' } = judged.detail;
  const sentences: { readonly [refusal in LevelRefusal]: string } = {
    level_newer: `The database has ${name}, which this release does not know: it is newer.`,
    level_edited: `${name} has run on this database and was edited since.`,
    level_too_old: `The database stands at ${name}: start it with release ${release} first.`,
  };
  throw new Error(sentences[judged.refusal]);
}

async function runText(client: PoolClient, migration: Migration): Promise<void> {
  await client.query(migration.text);
  await client.query('insert into public.linli_migration (name, sha256) values ($1, $2)', [
    migration.name,
    migration.sha256,
  ]);
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
    await runText(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${migration.name} failed`, { cause: error });
  }
}
