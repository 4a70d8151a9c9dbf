import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { figures } from './figures.ts';

const all = [
  { value: '37', label: '正在辦', address: '/matters?state=open', note: '比上月少 4 件' },
  { value: '94%', label: '當事人確認解決' },
];

test('a figure opens into the list of what it counts', async () => {
  const markup = await markupOf(figures(all));
  assert.match(markup, /<a class="figure-inside" href="\/matters\?state=open"><b[^>]*>37<\/b>/);
});

test('a figure without a list is no link', async () => {
  assert.match(await markupOf(figures(all)), /<span class="figure-inside"><b[^>]*>94%<\/b>/);
});

test('the number is read before what it counts', async () => {
  assert.equal(await textOf(figures(all)), '37 正在辦 比上月少 4 件 94% 當事人確認解決');
});

test('figures are sound markup', async () => {
  await assertSound(figures(all));
});
