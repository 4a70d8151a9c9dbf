import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { steps } from './steps.ts';

const labels = ['在哪裡', '什麼事', '怎麼聯繫', '看一遍'];

test('how far one is stands in words first', async () => {
  const text = await textOf(steps('zh-Hant', { labels, current: 2 }));
  assert.match(text, /^第 2 步，共 4 步 什麼事/);
  assert.match(await textOf(steps('en', { labels, current: 2 })), /^Step 2 of 4/);
});

test('what is done, what is now and what is to come is also heard', async () => {
  const text = await textOf(steps('zh-Hant', { labels, current: 2 }));
  assert.match(text, /在哪裡 已完成/);
  assert.match(text, /什麼事 正在這一步/);
  assert.match(text, /怎麼聯繫 還沒到/);
});

test('the present step is marked for the browser', async () => {
  const markup = await markupOf(steps('zh-Hant', { labels, current: 3 }));
  assert.equal(markup.match(/aria-current="step"/g)?.length, 1);
  assert.match(markup, /class="step step-now" aria-current="step"><span class="step-sign">3</);
});

test('a step beyond the last leaves all of them done', async () => {
  const markup = await markupOf(steps('zh-Hant', { labels, current: 5 }));
  assert.equal(markup.match(/class="step step-done"/g)?.length, 4);
  assert.doesNotMatch(markup, /step-now|step-later/);
});

test('steps are sound markup', async () => {
  await assertSound(steps('zh-Hant', { labels, current: 1 }));
});
