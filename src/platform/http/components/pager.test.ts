import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { pager } from './pager.ts';

test('one page alone needs no pager', async () => {
  assert.equal(await markupOf(pager('zh-Hant', { previous: undefined, next: undefined })), '');
});

test('the first page leads only on, the last only back', async () => {
  const first = await markupOf(pager('zh-Hant', { previous: undefined, next: '/m?page=2' }));
  assert.match(first, /rel="next" href="\/m\?page=2"/);
  assert.doesNotMatch(first, /rel="prev"/);
  const last = await markupOf(pager('zh-Hant', { previous: '/m?page=1', next: undefined }));
  assert.match(last, /rel="prev"/);
  assert.doesNotMatch(last, /rel="next"/);
});

test('where one is stands between the two', async () => {
  const spec = { previous: '/a', next: '/b', position: { page: 2, pages: 1200 } };
  assert.equal(await textOf(pager('zh-Hant', spec)), '上一頁 第 2 頁，共 1,200 頁 下一頁');
  assert.equal(await textOf(pager('en', spec)), 'Previous Page 2 of 1,200 Next');
});

test('a pager is sound markup', async () => {
  await assertSound(pager('zh-Hant', { previous: '/a', next: '/b' }));
});
