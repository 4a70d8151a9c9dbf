import { z } from 'zod';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { photoSizes } from './photos.ts';

const MOST_AT_ONCE = 1_000;

/** Lists files kept before a moment, the oldest first, after one that was looked at already. */
export async function listFilesBefore(
  db: Db,
  before: Temporal.Instant,
  after: string | undefined,
): Promise<readonly string[]> {
  const query = db
    .selectFrom('platform.file')
    .select('id')
    .where('at', '<', before)
    .orderBy('id')
    .limit(MOST_AT_ONCE);
  const rows = await (after === undefined ? query : query.where('id', '>', after)).execute();
  return rows.map((row) => row.id);
}

/**
 * Forgets files of which nobody has need; their bytes go once that is certain, after the commit.
 */
export async function forgetFiles(
  context: Pick<Context, 'db' | 'addJob'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const gone = await context.db
    .deleteFrom('platform.file')
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .returning('sha256')
    .execute();
  const hashes = [...new Set(gone.map((row) => row.sha256.toString('hex')))];
  if (hashes.length === 0) return;
  await context.addJob({ name: 'platform.drop_bytes', payload: { hashes } });
}

const payload = z.object({ hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)) });

/** Removes the bytes of forgotten files, unless another file has the same content. */
export const dropBytes: JobHandler = {
  name: 'platform.drop_bytes',
  run: async ({ db, services }, raw) => {
    for (const hash of payload.parse(raw).hashes) {
      const same = await db
        .selectFrom('platform.file')
        .select('id')
        .where('sha256', '=', Buffer.from(hash, 'hex'))
        .executeTakeFirst();
      if (same !== undefined) continue;
      for (const size of photoSizes) await services.files.remove(`${hash}-${size}`);
    }
  },
};
