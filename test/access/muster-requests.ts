import { z } from 'zod';
import { musterJobs } from '#/features/musters/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { TestApp } from '#test/app.ts';
import { own } from './request.ts';
import type { Request, Row } from './request.ts';
import { bodies } from './world.ts';

const madeShape = z.object({ id: z.string() });

const startsAt = '2026-11-24T07:00:00Z';
const said = { title: '搬沙袋', meetingPlace: '2號門', startsAt, wanted: 30 };

/** A worker of the community calls the members of a club, one of whom is the asker. */
export async function callMany(
  app: TestApp,
  act: (by: string, asked: readonly [string, Request['raw']]) => Promise<unknown>,
) {
  const teams = [bodies.club];
  const called = await act('community_worker_in', ['musters.make', { ...said, teams }]);
  const { id } = madeShape.parse(called);
  const soon = { title: '掃雪', startsAt: app.clock.now().add({ seconds: 1 }).toString() };
  const begun = await act('community_worker_in', ['musters.make', { ...said, ...soon, teams }]);
  const [ask] = musterJobs;
  if (ask !== undefined) await runJob(app, ask, { id });
  app.clock.forward({ minutes: 1 });
  return { muster: id, begunMuster: madeShape.parse(begun).id };
}

/** Requests about calling many. */
export function musterRows({
  muster: id,
  begunMuster,
}: {
  readonly muster: string;
  readonly begunMuster: string;
}): readonly Row[] {
  const one = { hidden: 'id' } as const;
  return [
    ['musters.mine', '', {}, own],
    ['musters.new', '', {}, own],
    ['musters.make', '', { ...said, title: '搬家', teams: [bodies.club] }],
    ['musters.show', '', { id }, one],
    ['musters.answer', '', { id, answer: 'yes' }, one],
    ['musters.change', '', { id, wanted: 40 }, one],
    ['musters.stand_down', '', { id, words: '雨停了' }, one],
    ['musters.close', '', { id: begunMuster, came: [] }, one],
  ];
}
