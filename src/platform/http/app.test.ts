import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { endpoint } from './endpoint.ts';
import type { AnyEndpoint, Method } from './endpoint.ts';
import { line } from './fields.ts';

const none = { refusals: {} };
const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };

function page(name: string, path: `/${string}`, text = name): AnyEndpoint {
  return endpoint({
    name,
    method: 'GET',
    path,
    summary: 'Shows something.',
    policy: everyone,
    input: z.object({ id: z.string().optional(), q: line(10).optional() }),
    output: z.object({ id: z.string() }),
    words,
    run: async (_, { id = '-' }) => (id === 'gone' ? refuse('not_found') : succeed({ id })),
    page: (view, { id }) => ({
      title: name,
      section: 'none',
      width: 'column',
      body: html`<h1>${text} ${id} ${view.address}</h1>
        ${'x'.repeat(4_000)}`,
    }),
  });
}

function doing(name: string, method: Exclude<Method, 'GET'>, path: `/${string}`): AnyEndpoint {
  return endpoint({
    name,
    method,
    path,
    summary: 'Does something.',
    policy: everyone,
    input: z.object({ id: z.string().optional(), text: line(10).optional() }),
    output: z.object({ done: z.string() }),
    words,
    isUnrecorded: true,
    run: async (_, { text }) => {
      if (text === 'broken') throw new Error('The pen broke.', { cause: new Error('No ink.') });
      return succeed({ done: name });
    },
    onward: (_, { done }) => ({ to: `/things?q=${done.slice(0, 9)}` }),
  });
}

const endpoints = [
  page('things.one', '/things/:id'),
  page('things.parts', '/things/:id/parts'),
  page('things.new', '/things/new', 'new thing'),
  page('things.list', '/things'),
  doing('put', 'PUT', '/things/:id'),
  doing('patch', 'PATCH', '/things/:id'),
  doing('delete', 'DELETE', '/things/:id'),
  doing('post', 'POST', '/things'),
];

let app: TestApp;
let browser: Browser;

before(async () => {
  app = await testApp({ endpoints });
  browser = app.visit();
});

after(() => app.close());

test('a word of an address is found before a parameter in its place, whatever the order', async () => {
  assert.match((await browser.open('/things/new')).text, /<h1>new thing - /);
  assert.match((await browser.open('/things/7')).text, /<h1>things\.one 7 /);
  assert.match((await browser.open('/things/new/parts')).text, /<h1>things\.parts new /);
});

test('a page knows its own address with its query', async () => {
  assert.match((await browser.open('/things?q=a')).text, /\/things\?q=a<\/h1>/);
});

test('a form reaches each method by naming it in its address', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    const sent = await browser.send('/things/7', {}, { method });
    assert.deepEqual([sent.status, sent.location], [303, `/things?q=${method.toLowerCase()}`]);
  }
  const plain = await browser.send('/things');
  assert.equal(plain.location, '/things?q=post');
});

test('a method that an address has not, or that is none, is nowhere', async () => {
  assert.equal((await browser.send('/things/7')).status, 404);
  assert.equal((await browser.send('/things', {}, { method: 'DELETE' })).status, 404);
  assert.equal((await browser.send('/things/7', {}, { method: 'GET' })).status, 404);
  assert.equal((await app.request('/things', { method: 'PUT' })).status, 404);
});

test('the question about a method is not believed of a page that is only looked at', async () => {
  const seen = await browser.open('/things/7?_method=DELETE');
  assert.equal(seen.status, 200);
});

test('programs use the methods themselves', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    const { status, body } = await browser.api(`${method} /things/7`, {});
    assert.deepEqual([status, body], [200, { done: method.toLowerCase() }]);
  }
});

test('an address of programs that leads nowhere answers them in their own way', async () => {
  const response = await app.request('/api/v1/nowhere');
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    type: 'about:blank',
    title: 'Not found',
    status: 404,
    code: 'not_found',
  });
});

test('a large page is sent packed to who can unpack it', async () => {
  const packed = await app.request('/things', { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(packed.headers.get('content-encoding'), 'gzip');
  const plain = await app.request('/things');
  assert.equal(plain.headers.get('content-encoding'), null);
});

test('a fault is logged whole, with its cause, and told by its number alone', async () => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const response = await app.request('/api/v1/things', {
    method: 'POST',
    body: JSON.stringify({ text: 'broken' }),
    headers,
  });
  assert.equal(response.status, 500);
  const told = z.object({ reference: z.string() }).parse(await response.json());
  const line = app.logged.at(-1);
  assert.equal(line?.['reference'], told.reference);
  assert.equal(line?.['path'], '/api/v1/things');
  assert.match(String(line?.['error']), /The pen broke\.[^]*caused by Error: No ink\./);
});

test('a fault in making the page of a fault still says its number', async () => {
  const broken = await testApp({
    endpoints,
    loadFrame: async () => {
      throw new Error('No frame.');
    },
  });
  const response = await broken.request('/things');
  assert.equal(response.status, 500);
  assert.match(response.headers.get('content-type') ?? '', /problem\+json/);
  assert.match(await response.text(), /"reference":"[0-9a-f]{8}"/);
  await broken.close();
});

test('a form that comes in pieces is counted, and refused once it is too large', async () => {
  const piece = new Uint8Array(4 * 1024 * 1024).fill(120);
  for (const [address, pattern] of [
    ['/things', /一共不能超過 40 MB/],
    ['/api/v1/things', /"code":"too_large"/],
  ] as const) {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 30) controller.close();
        else controller.enqueue(piece);
      },
    });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body, headers: type, duplex: 'half' };
    const response = await app.request(address, init);
    assert.equal(response.status, 413);
    assert.match(await response.text(), pattern);
    assert.ok(sent < 20, `${sent} pieces were read`);
  }
});

test('two endpoints for one method of one address are a fault of the program', async () => {
  const twice = [page('a.one', '/same'), page('a.two', '/same')];
  await assert.rejects(testApp({ endpoints: twice }), /Two endpoints share \/same/);
});

test('the description and the sign of life need nobody to have signed in', async () => {
  assert.equal(await (await app.request('/healthz')).text(), 'ok');
  const description = await app.request('/openapi.json');
  assert.equal(description.status, 200);
  const { paths } = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(await description.json());
  assert.ok('/things/{id}' in paths);
  assert.equal((await app.request('/assets/none.css')).status, 404);
});
