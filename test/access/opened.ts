import { sql } from 'kysely';
import { z } from 'zod';
import type { TestApp } from '#test/app.ts';
import { loseKeys } from './lost-keys.ts';
import { objectToSome } from './objected.ts';
import { FLAT } from './readers.ts';

/** Has a reader do something, which must succeed, and gives what was answered. */
type Act = (by: string, asked: readonly [name: string, raw: object]) => Promise<unknown>;

const brokenShape = z.object({ ids: z.array(z.string()).length(1) });

/**
 * What waits for somebody to look: words to which a neighbour objects, the glass that a worker of
 * the next community broke before the record of the asker, a colleague who has lost every key.
 */
export async function openSome(app: TestApp, act: Act) {
  const reason = '樓下漏水漏到電表上，屋裡沒有人應門。';
  const wish = ['guard.break_glass', { householdId: FLAT, reason }] as const;
  const broken = brokenShape.parse(await act('community_worker_out', wish));
  // What is asked from now on has to be noted by itself.
  await sql`delete from platform.reading`.execute(app.db);
  const lost = await loseKeys(app);
  return { ...(await objectToSome(act)), ...lost, glass: broken.ids[0] ?? '' };
}
