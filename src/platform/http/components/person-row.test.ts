import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { people } from './person-row.ts';
import type { PersonRow } from './person-row.ts';

const lin: PersonRow = {
  name: '林主任',
  role: '業主委員會 · 主任',
  address: '/people/9',
  telephone: '0592-555 0133',
  note: '晚上七點後在',
};

test('a person is shown with what they answer for', async () => {
  assert.match(await textOf(people('zh-Hant', [lin])), /林主任 業主委員會 · 主任/);
});

test('the face shows the first sign of the name and is not read out', async () => {
  const markup = await markupOf(people('zh-Hant', [lin]));
  assert.match(markup, /class="face" aria-hidden="true">林</);
  const english = await markupOf(people('en', [{ name: ' lin Mei', role: 'chair' }]));
  assert.match(english, /aria-hidden="true">L</);
});

test('a name without letters does not break the row', async () => {
  assert.match(await markupOf(people('en', [{ name: '', role: 'chair' }])), /class="face"/);
});

test('the telephone can be rung at once, and says whose it is', async () => {
  const markup = await markupOf(people('zh-Hant', [lin]));
  assert.match(markup, /href="tel:05925550133" aria-label="打電話 林主任 0592-555 0133"/);
});

test('a person without an address or telephone is only named', async () => {
  const markup = await markupOf(people('zh-Hant', [{ name: '王阿姨', role: '組長' }]));
  assert.doesNotMatch(markup, /<a/);
});

test('rows of people are sound markup', async () => {
  await assertSound(people('zh-Hant', [lin, { name: '王阿姨', role: '組長' }]));
});
