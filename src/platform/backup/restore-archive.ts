import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { analyze } from '#/platform/db/analyze.ts';
import {
  judgeLevel,
  layDown,
  listKnownSteps,
  listSchemas,
  migrate,
} from '#/platform/db/migrate.ts';
import type { LevelRefusal } from '#/platform/db/migrate.ts';
import { openDb } from '#/platform/db/pool.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { loadRows } from './load-rows.ts';
import { FILES } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { layFiles } from './pack-files.ts';
import { ChangedArchiveError, checkHashes, openArchive } from './read-archive.ts';
import type { Archive, ArchiveRefusal } from './read-archive.ts';

export type RestoreOptions = {
  readonly pool: Pool;
  readonly path: string;
  readonly dataFolder: string;
  readonly migrations: string;
  /** Tables, as `schema.name`, that have rows as soon as somebody uses an installation. */
  readonly tellingTables: readonly string[];
  readonly now: Temporal.Instant;
  /** Hears what is being done, as often as once a table. */
  /** Told of each step before it begins; it is waited for. */
  readonly onStep?: (step: RestoreStep) => unknown;
};

export type RestoreStep = 'checking' | 'loading' | 'files' | 'finishing';

export type RestoreRefusal =
  | ArchiveRefusal
  | 'archive_newer'
  | 'archive_foreign'
  | 'archive_too_old'
  | 'installation_in_use'
  | 'restore_no_space'
  | 'restore_not_writable';

/** Beside the files of the installation while it is being restored, so that a cut restore shows. */
const MARKER = 'restoring';

/**
 * Loads an archive into an empty installation: all of it, or nothing. Its tables are laid down as
 * they were when it was written, filled in one transaction, and brought to this release's level.
 * Refuses, and has changed nothing: what `openArchive` and `checkHashes` refuse; `archive_newer`
 * (`release`), `archive_foreign` (`name`) and `archive_too_old` (`release`) when its tables are not
 * this release's; `installation_in_use` (`table`); `restore_no_space`, `restore_not_writable`.
 */
export async function restoreArchive(
  options: RestoreOptions,
): Promise<Result<Manifest, RestoreRefusal>> {
  const { onStep = () => {} } = options;
  const opened = await openArchive(options.path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  try {
    const level = judgeArchive(archive.manifest, await listKnownSteps(options.migrations));
    if (!level.ok) return level;
    await onStep('checking');
    const checked = await checkHashes(archive);
    if (!checked.ok) return checked;
    const loaded = await load(archive, options);
    if (!loaded.ok) return loaded;
    await onStep('finishing');
    await migrate(options.pool, { folder: options.migrations, log: () => {} });
    await rm(join(options.dataFolder, MARKER), { force: true });
    return succeed(archive.manifest);
  } finally {
    await archive.close();
  }
}

/** Tells of a restore that was cut off, and of what; what it had loaded is not there. */
export async function findCutRestore(dataFolder: string): Promise<string | undefined> {
  const marker = join(dataFolder, MARKER);
  return existsSync(marker) ? (await readFile(marker, 'utf8')).trim() : undefined;
}

/** Forgets a restore that was cut off, because the installation is in use now. */
export async function forgetCutRestore(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, MARKER), { force: true });
}

/** Tells which table shows that an installation is in use; undefined while it is empty. */
export async function findUse(
  client: Pool | PoolClient,
  tables: readonly string[],
): Promise<string | undefined> {
  for (const table of tables) {
    const there = await client.query('select where to_regclass($1) is not null', [table]);
    if (there.rowCount === 0) continue;
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (rowCount !== 0) return table;
  }
  return undefined;
}

const WORDED: {
  readonly [refusal in LevelRefusal]: 'archive_newer' | 'archive_foreign' | 'archive_too_old';
} = {
  level_newer: 'archive_newer',
  level_edited: 'archive_foreign',
  level_too_old: 'archive_too_old',
};

function judgeArchive(
  manifest: Manifest,
  known: Parameters<typeof judgeLevel>[1],
): Result<object, RestoreRefusal> {
  const judged = judgeLevel(manifest.level, known);
  if (!judged.ok) {
    const detail = { release: manifest.release, ...judged.detail };
    return refuse(WORDED[judged.refusal], detail);
  }
  // A level is the beginning of the list: with one left out, the others would not run.
  const odd = manifest.level.find(({ name }, index) => known[index]?.name !== name);
  return odd === undefined ? succeed({}) : refuse('archive_foreign', { name: odd.name });
}

async function load(
  archive: Archive,
  options: RestoreOptions,
): Promise<Result<object, RestoreRefusal>> {
  const { dataFolder, onStep = () => {} } = options;
  const used = await findUse(options.pool, options.tellingTables);
  if (used !== undefined) return refuse('installation_in_use', { table: used });
  const marker = join(dataFolder, MARKER);
  try {
    await writeFile(marker, `${archive.path} ${options.now.toString()}\n`, { mode: 0o600 });
    await onStep('files');
    // Named by their content and spoken of by no row yet, they do no harm if the rest fails.
    await layFiles(archive.read(FILES), join(dataFolder, 'files'));
    await onStep('loading');
    const loaded = await loadAtOnce(archive, options);
    if (loaded.ok) await analyze(openDb(options.pool));
    else await rm(marker, { force: true });
    return loaded;
  } catch (error) {
    await rm(marker, { force: true }).catch(() => {});
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refuse(refusal, { path: archive.path, member: memberOf(error), reason: String(error) });
  }
}

/** Everything in one transaction: nobody sees half of it, and a fault leaves nothing of it. */
async function loadAtOnce(
  archive: Archive,
  options: RestoreOptions,
): Promise<Result<object, RestoreRefusal>> {
  const client = await options.pool.connect();
  let fault: Error | undefined;
  try {
    await client.query('begin');
    for (const setting of SETTINGS) await client.query(`set local ${setting}`);
    await client.query('set constraints all immediate');
    await lockTables(client, options.tellingTables);
    // Somebody may have begun to use it since it was last looked at.
    const used = await findUse(client, options.tellingTables);
    if (used !== undefined) return refuse('installation_in_use', { table: used });
    const versions = await readVersions(client);
    await layDown(client, options.migrations, archive.manifest.level);
    await loadRows(client, archive, await listSchemas(options.migrations));
    await raiseVersions(client, versions);
    await client.query('commit');
    return succeed({});
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release(fault);
  }
}

/** Indexes are built in memory, and nothing is given up because it takes long. */
const SETTINGS = [
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
  "lock_timeout = '30s'",
  "maintenance_work_mem = '256MB'",
] as const;

async function lockTables(client: PoolClient, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const there = await client.query('select where to_regclass($1) is not null', [table]);
    if (there.rowCount !== 0) await client.query(`lock table ${table} in access exclusive mode`);
  }
}

type Version = { readonly topic: string; readonly version: number };

async function readVersions(client: PoolClient): Promise<readonly Version[]> {
  const there = await client.query("select where to_regclass('platform.version') is not null");
  if (there.rowCount === 0) return [];
  return (await client.query<Version>('select topic, version from platform.version')).rows;
}

/**
 * A process that serves the empty installation keeps what it read under the versions of that one;
 * from here on every version is one that nobody has seen.
 */
async function raiseVersions(client: PoolClient, before: readonly Version[]): Promise<void> {
  const there = await client.query("select where to_regclass('platform.version') is not null");
  if (there.rowCount === 0) return;
  const most = Math.max(0, ...before.map(({ version }) => version));
  await client.query('update platform.version set version = greatest(version, $1) + 1', [most]);
}

function refusalOf(error: unknown): RestoreRefusal | undefined {
  if (error instanceof ChangedArchiveError) return 'archive_changed';
  // 53100 is the database's own way to say that the disk is full.
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG', '53100')) return 'restore_no_space';
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return 'restore_not_writable';
  return undefined;
}

function memberOf(error: unknown): string {
  return error instanceof ChangedArchiveError ? error.member : '';
}
