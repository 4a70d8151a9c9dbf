import { percentile, write, writeCount } from './numbers.ts';
import { openConnection, send } from './site.ts';
import type { Site } from './site.ts';
import { atMost } from './table.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** How long a page took at one number of matters. */
export type PageTimes = {
  readonly page: string;
  readonly status: number;
  readonly p50: number;
  readonly p95: number;
};

const WARM_UP = 30;
const GOAL_MS = 10;
const GOAL_GROWTH = 1.3;
const OK = 200;

/** The pages that are measured, from the board to the whole nation. */
export function pagesOf(world: World): readonly (readonly [page: string, address: string])[] {
  return [
    ['needs board', `/matters?place=${world.community}`],
    ['needs board, as street', `/matters?place=${world.community}&view=street`],
    ['community', `/places/${world.community}`],
    ['district', `/places/${world.district}`],
    ['province', `/places/${world.province}`],
    ['nation', '/places'],
    ['figures of community', `/places/${world.community}/figures`],
    ['figures of province', `/places/${world.province}/figures`],
  ];
}

/** Asks for each page many times, one after the other, in turns. */
export async function timePages(
  site: Site,
  world: World,
  times: number,
): Promise<readonly PageTimes[]> {
  const agent = openConnection();
  const taken = new Map<string, { status: number; readonly ms: number[] }>();
  for (let time = -WARM_UP; time < times; time += 1) {
    for (const [page, address] of pagesOf(world)) {
      const { status, ms } = await send({ port: site.port, agent }, address);
      const seen = taken.get(page) ?? { status, ms: [] };
      taken.set(page, seen);
      if (status !== OK) seen.status = status;
      if (time >= 0) seen.ms.push(ms);
    }
  }
  agent.destroy();
  return [...taken].map(([page, { status, ms }]) => ({
    page,
    status,
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
  }));
}

/** Sets the times of the smaller and the larger tree beside each other. */
export function comparePages(
  smaller: { readonly matters: number; readonly times: readonly PageTimes[] },
  larger: { readonly matters: number; readonly times: readonly PageTimes[] },
): readonly Row[] {
  return larger.times.flatMap((after) => {
    const before = smaller.times.find(({ page }) => page === after.page);
    if (before === undefined) return [];
    if (after.status !== OK || before.status !== OK) {
      return [{ what: after.page, value: `status ${after.status}`, goal: '200', isMet: false }];
    }
    const growth = { value: after.p50 / before.p50, limit: GOAL_GROWTH };
    return [
      timeRow(before, smaller.matters),
      timeRow(after, larger.matters),
      atMost(`${after.page}: larger / smaller, p50`, growth, write),
    ];
  });
}

function timeRow({ page, p50, p95 }: PageTimes, matters: number): Row {
  const what = `${page}, ${writeCount(matters)} matters, p95 (p50 ${write(p50)} ms)`;
  return atMost(what, { value: p95, limit: GOAL_MS }, (value) => `${write(value)} ms`);
}
