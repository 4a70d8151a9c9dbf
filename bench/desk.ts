import { z } from 'zod';
import { percentile, write, writeCount } from './numbers.ts';
import { openConnection, send } from './site.ts';
import type { Site } from './site.ts';
import { atMost } from './table.ts';
import type { Row } from './table.ts';
import type { Street } from './street.ts';
import type { World } from './world.ts';

const GOAL_MS = 50;
const OK = 200;
const WARM_UP = 2;
const DEEP_PAGES = 50;
const FEW_QUEUES = 6;

const shownShape = z.object({
  queues: z.array(z.object({ queue: z.string() })),
  groups: z.array(z.object({ code: z.string() })),
  next: z.string().optional(),
});
type Shown = z.infer<typeof shownShape>;

const STATES = ['all', 'overdue', 'to_decide', 'unheld', 'waiting', 'to_check'] as const;
const SHOWS = [...STATES, 'passed_on', 'mine'] as const;
const WALKED = ['to_look', ...SHOWS] as const;

/** A kind of list of the desk, with the addresses of all of that kind. */
export type Lists = { readonly name: string; readonly addresses: readonly string[] };

/** Names every list of the desk: each filter, alone and with a queue, a group, a part. */
export function listsOf(world: World, street: Street, shown: Shown): readonly Lists[] {
  const at = (place: string, more: Readonly<Record<string, string>>) =>
    `/desk?${new URLSearchParams({ place, ...more }).toString()}`;
  const crossed = (place: string, name: 'queue' | 'group', values: readonly string[]) =>
    values.flatMap((value) => SHOWS.map((show) => at(place, { show, [name]: value })));
  const each = (place: string) => SHOWS.map((show) => at(place, { show }));
  const walks = (place: string) =>
    WALKED.map((show) => `/round?${new URLSearchParams({ place, show }).toString()}`);
  const queues = shown.queues.map(({ queue }) => queue);
  const some = [...queues.slice(0, FEW_QUEUES), ...queues.slice(-FEW_QUEUES)];
  const groups = shown.groups.map(({ code }) => code);
  return [
    { name: 'a street, by filter', addresses: each(street.id) },
    { name: 'a street, by queue and filter', addresses: crossed(street.id, 'queue', some) },
    { name: 'a street, by group and filter', addresses: crossed(street.id, 'group', groups) },
    { name: 'a community, by filter', addresses: each(world.community) },
    { name: 'a round through a community', addresses: walks(world.community) },
    { name: 'a compound, by filter', addresses: each(world.compound) },
    { name: 'a building, by filter', addresses: each(world.buildings[0] ?? '') },
  ];
}

/** Asks for every list of a desk under which very many matters are open. */
export async function timeDesk(
  site: Site,
  world: World,
  on: { readonly street: Street; readonly matters: number; readonly times: number },
): Promise<readonly Row[]> {
  const { street, matters, times } = on;
  const agent = openConnection();
  const headers = { authorization: `Bearer ${street.token}` };
  const ask = (address: string) => send({ port: site.port, agent }, address, { headers });
  const read = async (address: string) => {
    const { body } = await ask(`/api/v1${address}`);
    return shownShape.parse(JSON.parse(body.toString()));
  };
  try {
    const shown = await read(`/desk?place=${street.id}`);
    const deep = await followPages(read, street);
    const all = [
      ...listsOf(world, street, shown),
      { name: 'a street, page by page', addresses: deep },
    ];
    const rows: Row[] = [];
    for (const lists of all) rows.push(await timeLists(ask, lists, { matters, times }));
    return rows;
  } finally {
    agent.destroy();
  }
}

async function followPages(
  read: (address: string) => Promise<Shown>,
  street: Street,
): Promise<readonly string[]> {
  const addresses: string[] = [];
  let after: string | undefined;
  while (addresses.length < DEEP_PAGES) {
    const more = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const address = `/desk?place=${street.id}${more}`;
    addresses.push(address);
    after = (await read(address)).next;
    if (after === undefined) return addresses;
  }
  return addresses;
}

async function timeLists(
  ask: (address: string) => Promise<{ readonly status: number; readonly ms: number }>,
  { name, addresses }: Lists,
  { matters, times }: { readonly matters: number; readonly times: number },
): Promise<Row> {
  const taken: number[] = [];
  for (let time = -WARM_UP; time < times; time += 1) {
    for (const address of addresses) {
      const { status, ms } = await ask(address);
      if (status !== OK) return missed(`${address}: status ${status}`);
      if (time >= 0) taken.push(ms);
    }
  }
  const p50 = write(percentile(taken, 0.5));
  const counted = `${addresses.length} lists, ${writeCount(matters)} open`;
  const what = `desk of ${name}, ${counted}, p95 (p50 ${p50} ms)`;
  const measured = { value: percentile(taken, 0.95), limit: GOAL_MS };
  return atMost(what, measured, (value) => `${write(value)} ms`);
}

function missed(what: string): Row {
  return { what, value: 'missed', goal: '200', isMet: false };
}
