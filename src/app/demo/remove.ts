import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dropAll, migrate } from '#/platform/db/migrate.ts';
import { MIGRATIONS } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';

/** Empties the database and the folder of files, and lays the empty tables down again. */
export async function removeEverything(installation: Installation): Promise<void> {
  await dropAll(installation.pool);
  await migrate(installation.pool, { folder: MIGRATIONS, log: () => {} });
  await rm(join(installation.config.dataFolder, 'files'), { recursive: true, force: true });
}
