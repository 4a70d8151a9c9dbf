import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { createApp } from './app.ts';
import { endpoint } from './endpoint.ts';
import type { Gauge } from './metrics.ts';
import type { AppParts } from './serve/parts.ts';

const none = { refusals: {} };
const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };

const secretPage = endpoint({
  name: 'secrets.one',
  method: 'GET',
  path: '/secrets/:token',
  summary: 'Shows something that only its address opens.',
  policy: everyone,
  input: z.object({ token: z.string() }),
  output: z.object({ token: z.string() }),
  words,
  run: async (_, { token }) => {
    if (token === 'broken') throw new Error('The pen broke.');
    return succeed({ token });
  },
  page: () => ({ title: 'One', section: 'none', width: 'column', body: html`<h1>One</h1>` }),
});

let app: TestApp;

before(async () => {
  app = await testApp({ endpoints: [secretPage], logsRequests: true });
});

after(() => app.close());

/** Serves the watchers over a database that nobody runs. */
function appWithout(readGauges: () => Promise<readonly Gauge[]>) {
  const pool = openPool({ host: '127.0.0.1', port: 1, user: 'linli', database: 'linli' });
  const unasked = () => assert.fail('Nobody is asked.');
  const parts: AppParts = {
    db: openDb(pool),
    services: app.services,
    endpoints: [],
    assets: { stylePath: '', scriptPath: '', byPath: new Map() },
    loadSubject: unasked,
    loadFrame: unasked,
    bareFrame: unasked,
    readGauges,
    log: () => {},
    logsRequests: false,
  };
  return createApp(parts);
}

test('an installation is ready while its database answers, and alive without it', async () => {
  const ready = await app.request('/readyz');
  assert.deepEqual([ready.status, await ready.text()], [200, 'ok']);
  const without = appWithout(async () => []);
  const away = await without.request('/readyz');
  assert.deepEqual([away.status, await away.text()], [503, 'database away']);
  assert.equal((await without.request('/healthz')).status, 200);
});

test('the numbers tell whether the database answers, and ask it nothing when it does not', async () => {
  const answers = await (await app.request('/metrics')).text();
  assert.match(answers, /^linli_database_up 1$/m);
  const without = appWithout(() => assert.fail('The database is asked.'));
  assert.match(await (await without.request('/metrics')).text(), /^linli_database_up 0$/m);
});

test('the numbers are in the text format that monitors read', async () => {
  await app.request('/secrets/abc');
  const answer = await app.request('/metrics');
  assert.equal(answer.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  for (const line of text.trimEnd().split('\n')) {
    assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^{}]+\})? [\d.e+-]+)$/);
  }
  assert.ok(text.endsWith('\n'));
  assert.match(text, /^process_resident_memory_bytes \d+$/m);
});

test('the numbers are for this machine alone: who asks from elsewhere finds nothing', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.7' };
  assert.equal((await app.request('/metrics', { headers })).status, 404);
  const local = { 'x-forwarded-for': '127.0.0.1' };
  assert.equal((await app.request('/metrics', { headers: local })).status, 200);
});

test('a request is counted and logged by the pattern of its address, never by what it holds', async () => {
  const before = app.logged.length;
  await app.request('/secrets/a-token?code=123456');
  await app.request('/api/v1/secrets/a-token');
  await app.request('/nowhere/%E7%8E%8B%E5%A4%A7%E6%98%8E');
  const told = app.logged.slice(before).map(({ ms, ...line }) => {
    assert.equal(typeof ms, 'number');
    return line;
  });
  const line = { level: 'info', event: 'request', method: 'GET' };
  assert.deepEqual(told, [
    { ...line, endpoint: '/secrets/:token', status: 200 },
    { ...line, endpoint: '/api/v1/secrets/:token', status: 200 },
    { ...line, endpoint: 'nowhere', status: 404 },
  ]);
  const counted = await (await app.request('/metrics')).text();
  assert.match(counted, /endpoint="nowhere",status="4xx"/);
  assert.doesNotMatch(counted, /a-token|123456|%E7|王/);
});

test('a fault is logged by the pattern of its address too', async () => {
  const before = app.logged.length;
  assert.equal((await app.request('/secrets/broken')).status, 500);
  const fault = app.logged.slice(before).find(({ event }) => event === 'fault');
  assert.equal(fault?.['path'], '/secrets/:token');
});

test('a host who has not asked for them gets no lines of requests', async () => {
  const quiet = await testApp({ endpoints: [secretPage] });
  await quiet.request('/secrets/abc');
  assert.deepEqual(quiet.logged, []);
  await quiet.close();
});
