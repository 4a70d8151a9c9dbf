import { randomBytes, randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { endpoints } from '#/app/endpoints.ts';
import type { Installation } from '#/app/installation.ts';
import { bareFrame, loadFrame, loadSubject } from '#/app/reader.ts';
import type { Db } from '#/platform/db/pool.ts';
import { createApp } from '#/platform/http/app.ts';
import { median, write } from './numbers.ts';
import { openConnection, send } from './site.ts';
import type { Sent, Site } from './site.ts';
import { findFresh, renew } from './statements.ts';
import type { Fresh, Statement } from './statements.ts';
import { atLeast } from './table.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

const ADDRESS = '/api/v1/matters';
const WARM_UP = 20;
const GOAL = 0.5;
const MS = 1_000;
/** Beyond every number that the application gives in one run. */
const FIRST_NUMBER = 20_000_000;

type Round = { readonly http: number; readonly raw: number };
type Clock = { readonly rounds: number; readonly each: number };

/**
 * Measures raising a matter over HTTP against the statements it consists of, sent raw in the same
 * order by the same driver. Rounds take turns, so that a busy machine slows both alike.
 */
export async function measureCreating(
  installation: Installation,
  world: World,
  { site, ...clock }: Clock & { readonly site: Site },
): Promise<readonly Row[]> {
  const { recording, fresh } = await record(installation, world);
  const agent = openConnection();
  const client = await installation.pool.connect();
  let number = FIRST_NUMBER;
  const overHttp = async () => {
    const reply = await send({ port: site.port, agent }, ADDRESS, raising(world));
    if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.body.toString()}`);
  };
  const raw = async () => {
    number += 1;
    const make = { id: randomUUID, reference: `2026-${number}`, bytes: randomBytes };
    for (const { text, values } of renew(recording, fresh, make)) {
      await client.query(text, [...values]);
    }
  };
  try {
    await rateOf(overHttp, WARM_UP);
    await rateOf(raw, WARM_UP);
    const rounds: Round[] = [];
    for (let round = 0; round < clock.rounds; round += 1) {
      const http = await rateOf(overHttp, clock.each);
      rounds.push({ http, raw: await rateOf(raw, clock.each) });
    }
    return rowsOf(rounds, recording);
  } finally {
    client.release();
    agent.destroy();
  }
}

function rowsOf(rounds: readonly Round[], recording: readonly Statement[]): readonly Row[] {
  const ratio = median(rounds.map(({ http, raw }) => http / raw));
  const http = median(rounds.map((round) => round.http));
  const raw = median(rounds.map((round) => round.raw));
  return [
    atLeast('creating a matter: HTTP / raw SQL, rates', { value: ratio, limit: GOAL }, write),
    { what: '  over HTTP', value: `${write(http)}/s` },
    { what: `  raw, ${recording.length} statements`, value: `${write(raw)}/s` },
  ];
}

async function rateOf(work: () => Promise<void>, times: number): Promise<number> {
  const began = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (times * MS) / (performance.now() - began);
}

/** Raises matters inside this process and keeps what was sent to the database for the last two. */
async function record(
  installation: Installation,
  world: World,
): Promise<{ readonly recording: readonly Statement[]; readonly fresh: Fresh }> {
  let sent: Statement[] = [];
  const db = recordingDb(installation.pool, (statement) => sent.push(statement));
  const app = createApp({
    db,
    services: installation.services,
    endpoints,
    assets: { stylePath: '', scriptPath: '', byPath: new Map() },
    loadSubject,
    loadFrame,
    bareFrame,
    readGauges: async () => [],
    log: (line) => console.error(line),
    logsRequests: false,
  });
  const recordings: (readonly Statement[])[] = [];
  for (let time = 0; time < WARM_UP; time += 1) {
    sent = [];
    const { method, headers, body } = raising(world);
    const init = { method: method ?? 'POST', headers: { ...headers }, body: body ?? '' };
    const answer = await app.request(`http://127.0.0.1${ADDRESS}`, init);
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    recordings.push(sent);
  }
  const [earlier = [], later = []] = recordings.slice(-2);
  return { recording: later, fresh: findFresh(earlier, later) };
}

function recordingDb(pool: Pool, onSend: (statement: Statement) => void): Db {
  return new Kysely({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => onSend({ text: query.sql, values: query.parameters }),
  });
}

/** Words that nobody said before: the same ones again would be the same matter. */
function raising({ token, buildings }: World): Sent {
  return {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      profile: 'need',
      category: 'home_electric',
      placeId: buildings[0],
      body: `家裡的燈一閃一閃的，想請懂電的鄰居看看。${randomUUID()}`,
      visibility: 'all',
      isAnonymous: false,
      photos: [],
    }),
  };
}
