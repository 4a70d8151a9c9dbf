import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { searchField } from './search-field.ts';

const spec = { address: '/places', label: '找地方', value: '弄堂' };

test('searching changes nothing and is a link that can be passed on', async () => {
  const markup = await markupOf(searchField('zh-Hant', spec));
  assert.match(markup, /role="search" method="get" action="\/places"/);
  assert.match(markup, /type="search"[^>]* name="q" value="弄堂"/);
  assert.doesNotMatch(markup, /_key/);
});

test('filters stay as they are', async () => {
  const markup = await markupOf(searchField('zh-Hant', { ...spec, hidden: { kind: 'lane' } }));
  assert.match(markup, /type="hidden" name="kind" value="lane"/);
});

test('the button says what it does in the language of the reader', async () => {
  assert.match(await textOf(searchField('zh-Hant', spec)), /搜尋$/);
  assert.match(await textOf(searchField('zh-Hans', spec)), /搜索$/);
  assert.match(await textOf(searchField('en', spec)), /Search$/);
});

test('an example and another name for the words can be given', async () => {
  const markup = await markupOf(
    searchField('en', { ...spec, name: 'near', placeholder: 'Qishan' }),
  );
  assert.match(markup, /name="near"/);
  assert.match(markup, /placeholder="Qishan"/);
});

test('a search field is sound markup', async () => {
  await assertSound(searchField('zh-Hant', spec));
});
