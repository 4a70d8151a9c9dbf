import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, list, prose } from '#/platform/http/fields.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import { languages } from '#/platform/i18n/language.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';

const none = { refusals: {} };
const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };

/** What goes wrong at the next request, by the code of its error. */
let wrong: string | undefined;
let kept: unknown[] = [];

async function orFail(): Promise<void> {
  if (wrong === undefined) return;
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: wrong });
}

const input = z.object({
  title: line(40),
  story: prose(400),
  ways: list(line(10)).optional(),
  photo: z.any().optional(),
});

const endpoints = [
  endpoint({
    name: 'notes.add',
    method: 'POST',
    path: '/notes',
    summary: 'Keeps a note.',
    policy: everyone,
    input,
    output: z.object({ count: z.number() }),
    words,
    isUnrecorded: true,
    run: async (_, { title, story, ways }) => {
      await orFail();
      kept.push({ title, story, ways });
      return succeed({ count: kept.length });
    },
    onward: () => ({ to: '/notes' }),
  }),
  endpoint({
    name: 'notes.list',
    method: 'GET',
    path: '/notes',
    summary: 'Shows the notes.',
    policy: everyone,
    input: z.object({}),
    output: z.object({}),
    words,
    run: async () => {
      await orFail();
      return succeed({});
    },
    page: () => ({ title: 'Notes', section: 'none', width: 'column', body: html`<h1>Notes</h1>` }),
  }),
];

let app: TestApp;

before(async () => {
  app = await testApp({ endpoints });
});

after(() => app.close());

beforeEach(() => {
  wrong = undefined;
  kept = [];
});

const note = { title: '坡道欄杆', story: '鬆了 <三天>\n"還沒修"', ways: ['a', 'b'] };

test('a page that cannot be had says so in the language of the reader, and whom to ring', async () => {
  wrong = 'ECONNREFUSED';
  for (const language of languages) {
    const answer = await app.request('/notes', { headers: { 'accept-language': language } });
    assert.equal(answer.status, 503);
    const text = await answer.text();
    const say = errorWords[language];
    assert.ok(text.includes(`<h1>${say.outages.database_away.title}</h1>`), language);
    assert.ok(text.includes(say.outage.reload));
    assert.match(text, /href="tel:\d+"/);
    assert.match(text, /<a class="button" href="\/notes"/);
  }
});

test('browsers and programs are told to come back in a moment, and keep nothing of it', async () => {
  wrong = '57P01';
  const page = await app.request('/notes');
  assert.equal(page.headers.get('retry-after'), '10');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const api = await app.request('/api/v1/notes', { headers: { 'accept-language': 'en' } });
  assert.deepEqual([api.status, api.headers.get('retry-after')], [503, '10']);
  const { title, text } = errorWords.en.outages.database_away;
  assert.deepEqual(await api.json(), {
    type: 'about:blank',
    title,
    status: 503,
    code: 'database_away',
    detail: text,
  });
});

test('a database that is away because its disk is full is told as that', async () => {
  let isRoomy = true;
  const other = await testApp({ endpoints, hasRoom: async () => isRoomy });
  wrong = 'ECONNREFUSED';
  assert.equal((await other.request('/notes')).status, 503);
  isRoomy = false;
  const page = await other.request('/notes');
  assert.equal(page.status, 507);
  assert.ok((await page.text()).includes(errorWords['zh-Hant'].outages.disk_full.text));
  wrong = undefined;
  assert.equal((await other.request('/notes')).status, 200, 'who only reads is answered');
  await other.close();
});

test('a full disk is told as what it is', async () => {
  wrong = '53100';
  const page = await app.request('/notes');
  assert.equal(page.status, 507);
  assert.ok((await page.text()).includes(errorWords['zh-Hant'].outages.disk_full.title));
  wrong = 'ENOSPC';
  const api = await app.visit().api('GET /notes');
  assert.equal(api.status, 507);
});

/** The fields of the only form of a page that sends again. */
function fieldsOf(page: string): URLSearchParams {
  const form = /<form method="post" action="\/notes">[^]*?<\/form>/.exec(page)?.[0] ?? '';
  const fields = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return new URLSearchParams(
    [...fields].map(([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

test('a form that could not be taken stands whole in the page and is sent again as it was', async () => {
  const browser = app.visit();
  wrong = 'ECONNRESET';
  const refused = await browser.send('/notes', note);
  assert.equal(refused.status, 503);
  assert.match(refused.text, /按幾次也只辦一次/);
  assert.match(refused.text, /<blockquote class="typed">坡道欄杆<\/blockquote>/);
  assert.doesNotMatch(refused.text, /<blockquote class="typed">a</);
  assert.doesNotMatch(refused.text, /<三天>/);
  wrong = undefined;
  const again = fieldsOf(refused.text);
  const init = { method: 'POST', body: again, headers: { cookie: cookieOf(browser.cookies) } };
  for (const time of ['first', 'second']) {
    const sent = await app.request('/notes', init);
    assert.equal(sent.status, 303, time);
  }
  assert.deepEqual(kept, [note]);
});

function cookieOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

test('photos cannot stand in a page, and the reader is told to choose them again', async () => {
  wrong = 'ECONNREFUSED';
  const photo = new File(['x'], 'a.jpg', { type: 'image/jpeg' });
  const lost = await app.visit().send('/notes', { ...note, photo });
  assert.ok(lost.text.includes(errorWords['zh-Hant'].outage.photos));
  const without = await app.visit().send('/notes', note);
  assert.ok(!without.text.includes(errorWords['zh-Hant'].outage.photos));
});

test('an outage is a line in the log and no fault; nothing that was typed is in it', async () => {
  wrong = 'ECONNREFUSED';
  const before = app.logged.length;
  await app.visit().send('/notes', note);
  assert.deepEqual(app.logged.slice(before), [
    { level: 'warn', event: 'database_away', path: '/notes' },
  ]);
});

test('what is no outage stays a fault', async () => {
  wrong = '42P01';
  assert.equal((await app.request('/notes')).status, 500);
});
