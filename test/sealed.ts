import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#/platform/db/pool.ts';
import { sealJournal } from '#/platform/journal/seal-journal.ts';
import { verifyJournal } from '#/platform/journal/verify-journal.ts';

const POLL_MS = 20;

/**
 * Seals until no entry waits, and tells how many were sealed. What another test on the same server
 * is in the middle of may have begun before, for all we know, and has to end first.
 */
export async function sealAll(db: Db, now: Temporal.Instant): Promise<number> {
  for (let sealed = 0; ; await sleep(POLL_MS)) {
    sealed += await db.transaction().execute((tx) => sealJournal(tx, now));
    if ((await verifyJournal(db)).waiting === 0) return sealed;
  }
}
