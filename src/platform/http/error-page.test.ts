import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { errorPage } from './error-page.ts';
import type { Trouble } from './error-page.ts';

const pageOf = (trouble: Trouble) => drawn((view) => errorPage(view, trouble));

test('a page that is not there says so, and what to do next, in each language', async () => {
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) =>
    errorPage(view, { code: 'not_found' }),
  );
  assert.match(hant, /^找不到這一頁 .*首頁.*找地方$/);
  assert.match(hans, /^找不到这一页 .*首页.*找地方$/);
  assert.match(en, /^Page not found .*Home page Find a place$/);
});

test('what is not open to the reader has a title of its own', async () => {
  const form = sentForm({ refusal: '這件事需要別的身分才能做。' });
  const { page, text } = await pageOf({ code: 'not_allowed', form });
  assert.equal(page.title, '這一頁不對您開放');
  assert.match(text, /需要別的身分/);
});

test('a fault says whose it is and its number, and nothing that was typed', async () => {
  const { text } = await pageOf({ code: 'fault', reference: '1a2b3c4d' });
  assert.match(text, /這是我們這邊的錯，不是您的/);
  assert.match(text, /問題編號 1a2b3c4d/);
  assert.doesNotMatch(text, /您填的內容/);
});

test('a refusal is a sentence, with what was typed below it to be copied', async () => {
  const values = { text: '欄杆鬆了', empty: '', places: ['3號樓', '7號樓'] };
  const form = sentForm({ refusal: '已經有人接了。', values });
  const { markup, page } = await pageOf({ code: 'taken', form });
  assert.equal(page.title, '沒辦成');
  const quoted = [...markup.matchAll(/<blockquote class="typed">([^<]*)</g)].map(
    ([, text]) => text,
  );
  assert.deepEqual(quoted, ['欄杆鬆了', '3號樓', '7號樓']);
});

test('mistakes are told one by one when the page of the form is gone', async () => {
  const problems = [
    { field: 'title', text: '請多寫幾個字。' },
    { field: 'place', text: '請選一項。' },
  ];
  const { text, page } = await pageOf({ code: 'invalid_input', form: sentForm({ problems }) });
  assert.equal(page.title, '請再看一下');
  assert.match(text, /請多寫幾個字。 請選一項。/);
});

test('what was typed stands there as text, whatever it was', async () => {
  const form = sentForm({ refusal: '沒辦成。', values: { text: '<script>alert(1)</script>' } });
  const { markup } = await pageOf({ code: 'taken', form });
  assert.doesNotMatch(markup, /<script>/);
  assert.match(markup, /&lt;script&gt;alert\(1\)/);
});

test('a form in which nothing was typed leaves nothing to be copied', async () => {
  const form = sentForm({ refusal: '沒辦成。', values: { text: '', list: ['', ''] } });
  assert.doesNotMatch((await pageOf({ code: 'taken', form })).markup, /blockquote|您填的內容/);
});

test('every page of trouble leads home and to the places', async () => {
  for (const code of ['not_found', 'fault', 'taken', 'not_allowed', 'too_large']) {
    const { markup } = await pageOf({ code, form: sentForm({ refusal: 'x' }) });
    assert.match(markup, /href="\/"[^]*href="\/places"/, code);
  }
});
