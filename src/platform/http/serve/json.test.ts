import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sampleEndpoints } from '#test/sample/endpoints.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';

const PERSON = '01939a00-0000-7000-8000-000000000001';
const json = { 'content-type': 'application/json' };

let app: TestApp;
let browser: Browser;

before(async () => {
  app = await testApp({ endpoints: sampleEndpoints });
  browser = await app.signIn(PERSON);
});

after(() => app.close());

test('an answer holds what its schema names and nothing else', async () => {
  const seen = await browser.api('GET /guests');
  assert.deepEqual(seen, { status: 200, body: { title: 'Guests' } });
});

test('the same key gives the same answer without doing it again', async () => {
  const guest = { name: 'Lin', years: 80 };
  const first = await browser.api('POST /guests', guest, 'one-key');
  const second = await browser.api('POST /guests', guest, 'one-key');
  assert.equal(first.status, 200);
  assert.deepEqual(second, first);
  const third = await browser.api('POST /guests', guest, 'another-key');
  assert.notDeepEqual(third.body, first.body);
});

test('the key of one person is not the key of another', async () => {
  const other = await app.signIn('01939a00-0000-7000-8000-000000000003');
  const guest = { name: 'Lin', years: 80 };
  const first = await browser.api('POST /guests', guest, 'common');
  const second = await other.api('POST /guests', guest, 'common');
  assert.notDeepEqual(second.body, first.body);
});

test('what is wrong is a problem that points at the field', async () => {
  const seen = await browser.api('POST /guests', { name: '', years: 131 });
  assert.equal(seen.status, 422);
  assert.deepEqual(seen.body, {
    type: 'about:blank',
    title: '請再看一下',
    status: 422,
    code: 'invalid_input',
    errors: [
      { pointer: '/name', detail: '這裡要填。' },
      { pointer: '/years', detail: '不能大於 130。' },
    ],
  });
});

test('a refusal is a problem with its code and its sentence', async () => {
  browser.cookies.set('linli_lang', 'en');
  const seen = await browser.api('POST /guests', { name: 'taken', years: 1 });
  browser.cookies.delete('linli_lang');
  assert.equal(seen.status, 409);
  assert.deepEqual(seen.body, {
    type: 'about:blank',
    title: 'That did not work',
    status: 409,
    code: 'name_taken',
    detail: 'This name is taken.',
  });
});

test('an unsafe request without a key is refused', async () => {
  const seen = await browser.api('POST /guests', { name: 'Lin', years: 1 }, '');
  assert.equal(seen.status, 400);
  assert.equal((seen.body as { code?: string }).code, 'key_missing');
});

test('a visitor is told to sign in, and somebody without the role that it is not for them', async () => {
  assert.equal((await app.visit().api('POST /guests', { name: 'Lin', years: 1 })).status, 401);
  assert.equal((await browser.api('DELETE /guests', {})).status, 403);
});

test('another site cannot use the cookie, even with a key', async () => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const foreign: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://elsewhere.example' },
  ];
  for (const header of foreign) {
    const response = await app.request('/api/v1/guests', {
      method: 'POST',
      headers: { ...json, cookie, 'idempotency-key': crypto.randomUUID(), ...header },
      body: JSON.stringify({ name: 'Lin', years: 1 }),
    });
    assert.equal(response.status, 403, JSON.stringify(header));
  }
});

test('a program shows its session as a bearer token', async () => {
  const token = browser.cookies.get('linli') ?? '';
  const response = await app.request('/api/v1/guests', {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': 'by-token' },
    body: JSON.stringify({ name: 'Lin', years: 1 }),
  });
  assert.equal(response.status, 200);
});

test('a body that is no JSON object is refused in words', async () => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const body of ['{', '[]', 'null', '"text"', '']) {
    const response = await app.request('/api/v1/guests', {
      method: 'POST',
      headers: { ...json, cookie, 'idempotency-key': crypto.randomUUID() },
      body,
    });
    assert.equal(response.status, 400, body);
    assert.match(response.headers.get('content-type') ?? '', /application\/problem\+json/);
  }
});

test('a fault shows its number and the log shows everything', async () => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await app.request('/api/v1/guests', {
    method: 'POST',
    headers: { ...json, cookie, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ name: 'broken', years: 1 }),
  });
  const body = (await response.json()) as { reference: string };
  assert.equal(response.status, 500);
  assert.doesNotMatch(JSON.stringify(body), /pen broke/);
  const logged = app.logged.find((line) => line['reference'] === body.reference);
  assert.match(String(logged?.['error']), /The pen broke/);
});

test('an address that is nowhere is a problem too', async () => {
  const response = await app.request('/api/v1/nowhere');
  assert.equal(response.status, 404);
});

test('every answer carries the headers that keep others out', async () => {
  for (const address of ['/guests', '/api/v1/guests', '/nowhere', '/healthz']) {
    const { headers } = await app.request(address);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, address);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/, address);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address);
  }
});

test('the description of the interface names every endpoint with its refusals', async () => {
  const response = await app.request('/openapi.json');
  const document = (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
  };
  assert.equal(document.openapi, '3.1.0');
  assert.deepEqual(Object.keys(document.paths['/guests'] ?? {}).toSorted(), [
    'delete',
    'get',
    'post',
    'put',
  ]);
  assert.match(
    document.paths['/guests']?.['post']?.responses['409']?.description ?? '',
    /name_taken/,
  );
  assert.ok(document.paths['/guests/{id}']);
});

describe('what keeps somebody out is logged', () => {
  const since = (from: number) => app.logged.slice(from).filter(({ event }) => event === 'refused');

  test('by what was tried and why not, in every format, and never by whom or with which words', async () => {
    const from = app.logged.length;
    assert.equal((await browser.api('DELETE /guests', { id: 'geheim' })).status, 403);
    await browser.send('/guests', { id: 'geheim' }, { method: 'DELETE' });
    await browser.send('/guests', { name: 'Lin', years: '80' }, { key: 'forged' });
    assert.deepEqual(since(from), [
      { level: 'warn', event: 'refused', endpoint: 'guests.forget', code: 'not_allowed' },
      { level: 'warn', event: 'refused', endpoint: 'guests.forget', code: 'not_allowed' },
      { level: 'warn', event: 'refused', endpoint: 'guests.sign', code: 'form_expired' },
    ]);
    assert.doesNotMatch(JSON.stringify(since(from)), /geheim|Lin|01939a00/);
  });

  test('what is refused for another reason, or has to be signed in for, is not', async () => {
    const from = app.logged.length;
    assert.equal((await browser.api('POST /guests', { name: 'taken', years: 8 })).status, 409);
    assert.equal((await app.visit().api('POST /guests', { name: 'Lin', years: 8 })).status, 401);
    assert.deepEqual(since(from), []);
  });
});
