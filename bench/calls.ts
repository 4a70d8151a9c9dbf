/**
 * Measures many calls for help at once: `node bench/calls.ts`. Fifty neighbours call in one moment;
 * how long until the first volunteer of each is asked, and until the page that volunteer has open
 * says so; then the same while other work takes the whole machine. A goal that is missed is a line
 * and no failure.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Installation } from '#/app/installation.ts';
import { savePeople } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { openAt } from './installation.ts';
import { percentile, write } from './numbers.ts';
import { findFreePort, openConnection, send, startSite } from './site.ts';
import { atMost, drawTable } from './table.ts';
import type { Row } from './table.ts';
import { buildWorld } from './world.ts';
import type { World } from './world.ts';

const CALLS = 50;
const ON_DUTY = 100;
/** A page shows so many calls; what is beyond them changes nothing on it. */
const MOST_SHOWN = 20;
/** How many of those on duty have the page of their calls open. */
const LOOKING = 25;
/** In the easier round one calls every so often, instead of all in one moment. */
const APART_MS = 100;
const POLL_MS = 5;
const WAIT_MS = 15_000;
/** Lines are opened, and their first reading is over, before anybody calls. */
const SETTLE_MS = 4_000;
const GOAL_ALERT_MS = 200;
const GOAL_SCREEN_MS = 1_000;
const GOAL_BUSY_MS = 2_000;
const HALF = 0.5;
const SOME = 0.95;
const NEARLY_ALL = 0.99;
const SHANGHAI = ['31', '35'];

type Neighbour = { readonly id: string; readonly token: string; readonly householdId: string };
type Times = { readonly alert: readonly number[]; readonly screen: readonly number[] };

/** What the page of a volunteer was told, and when: how many calls it shows. */
type Told = { readonly at: number; readonly calls: number };
type Screen = { readonly told: Told[]; readonly close: () => void };

/** Saves neighbours, each in a home of their own, who have signed in. */
async function settle(
  { db, services }: Installation,
  world: World,
  count: number,
): Promise<readonly Neighbour[]> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const { rows: homes } = await sql<{ readonly id: string }>`
    select id from places.place where kind = 'household' and community_id = ${world.community}
    order by path limit ${count}`.execute(db);
  const neighbours: Neighbour[] = [];
  for (const { id: householdId } of homes) {
    const id = context.newId();
    const person = {
      id,
      communityId: world.community,
      name: '鄰居',
      called: undefined,
      birthYear: undefined,
      telephone: undefined,
      email: undefined,
      language: 'zh-Hant',
      accountSince: context.now,
    } as const;
    const residence = {
      id: context.newId(),
      householdId,
      communityId: world.community,
      personId: id,
      relation: 'owner',
      since: Temporal.PlainDate.from('2026-01-01'),
      until: undefined,
    } as const;
    await savePeople(db, { people: [person], residences: [residence] }, context.now);
    const session = { personId: id, device: 'bench', strength: 'whole' } as const;
    const { token } = await startSession(context, session);
    neighbours.push({ id, householdId, token });
  }
  return neighbours;
}

function headersOf(token: string) {
  return {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
}

/** Puts neighbours on duty by the interface, as they do it themselves. */
async function putOnDuty(port: number, world: World, helpers: readonly Neighbour[]) {
  const agent = openConnection();
  const put = async (token: string, path: string, body: object) => {
    const sent = { method: 'PUT', headers: headersOf(token), body: JSON.stringify(body) } as const;
    const { status, body: said } = await send({ port, agent }, `/api/v1${path}`, sent);
    if (status !== 200) throw new Error(`${path} ${status}: ${said.toString()}`);
  };
  for (const [index, { token }] of helpers.entries()) {
    const anchor = world.buildings[index % world.buildings.length] ?? '';
    await put(token, '/me/volunteering', { anchor });
    await put(token, '/me/volunteering/skills', { able: ['errands'] });
    await put(token, '/me/volunteering/duty', { hours: 12 });
  }
  agent.destroy();
}

/** Opens the page of one's calls, as a browser does that is told when something is new on it. */
function watch(port: number, { token }: Neighbour): Promise<Screen> {
  return new Promise((resolve, reject) => {
    const told: Told[] = [];
    const options = { host: '127.0.0.1', port, path: '/live?at=%2Fcalls', agent: new Agent() };
    const headers = { cookie: `linli=${token}`, 'sec-fetch-site': 'same-origin' };
    const asking = request({ ...options, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`/live ${answer.statusCode}`));
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const [, marks] = /^event: marks\ndata: (.*)$/.exec(block) ?? [];
          if (marks === undefined) continue;
          const calls = marks.split(' ').filter((mark) => mark !== '').length;
          told.push({ at: performance.now(), calls });
        }
      });
      answer.on('error', () => {});
      return resolve({ told, close: () => asking.destroy() });
    });
    asking.on('error', reject);
    asking.end();
  });
}

const idShape = z.object({ id: z.string() });

type Raised = { readonly reference: string; readonly at: number };

/** Everybody calls in one moment; each goes by a connection of their own. */
async function callAll(
  port: number,
  askers: readonly Neighbour[],
  { number: round, apartMs }: Pick<Round, 'number' | 'apartMs'>,
) {
  const calls = askers.map(async ({ token }, index): Promise<Raised> => {
    await sleep(index * apartMs);
    const agent = openConnection();
    const headers = headersOf(token);
    const body = JSON.stringify({ category: 'urgent_goods', words: `第 ${round} 輪` });
    const at = performance.now();
    const reply = await send({ port, agent }, '/api/v1/urgent', { method: 'POST', headers, body });
    agent.destroy();
    if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.body.toString()}`);
    const { id } = idShape.parse(JSON.parse(reply.body.toString()));
    return { reference: id.slice(id.indexOf('-') + 1), at };
  });
  return Promise.all(calls);
}

/** Looks every few milliseconds whom each call has asked; gives when each alert was first there. */
async function followAlerts({ db }: Installation) {
  const seen = new Map<string, { readonly reference: string; readonly at: number }>();
  const began = performance.now();
  while (performance.now() - began < WAIT_MS) {
    const { rows } = await sql<{ readonly person: string; readonly reference: string }>`
      select a.person_id as person, m.reference from callouts.alert a
      join callouts.call c on c.community_id = a.community_id and c.id = a.call_id
      join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id`.execute(db);
    const at = performance.now();
    for (const { person, reference } of rows) {
      const key = `${person} ${reference}`;
      if (!seen.has(key)) seen.set(key, { reference, at });
    }
    await sleep(POLL_MS);
  }
  return seen;
}

type Round = {
  readonly installation: Installation;
  readonly port: number;
  readonly askers: readonly Neighbour[];
  readonly helpers: readonly Neighbour[];
  readonly number: number;
  /** So long after each other they call. */
  readonly apartMs: number;
};

async function playRound({
  installation,
  port,
  askers,
  helpers,
  number,
  apartMs,
}: Round): Promise<Times> {
  const { db } = installation;
  await sql`delete from callouts.alert`.execute(db);
  await sql`delete from callouts.call`.execute(db);
  await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
  await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null`.execute(db);
  await sql`delete from platform.attempt`.execute(db);
  const looking = helpers.slice(0, LOOKING);
  const screens = await Promise.all(looking.map(async (helper) => watch(port, helper)));
  await sleep(SETTLE_MS);
  const following = followAlerts(installation);
  const raised = await callAll(port, askers, { number, apartMs });
  const alerts = await following;
  for (const screen of screens) screen.close();
  const firstOf = new Map<string, number>();
  for (const { reference, at } of alerts.values()) {
    firstOf.set(reference, Math.min(at, firstOf.get(reference) ?? Infinity));
  }
  const alert = raised.map(({ reference, at }) => (firstOf.get(reference) ?? Infinity) - at);
  const screen = looking.flatMap(({ id }, index) => {
    const own = [...alerts].filter(([key]) => key.startsWith(id)).map(([, value]) => value);
    return own
      .toSorted((one, other) => one.at - other.at)
      .slice(0, MOST_SHOWN)
      .map(({ reference }, nth) => {
        const began = raised.find((one) => one.reference === reference)?.at ?? 0;
        const told = screens[index]?.told.find(({ calls }) => calls > nth);
        return { reference, ms: (told?.at ?? Infinity) - began };
      });
  });
  return { alert, screen: screen.map(({ ms }) => ms) };
}

/** Takes the whole machine, as other work would. */
function busyMachine(): () => void {
  const work = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;) Math.sqrt(Math.random())'], { stdio: 'ignore' }),
  );
  return () => {
    for (const one of work) one.kill('SIGKILL');
  };
}

type Rounds = { readonly [round in 'apart' | 'atOnce' | 'busy']: Times };

function rowsOf({ apart, atOnce, busy }: Rounds): readonly Row[] {
  const say = (ms: number) => (Number.isFinite(ms) ? `${write(ms)} ms` : 'never');
  const of = (what: string, { alert, screen }: Times): readonly Row[] => [
    atMost(
      `${what}: to the first alert, p95`,
      { value: percentile(alert, SOME), limit: GOAL_ALERT_MS },
      say,
    ),
    { what: '  in the middle', value: say(percentile(alert, HALF)) },
    atMost(
      '  to a connected screen, p95',
      { value: percentile(screen, SOME), limit: GOAL_SCREEN_MS },
      say,
    ),
    { what: '  in the middle', value: say(percentile(screen, HALF)) },
  ];
  return [
    ...of(`${CALLS} calls in one moment`, atOnce),
    ...of(`${CALLS} calls, ten in a second`, apart),
    atMost(
      '  while other work takes the machine: to a connected screen, p99',
      { value: percentile(busy.screen, NEARLY_ALL), limit: GOAL_BUSY_MS },
      say,
    ),
    { what: '  to the first alert then, p95', value: say(percentile(busy.alert, SOME)) },
  ];
}

const dataFolder = await mkdtemp(join(tmpdir(), 'linli-calls-'));
try {
  const port = await findFreePort();
  const installation = await openAt(dataFolder, port);
  const world = await buildWorld(installation, SHANGHAI);
  const neighbours = await settle(installation, world, CALLS + ON_DUTY);
  const askers = neighbours.slice(0, CALLS);
  const helpers = neighbours.slice(CALLS);
  const site = await startSite(dataFolder, port);
  try {
    await putOnDuty(port, world, helpers);
    const round = { installation, port, askers, helpers };
    await playRound({ ...round, number: 0, apartMs: APART_MS });
    const apart = await playRound({ ...round, number: 1, apartMs: APART_MS });
    const atOnce = await playRound({ ...round, number: 2, apartMs: 0 });
    const rest = busyMachine();
    const busy = await playRound({ ...round, number: 3, apartMs: APART_MS }).finally(rest);
    console.log(drawTable(rowsOf({ apart, atOnce, busy })));
  } finally {
    await site.stop();
    await installation.close();
  }
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}
