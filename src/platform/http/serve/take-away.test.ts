import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { optionalLine } from '#/platform/http/fields.ts';
import { readSheet } from '#/platform/workbook/read-sheet.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';

const PERSON = '01939a00-0000-7000-8000-000000000001';
const PAGE = 100;
/** So many rows each list has, by its name. */
const LISTS = { none: 0, few: 3, pages: 250, full: 5_000, many: 5_001 } as const;

const words = { 'zh-Hant': { refusals: {} }, 'zh-Hans': { refusals: {} }, en: { refusals: {} } };

/** A list of numbered rows, a page of a hundred at a time. */
const rowsOf = (name: keyof typeof LISTS) =>
  Array.from({ length: LISTS[name] }, (_, index) => `=${name}+${index}`);

const list = endpoint({
  name: 'sample.rows',
  method: 'GET',
  path: '/rows',
  summary: 'Lists rows.',
  policy: everyone,
  input: z.object({
    of: z.enum(['none', 'few', 'pages', 'full', 'many', 'breaks', 'long']),
    after: optionalLine(9),
    size: optionalLine(9),
  }),
  output: z.object({ rows: z.array(z.object({ id: z.string() })), next: z.string().optional() }),
  words,
  run: async (_, { of, after: from, size = '' }) => {
    if (of === 'long') return succeed({ rows: [{ id: `=pages+0 ${size}` }], next: undefined });
    if (of === 'breaks' && from !== undefined) return refuse('not_found');
    const all = rowsOf(of === 'breaks' ? 'pages' : of);
    const start = Number(from ?? 0);
    const end = start + PAGE;
    const rows = all.slice(start, end).map((id) => ({ id }));
    return succeed({ rows, next: end < all.length ? String(end) : undefined });
  },
  page: () => ({ title: 'Rows', section: 'none', width: 'column', body: html`<h1>Rows</h1>` }),
  tableAsks: { size: '5' },
  table: (_, { rows, next }) => ({
    name: '名單',
    headings: ['行', '空'],
    rows: rows.map(({ id }) => [id, undefined]),
    next: next === undefined ? undefined : { after: next },
  }),
});

const own = endpoint({
  name: 'sample.own_rows',
  method: 'GET',
  path: '/own-rows',
  summary: 'Lists rows for those who have signed in.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words,
  run: async () => succeed({}),
  page: () => ({ title: 'Own', section: 'none', width: 'column', body: html`<h1>Rows</h1>` }),
});

let app: TestApp;
let browser: Browser;
let visitor: Browser;

before(async () => {
  app = await testApp({ endpoints: [list, own] });
  browser = await app.signIn(PERSON);
  visitor = app.visit();
});
after(() => app.close());

async function fetchList(of: string, format: string, who: Browser = browser) {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return app.request(`/rows?of=${of}&_as=${format}`, { headers: { cookie } });
}

async function readList(of: string, format: string, who?: Browser) {
  const response = await fetchList(of, format, who);
  assert.equal(response.status, 200);
  const rows: (readonly string[])[] = [];
  for await (const read of readSheet(new Uint8Array(await response.arrayBuffer()))) {
    assert.ok(read.ok);
    rows.push(read.value.cells);
  }
  return rows;
}

describe('a list that a page shows', () => {
  test('is led to from its page in both formats, with what the address said', async () => {
    const { text } = await browser.open('/rows?of=few');
    assert.match(text, /下載這份清單/);
    assert.match(text, /href="\/rows\?of=few&amp;_as=xlsx"/);
    assert.match(text, /href="\/rows\?of=few&amp;_as=csv"/);
  });

  test('is led to in three languages', async () => {
    for (const [language, said] of [
      ['zh-Hans', '下载这份清单'],
      ['en', 'Take this list with you'],
      ['zh-Hant', '下載這份清單'],
    ] as const) {
      browser.cookies.set('linli_lang', language);
      assert.match((await browser.open('/rows?of=few')).text, new RegExp(said));
    }
  });

  test('is not offered where there is nothing in it, or no list', async () => {
    for (const address of ['/rows?of=none', '/own-rows']) {
      assert.doesNotMatch((await browser.open(address)).text, /_as=/);
    }
    assert.match((await browser.open('/own-rows?_as=csv')).text, /<html/);
    assert.match((await browser.open('/rows?of=few&_as=pdf')).text, /<html/);
  });

  test('comes with all of its pages, in either format, under its name', async () => {
    for (const format of ['xlsx', 'csv']) {
      const rows = await readList('pages', format);
      assert.equal(rows.length, LISTS.pages + 1);
      assert.equal(rows[0]?.[0], '行');
      const response = await fetchList('few', format);
      const named = `filename*=UTF-8''${encodeURIComponent('名單')}.${format}`;
      assert.equal(response.headers.get('content-disposition'), `attachment; ${named}`);
      assert.equal(response.headers.get('cache-control'), 'no-store');
    }
  });

  test('is whole also for those who are on a later page of it', async () => {
    const { text } = await browser.open('/rows?of=pages&after=100');
    assert.match(text, /href="\/rows\?of=pages&amp;_as=csv"/);
  });

  test('may be asked for in longer pages than it is shown in', async () => {
    const before = app.logged.length;
    const [, first = []] = await readList('long', 'csv');
    assert.deepEqual(first, ['=pages+0 5', '']);
    assert.match((await browser.open('/rows?of=long')).text, /<h1>Rows<\/h1>/);
    assert.equal(app.logged.length, before);
  });

  test('holds no formula, whatever was written into it', async () => {
    const text = await (await fetchList('few', 'csv')).text();
    assert.match(text, /\r\n'=few\+0,\r\n/);
    assert.doesNotMatch(text, /(?:^|,)=/m);
  });

  test('says where it ends if there is more, and nothing where there is not', async () => {
    const full = await readList('full', 'csv');
    assert.equal(full.length, 5_001);
    assert.match(full.at(-1)?.[0] ?? '', /full\+4999/);
    const many = await readList('many', 'csv');
    assert.equal(many.length, 5_002);
    assert.match(many.at(-1)?.[0] ?? '', /還有更多，這裡只列前 5,000 行/);
  });

  test('is shorter for those of whom nobody knows who they are', async () => {
    const rows = await readList('full', 'csv', visitor);
    assert.equal(rows.length, 502);
    assert.match(rows.at(-1)?.[0] ?? '', /只列前 500 行/);
  });

  test('of which a page cannot be read is a fault, not half a list', async () => {
    const response = await fetchList('breaks', 'csv');
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /pages\+0/);
  });

  test('is for nobody who may not see the page', async () => {
    const seen = await visitor.open('/own-rows?_as=csv');
    assert.equal(seen.status, 303);
    assert.match(seen.location ?? '', /^\/sign-in/);
  });
});
