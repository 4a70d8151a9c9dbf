import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';
import { musterSamples } from './muster-samples.ts';

const raisedShape = z.object({ id: z.string() });
const WAIT_MS = 100;
const MOST_WAITS = 100;

/** Somebody calls for help, and those who are called look at it. */
export async function callSamples(
  site: TestSite,
  { worker, community }: { readonly worker: string; readonly community: string },
): Promise<Samples> {
  const said = { category: 'urgent_goods', words: '半夜尿布用完了，超市關門了。' };
  const { id } = raisedShape.parse(await askApi(site, 'resident', 'POST /urgent', said));
  await waitUntilCalled(site, id);
  return {
    ...(await musterSamples(site, worker)),
    'callouts.urgent_page': [{ as: ['visitor', 'resident', 'elder', worker] }],
    'callouts.show': [{ with: { id }, as: ['resident', worker] }],
    'callouts.rules': [{ with: { id: community }, as: ['visitor', 'resident', 'able_neighbour'] }],
    'callouts.mine': [{ as: ['resident', worker] }],
    'callouts.night': [{ with: { id: community }, as: ['resident', worker] }],
    'rosters.watch': [{ with: { id: community }, as: [worker] }],
  };
}

/** The program calls a moment after it was asked. */
async function waitUntilCalled({ db }: TestSite, id: string): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS; wait += 1) {
    const { rows } = await sql`
      select from callouts.alert a join callouts.call c on c.id = a.call_id
      join matters.matter m on m.id = c.matter_id and m.community_id = c.community_id
      where ${id} = m.community_id || '-' || m.reference`.execute(db);
    if (rows.length > 0) return;
    await setTimeout(WAIT_MS);
  }
  throw new Error(`Nobody was called for ${id}.`);
}
