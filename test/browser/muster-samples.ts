import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const offeredShape = z.object({ teams: z.array(z.object({ id: z.string() })).min(1) });
const madeShape = z.object({ id: z.string() });
const WAIT_MS = 100;
const MOST_WAITS = 100;

/** A worker calls the members of a body in which the resident is, who looks at it. */
export async function musterSamples(site: TestSite, worker: string): Promise<Samples> {
  const offered = offeredShape.parse(await askApi(site, worker, 'GET /musters/new'));
  const ids = offered.teams.map(({ id }) => id);
  const { rows } = await sql<{ readonly id: string }>`
    select o.organisation_id as id from organisations.membership o
    where o.organisation_id = any(${ids}::uuid[]) and o.left_on is null
    group by o.organisation_id order by count(*) desc limit 1`.execute(site.db);
  const team = rows[0]?.id;
  if (team === undefined) throw new Error('No body of the demonstration has members.');
  const made = await askApi(site, worker, 'POST /musters', {
    title: '搬沙袋',
    meetingPlace: '2號門',
    startsAt: Temporal.Now.instant().add({ hours: 3 }).toString(),
    wanted: 30,
    teams: [team],
    note: '穿雨鞋，帶手電。',
  });
  const { id } = madeShape.parse(made);
  await waitUntilAsked(site, id);
  return {
    'musters.mine': [{ as: ['resident', worker] }],
    'musters.new': [{ as: ['resident', worker] }],
    'musters.show': [{ with: { id }, as: [worker] }],
  };
}

/** The program asks a moment after it was called. */
async function waitUntilAsked({ db }: TestSite, id: string): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS; wait += 1) {
    const { rows } = await sql`
      select from musters.muster where id = ${id} and asked_at is not null`.execute(db);
    if (rows.length > 0) return;
    await setTimeout(WAIT_MS);
  }
  throw new Error(`Nobody was asked for ${id}.`);
}
