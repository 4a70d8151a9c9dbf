import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { z } from 'zod';
import { endpoints } from '#/app/endpoints.ts';
import { featureOrder } from '#/app/features.ts';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Services } from '#/platform/action/context.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { createApp } from '#/platform/http/app.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { makeFormKey } from '#/platform/http/keys.ts';
import { consoleSender } from '#/platform/notify/sender.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { testDatabase } from '#test/database.ts';
import {
  approach,
  findUnguarded,
  findUnprotected,
  findUnsaidRefusals,
  forgeries,
  honestApproaches,
} from './served.ts';
import type { Send } from './served.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const features = featureOrder.map(({ name }) => name);
const unsafe = endpoints.filter(({ method }) => method !== 'GET');
const ORIGIN = 'http://127.0.0.1:4600';
const HOLDER = 'a'.repeat(22);

const refusals = { full: () => '滿了。' };
const sample = endpoint({
  name: 'matters.claim',
  method: 'POST',
  path: '/matters/:id/claim',
  summary: 'Claims a matter.',
  policy: everyone,
  input: z.object({ id: z.string() }),
  output: z.object({}),
  words: { 'zh-Hant': { refusals }, 'zh-Hans': { refusals }, en: { refusals } },
  run: async () => succeed({}),
  onward: () => ({ to: '/' }),
});
const at = 'POST /matters/:id/claim:1';

test('every endpoint has a policy and a name and an address of its own', () => {
  assertFound(endpoints, 20);
  assertNone(findUnguarded(endpoints, features));
});

test('every refusal of every endpoint has its sentence in three languages', () => {
  assertFound(endpoints, 20);
  assertNone(findUnsaidRefusals(endpoints));
});

test('no unsafe endpoint is reached by a forged request, and each by an honest one', async () => {
  assertFound(unsafe, 10);
  await withRealServer(async (serve, key) => {
    const cookie = `linli_visitor=${HOLDER}`;
    const attempt = { origin: ORIGIN, cookie, serve };
    assertNone(await findUnprotected(endpoints, { ...attempt, approaches: forgeries(key) }));
    const approaches = honestApproaches(key);
    const reached = await approach(endpoints, { ...attempt, approaches });
    assert.equal(reached.length, unsafe.length * approaches.length);
  });
});

test('an endpoint without a policy, or with a name or address twice, is caught', () => {
  const bare = { ...sample, policy: { name: '', allows: everyone.allows } };
  assertCaught(findUnguarded([bare], features), [at]);
  assertCaught(findUnguarded([{ ...sample, name: 'claim' }], features), [at]);
  assertCaught(findUnguarded([{ ...sample, name: 'cars.claim' }], features), [at]);
  assertCaught(findUnguarded([sample, sample], features), [at, at]);
  assertNone(findUnguarded([sample], features));
});

test('a refusal without a sentence in one language is caught', () => {
  const words = {
    'zh-Hant': { refusals },
    'zh-Hans': { refusals: { full: () => ' ' } },
    en: { refusals: {} },
  };
  assertCaught(findUnsaidRefusals([{ ...sample, words }]), [at, at]);
  assertNone(findUnsaidRefusals([sample]));
});

test('a server that lets every request through is caught', async () => {
  const serve = (served: readonly AnyEndpoint[]): Send => {
    const [only] = served;
    return async () => {
      only?.repeat({}, {});
      return new Response('done');
    };
  };
  const approaches = forgeries('key');
  const attempt = { origin: ORIGIN, cookie: '', serve, approaches };
  const caught = await findUnprotected([sample], attempt);
  assertCaught(
    caught,
    approaches.map(() => at),
  );
});

/** Lends the real application over an empty database, and a key of one of its own forms. */
async function withRealServer(
  work: (serve: (served: readonly AnyEndpoint[]) => Send, key: string) => Promise<void>,
): Promise<void> {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const services = makeServices();
  const frame = {
    reader: undefined,
    where: { name: '深田社區', above: '', address: '/' },
    duty: { name: '值班', telephone: '110' },
    mayOpenDesk: false,
  };
  const serve = (served: readonly AnyEndpoint[]): Send => {
    const app = createApp({
      db: openDb(pool),
      services,
      endpoints: served,
      assets: { stylePath: '/assets/a.css', scriptPath: '/assets/a.js', byPath: new Map() },
      loadSubject: async () => visitor,
      loadFrame: async () => frame,
      bareFrame: () => frame,
      readGauges: async () => [],
      logsRequests: false,
      // What is forged is refused and logged as that; anything else would be a fault.
      log: (line) => assert.equal(line.event, 'refused', JSON.stringify(line)),
    });
    return async (request) => app.request(request);
  };
  const maker = { secret: services.secret, holder: HOLDER };
  try {
    await work(serve, makeFormKey(maker, services.clock(), services.randomBytes));
  } finally {
    await pool.end();
    await database.drop();
  }
}

function makeServices(): Services {
  const random = (count: number) => new Uint8Array(randomBytes(count));
  return {
    files: folderStore('/nowhere'),
    sender: consoleSender(() => {}),
    secret: random(32),
    zone: 'Asia/Shanghai',
    publicUrl: ORIGIN,
    isDemonstration: false,
    leavingDays: 30,
    channels: { mail: undefined, allowsPrivate: true },
    clock: () => Temporal.Now.instant(),
    randomBytes: random,
  };
}
