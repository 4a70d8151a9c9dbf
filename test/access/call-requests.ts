import { sql } from 'kysely';
import { z } from 'zod';
import { calloutJobs } from '#/features/callouts/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { TestApp } from '#test/app.ts';
import { places } from '#test/world.ts';
import { FLAT } from './readers.ts';
import { callMany, musterRows } from './muster-requests.ts';
import { hoursRows, layHours } from './hours-requests.ts';
import { own } from './request.ts';
import { drawRosters, rosterRows } from './roster-requests.ts';
import { joinTeam, teamRows } from './team-requests.ts';
import { beginToHelp, volunteerRows } from './volunteer-requests.ts';
import type { Request, Row } from './request.ts';
import type { Targets } from './world.ts';

const raisedShape = z.object({ id: z.string() });

const callRule = {
  accept: 30,
  first: 50,
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  mostAsked: 200,
  restHours: 24,
  travelMinutes: 10,
  chain1: 'community_worker',
};

type Act = (by: string, asked: readonly [string, Request['raw']]) => Promise<unknown>;

/** The asker helps others, calls for help, is in a team, and stands by in it. */
export async function helpAndCall(app: TestApp, act: Act) {
  const hours = await layHours(app);
  const called = { ...(await beginToHelp(act)), ...(await callForHelp(app, act)) };
  const gathered = { ...(await joinTeam(app, act)), ...(await callMany(app, act)) };
  // Further looks are for no clock that a test moves.
  await sql`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier in ('callouts.look', 'matters.urgent_moved',
      'musters.ask', 'notices.hear')`.execute(app.db);
  return { ...called, ...hours, ...gathered, ...(await drawRosters(act)) };
}

/** A neighbour is on duty, and the asker calls for help. */
async function callForHelp(app: TestApp, act: Act) {
  await act('helper', ['volunteers.set_limits', { anchor: places.building }]);
  await act('helper', ['volunteers.tell_skills', { able: ['errands'] }]);
  await act('helper', ['volunteers.go_on_duty', { hours: 12 }]);
  // Two raised in the same instant would stand in lists in an order of chance.
  app.clock.forward({ minutes: 1 });
  const said = { category: 'urgent_goods', place: FLAT, words: '尿布用完了' };
  const { id } = raisedShape.parse(await act('asker', ['callouts.raise', said]));
  app.clock.forward({ minutes: 1 });
  const { rows } = await sql<{ communityId: string; id: string }>`
    select community_id as "communityId", id from matters.matter
    where profile = 'urgent'`.execute(app.db);
  const [handler] = calloutJobs;
  for (const key of rows) if (handler !== undefined) await runJob(app, handler, key);
  return { call: id };
}

/** Requests about helping, about calls for help, and about the time that was given. */
export function helpRows(targets: Targets): readonly Row[] {
  const { call: id } = targets;
  const one = { hidden: 'id' } as const;
  const byPaper = { code: targets.householdCode, category: 'urgent_goods' };
  return [
    ...volunteerRows(targets),
    ...teamRows(targets),
    ...musterRows(targets),
    ...hoursRows(targets),
    ['callouts.urgent_page', '', {}, own],
    ['callouts.raise', '', { category: 'urgent_goods', place: FLAT }, own],
    ['callouts.paper_page', '', { code: targets.householdCode }],
    ['callouts.raise_by_paper', '', byPaper],
    ['callouts.rules', '', { id: places.community }],
    ['callouts.set_rules', '', { id: places.community, ...callRule }],
    ['callouts.drop_rules', '', { id: places.community }],
    ['callouts.mine', '', {}, own],
    ['callouts.show', '', { id }, one],
    ['callouts.answer', '', { id, answer: 'yes', minutes: 5 }, one],
    ['callouts.worsen', '', { id }, one],
    ['callouts.night', '', { id: places.building }, { hidden: 'id' }],
    ...rosterRows(targets),
  ];
}
