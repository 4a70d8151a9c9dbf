import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { layout } from '#/platform/http/layout.ts';
import type { Page } from '#/platform/http/view.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { languages } from '#/platform/i18n/language.ts';
import { liveLine } from './live-line.ts';

const page: Page = {
  title: 'x',
  section: 'desk',
  width: 'wide',
  body: html`<h1>x</h1>`,
  live: ['abc', 'def'],
};
const reader = { name: '周工', actingFor: undefined };

test('the line stands ready and unseen, with the marks of the page and its address', async () => {
  const drawn = await markupOf(liveLine(viewWith({ address: '/desk?show=all' }), ['abc', 'def']));
  assert.match(drawn, /role="status"/);
  assert.match(drawn, /data-live="\/desk\?show=all" data-marks="abc def"/);
  assert.match(drawn, /<a class="button quiet" href="\/desk\?show=all" hidden/);
  assert.match(drawn, /data-many="有 \{n\} 處更新"/);
});

test('it speaks the language of the reader', async () => {
  const said = { 'zh-Hant': '有 1 處更新', 'zh-Hans': '有 1 处更新', en: '1 new' } as const;
  for (const language of languages) {
    const drawn = await markupOf(liveLine(viewWith({ language }), []));
    assert.ok(drawn.includes(`data-one="${said[language]}"`), language);
    assert.ok((await textOf(liveLine(viewWith({ language }), []))).length > 1);
  }
});

test('only a page that may change has it, and only for those who have signed in', async () => {
  const has = async (own: Page, view = viewWith()) =>
    `${await layout(view, own)}`.includes('data-live');
  const { live, ...still } = page;
  assert.equal(live?.length, 2);
  assert.equal(await has(page, viewWith({ reader })), true);
  assert.equal(await has(page, viewWith({ reader: undefined })), false);
  assert.equal(await has(still, viewWith({ reader })), false);
});
