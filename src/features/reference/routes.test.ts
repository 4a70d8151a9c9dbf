import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, line, list, optionalLine, uuid, whole } from '#/platform/http/fields.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { referenceEndpoints } from './index.ts';

const said = {
  'zh-Hant': { refusals: { shelf_full: () => '架子滿了。', too_many: most('最多') } },
  'zh-Hans': { refusals: { shelf_full: () => '架子满了。', too_many: most('最多') } },
  en: { refusals: { shelf_full: () => 'The shelf is full.', too_many: most('At most') } },
};
const silent = { 'zh-Hant': { refusals: {} }, 'zh-Hans': { refusals: {} }, en: { refusals: {} } };
const blank = () => ({ title: '', section: 'none', width: 'column', body: html`` }) as const;

function most(words: string) {
  return (detail: Readonly<Record<string, string>>) => `${words} ${detail['most']}`;
}

const shelf = endpoint({
  name: 'matters.shelf',
  method: 'GET',
  path: '/shelves/:id',
  summary: 'Shows a shelf.',
  policy: everyone,
  input: z.object({ id: uuid, near: line(20), q: optionalLine() }),
  output: z.object({
    title: z.string().optional(),
    things: z.array(z.object({ id: z.uuid(), at: instant })),
  }),
  words: silent,
  run: async () => succeed({ things: [] }),
  page: blank,
});

const lend = endpoint({
  name: 'matters.lend',
  method: 'POST',
  path: '/shelves/:id/things',
  summary: 'Lends <b>things</b>.',
  policy: signedIn,
  input: z.object({ id: uuid, count: whole(2, 9), days: z.int().min(1), tags: list(line(9)) }),
  output: z.object({}),
  words: said,
  run: async () => succeed({}),
  onward: () => ({ to: 'back' }),
});

const keys = endpoint({
  name: 'people.keys',
  method: 'DELETE',
  path: '/keys',
  summary: 'Gives back the keys.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ left: z.int() }),
  words: silent,
  run: async () => succeed({ left: 0 }),
  onward: () => ({ to: 'back' }),
});

const picture = endpoint({
  name: 'matters.picture',
  method: 'GET',
  path: '/picture',
  summary: 'Sends a picture.',
  policy: everyone,
  input: z.object({}),
  output: z.object({}),
  words: silent,
  run: async () => succeed({}),
  send: () => ({ mediaType: 'image/svg+xml', body: '<svg/>', isImmutable: true }),
});

const own: readonly AnyEndpoint[] = [shelf, lend, keys, picture];
const all: readonly AnyEndpoint[] = [...own, ...referenceEndpoints(() => all)];

let app: TestApp;
let visitor: Browser;

before(async () => {
  app = await testApp({ endpoints: all });
});

beforeEach(() => {
  visitor = app.visit();
});

after(() => app.close());

async function told(name: string): Promise<unknown> {
  const { status, body } = await visitor.api(`GET /api/${name}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function drawn(name: string, language = 'en'): Promise<string> {
  visitor.cookies.set('linli_lang', language);
  const { status, text } = await visitor.open(name === '' ? '/api' : `/api/${name}`);
  assert.equal(status, 200);
  return text.replaceAll('<wbr />', '').replaceAll(/\s+/g, ' ');
}

test('the overview lists what can be asked and done, by feature, and no pictures', async () => {
  const { body } = await visitor.api('GET /api');
  assert.partialDeepStrictEqual(body, {
    parts: [
      {
        id: 'matters',
        operations: [
          { name: 'matters.shelf', method: 'GET', path: '/api/v1/shelves/:id' },
          { name: 'matters.lend', method: 'POST', path: '/api/v1/shelves/:id/things' },
        ],
      },
      { id: 'people', operations: [{ name: 'people.keys', summary: 'Gives back the keys.' }] },
      { id: 'reference', operations: [{ name: 'reference.overview' }, {}] },
    ],
  });
  assert.doesNotMatch(JSON.stringify(body), /picture/);
  assert.equal((await visitor.api('GET /api/matters.picture')).status, 404);
});

test('a reading tells what goes into its address, and what it answers', async () => {
  assert.deepEqual(await told('matters.shelf'), {
    name: 'matters.shelf',
    method: 'GET',
    path: '/api/v1/shelves/:id',
    summary: 'Shows a shelf.',
    needsToken: false,
    scope: 'matters:read',
    parameters: [
      { name: 'id', in: 'path', type: 'uuid', isRequired: true },
      { name: 'near', in: 'query', type: 'string', isRequired: true },
      { name: 'q', in: 'query', type: 'string', isRequired: false },
    ],
    isPaged: true,
    answer: [
      { name: 'title', depth: 0, type: 'string', isRequired: false },
      { name: 'things', depth: 0, type: 'object[]', isRequired: true },
      { name: 'id', depth: 1, type: 'uuid', isRequired: true },
      { name: 'at', depth: 1, type: 'date-time', isRequired: true },
    ],
    refusals: [],
    example:
      "curl 'http://linli.test/api/v1/shelves/019cf000-0000-7000-8000-000000000001?near=%E2%80%A6'",
  });
});

test('a deed tells what goes into its body, and its example brings key, token and body', async () => {
  const lending = await told('matters.lend');
  assert.partialDeepStrictEqual(lending, {
    needsToken: true,
    scope: 'matters:write',
    isPaged: false,
    parameters: [{ in: 'path' }, { name: 'count', in: 'body' }, { type: 'integer(1..)' }, {}],
    answer: [],
  });
  const { example } = z.object({ example: z.string() }).parse(lending);
  assert.match(example, /^curl -X POST 'http:\/\/linli\.test\/api\/v1\/shelves\/019cf000-[^']+'/);
  assert.match(example, /-H 'Authorization: Bearer TOKEN'/);
  assert.match(example, /-H 'Idempotency-Key: ANY-NEW-TEXT'/);
  assert.match(example, /-d '\{"count":\d,"days":1\}'$/);
});

test('each refusal has its sentence in three languages, its blanks by name', async () => {
  assert.partialDeepStrictEqual(await told('matters.lend'), {
    refusals: [
      {
        code: 'shelf_full',
        says: { hant: '架子滿了。', hans: '架子满了。', en: 'The shelf is full.' },
      },
      {
        code: 'too_many',
        says: { hant: '最多 {most}', hans: '最多 {most}', en: 'At most {most}' },
      },
    ],
  });
});

test('what no token may do names no scope', async () => {
  const keysTold = await told('people.keys');
  assert.ok(!('scope' in z.record(z.string(), z.unknown()).parse(keysTold)));
  assert.match(await drawn('people.keys'), /Needs signing in · Not by token: sign in yourself/);
});

test('the overview says how to begin, and leads to tokens, description and requests', async () => {
  const text = await drawn('');
  assert.match(text, /<h1>For programs<\/h1>/);
  for (const address of ['/me/tokens', '/openapi.json', '/api/matters.lend']) {
    assert.ok(text.includes(`href="${address}"`), address);
  }
  for (const named of ['Bearer', 'Idempotency-Key', 'ETag', 'If-Match', 'Accept-Language']) {
    assert.ok(text.includes(named), named);
  }
  assert.match(text, /Needs and reports/);
  assert.match(await drawn('', 'zh-Hant'), /<h1>給程式的說明<\/h1>.*權杖.*提事/);
  assert.match(await drawn('', 'zh-Hans'), /<h1>给程序的说明<\/h1>.*令牌.*提事/);
});

test('what an endpoint says of itself is English, is marked so, and is no markup', async () => {
  const text = await drawn('matters.lend', 'zh-Hant');
  assert.match(text, /<span lang="en">Lends &lt;b&gt;things&lt;\/b&gt;\.<\/span>/);
});

test('the page of a deed shows fields by where they go, refusals and the command', async () => {
  const text = await drawn('matters.lend');
  assert.match(text, /Needs signing in · Token with: matters:write/);
  assert.match(text, /In the address.*<code>id<\/code>.*In the body.*<code>count<\/code>/);
  assert.doesNotMatch(text, /After the \?/);
  assert.match(text, /<code>tags\?<\/code>.*What has a \? may be left out/);
  assert.match(text, /What it answers<\/h2>.*Nothing\./);
  assert.match(text, /shelf_full.*The shelf is full\..*too_many.*At most \{most\}/);
  assert.match(text, /<pre class="command"><code>curl -X POST/);
});

test('the page of a reading shows what stands within a list further in, and that it is paged', async () => {
  const text = await drawn('matters.shelf', 'zh-Hant');
  assert.match(text, /誰都可以/);
  assert.match(text, /<code>title\?<\/code>.*<code>things<\/code>.*<code>· at<\/code>/);
  assert.match(text, /可以帶 after 和 limit/);
  assert.match(text, /只有人人都會遇到的那幾種/);
});

test('what takes nothing says so', async () => {
  const text = await drawn('people.keys', 'zh-Hans');
  assert.match(text, /什么都不用给。/);
  assert.doesNotMatch(text, /可以不给/);
});

test('nothing on the pages needs a script, and a strange name is not found', async () => {
  for (const name of ['', 'matters.lend']) {
    const text = await drawn(name);
    assert.doesNotMatch(text, /<script(?![^>]*src=)/);
    assert.doesNotMatch(text, /https?:\/\/(?!linli\.test|127)/);
  }
  for (const name of ['nothing', 'matters', 'x'.repeat(81)]) {
    assert.equal((await visitor.open(`/api/${name}`)).status, 404, name);
  }
});
