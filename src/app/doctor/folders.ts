import { constants } from 'node:fs';
import { access, mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DoctorWords } from '#/app/words/doctor.ts';
import type { KeepingWords } from '#/app/words/keeping.ts';
import { findLastBackup } from '#/platform/backup/automatic.ts';
import type { Config } from '#/platform/config/config.ts';
import { clockText } from './machine.ts';
import { bad, good, notable, reasonOf } from './finding.ts';
import type { Finding } from './finding.ts';

/** Below this an installation soon stops; a community's year of photos takes about as much. */
const LEAST_FREE_GB = 1;
const BYTES_PER_GB = 1e9;
const OTHERS = 0o007;
const PERMISSIONS = 0o777;

/** Checks that the data folder can be written, that nobody else sees into it, and its disk. */
export async function checkDataFolder(
  words: DoctorWords,
  folder: string,
): Promise<readonly Finding[]> {
  const existing = await nearestFolder(folder);
  const free = await freeGigabytes(existing);
  const space = free < LEAST_FREE_GB ? [bad(words.folderFull(folder, free.toFixed(1)))] : [];
  const fault = await findWritingFault(existing);
  if (fault !== undefined) return [...space, bad(words.folderNotWritable(folder, fault))];
  if (existing !== folder) return [...space, good(words.folderNew(folder, free.toFixed(0)))];
  const seen = await findOpenness(words, folder);
  return [...space, good(words.folderGood(folder, free.toFixed(0))), ...seen];
}

/** Checks that photos can be read and written; the first one makes their folder. */
export async function checkFiles(
  words: DoctorWords,
  dataFolder: string,
): Promise<readonly Finding[]> {
  const folder = join(dataFolder, 'files');
  try {
    const names = await readdir(folder);
    for (const name of ['.', ...names]) {
      await access(join(folder, name), constants.R_OK | constants.W_OK | constants.X_OK);
    }
    return [good(words.filesGood(folder))];
  } catch (error) {
    if (isMissing(error)) return [];
    return [bad(words.filesClosed(folder, reasonOf(error)))];
  }
}

const FRESH_HOURS = 48;

/** Tells of when the last copy is that can be opened. */
export async function checkBackups(
  words: KeepingWords,
  config: Pick<Config, 'backupFolder' | 'zone'>,
  now: Temporal.Instant,
): Promise<Finding> {
  const { backupFolder: folder } = config;
  if (folder === undefined) return notable(words.backupsOff);
  const last = await findLastBackup(folder);
  if (last === undefined) return notable(words.noBackup(folder));
  const time = clockText(last.madeAt, config.zone);
  const isFresh = now.since(last.madeAt).total('hours') <= FRESH_HOURS;
  return isFresh ? good(words.lastBackup(time, last.path)) : bad(words.oldBackup(time, last.path));
}

async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory() === true || at === dirname(at)) return at;
  }
}

async function freeGigabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return (bavail * bsize) / BYTES_PER_GB;
}

/** Writes for a try: a read-only disk lets root, and a full one everybody, ask in vain. */
async function findWritingFault(folder: string): Promise<string | undefined> {
  try {
    const tried = await mkdtemp(join(folder, '.doctor-'));
    await writeFile(join(tried, 'tried'), 'tried');
    await rm(tried, { recursive: true });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

async function findOpenness(words: DoctorWords, folder: string): Promise<readonly Finding[]> {
  // Windows keeps the owners of folders elsewhere than in these numbers.
  if (process.platform === 'win32') return [];
  const mode = (await stat(folder)).mode & PERMISSIONS;
  // To pass through without seeing, as the database's own user may have to, shows nothing.
  const isSeen = (mode & OTHERS & ~0o001) !== 0 || (mode & 0o060) !== 0;
  return isSeen ? [notable(words.folderOpen(folder, mode.toString(8)))] : [];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
