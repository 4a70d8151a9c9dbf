import { join } from 'node:path';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { ROOT } from './installation.ts';

const FOLDER = join(ROOT, 'db', 'reference');

/** Loads what this release ships as starting data; what a host has changed stays. */
export async function loadReference(db: Db): Promise<void> {
  await loadOrganisationReference(db, FOLDER);
}
