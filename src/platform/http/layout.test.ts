import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSoundPage, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { languages } from '#/platform/i18n/language.ts';
import { layout } from './layout.ts';
import type { Page, View } from './view.ts';

const page: Page = {
  title: '需求牆',
  section: 'help',
  body: html`<h1>需求牆</h1>`,
  width: 'two',
};

const drawn = (changes: Partial<View> = {}, of: Partial<Page> = {}) =>
  layout(viewWith(changes), { ...page, ...of });

test('a page says its language, its colours and whether it is large', async () => {
  const markup = await markupOf(drawn({ language: 'en', theme: 'dark', isElder: true }));
  assert.match(markup, /^<!doctype html><html lang="en" data-theme="dark" data-elder="on">/);
  assert.match(await markupOf(drawn()), /<html lang="zh-Hant" data-theme="auto">/);
});

test('the title names the page and the neighbourhood', async () => {
  assert.match(await markupOf(drawn()), /<title>需求牆 · 深田社區<\/title>/);
});

test('the page of the neighbourhood itself is named once', async () => {
  assert.match(await markupOf(drawn({}, { title: '深田社區' })), /<title>深田社區<\/title>/);
});

test('a page that comes back with a mistake says so first', async () => {
  const form = sentForm({ problems: [{ field: 'title', text: '請多寫幾個字' }] });
  assert.match(await markupOf(drawn({ form })), /<title>要改一下：需求牆 · 深田社區<\/title>/);
  const refused = sentForm({ refusal: '已經有人接了' });
  assert.match(await markupOf(drawn({ form: refused })), /<title>要改一下：/);
  assert.match(await markupOf(drawn({ form: sentForm({}) })), /<title>需求牆/);
});

test('what comes first can be skipped', async () => {
  const markup = await markupOf(drawn());
  assert.match(markup, /<body><a class="skip" href="#main">跳到正文<\/a>/);
  assert.match(markup, /<main class="main main-two" id="main" tabindex="-1">/);
});

test('text may be enlarged as far as the reader likes', async () => {
  const markup = await markupOf(drawn());
  assert.match(markup, /content="width=device-width, initial-scale=1"/);
  assert.doesNotMatch(markup, /user-scalable|maximum-scale/);
});

test('nothing stands in the page that its security policy forbids', async () => {
  const markup = await markupOf(drawn({ notice: '辦好了' }));
  assert.doesNotMatch(markup, /style="|<style|onclick|<script>|https?:\/\//);
  assert.match(markup, /<script type="module" src="\/assets\/look\.js"><\/script>/);
  assert.match(markup, /<link rel="stylesheet" href="\/assets\/look\.css" \/>/);
});

test('what has just happened is announced once', async () => {
  const markup = await markupOf(drawn({ notice: '謝謝，這件事歸您了。' }));
  assert.match(markup, /role="status" data-happened>.*謝謝，這件事歸您了。/);
  assert.doesNotMatch(await markupOf(drawn()), /role="status"/);
});

test('who acts for somebody else is told on every page', async () => {
  const reader = { name: '林小美', actingFor: '莊阿婆' };
  assert.match(await textOf(drawn({ reader })), /您正在替莊阿婆辦事 換回自己/);
  const own = { name: '林小美', actingFor: undefined };
  assert.doesNotMatch(await textOf(drawn({ reader: own })), /換回自己/);
});

test('the duty telephone stands in the same place, whatever else is on the page', async () => {
  const place = async (changes: Partial<View>): Promise<string> =>
    (await markupOf(drawn(changes))).split('<aside class="duty"')[0]?.split('</header>')[1] ??
    'none';
  assert.equal(await place({}), '');
  assert.equal(await place({ notice: '辦好了', isElder: true, mayOpenDesk: true }), '');
});

test('the bar of the phone takes the colour of the page', async () => {
  assert.equal((await markupOf(drawn())).match(/name="theme-color"/g)?.length, 2);
  assert.match(await markupOf(drawn({ theme: 'dark' })), /name="theme-color" content="#1e2125"/);
  assert.match(await markupOf(drawn({ theme: 'light' })), /name="theme-color" content="#ffffff"/);
});

test('one page has one key for all choices of look', async () => {
  let count = 0;
  const newKey = (): string => `k${(count += 1)}`;
  await markupOf(drawn({ newKey }));
  assert.equal(count, 1);
});

test('names from outside cannot bring markup with them', async () => {
  const where = { name: '<b>深田</b>', above: '"x"', address: '/"><script>' };
  const markup = await markupOf(drawn({ where }));
  assert.doesNotMatch(markup, /<b>深田|"><script>/);
});

for (const language of languages) {
  test(`the frame is sound markup and wholly said in ${language}`, async () => {
    const reader = { name: 'Lin', actingFor: 'Zhuang' };
    const views: readonly Partial<View>[] = [
      { language },
      { language, isElder: true, theme: 'dark', notice: 'OK', reader, mayOpenDesk: true },
    ];
    for (const changes of views) {
      const text = `${await drawn(changes)}`;
      await assertSoundPage(text);
      assert.doesNotMatch(text, /undefined|\[object|function/);
    }
  });
}
