import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { Wire } from '#/platform/http/endpoint.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { sampleEndpoints } from '#test/sample/endpoints.ts';

/**
 * A format of nobody's, to test by: an answer is a line of its fields, a no a line of its code,
 * status and sentences.
 */
const lines: Wire = {
  base: '/lines',
  formats: ['txt', 'csv'],
  keyField: 'key',
  write: (format, encoded) => ({
    status: 200,
    mediaType: `text/x-${format}`,
    body: `${format} ${JSON.stringify(encoded)}`,
  }),
  refuse: (format, { code, status, sentences }) => ({
    status: status === 401 ? 403 : status,
    mediaType: `text/x-${format}`,
    body: [format, code, status, ...sentences].join(' | '),
  }),
};

const refusals = { full: () => 'It is full.', sign_in_required: () => 'The key is wrong.' };
const words = {
  'zh-Hant': { refusals },
  'zh-Hans': { refusals },
  en: { refusals },
};
const shared = { wire: lines, words, summary: 'Tries the wire.' } as const;

const read = endpoint({
  ...shared,
  name: 'guests.wire_read',
  method: 'GET',
  path: '/lines/guests',
  policy: everyone,
  input: z.object({ q: z.string().max(5).optional() }),
  output: z.object({ q: z.string().optional(), who: z.string().optional() }),
  run: async ({ subject }, { q }) => succeed({ q, who: subject.actorId, secret: 'never leaves' }),
});

const one = endpoint({
  ...shared,
  name: 'guests.wire_one',
  method: 'GET',
  path: '/lines/guests/:id',
  policy: everyone,
  input: z.object({ id: z.string() }),
  output: z.object({ id: z.string() }),
  run: async ({ db }, { id }) => {
    if (id === 'none') return refuse('full');
    if (id === 'broken') throw new Error('The pen broke.');
    if (id === 'away') throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    await sql`select 1`.execute(db);
    return succeed({ id });
  },
});

const write = endpoint({
  ...shared,
  name: 'guests.wire_write',
  method: 'POST',
  path: '/lines/guests',
  policy: signedIn,
  input: z.object({ name: z.string() }),
  output: z.object({ id: z.string(), name: z.string() }),
  run: async (context, { name }) => {
    const id = context.newId();
    await context.record({ feature: 'guests', verb: 'sign', subjectId: id });
    return name === 'full' ? refuse('full') : succeed({ id, name });
  },
});

const silent = endpoint({
  ...shared,
  name: 'guests.wire_silent',
  method: 'POST',
  path: '/lines/silent',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  run: async () => succeed({}),
});

const stewards = endpoint({
  ...shared,
  name: 'guests.wire_stewards',
  method: 'GET',
  path: '/lines/stewards',
  policy: holderOf('steward'),
  input: z.object({}),
  output: z.object({}),
  run: async () => succeed({}),
});

const PERSON = '01939a00-0000-7000-8000-000000000001';
const english = { 'accept-language': 'en' };

let app: TestApp;
let token: string;

before(async () => {
  const wired = [read, one, write, silent, stewards];
  app = await testApp({ endpoints: [...wired, ...sampleEndpoints] });
  token = (await app.signIn(PERSON)).cookies.get('linli') ?? '';
});

after(() => app.close());

async function ask(address: string, init: RequestInit = {}) {
  const headers = { ...english, ...(init.headers as Record<string, string> | undefined) };
  const response = await app.request(`/lines${address}`, { ...init, headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

function post(
  address: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  return ask(address, { method: 'POST', body: new URLSearchParams(fields), headers });
}

async function countEntries(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from platform.journal`.execute(app.db);
  return rows[0]?.count ?? 0;
}

describe('answers in a format of somebody else', () => {
  test('the end of the address names the format, and what is not declared does not leave', async () => {
    const seen = await ask('/guests.txt?q=hi');
    assert.deepEqual([seen.status, seen.text], [200, 'txt {"q":"hi"}']);
    assert.equal(seen.headers.get('content-type'), 'text/x-txt');
    assert.equal((await ask('/guests.csv')).text, 'csv {}');
  });

  test('a name in the address comes without its format, with dots of its own', async () => {
    assert.equal((await ask('/guests/a.txt')).text, 'txt {"id":"a"}');
    assert.equal((await ask('/guests/a.b.csv')).text, 'csv {"id":"a.b"}');
    assert.equal((await ask('/guests/%E9%99%B3%2F.txt')).text, 'txt {"id":"陳/"}');
  });

  test('any other format, or none, is not found, in the first of them', async () => {
    for (const address of ['/guests', '/guests.', '/guests.xml', '/guests/a', '/guests/a.xml']) {
      const seen = await ask(address);
      assert.equal(seen.status, 404, address);
      assert.match(seen.text, /^txt \| not_found \| 404 \| /);
    }
  });

  test('what leads nowhere is told in the format of its address', async () => {
    const seen = await ask('/nothing/at/all.csv');
    assert.equal(seen.status, 404);
    assert.match(seen.text, /^csv \| not_found/);
    // Beside it there are pages.
    const beside = await app.request('/linesman');
    assert.match(beside.headers.get('content-type') ?? '', /text\/html/);
  });

  test('they are not under the addresses of our own programs, nor described there', async () => {
    assert.equal((await app.request('/api/v1/lines/guests')).status, 404);
    const document = await (await app.request('/openapi.json')).text();
    assert.doesNotMatch(document, /lines\/guests|wire_read/);
  });

  test('what is wrong is one sentence a field', async () => {
    const seen = await ask('/guests.txt?q=toolong');
    assert.equal(seen.status, 422);
    assert.match(seen.text, /^txt \| invalid_input \| 422 \| q: /);
  });

  test('a refusal is said in the language of whoever asks', async () => {
    const seen = await ask('/guests/none.csv');
    assert.deepEqual([seen.status, seen.text], [409, 'csv | full | 409 | It is full.']);
    assert.equal(seen.headers.get('content-language'), 'en');
    const chinese = await ask('/nothing.txt', { headers: { 'accept-language': 'zh-CN' } });
    assert.match(chinese.text, /找不到这一页/);
  });

  test('a fault shows its number and the log everything', async () => {
    const seen = await ask('/guests/broken.txt');
    assert.equal(seen.status, 500);
    assert.doesNotMatch(seen.text, /pen broke/);
    const logged = app.logged.find(({ event }) => event === 'fault');
    assert.match(String(logged?.['error']), /The pen broke/);
    assert.ok(seen.text.includes(String(logged?.['reference'])), seen.text);
  });

  test('an outage says when to try again', async () => {
    const seen = await ask('/guests/away.csv');
    assert.equal(seen.status, 503);
    assert.match(seen.text, /^csv \| database_away \| 503 \| /);
    assert.equal(seen.headers.get('retry-after'), '10');
  });

  test('nobody is given a cookie, and nothing is kept on the way', async () => {
    const { headers } = await ask('/guests.txt');
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });
});

describe('whoever asks by wire', () => {
  test('a program is known by its token, in the header or in the field for it', async () => {
    const bearer = { authorization: `Bearer ${token}` };
    assert.match((await ask('/guests.txt', { headers: bearer })).text, new RegExp(PERSON));
    assert.match((await ask(`/guests.txt?key=${token}`)).text, new RegExp(PERSON));
  });

  test('a cookie says nothing', async () => {
    const cookie = { cookie: `linli=${token}` };
    assert.doesNotMatch((await ask('/guests.txt', { headers: cookie })).text, /who/);
    const seen = await post('/guests.txt', { name: 'Lin' }, cookie);
    assert.deepEqual(
      [seen.status, seen.text],
      [403, 'txt | sign_in_required | 401 | The key is wrong.'],
    );
  });

  test('without a token, or with one that nobody has, nothing is done', async () => {
    const earlier = await countEntries();
    for (const key of ['', 'wrong', 'x'.repeat(500)]) {
      assert.equal((await post('/guests.txt', { name: 'Lin', key })).status, 403, key);
    }
    assert.equal(await countEntries(), earlier);
  });

  test('who may not is told so', async () => {
    assert.match((await ask('/stewards.txt')).text, /sign_in_required/);
    assert.match((await ask(`/stewards.txt?key=${token}`)).text, /not_allowed \| 403/);
  });
});

describe('doing something by wire', () => {
  test('it is done in a transaction with its entry', async () => {
    const earlier = await countEntries();
    const seen = await post('/guests.csv', { name: 'Lin', key: token });
    assert.match(seen.text, /^csv \{"id":"[-0-9a-f]{36}","name":"Lin"\}$/);
    assert.equal(await countEntries(), earlier + 1);
  });

  test('a refusal takes everything back', async () => {
    const earlier = await countEntries();
    assert.equal((await post('/guests.txt', { name: 'full', key: token })).status, 409);
    assert.equal(await countEntries(), earlier);
  });

  test('it needs no key against repeating, and with one it is done once', async () => {
    const fields = { name: 'Lin', key: token };
    const first = await post('/guests.txt', fields);
    assert.notEqual((await post('/guests.txt', fields)).text, first.text);
    const once = { 'idempotency-key': 'once' };
    const kept = await post('/guests.txt', fields, once);
    assert.equal((await post('/guests.txt', fields, once)).text, kept.text);
    assert.equal((await post('/guests.csv', fields, once)).text, kept.text.replace('txt', 'csv'));
  });

  test('what changes something and writes no entry is a fault', async () => {
    assert.equal((await post('/silent.txt', { key: token })).status, 500);
  });

  test('what is too large or no form is refused in the format', async () => {
    const body = 'x'.repeat(41 * 1024 * 1024);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const large = await ask('/guests.csv', { method: 'POST', body, headers: type });
    assert.deepEqual([large.status, large.text.slice(0, 21)], [413, 'csv | too_large | 413']);
    const plain = { 'content-type': 'text/plain' };
    const odd = await ask('/guests.txt', { method: 'POST', body: 'name=Lin', headers: plain });
    assert.match(odd.text, /^txt \| not_readable \| 400/);
  });

  test('any other method is not found', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      assert.equal((await ask('/guests.txt', { method })).status, 404);
    }
    assert.equal((await post('/guests/a.txt', { key: token })).status, 404);
    assert.equal((await post('/guests.txt?_method=DELETE', { name: 'a', key: token })).status, 200);
  });
});
