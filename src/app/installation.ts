import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Result } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import type { Services } from '#/platform/action/context.ts';
import type { Config } from '#/platform/config/config.ts';
import { installationSecret } from '#/platform/config/secret.ts';
import { checkDatabase } from '#/platform/db/check.ts';
import type { DatabaseRefusal } from '#/platform/db/check.ts';
import { migrate } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Connection, Db } from '#/platform/db/pool.ts';
import { migrateQueue } from '#/platform/jobs/worker.ts';
import { consoleSender } from '#/platform/notify/sender.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { folderStore } from '#/platform/storage/files.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const MIGRATIONS = join(ROOT, 'db', 'migrations');

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

export type OpenOptions = {
  readonly config: Config;
  readonly isDemonstration: boolean;
  readonly say: (sentence: string) => void;
  /** A visitor, such as an import, may come beside a running server. */
  readonly role: 'app' | 'visitor';
};

export type OpeningRefusal = 'data_folder_held' | DatabaseRefusal;

/**
 * Opens the database, embedded or outside, and brings it to this release's level.
 * Refuses: `data_folder_held` when another process serves this data folder, and what
 * `checkDatabase` refuses of an outside database.
 */
export async function openInstallation(
  options: OpenOptions,
): Promise<Result<Installation, OpeningRefusal>> {
  const { config, say } = options;
  const database = await reachDatabase(options);
  if (!database.ok) return database;
  const pool = openPool(database.value.connection);
  const db = openDb(pool);
  if (config.databaseUrl !== undefined) {
    const checked = await checkDatabase(pool);
    if (!checked.ok) {
      await pool.end();
      return checked;
    }
  }
  await migrateQueue(pool);
  const ran = await migrate(pool, { folder: MIGRATIONS, log: say });
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const services: Services = {
    files: folderStore(join(config.dataFolder, 'files')),
    sender: consoleSender(say),
    secret: await installationSecret(db, random),
    zone: config.zone,
    publicUrl: config.publicUrl,
    isDemonstration: options.isDemonstration,
    clock: () => Temporal.Now.instant(),
    randomBytes: random,
  };
  const close = async () => {
    await pool.end();
    await database.value.stop();
  };
  return succeed({ config, pool, db, services, migrationsRun: ran.length, close });
}

type Reached = { readonly connection: Connection; readonly stop: () => Promise<void> };

async function reachDatabase(options: OpenOptions): Promise<Result<Reached, 'data_folder_held'>> {
  const { config } = options;
  if (config.databaseUrl !== undefined) {
    return succeed({ connection: { url: config.databaseUrl }, stop: async () => {} });
  }
  const started = await startEmbedded({
    dataFolder: config.dataFolder,
    log: options.say,
    role: options.role,
  });
  if (!started.ok) return started;
  return succeed({
    connection: started.value.connection,
    stop: () => started.value.stop(),
  });
}
