import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadHoursReference } from '#/features/hours/index.ts';
import { loadReferenceFiles } from '#/features/matters/index.ts';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import { loadVolunteerReference } from '#/features/volunteers/index.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from '#/lib/id.ts';
import type { Db } from '#/platform/db/pool.ts';
import { ROOT } from './installation.ts';

const FOLDER = join(ROOT, 'db', 'reference');

/** Loads what this release ships as starting data; what a host has changed stays. */
export async function loadReference(db: Db): Promise<void> {
  await loadOrganisationReference(db, FOLDER);
  await loadVolunteerReference(db, FOLDER);
  await loadHoursReference(db, FOLDER);
  // The version of the settings tells programs since when they are as they are.
  const newId = () => uuidV7(Temporal.Now.instant(), randomBytes(UUID_RANDOM_BYTES));
  await db.transaction().execute(async (tx) => {
    await loadReferenceFiles(tx, { folder: FOLDER, newId });
  });
}
