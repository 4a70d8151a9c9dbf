import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '#/platform/i18n/language.ts';
import type { FormState } from '#/platform/http/view.ts';
import { assertSound, markupOf, sentForm, textOf } from '#test/drawn.ts';
import { errorSummary } from './error-summary.ts';

function summary(changes: Partial<FormState>, language: Language = 'zh-Hant') {
  const sent = sentForm(changes);
  return errorSummary({ language, endpoint: sent.endpoint, sent }, sent);
}

const two = [
  { field: 'title', text: '請多寫幾個字' },
  { field: 'photos.1', text: '第二張打不開' },
];

test('a form without mistakes has no summary', async () => {
  assert.equal(await markupOf(summary({})), '');
});

test('the summary counts the mistakes in the language of the reader', async () => {
  assert.match(await textOf(summary({ problems: two })), /^有 2 處要改一下/);
  assert.match(await textOf(summary({ problems: two }, 'zh-Hans')), /^有 2 处要改一下/);
  assert.match(await textOf(summary({ problems: two }, 'en')), /^2 things need another look/);
  const [one] = two;
  assert.match(await textOf(summary({ problems: one ? [one] : [] })), /^有一處要改一下/);
});

test('each mistake leads to its field, a part of a field to the whole', async () => {
  const markup = await markupOf(summary({ problems: two }));
  assert.match(markup, /<a href="#matters-raise-title">請多寫幾個字<\/a>/);
  assert.match(markup, /<a href="#matters-raise-photos">第二張打不開<\/a>/);
});

test('a refusal is said in full, without a list', async () => {
  const part = summary({ refusal: '已經有人接了' });
  assert.equal(await textOf(part), '這次沒辦成 已經有人接了 您寫的都還在。');
  assert.doesNotMatch(await markupOf(part), /<ul/);
});

test('the summary is announced and takes the focus', async () => {
  const markup = await markupOf(summary({ problems: two }));
  assert.match(markup, /role="alert"/);
  assert.match(markup, /tabindex="-1" data-focus/);
  const title = /aria-labelledby="([^"]+)"/.exec(markup)?.[1] ?? '';
  assert.ok(markup.includes(`id="${title}"`));
});

test('the summary is sound markup', async () => {
  await assertSound(summary({ refusal: '已經有人接了' }));
});
