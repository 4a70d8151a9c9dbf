import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { html } from 'hono/html';
import { sql } from 'kysely';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { findSetting, saveSetting } from '#/platform/config/secret.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';

const PERSON = '01939a00-0000-7000-8000-000000000001';
const noRefusals = { refusals: {} };
const words = { 'zh-Hant': noRefusals, 'zh-Hans': noRefusals, en: noRefusals };
const NAMES = 'test_names';

/** A slate with names on it, one letter each. */
const slate = endpoint({
  name: 'slates.show',
  method: 'GET',
  path: '/slates/:id',
  summary: 'Shows a slate.',
  policy: everyone,
  input: z.object({ id: line(), only: line().optional() }),
  output: z.object({ names: z.array(z.object({ id: z.string() })) }),
  words,
  run: async ({ db }) => {
    const text = (await findSetting(db, NAMES)) ?? '';
    return succeed({ names: [...text].map((id) => ({ id })) });
  },
  page: () => ({ title: '', section: 'none', width: 'column', body: html`` }),
});

const write = endpoint({
  name: 'slates.write',
  method: 'POST',
  path: '/slates/:id/names',
  summary: 'Writes a name on a slate.',
  policy: signedIn,
  input: z.object({ id: line(), name: line(1) }),
  output: z.object({ names: z.string() }),
  words,
  run: async (context, { name }) => {
    const { db } = context;
    await sql`select 1 from platform.setting where key = ${NAMES} for update`.execute(db);
    const names = `${await findSetting(db, NAMES)}${name}`;
    await saveSetting(db, NAMES, names);
    await context.record({ feature: 'slates', verb: 'write', subjectId: 'one' });
    return succeed({ names });
  },
  onward: () => ({ to: 'back' }),
});

/** What somebody does who has not signed in. */
const knock = endpoint({
  name: 'slates.knock',
  method: 'POST',
  path: '/knocks',
  summary: 'Knocks.',
  policy: everyone,
  input: z.object({ word: line() }),
  output: z.object({ id: z.string() }),
  words,
  isUnrecorded: true,
  run: async (context) => succeed({ id: context.newId() }),
  onward: () => ({ to: 'back' }),
});

let app: TestApp;
let token: string;

before(async () => {
  app = await testApp({ endpoints: [slate, write, knock] });
  token = (await app.signIn(PERSON)).cookies.get('linli') ?? '';
});

beforeEach(() => saveSetting(app.db, NAMES, 'abcdefg'));

after(() => app.close());

const idShape = z.object({ id: z.string() });
const codeShape = z.object({ code: z.string(), detail: z.string() });
const pageShape = z.object({ names: z.array(idShape), next: z.string().optional() });

async function get(address: string, headers: Readonly<Record<string, string>> = {}) {
  return app.request(`/api/v1${address}`, { headers });
}

async function pageAt(address: string) {
  const response = await get(address);
  assert.equal(response.status, 200);
  const { names, next } = pageShape.parse(await response.json());
  return { names: names.map(({ id }) => id).join(''), next, link: response.headers.get('link') };
}

async function add(name: string, headers: Readonly<Record<string, string>> = {}) {
  return app.request('/api/v1/slates/1/names', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    body: JSON.stringify({ name }),
  });
}

test('a list is followed by its links to the end, though it grows at its head meanwhile', async () => {
  const first = await pageAt('/slates/1?limit=3&only=x');
  assert.equal(first.names, 'abc');
  assert.equal(first.link, `</api/v1/slates/1?limit=3&only=x&after=${first.next}>; rel="next"`);
  await saveSetting(app.db, NAMES, 'XYabcdefg');
  const second = await pageAt(/<\/api\/v1(.*)>/.exec(first.link ?? '')?.[1] ?? '');
  assert.equal(second.names, 'def');
  const third = await pageAt(`/slates/1?only=x&limit=3&after=${second.next}`);
  assert.deepEqual(third, { names: 'g', next: undefined, link: null });
});

test('without a limit a page is as large as pages get', async () => {
  const many = Array.from({ length: 201 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  await saveSetting(app.db, NAMES, many.join(''));
  const first = await pageAt('/slates/1');
  assert.equal([...first.names].length, 200);
  assert.equal((await pageAt(`/slates/1?after=${first.next}`)).names, many.at(-1));
});

test('a cursor of another question, an invented one and a lost one are refused in words', async () => {
  const { next = '' } = await pageAt('/slates/1?limit=3');
  for (const address of [`/slates/2?after=${next}`, '/slates/1?after=x.y', '/slates/1?after=']) {
    const response = await get(address, { 'accept-language': 'en' });
    assert.equal(response.status, 400, address);
    const problem = codeShape.parse(await response.json());
    assert.equal(problem.code, 'cursor_unknown');
    assert.match(problem.detail, /Begin with the first page/);
  }
  await saveSetting(app.db, NAMES, 'defg');
  const lost = await get(`/slates/1?after=${next}`, { 'accept-language': 'zh-Hans' });
  assert.match(codeShape.parse(await lost.json()).detail, /请从第一页看起/);
});

test('a number of rows out of bounds points at the field', async () => {
  for (const limit of ['0', '201', 'x', '1.5']) {
    const response = await get(`/slates/1?limit=${limit}`);
    assert.equal(response.status, 422, limit);
    assert.match(await response.text(), /"pointer":"\/limit"/);
  }
});

test('who has seen it is told only that it still holds, until it changes', async () => {
  const first = await get('/slates/1');
  const tag = first.headers.get('etag') ?? '';
  assert.match(tag, /^"[\w-]{22}"$/);
  assert.equal(first.headers.get('cache-control'), 'private, no-cache');
  for (const seen of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await get('/slates/1', { 'if-none-match': seen });
    assert.equal(again.status, 304, seen);
    assert.equal(await again.text(), '');
    assert.equal(again.headers.get('etag'), tag);
  }
  await saveSetting(app.db, NAMES, 'abcdefgh');
  const changed = await get('/slates/1', { 'if-none-match': tag });
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get('etag'), tag);
});

test('what was changed since it was seen is not changed again unseen', async () => {
  const tag = (await get('/slates/1')).headers.get('etag') ?? '';
  assert.equal((await add('h', { 'if-match': tag })).status, 200);
  const late = await add('i', { 'if-match': tag, 'accept-language': 'en' });
  assert.equal(late.status, 412);
  const problem = codeShape.parse(await late.json());
  assert.equal(problem.code, 'changed_meanwhile');
  assert.match(problem.detail, /Look at it again/);
  assert.equal(await findSetting(app.db, NAMES), 'abcdefgh');
  assert.equal((await add('i', { 'if-match': '*' })).status, 200);
  assert.equal((await add('j')).status, 200);
});

test('of many who saw the same and press at once one is first, and the others hear of it', async () => {
  const tag = (await get('/slates/1')).headers.get('etag') ?? '';
  const tried = await Promise.all([...'hijklm'].map((name) => add(name, { 'if-match': tag })));
  const statuses = tried.map(({ status }) => status).toSorted();
  assert.deepEqual(statuses, [200, 412, 412, 412, 412, 412]);
  assert.match((await findSetting(app.db, NAMES)) ?? '', /^abcdefg[h-m]$/);
});

test('a repeated key gives what it gave, though what it changed is no longer as it was seen', async () => {
  const tag = (await get('/slates/1')).headers.get('etag') ?? '';
  const headers = { 'if-match': tag, 'idempotency-key': 'once' };
  const first = await (await add('h', headers)).json();
  assert.deepEqual(await (await add('h', headers)).json(), first);
  assert.equal(await findSetting(app.db, NAMES), 'abcdefgh');
});

test('a program without session or cookie gets the same for the same, from its own network', async () => {
  const knockFrom = async (address: string, word: string) => {
    const response = await app.request('/api/v1/knocks', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        'idempotency-key': 'common',
      },
      body: JSON.stringify({ word }),
    });
    assert.equal(response.status, 200);
    return idShape.parse(await response.json()).id;
  };
  const first = await knockFrom('203.0.113.7', 'hello');
  app.clock.forward({ hours: 23 });
  assert.equal(await knockFrom('203.0.113.7', 'hello'), first);
  assert.notEqual(await knockFrom('203.0.113.8', 'hello'), first);
  assert.notEqual(await knockFrom('203.0.113.7', 'goodbye'), first);
});
