import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { daysToKeep } from './keep-rule.ts';
import { makeBackup, refusalOf } from './make-backup.ts';
import type { BackupMade, BackupOptions, BackupRefusal } from './make-backup.ts';
import { checkHashes, openArchive } from './read-archive.ts';

/** What a copy needs that is made without being asked for. */
export type AutomaticOptions = Omit<BackupOptions, 'path' | 'now'> & {
  readonly folder: string;
  /** The zone in which a night has its date. */
  readonly zone: string;
};

/** At 19:41 UTC, when most who read this sleep. */
const NIGHTLY = '41 19 * * *';
const NIGHT = /^nightly-(\d{4}-\d\d-\d\d)\.tar$/;
const UPGRADE = /^before-\d{4}-.*\.tar$/;
const UPGRADES_KEPT = 3;

export type AutomaticRefusal = BackupRefusal | 'backup_damaged';

/** Makes a copy each night, and keeps of the earlier ones what the rule keeps. */
export function nightlyBackup(options: AutomaticOptions): JobHandler {
  return {
    name: 'platform.backup',
    cron: NIGHTLY,
    run: async ({ db, now }) => {
      // The copy has a connection of its own; the job's waits for it, however long it takes.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
      const made = await backUpTonight(options, now);
      if (!made.ok) throw new Error(`${made.refusal} ${JSON.stringify(made.detail)}`);
    },
  };
}

/**
 * Makes the copy of this night, reads it to its end, and only then clears older ones away.
 * Refuses: what `makeBackup` refuses, and `backup_damaged` when it cannot be read back.
 */
export async function backUpTonight(
  options: AutomaticOptions,
  now: Temporal.Instant,
): Promise<Result<BackupMade, AutomaticRefusal>> {
  const day = now.toZonedDateTimeISO(options.zone).toPlainDate();
  const made = await makeChecked(options, `nightly-${day.toString()}.tar`, now);
  if (!made.ok) return made;
  const names = await listNames(options.folder);
  const days = names.flatMap((name) => NIGHT.exec(name)?.[1] ?? []);
  const kept = new Set(daysToKeep(days.map((one) => Temporal.PlainDate.from(one))).map(String));
  for (const one of days) {
    if (!kept.has(one)) await rm(join(options.folder, `nightly-${one}.tar`), { force: true });
  }
  return made;
}

/**
 * Makes a copy before migrations change a database, and keeps the last few such copies.
 * Refuses as `backUpTonight`.
 */
export async function backUpBefore(
  migration: string,
  options: AutomaticOptions,
  now: Temporal.Instant,
): Promise<Result<BackupMade, AutomaticRefusal>> {
  const time = now.toString({ smallestUnit: 'second' }).replaceAll(':', '');
  const made = await makeChecked(options, `before-${migration.slice(0, 4)}-${time}.tar`, now);
  if (!made.ok) return made;
  const names = (await listNames(options.folder)).filter((name) => UPGRADE.test(name));
  const byTime = names.toSorted((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1));
  for (const name of byTime.slice(UPGRADES_KEPT)) await rm(join(options.folder, name));
  return made;
}

/** The last copy in a folder that can be opened. */
export type LastBackup = { readonly path: string; readonly madeAt: Temporal.Instant };

/** Finds the newest copy in a folder; one that was cut or spoilt is none. */
export async function findLastBackup(folder: string): Promise<LastBackup | undefined> {
  let last: LastBackup | undefined;
  for (const name of await listNames(folder)) {
    if (!name.endsWith('.tar')) continue;
    const path = join(folder, name);
    const opened = await openArchive(path);
    if (!opened.ok) continue;
    await opened.value.close();
    const madeAt = Temporal.Instant.from(opened.value.manifest.madeAt);
    if (last === undefined || Temporal.Instant.compare(madeAt, last.madeAt) > 0) {
      last = { path, madeAt };
    }
  }
  return last;
}

async function makeChecked(
  options: AutomaticOptions,
  name: string,
  now: Temporal.Instant,
): Promise<Result<BackupMade, AutomaticRefusal>> {
  const path = join(options.folder, name);
  try {
    // Its own folder is made, and none above it: a disk that is not there is not written beside.
    await mkdir(options.folder, { mode: 0o700 });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return refuse(refusal, { path, reason: String(error) });
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const made = await makeBackup({ ...options, path, now });
  if (!made.ok) return made;
  const read = await readBack(path);
  return read.ok ? made : read;
}

/**
 * Reads a copy that was just written, and takes it away if it is not as it was written. What a
 * photo shows is not looked at: a spoilt one is no reason to have no copy.
 * Refuses: `backup_damaged` (`path`).
 */
export async function readBack(path: string): Promise<Result<object, 'backup_damaged'>> {
  const opened = await openArchive(path);
  const checked = opened.ok ? await checkHashes(opened.value) : opened;
  if (opened.ok) await opened.value.close();
  if (checked.ok) return succeed({});
  await rm(path, { force: true });
  return refuse('backup_damaged', { path, ...checked.detail });
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return [];
    throw error;
  }
}

function timeOf(name: string): string {
  return name.slice('before-0000-'.length);
}
