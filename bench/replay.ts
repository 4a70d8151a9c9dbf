import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { addWhatHappened, countWrongSums } from '#/features/figures/index.ts';
import type { Installation } from '#/app/installation.ts';
import { buildCity } from './city.ts';
import type { City } from './city.ts';
import { percentile, write, writeCount } from './numbers.ts';
import { formats, listNumbers, listQuestions, postRequest, readNumber } from './open311.ts';
import type { Ask, Format } from './open311.ts';
import { busiest, readRequests } from './requests.ts';
import type { CityRequest } from './requests.ts';
import { send } from './site.ts';
import type { Reply, Sent, Site } from './site.ts';
import { atLeast, atMost } from './table.ts';
import type { Row } from './table.ts';

/** What is told again, and how. */
export type Replay = {
  /** The sheet of the city; left out, nothing is told again, and a line says so. */
  readonly file: string | undefined;
  /** The busiest hours of it; left out, all. */
  readonly hours: number | undefined;
  /** By which interface: the one of this program, or Open311 GeoReport v2. */
  readonly by: Interface;
};

export const interfaces = ['api', 'open311'] as const;
export type Interface = (typeof interfaces)[number];

const SPEED = 100;
const GOAL_MS = 50;
const OK = 200;
const MS = 1_000;
const POLL_MS = 100;

const raisedShape = z.object({ id: z.string(), reference: z.string(), isRepeat: z.boolean() });
const draftShape = z.object({ draft: z.string() });
const alikeShape = z.object({ alike: z.array(z.object({ id: z.string() })) });

type Tally = {
  readonly latencies: number[];
  readonly refused: string[];
  readonly raised: { readonly community: string; readonly reference: string }[];
  /** What Open311 named them. */
  readonly numbers: Set<string>;
  accepted: number;
  /** Of those that were asked for before: whether it was suggested, and followed. */
  again: number;
  suggested: number;
  followed: number;
  lateMs: number;
};

/**
 * Tells the requests of a real city again a hundred times as fast as they came, through the
 * interface for programs: each area in its order, all areas at once. What was asked for at the same
 * address before goes through the screens that suggest it, and is followed when it is.
 */
export async function measureReplay(
  installation: Installation,
  site: Site,
  { file, hours, by }: Replay,
): Promise<readonly Row[]> {
  if (file === undefined) {
    return [{ what: 'replay of a city', value: 'skipped: LINLI_REPLAY names no sheet' }];
  }
  const all = readRequests(await readFile(file, 'utf8'));
  const requests = hours === undefined ? all : busiest(all, hours);
  const city = await buildCity(installation, requests);
  const telling = { site, city, requests, by };
  const tally = await tellAll(telling);
  const wrong = await countWrong(installation);
  const rows = rowsOf({ requests, tally, wrong, by });
  return by === 'open311' ? [...rows, await readBackRow(telling, tally)] : rows;
}

/** The figures are added up to the last request, and then counted afresh. */
async function countWrong({ db }: Installation): Promise<number> {
  for (let isLeft = true; isLeft; await sleep(POLL_MS)) {
    await db.transaction().execute((tx) => addWhatHappened(tx));
    const { rows } = await sql<{ readonly is_left: boolean }>`
      select exists (select from matters.figure_change
        where written_in >= (select added_before from figures.progress)) as is_left`.execute(db);
    isLeft = rows[0]?.is_left === true;
  }
  return countWrongSums(db);
}

type Telling = {
  readonly site: Site;
  readonly city: City;
  readonly requests: readonly CityRequest[];
  readonly by: Interface;
};

async function tellAll({ site, city, requests, by }: Telling): Promise<Tally> {
  const tally: Tally = {
    latencies: [],
    refused: [],
    raised: [],
    numbers: new Set(),
    accepted: 0,
    again: 0,
    suggested: 0,
    followed: 0,
    lateMs: 0,
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const began = performance.now();
  const told = new Map<string, string>();
  const areas = [...Map.groupBy(requests, ({ area }) => area).values()];
  const questions = new Map();
  const caller = { port: site.port, agent, city, tally, told, began, by, questions };
  await Promise.all(areas.map((own, index) => tellArea(caller, own, index)));
  agent.destroy();
  return tally;
}

type Caller = {
  readonly port: number;
  readonly agent: Agent;
  readonly city: City;
  readonly tally: Tally;
  /** What was raised at an address, by what was asked for there. */
  readonly told: Map<string, string>;
  readonly began: number;
  readonly by: Interface;
  readonly questions: Map<string, Promise<readonly string[]>>;
};

async function tellArea(
  caller: Caller,
  requests: readonly CityRequest[],
  area: number,
): Promise<void> {
  const { tokens } = caller.city;
  for (const [index, request] of requests.entries()) {
    const early = caller.began + request.at / SPEED - performance.now();
    if (early > 0) await sleep(early);
    else caller.tally.lateMs = Math.max(caller.tally.lateMs, -early);
    const token = tokens[(area + index * 7) % tokens.length] ?? '';
    const same = [request.type, request.area, request.address].join('\n');
    const mayFollow = request.isAgain && caller.by === 'api';
    const before = mayFollow ? caller.told.get(same) : undefined;
    if (before !== undefined && (await followInstead(caller, { request, token, before }))) continue;
    const raise = caller.by === 'api' ? raiseHere : raiseByOpen311;
    const id = await raise(caller, request, token);
    if (id !== undefined) caller.told.set(same, id);
  }
}

async function raiseHere(
  caller: Caller,
  request: CityRequest,
  token: string,
): Promise<string | undefined> {
  const { city, tally } = caller;
  const placeId = city.buildingOf(request);
  const body = wordsOf(request);
  const told = { profile: 'report', category: request.category, placeId, body, visibility: 'all' };
  const reply = await post(caller, { token, address: '/matters', body: told });
  tally.latencies.push(reply.ms);
  if (reply.status !== OK) {
    tally.refused.push(`${reply.status} ${reply.body.toString().slice(0, 200)}`);
    return undefined;
  }
  const { id, reference, isRepeat } = raisedShape.parse(JSON.parse(reply.body.toString()));
  tally.accepted += 1;
  // The same words by the same person within minutes are the matter they were before.
  if (!isRepeat) tally.raised.push({ community: city.communityOf(request), reference });
  return id;
}

/** In both formats in turn; a program of Open311 knows no screens that suggest anything. */
async function raiseByOpen311(
  caller: Caller,
  request: CityRequest,
  token: string,
): Promise<string | undefined> {
  const { city, tally } = caller;
  const format = formats[tally.latencies.length % formats.length] ?? 'json';
  const ask: Ask = (address, sent) => insist(caller, address, sent);
  const questions = await questionsOf(caller, ask, request);
  const reply = await postRequest(ask, { city, request, token, questions }, format);
  tally.latencies.push(reply.ms);
  if (reply.status !== OK) {
    tally.refused.push(`${reply.status} ${reply.body.toString().slice(0, 200)}`);
    return undefined;
  }
  const reference = readNumber(reply, format);
  tally.accepted += 1;
  // The same words by the same person within minutes are the matter they were before.
  const community = city.communityOf(request);
  if (!tally.numbers.has(reference)) tally.raised.push({ community, reference });
  tally.numbers.add(reference);
  return reference;
}

/** Asks for the questions of each service once, as a client does. */
function questionsOf(
  { city, questions }: Caller,
  ask: Ask,
  request: CityRequest,
): Promise<readonly string[]> {
  const service = request.category;
  const known = questions.get(service);
  if (known !== undefined) return known;
  const asked = listQuestions(ask, { community: city.communityOf(request), service });
  questions.set(service, asked);
  return asked;
}

/** Counts what of all that was raised is read back in both formats. */
async function readBackRow({ site, city, requests }: Telling, tally: Tally): Promise<Row> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const ask: Ask = (address, sent) => send({ port: site.port, agent }, address, sent);
  const back = new Map<Format, Set<string>>(formats.map((format) => [format, new Set()]));
  for (const community of new Set(requests.map(city.communityOf))) {
    for (const format of formats) {
      for (const number of await listNumbers(ask, community, format)) back.get(format)?.add(number);
    }
  }
  agent.destroy();
  const inBoth = [...tally.numbers].filter((number) =>
    formats.every((format) => back.get(format)?.has(number)),
  );
  const read = { value: inBoth.length, limit: tally.numbers.size };
  return atLeast('  read back in XML and JSON', read, writeCount);
}

function wordsOf({ type, address }: CityRequest): string {
  return `${type}: ${address}`;
}

/** Goes through the screens; when the earlier one is among those suggested, it is followed. */
async function followInstead(
  caller: Caller,
  asked: { readonly request: CityRequest; readonly token: string; readonly before: string },
): Promise<boolean> {
  const { city, tally } = caller;
  const { request, token, before } = asked;
  tally.again += 1;
  const step = async (address: string, body: object) => {
    const reply = await post(caller, { token, address, body });
    tally.latencies.push(reply.ms);
    return draftShape.parse(JSON.parse(reply.body.toString())).draft;
  };
  const draft = await step('/raise', { body: wordsOf(request) });
  await step('/raise/category', { draft, category: request.category });
  const placeId = city.buildingOf(request);
  await step('/raise/place', { draft, placeId, profile: 'report', visibility: 'all' });
  const headers = { authorization: `Bearer ${token}` };
  const shown = await insist(caller, `/api/v1/raise/check?draft=${draft}`, { headers });
  tally.latencies.push(shown.ms);
  const { alike } = alikeShape.parse(JSON.parse(shown.body.toString()));
  if (!alike.some(({ id }) => id === before)) return false;
  tally.suggested += 1;
  const followed = await post(caller, { token, address: `/matters/${before}/followers`, body: {} });
  tally.latencies.push(followed.ms);
  if (followed.status === OK) {
    tally.accepted += 1;
    tally.followed += 1;
  }
  return true;
}

function post(
  caller: Caller,
  sent: { readonly token: string; readonly address: string; readonly body: object },
): Promise<Reply> {
  const headers = {
    authorization: `Bearer ${sent.token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const body = JSON.stringify(sent.body);
  return insist(caller, `/api/v1${sent.address}`, { method: 'POST', headers, body });
}

/**
 * Sends once more, with the same key, when the server closed an idle connection at the moment at
 * which it was used again, as every program has to.
 */
async function insist(caller: Caller, address: string, sent: Sent): Promise<Reply> {
  try {
    return await send(caller, address, sent);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
    return send(caller, address, sent);
  }
}

function rowsOf(done: {
  readonly requests: readonly CityRequest[];
  readonly tally: Tally;
  readonly wrong: number;
  readonly by: Interface;
}): readonly Row[] {
  const { requests, tally, wrong, by } = done;
  const { accepted } = tally;
  const p95 = percentile(tally.latencies, 0.95);
  const p50 = write(percentile(tally.latencies, 0.5));
  const count = (value: number) => writeCount(value);
  const all = writeCount(requests.length);
  return [
    atLeast(
      `replay of ${all} requests by ${by} at ${SPEED} times their pace: accepted`,
      { value: accepted, limit: requests.length },
      count,
    ),
    ...tally.refused.slice(0, 3).map((value) => ({ what: '  refused', value })),
    atMost(
      '  out of the order of their community',
      { value: countDisorder(tally), limit: 0 },
      count,
    ),
    atMost(
      `  p95 of ${writeCount(tally.latencies.length)} answers (p50 ${p50} ms)`,
      { value: p95, limit: GOAL_MS },
      (value) => `${write(value)} ms`,
    ),
    atMost('  sums that a recount finds otherwise', { value: wrong, limit: 0 }, count),
    ...(by === 'api' ? againRows(tally) : []),
    { what: '  furthest behind its time', value: `${write(tally.lateMs / MS)} s` },
  ];
}

function againRows(tally: Tally): readonly Row[] {
  return [
    { what: '  asked for again at the same address', value: writeCount(tally.again) },
    { what: '    of these suggested', value: writeCount(tally.suggested) },
    { what: '    and followed', value: writeCount(tally.followed) },
  ];
}

/** Counts the numbers of matters that are no greater than the one before in their community. */
function countDisorder({ raised }: Tally): number {
  let disorder = 0;
  for (const own of Map.groupBy(raised, ({ community }) => community).values()) {
    for (const [index, { reference }] of own.entries()) {
      const before = own[index - 1]?.reference ?? '';
      if (index > 0 && reference <= before) disorder += 1;
    }
  }
  return disorder;
}
