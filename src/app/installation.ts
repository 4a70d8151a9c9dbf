import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Services } from '#/platform/action/context.ts';
import type { AutomaticOptions } from '#/platform/backup/automatic.ts';
import type { Config } from '#/platform/config/config.ts';
import { installationSecret } from '#/platform/config/secret.ts';
import { checkDatabase } from '#/platform/db/check.ts';
import type { DatabaseRefusal } from '#/platform/db/check.ts';
import { judgeLevel, listKnownSteps, listSteps, migrate } from '#/platform/db/migrate.ts';
import type { LevelRefusal } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { migrateQueue } from '#/platform/jobs/worker.ts';
import { consoleSender } from '#/platform/notify/sender.ts';
import { connectedSender } from '#/platform/notify/ways.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { reachDatabase } from './database.ts';
import type { ReachOptions, ReachRefusal } from './database.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const MIGRATIONS = join(ROOT, 'db', 'migrations');

/** The release this is, as the package names it. */
export const RELEASE = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version;

/** Whoever uses an installation leaves rows in one of these; a first start leaves none. */
export const TELLING_TABLES = [
  'places.place',
  'people.person',
  'platform.journal',
  'platform.file',
] as const;

/** An open installation: its database at this release's level, and what actions need. */
export type Installation = {
  readonly config: Config;
  readonly pool: Pool;
  readonly db: Db;
  readonly services: Services;
  /** How many migrations ran on opening. */
  readonly migrationsRun: number;
  readonly close: () => Promise<void>;
};

export type OpenOptions = ReachOptions & { readonly isDemonstration: boolean };

export type OpeningRefusal = ReachRefusal | DatabaseRefusal | LevelRefusal | 'upgrade_without_copy';

/**
 * Opens the database, embedded or outside, and brings it to this release's level. Who has begun to
 * reach it hands that over.
 * Refuses: what `reachDatabase` refuses, what `checkDatabase` refuses of an outside database, what
 * `judgeLevel` refuses, and `upgrade_without_copy` (`reason`) when an installation in use cannot be
 * copied before its tables are changed.
 */
export async function openInstallation(
  options: OpenOptions,
  reaching = reachDatabase(options),
): Promise<Result<Installation, OpeningRefusal>> {
  const { config, say } = options;
  const found = await openAsFound(options, reaching);
  if (!found.ok) return found;
  const { pool, db, close } = found.value;
  const ready = await makeReadyToMigrate(options, pool);
  if (!ready.ok) {
    await close();
    return ready;
  }
  await migrateQueue(pool);
  const ran = await migrate(pool, { folder: MIGRATIONS, log: say });
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const clock = () => Temporal.Now.instant();
  const secret = await installationSecret(db, random);
  const keeper = { secret, randomBytes: random, channels: config.channels };
  const services: Services = {
    files: folderStore(join(config.dataFolder, 'files')),
    sender: connectedSender({ db, keeper, clock }, consoleSender(say)),
    secret,
    zone: config.zone,
    publicUrl: config.publicUrl,
    isDemonstration: options.isDemonstration,
    leavingDays: config.leavingDays,
    channels: config.channels,
    clock,
    randomBytes: random,
  };
  return succeed({ config, pool, db, services, migrationsRun: ran.length, close });
}

/** Tables in use are changed only after a copy of them was made. */
async function makeReadyToMigrate(
  { config, say }: OpenOptions,
  pool: Pool,
): Promise<Result<object, LevelRefusal | 'upgrade_without_copy'>> {
  const ran = await listSteps(pool);
  const judged = judgeLevel(ran, await listKnownSteps(MIGRATIONS));
  if (!judged.ok) return judged;
  const [first] = judged.value;
  if (ran.length === 0 || first === undefined || config.backupFolder === undefined) {
    return succeed({});
  }
  const { backUpBefore } = await import('#/platform/backup/automatic.ts');
  const { findUse } = await import('#/platform/backup/restore-archive.ts');
  if ((await findUse(pool, TELLING_TABLES)) === undefined) return succeed({});
  const options = automaticOptions({ config, pool, folder: config.backupFolder });
  const made = await backUpBefore(first, options, Temporal.Now.instant());
  if (!made.ok) {
    const reason = `${made.refusal}: ${made.detail['reason'] ?? ''}`;
    return refuse('upgrade_without_copy', { folder: config.backupFolder, reason });
  }
  say(made.value.path);
  return succeed({});
}

/** Says what copies need that are made without being asked for. */
export function automaticOptions({
  config,
  pool,
  folder,
}: Pick<Installation, 'config' | 'pool'> & { readonly folder: string }): AutomaticOptions {
  return {
    pool,
    folder,
    files: join(config.dataFolder, 'files'),
    migrations: MIGRATIONS,
    release: RELEASE,
    zone: config.zone,
  };
}

/** An installation as it is found: nothing is made or changed in its database. */
export type Found = Pick<Installation, 'config' | 'pool' | 'db' | 'close'>;

/**
 * Opens the database, embedded or outside, at whatever level it is. Refuses as `openInstallation`.
 */
export async function openAsFound(
  options: ReachOptions,
  reaching = reachDatabase(options),
): Promise<Result<Found, OpeningRefusal>> {
  const { config } = options;
  const database = await reaching;
  if (!database.ok) return database;
  const pool = openPool(database.value.connection);
  if (config.databaseUrl !== undefined) {
    const checked = await checkDatabase(pool);
    if (!checked.ok) {
      await pool.end();
      return checked;
    }
  }
  const close = async () => {
    await pool.end();
    await database.value.stop();
  };
  return succeed({ config, pool, db: openDb(pool), close });
}
