import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { optionalLine } from '#/platform/http/fields.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';

const none = { refusals: {} };
const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };

/** Says what the program knows of a request, as a page and as JSON. */
const mirror = endpoint({
  name: 'mirror.look',
  method: 'GET',
  path: '/mirror',
  summary: 'Shows what is known of a request.',
  policy: everyone,
  input: z.object({}),
  output: z.object({ address: z.string(), device: z.string(), actor: z.string() }),
  words,
  run: async ({ client, subject }) =>
    succeed({ address: client.address, device: client.device, actor: subject.actorId ?? '-' }),
  page: (view) => ({
    title: 'Mirror',
    section: 'none',
    width: 'column',
    body: html`<h1>Mirror</h1>
      <p id="view">${view.language} ${view.theme} ${view.isElder ? 'elder' : 'usual'}</p>
      <p id="key">${view.newKey()}</p>`,
  }),
});

const choose = endpoint({
  name: 'mirror.choose',
  method: 'POST',
  path: '/mirror',
  summary: 'Keeps a choice of looks.',
  policy: everyone,
  input: z.object({ notice: optionalLine(200) }),
  output: z.object({ notice: z.string() }),
  words,
  isUnrecorded: true,
  run: async (_, { notice = '' }) => succeed({ notice }),
  onward: (_, { notice }) => ({
    to: '/mirror',
    notice,
    preferences: { linli_theme: 'dark', linli_elder: '1' },
  }),
});

const CHEN = '01939a00-0000-7000-8000-000000000001';
let app: TestApp;

before(async () => {
  app = await testApp({ endpoints: [mirror, choose] });
});

after(() => app.close());

async function mirrored(headers: Readonly<Record<string, string>>) {
  const response = await app.request('/api/v1/mirror', { headers });
  return z
    .object({ address: z.string(), device: z.string(), actor: z.string() })
    .parse(await response.json());
}

async function seen(cookies: Readonly<Record<string, string>>, accept?: string): Promise<string> {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const headers = { cookie, ...(accept === undefined ? {} : { 'accept-language': accept }) };
  const text = await (await app.request('/mirror', { headers })).text();
  return /id="view">([^<]*)</.exec(text)?.[1] ?? '';
}

test('a reader is met in their own language, colours and size, or as everybody is', async () => {
  assert.equal(await seen({}), 'zh-Hant auto usual');
  assert.equal(await seen({}, 'zh-CN,zh;q=0.9'), 'zh-Hans auto usual');
  const own = { linli_lang: 'en', linli_theme: 'light', linli_elder: '1' };
  assert.equal(await seen(own, 'zh-CN'), 'en light elder');
});

test('a cookie that holds what we never wrote is as none', async () => {
  const odd = { linli_lang: 'xx', linli_theme: 'pink', linli_elder: 'yes' };
  assert.equal(await seen(odd), 'zh-Hant auto usual');
});

test('what stands in front of us on this machine is believed, its last word only', async () => {
  assert.equal((await mirrored({})).address, 'inside');
  assert.equal((await mirrored({ 'x-forwarded-for': '10.0.0.7' })).address, '10.0.0.7');
  const forged = { 'x-forwarded-for': '1.2.3.4, 10.0.0.7' };
  assert.equal((await mirrored(forged)).address, '10.0.0.7');
  for (const nothing of ['', ',', '10.0.0.7, ']) {
    const { address } = await mirrored({ 'x-forwarded-for': nothing });
    assert.equal(address, 'unknown', `'${nothing}'`);
  }
  const long = await mirrored({ 'x-forwarded-for': 'x'.repeat(500) });
  assert.equal(long.address.length, 64);
});

test('a session is known by its token, and a token that is none is a visitor’s', async () => {
  const browser = await app.signIn(CHEN);
  const token = browser.cookies.get('linli') ?? '';
  assert.equal((await mirrored({ cookie: `linli=${token}` })).actor, CHEN);
  assert.equal((await mirrored({ authorization: `Bearer ${token}` })).actor, CHEN);
  const wrong = ['Bearer x', `Basic ${token}`, `Bearer ${token}x`, `Bearer ${'a'.repeat(101)}`];
  for (const authorization of wrong) {
    assert.equal((await mirrored({ authorization })).actor, '-', authorization);
  }
});

test('a program that shows a token is not taken for the browser whose cookie it carries', async () => {
  const browser = await app.signIn(CHEN);
  const cookie = `linli=${browser.cookies.get('linli')}`;
  const other = `Bearer ${'b'.repeat(43)}`;
  assert.equal((await mirrored({ cookie, authorization: other })).actor, '-');
});

test('a visitor’s browser is given something of its own once, for its forms', async () => {
  const first = await app.request('/mirror');
  const [made = ''] = first.headers.getSetCookie();
  assert.match(made, /^linli_visitor=[\w-]{22}; .*HttpOnly.*SameSite=Lax/);
  const cookie = made.split(';')[0] ?? '';
  const again = await app.request('/mirror', { headers: { cookie } });
  assert.deepEqual(again.headers.getSetCookie(), []);
  const odd = await app.request('/mirror', { headers: { cookie: 'linli_visitor=short' } });
  assert.match(odd.headers.getSetCookie()[0] ?? '', /^linli_visitor=[\w-]{22};/);
});

test('what was chosen is kept for a year', async () => {
  const browser = app.visit();
  const { status, headers } = await browser.send('/mirror');
  assert.equal(status, 303);
  const kept = headers.getSetCookie().filter((cookie) => /^linli_(?:theme|elder)=/.test(cookie));
  assert.equal(kept.length, 2);
  for (const cookie of kept)
    assert.match(cookie, /Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax/);
  const view = (await browser.open('/mirror')).text;
  assert.match(view, /id="view">zh-Hant dark elder</);
});

test('what has just happened is said on the next page, once, as text', async () => {
  const browser = app.visit();
  await browser.send('/mirror', { notice: '<b>辦好了</b>; 謝謝' });
  const next = (await browser.open('/mirror')).text;
  assert.match(next, /&lt;b&gt;辦好了&lt;\/b&gt;; 謝謝/);
  assert.doesNotMatch((await browser.open('/mirror')).text, /辦好了/);
});

test('a notice is no way to fill a page from outside', async () => {
  const headers = { cookie: `linli_notice=${'x'.repeat(2_000)}` };
  const text = await (await app.request('/mirror', { headers })).text();
  assert.equal(/x{290,}/.exec(text)?.[0].length, 300);
});
