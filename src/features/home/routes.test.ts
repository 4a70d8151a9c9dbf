import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html } from 'hono/html';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeWorld } from '#test/compound.ts';
import { assertSoundPage } from '#test/drawn.ts';
import { homeEndpoints } from './index.ts';

let app: TestApp;
let home: string | undefined;
let browser: Browser;

const persona = {
  names: { hant: '許文慧', hans: '许文慧', en: 'Xu Wenhui' },
  what: { hant: '退休護士', hans: '退休护士', en: 'A retired nurse' },
  address: '/enter/token',
};

before(async () => {
  const endpoints = homeEndpoints({
    findHome: async () => home,
    listPersonas: async () => [persona],
    panels: [
      {
        name: 'main',
        side: 'main',
        load: async (_context, place) => () => html`<p>MAIN ${place.names.hant}</p>`,
      },
      { name: 'side', side: 'side', load: async () => () => html`<p>SIDE</p>` },
      { name: 'nothing', side: 'main', load: async () => undefined },
    ],
  });
  app = await testApp({ endpoints });
  await makeWorld(app.db, app.clock.now());
});

after(() => app.close());

test('the front page of a community shows what its capabilities have to say', async () => {
  home = '350203007010';
  browser = app.visit();
  const seen = await browser.open('/');
  assert.equal(seen.status, 200);
  assert.match(seen.text, /<h1>[^<]*大家的事大家辦<\/h1>/);
  assert.ok(seen.text.indexOf('MAIN') < seen.text.indexOf('SIDE'));
  assert.match(seen.text, /href="\/raise"/);
});

test('without a community the front page helps to find one', async () => {
  home = undefined;
  const seen = await app.visit().open('/');
  assert.equal(seen.status, 200);
  assert.match(seen.text, /action="\/places"/);
  assert.doesNotMatch(seen.text, /MAIN/);
});

test('a home that no longer is does no harm', async () => {
  home = 'gone';
  assert.equal((await app.visit().open('/')).status, 200);
});

test('personas are offered in a demonstration and nowhere else', async () => {
  home = '350203007010';
  assert.doesNotMatch((await app.visit().open('/')).text, /許文慧/);
});

test('what it promises and who sees what can be read in three languages', async () => {
  const sentences = {
    'zh-Hant': ['我們答應的事', '您的資料'],
    'zh-Hans': ['我们答应的事', '您的资料'],
    en: ['What we promise', 'Your data'],
  } as const;
  for (const [language, [promise, data]] of Object.entries(sentences)) {
    const reader = app.visit();
    reader.cookies.set('linli_lang', language);
    assert.ok((await reader.open('/about')).text.includes(promise), language);
    assert.ok((await reader.open('/privacy')).text.includes(data), language);
  }
});

test('a choice of language comes back to the page it was made on, and is kept', async () => {
  const reader = app.visit();
  const sent = await reader.send('/preferences', { language: 'en' }, { from: '/about' });
  assert.deepEqual([sent.status, sent.location], [303, '/about']);
  assert.equal(reader.cookies.get('linli_lang'), 'en');
  assert.match((await reader.open('/about')).text, /<html[^>]*lang="en"/);
});

test('large type and colours are kept, and taken back', async () => {
  const reader = app.visit();
  await reader.send('/preferences', { elder: 'on' }, { from: '/' });
  await reader.send('/preferences', { theme: 'dark' }, { from: '/' });
  const large = await reader.open('/about');
  assert.match(large.text, /data-elder/);
  assert.match(large.text, /data-theme="dark"/);
  await reader.send('/preferences', { elder: 'off' }, { from: '/' });
  assert.doesNotMatch((await reader.open('/about')).text, /<html[^>]*data-elder/);
});

test('a choice that is none is refused and nothing is kept', async () => {
  const reader = app.visit();
  const seen = await reader.send('/preferences', { language: 'tlh' }, { from: '/about' });
  assert.equal(seen.status, 422);
  assert.equal(reader.cookies.get('linli_lang'), undefined);
});

test('a choice leads to no other site', async () => {
  const reader = app.visit();
  const sent = await reader.send('/preferences', { elder: 'on' }, { from: '//elsewhere.example' });
  assert.equal(sent.location, '/');
});

test('a choice of look is no event of the neighbourhood', async () => {
  const before = await app.db.selectFrom('platform.journal').select('id').execute();
  await app.visit().send('/preferences', { elder: 'on' }, { from: '/' });
  const afterwards = await app.db.selectFrom('platform.journal').select('id').execute();
  assert.equal(afterwards.length, before.length);
});

test('the seal is a drawing of its own', async () => {
  const seen = await app.visit().open('/seal.svg');
  assert.match(seen.headers.get('content-type') ?? '', /image\/svg\+xml/);
  assert.match(seen.text, /^<svg/);
});

test('programs learn which community the front page is of', async () => {
  home = '350203007010';
  const seen = await app.visit().api('GET /');
  assert.deepEqual(seen, { status: 200, body: { placeId: '350203007010' } });
});

test('programs learn nothing of a community where there is none', async () => {
  for (const none of [undefined, 'gone']) {
    home = none;
    assert.deepEqual(await app.visit().api('GET /'), { status: 200, body: {} });
  }
});

test('every page of the house is sound in each language, with and without a community', async () => {
  for (const at of ['350203007010', undefined]) {
    home = at;
    for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
      const reader = app.visit();
      reader.cookies.set('linli_lang', language);
      for (const address of ['/', '/about', '/privacy']) {
        const page = await reader.open(address);
        assert.match(page.text, new RegExp(`<html[^>]*lang="${language}"`), address);
        await assertSoundPage(page.text);
      }
    }
  }
});

test('several choices are kept at once, and one that is empty changes nothing', async () => {
  const reader = app.visit();
  const all = { language: 'zh-Hans', elder: 'on', theme: 'light' };
  await reader.send('/preferences', all, { from: '/about' });
  await reader.send('/preferences', { language: '', elder: '', theme: '' }, { from: '/about' });
  const page = await reader.open('/about');
  assert.match(page.text, /<html[^>]*lang="zh-Hans"/);
  assert.match(page.text, /data-elder/);
  assert.match(page.text, /data-theme="light"/);
});

test('a cookie that somebody made up chooses nothing', async () => {
  const reader = app.visit();
  reader.cookies.set('linli_lang', '"><script>');
  reader.cookies.set('linli_theme', 'neon');
  reader.cookies.set('linli_elder', 'yes');
  const page = await reader.open('/about');
  assert.equal(page.status, 200);
  assert.match(page.text, /<html[^>]*lang="zh-Hant"/);
  assert.doesNotMatch(page.text, /neon|<script>"/);
});

test('a choice comes back to the page with its question, and to no other address', async () => {
  const reader = app.visit();
  const kept = await reader.send('/preferences', { elder: 'on' }, { from: '/about?a=1' });
  assert.equal(kept.location, '/about?a=1');
  for (const from of [
    'https://elsewhere.example/',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ]) {
    const sent = await reader.send('/preferences', { elder: 'on' }, { from });
    assert.equal(sent.location, '/', from);
  }
});
