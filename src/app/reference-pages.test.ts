import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { referenceWords } from '#/features/reference/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { endpoints } from './endpoints.ts';

let app: TestApp;
let visitor: Browser;

const described = endpoints.filter(({ kind }) => kind === 'reading' || kind === 'acting');

before(async () => {
  app = await testApp({ endpoints });
  visitor = app.visit();
});

after(() => app.close());

const overviewShape = z.object({
  parts: z.array(z.object({ id: z.string(), operations: z.array(z.object({ name: z.string() })) })),
});
const operationShape = z.object({
  path: z.string(),
  needsToken: z.boolean(),
  scope: z.string().optional(),
  isPaged: z.boolean(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), isRequired: z.boolean() })),
  answer: z.array(z.object({ name: z.string() })),
  refusals: z.array(z.object({ code: z.string(), says: z.object({ en: z.string() }) })),
  example: z.string(),
});

async function operation(name: string) {
  const { status, body } = await visitor.api(`GET /api/${name}`);
  assert.equal(status, 200, name);
  return operationShape.parse(body);
}

test('everybody finds each request of programs, by feature', async () => {
  const { parts } = overviewShape.parse((await visitor.api('GET /api')).body);
  const names = parts.flatMap(({ operations }) => operations.map(({ name }) => name));
  assert.deepEqual(names.toSorted(), described.map(({ name }) => name).toSorted());
  assert.equal(new Set(parts.map(({ id }) => id)).size, parts.length);
});

test('the page names each feature in three languages and leads to each request', async () => {
  const { parts } = overviewShape.parse((await visitor.api('GET /api')).body);
  for (const language of languages) {
    const { partNames, title } = referenceWords[language];
    visitor.cookies.set('linli_lang', language);
    const { text } = await visitor.open('/api');
    visitor.cookies.delete('linli_lang');
    assert.match(text, new RegExp(`<h1>${title}</h1>`));
    for (const { id } of parts) assert.ok(partNames[id] !== undefined, `${language} ${id}`);
  }
  const { text } = await visitor.open('/api');
  const linked = text.matchAll(/href="\/api\/([\w.]+)"/g).map(([, name]) => name);
  assert.deepEqual([...linked].toSorted(), described.map(({ name }) => name).toSorted());
});

test('each request has its page, with its own address and every refusal', async () => {
  for (const one of described) {
    const { status, text } = await visitor.open(`/api/${one.name}`);
    assert.equal(status, 200, one.name);
    assert.ok(text.includes(`/api/v1${one.path}'`.slice(0, -1).split(':')[0] ?? '?'), one.name);
    for (const code of Object.keys(one.words.en.refusals)) {
      const [first = ''] = code.split('_');
      assert.ok(text.includes(first), `${one.name} ${code}`);
    }
    assert.doesNotMatch(text, /undefined|\[object/, one.name);
  }
});

test('a deed is told with what it takes, what a token needs, and when it says no', async () => {
  const claim = await operation('matters.claim');
  assert.equal(claim.path, '/api/v1/matters/:id/claim');
  assert.ok(claim.needsToken);
  assert.equal(claim.scope, 'matters:write');
  assert.ok(claim.parameters.some((one) => one.name === 'id' && one.in === 'path'));
  assert.ok(claim.answer.some(({ name }) => name === 'state'));
  const refusals = described.find(({ name }) => name === 'matters.claim')?.words.en.refusals;
  assert.deepEqual(
    claim.refusals.map(({ code }) => code),
    Object.keys(refusals ?? {}),
  );
  assert.ok(claim.refusals.every(({ says }) => says.en.length > 10));
  assert.match(claim.example, /^curl -X POST 'http:\/\/linli\.test\/api\/v1\/matters\/ID\/claim'/);
});

test('what no token may do says so', async () => {
  const leave = await operation('people.make_token');
  assert.equal(leave.scope, undefined);
  assert.match((await visitor.open('/api/people.make_token')).text, /權杖辦不了/);
  assert.match((await visitor.open('/api/matters.claim')).text, /權杖要有：matters:write/);
  assert.match((await visitor.open('/api/places.search')).text, /誰都可以/);
});

test('a list says that it comes in pages, and asks its fields in the address', async () => {
  const board = await operation('matters.board');
  assert.ok(board.isPaged);
  assert.ok(board.parameters.every((one) => one.in === 'query'));
  assert.equal((await operation('home.about')).isPaged, false);
  assert.match((await visitor.open('/api/places.show')).text, /after 和 limit/);
});

test('an example of a reading works as it stands', async () => {
  const { example } = await operation('places.search');
  const address = /'http:\/\/linli\.test(.*)'/.exec(example)?.[1] ?? '';
  assert.equal((await app.request(address)).status, 200);
});

test('a request that does not exist is not found, on the page and for programs', async () => {
  assert.equal((await visitor.open('/api/matters.nothing')).status, 404);
  assert.equal((await visitor.api('GET /api/matters.nothing')).status, 404);
  assert.match((await visitor.open('/api/v2')).text, /<html/);
});
