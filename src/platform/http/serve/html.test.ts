import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { sampleEndpoints } from '#test/sample/endpoints.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';

const PERSON = '01939a00-0000-7000-8000-000000000001';
const STEWARD = '01939a00-0000-7000-8000-000000000002';
const grant = {
  role: 'steward',
  placeId: '35',
  path: '35',
  communityId: undefined,
  organisationId: undefined,
} as const;

let app: TestApp;
let browser: Browser;

before(async () => {
  app = await testApp({ endpoints: sampleEndpoints });
  browser = await app.signIn(PERSON);
});

after(() => app.close());

async function countEntries(verb: string): Promise<number> {
  const rows = await app.db
    .selectFrom('platform.journal')
    .select('id')
    .where('verb', '=', verb)
    .execute();
  return rows.length;
}

test('a form that is right leads on to the next page, which says once what happened', async () => {
  const sent = await browser.send('/guests', { name: '林', years: '80' });
  assert.equal(sent.status, 303);
  assert.match((await browser.open(sent.location ?? '')).text, /簽好了/);
  assert.doesNotMatch((await browser.open(sent.location ?? '')).text, /簽好了/);
});

test('a form that is wrong comes back filled, with a sentence at the field', async () => {
  const seen = await browser.send('/guests', { name: '林阿婆', years: 'old' });
  assert.equal(seen.status, 422);
  assert.match(seen.text, /value="林阿婆"/);
  assert.match(seen.text, /這裡要填數字/);
  assert.match(seen.text, /aria-invalid="true"/);
});

test('each language has its own sentence for the same mistake', async () => {
  const sentences = {
    'zh-Hant': '這裡要填。',
    'zh-Hans': '这里要填。',
    en: 'Please fill this in.',
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    browser.cookies.set('linli_lang', language);
    const seen = await browser.send('/guests', { name: ' ', years: '3' });
    assert.ok(seen.text.includes(sentence), language);
  }
  browser.cookies.delete('linli_lang');
});

test('a refusal comes back on the same form and leaves nothing behind', async () => {
  const entries = await countEntries('sign');
  const seen = await browser.send('/guests', { name: 'taken', years: '3' });
  assert.equal(seen.status, 409);
  assert.match(seen.text, /這個名字用過了。/);
  assert.match(seen.text, /value="taken"/);
  assert.equal(await countEntries('sign'), entries);
});

test('a double tap on the same form does one thing and ends on the same page', async () => {
  const entries = await countEntries('sign');
  const key = await browser.newKey();
  const fields = { name: '王', years: '30' };
  const [first, second] = await Promise.all([
    browser.send('/guests', fields, { key }),
    browser.send('/guests', fields, { key }),
  ]);
  assert.equal(first.location, second.location);
  assert.equal(await countEntries('sign'), entries + 1);
});

test('two forms with keys of their own do two things', async () => {
  const entries = await countEntries('sign');
  await browser.send('/guests', { name: '王', years: '30' });
  await browser.send('/guests', { name: '王', years: '30' });
  assert.equal(await countEntries('sign'), entries + 2);
});

test('a form without our key changes nothing and comes back filled', async () => {
  const entries = await countEntries('sign');
  for (const key of ['', 'made-up', `${crypto.randomUUID()}.c2lnbmVk`]) {
    const seen = await browser.send('/guests', { name: '陳', years: '30' }, { key });
    assert.equal(seen.status, 403);
    assert.match(seen.text, /value="陳"/);
  }
  assert.equal(await countEntries('sign'), entries);
});

test('a key made for another browser is no key of this one', async () => {
  const other = await app.signIn(STEWARD);
  const seen = await browser.send(
    '/guests',
    { name: '陳', years: '3' },
    { key: await other.newKey() },
  );
  assert.equal(seen.status, 403);
});

test('a form that lay open for more than a day is drawn again, filled', async () => {
  const key = await browser.newKey();
  app.clock.forward({ hours: 25 });
  const seen = await browser.send('/guests', { name: '陳', years: '30' }, { key });
  assert.equal(seen.status, 403);
  assert.match(seen.text, /value="陳"/);
});

test('a visitor who sends a form signs in and finds it filled', async () => {
  const visitor = app.visit();
  const seen = await visitor.send('/guests', { name: '黃', years: '30' });
  assert.equal(seen.status, 303);
  const next = new URL(seen.location ?? '', 'http://own').searchParams.get('next') ?? '';
  assert.match(next, /^\/guests\?_parked=/);
  assert.match((await browser.open(next)).text, /value="黃"/);
});

test('what was parked is gone after a day', async () => {
  const seen = await app.visit().send('/guests', { name: '黃', years: '30' });
  const next = new URL(seen.location ?? '', 'http://own').searchParams.get('next') ?? '';
  app.clock.forward({ hours: 25 });
  assert.doesNotMatch((await browser.open(next)).text, /value="黃"/);
});

test('what one may not do looks the same by form and by address', async () => {
  const seen = await browser.send('/guests', {}, { method: 'DELETE' });
  assert.equal(seen.status, 403);
  assert.match(seen.text, /需要別的身分/);
});

test('a form reaches methods that forms do not have', async () => {
  const steward = await app.signIn(STEWARD, { grants: [grant] });
  const entries = await countEntries('forget');
  const seen = await steward.send('/guests', {}, { method: 'DELETE' });
  assert.deepEqual([seen.status, seen.location], [303, '/guests']);
  assert.equal(await countEntries('forget'), entries + 1);
});

test('an action that records nothing is a fault, and a fault says nothing but its number', async () => {
  await assert.rejects(browser.send('/guests', {}, { method: 'PUT' }), /wrote no journal entry/);
  const key = await browser.newKey();
  const body = new URLSearchParams({ name: 'broken', years: '3', _key: key, _from: '/guests' });
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await app.request('/guests', { method: 'POST', body, headers: { cookie } });
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.match(text, /問題編號 [0-9a-f]{8}/);
  assert.doesNotMatch(text, /pen broke|\.ts/);
});

test('a page that is not there says what to do next', async () => {
  const seen = await browser.open('/nowhere');
  assert.equal(seen.status, 404);
  assert.match(seen.text, /找不到這一頁/);
  assert.match(seen.text, /href="\/places"/);
});

test('a literal address is found before one with a parameter', async () => {
  const seen = await browser.open('/guests/picture');
  assert.deepEqual([seen.status, seen.text], [200, '<svg/>']);
  assert.match(seen.headers.get('cache-control') ?? '', /immutable/);
});

test('an address with a parameter that cannot be one is nowhere', async () => {
  assert.equal((await browser.open('/guests/not-an-id')).status, 404);
});

test('the source of a form can only be a page of ours', async () => {
  for (const from of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere']) {
    const seen = await browser.send('/guests', { name: '', years: '3' }, { from });
    assert.equal(seen.status, 422);
    assert.equal(seen.location, undefined);
  }
});

test('a body that is too large is refused in words, for people and for programs', async () => {
  const body = new Uint8Array(41 * 1024 * 1024);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const page = await app.request('/guests', { method: 'POST', body, headers });
  assert.equal(page.status, 413);
  assert.match(await page.text(), /一共不能超過 40 MB/);
  const problem = await app.request('/api/v1/guests', { method: 'POST', body, headers });
  assert.equal(problem.status, 413);
  assert.match(await problem.text(), /too_large/);
});

/** A form with photos as a browser sends it: it says how long it is before it begins. */
async function heavyForm(from: Browser, fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('photo', new File([new Uint8Array(1_000)], 'a.jpg'));
  form.append('years', '80');
  const response = new Response(form);
  const cookie = [...from.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return app.request('/guests', {
    method: 'POST',
    body: await response.arrayBuffer(),
    headers: {
      cookie,
      'content-type': response.headers.get('content-type') ?? '',
      'content-length': String(41 * 1024 * 1024),
    },
  });
}

test('a form whose photos are too many comes back with all its words, in each language', async () => {
  const entries = await countEntries('sign');
  const sentences = {
    'zh-Hant': '一共不能超過 40 MB。照片請重選',
    'zh-Hans': '一共不能超过 40 MB。照片请重选',
    en: 'at most 40 MB in all. Choose the photos again',
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    browser.cookies.set('linli_lang', language);
    const response = await heavyForm(browser, { _from: '/guests', name: '林阿婆' });
    assert.equal(response.status, 413);
    const page = await response.text();
    assert.ok(page.includes(sentence), language);
    assert.match(page, /<form[^]*summary-box[^]*value="林阿婆"[^]*value="80"[^]*<\/form>/);
  }
  browser.cookies.delete('linli_lang');
  assert.equal(await countEntries('sign'), entries);
});

test('a form in pieces that grows too large comes back with all its words as well', async () => {
  const entries = await countEntries('sign');
  const form = new FormData();
  form.append('_from', '/guests');
  form.append('name', '林阿婆');
  form.append('photo', new File([new Uint8Array(41 * 1024 * 1024)], 'a.jpg'));
  // What stands behind the photo in the form is read as well.
  form.append('years', '80');
  const whole = new Response(form);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'content-type': whole.headers.get('content-type') ?? '' };
  const init = { method: 'POST', body: whole.body, headers, duplex: 'half' };
  const response = await app.request('/guests', init);
  assert.equal(response.status, 413);
  const page = await response.text();
  assert.match(page, /一共不能超過 40 MB/);
  assert.match(page, /<form[^]*summary-box[^]*value="林阿婆"[^]*value="80"[^]*<\/form>/);
  assert.equal(await countEntries('sign'), entries);
});

test('with no page to draw again, the words of a form that is too large can be copied', async () => {
  for (const from of ['https://elsewhere.example/', '/nowhere']) {
    const response = await heavyForm(browser, { _from: from, name: '林阿婆' });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /您填的內容[^]*<blockquote class="typed">林阿婆/);
  }
});

test('a visitor whose form is too large signs in and finds its words', async () => {
  const response = await heavyForm(app.visit(), { _from: '/guests', name: '黃' });
  assert.equal(response.status, 303);
  const onward = new URL(response.headers.get('location') ?? '', 'http://own');
  assert.match((await browser.open(onward.searchParams.get('next') ?? '')).text, /value="黃"/);
});

test('over a real connection the answer comes after the whole form was sent', async () => {
  const server = serve({
    fetch: (request) => app.request(new URL(request.url).pathname, request),
    hostname: '127.0.0.1',
    port: 0,
  });
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const form = new FormData();
  form.append('name', '林阿婆');
  form.append('photo', new File([new Uint8Array(41 * 1024 * 1024)], 'a.jpg'));
  form.append('_from', '/nowhere');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = `http://127.0.0.1:${address.port}/guests`;
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  const body = await whole.arrayBuffer();
  const headers = { cookie, 'content-type': type, connection: 'close' };
  const response = await fetch(url, { method: 'POST', body, headers });
  assert.equal(response.status, 413);
  assert.match(await response.text(), /林阿婆/);
  server.close();
});
