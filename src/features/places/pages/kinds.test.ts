import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { kindsPage } from './kinds.ts';

const kinds = [
  {
    id: 'community',
    level: 50,
    isListed: true,
    names: { hant: '社區', hans: '社区', en: 'Community' },
  },
  {
    id: 'compound',
    level: 60,
    isListed: true,
    names: { hant: '小區', hans: '小区', en: 'Compound' },
  },
  { id: 'lane', level: 60, isListed: true, names: { hant: '里弄', hans: '里弄', en: 'Lane' } },
];

test('the kinds of places stand in the reader’s language with what others call them', async () => {
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) =>
    kindsPage(view, { kinds, mayKeep: false }),
  );
  assert.match(hant, /地方的類別.*小區 小区 · Compound/s);
  assert.match(hans, /地方的类别.*小区 小區 · Compound/s);
  assert.match(en, /Kinds of places.*Lane 里弄/s);
  assert.doesNotMatch(hant, /改名|加一類/);
});

test('a kind is added beside those it is on a level with, each level offered once', async () => {
  const { markup, text } = await drawn((view) => kindsPage(view, { kinds, mayKeep: true }));
  assert.match(markup, /<option value="60">小區和里弄|<option value="60">小區、里弄/);
  assert.equal(markup.match(/<option value="60"/g)?.length, 1);
  assert.match(markup, /<details class="fold" *>/);
  assert.match(text, /加一類/);
  assert.match(markup, /href="\/place-kinds\?kind=lane"/);
});

test('a kind that could not be added is asked for again with what was typed', async () => {
  const form = sentForm({
    endpoint: 'places.add_kind',
    values: { hant: '村民小組', id: 'lane', level: '60' },
    refusal: '這個代碼已經有一類在用了，請換一個。',
  });
  const { markup, text } = await drawn((view) => kindsPage(view, { kinds, mayKeep: true }), {
    form,
  });
  assert.match(markup, /<details class="fold" *open/);
  assert.match(markup, /value="村民小組"/);
  assert.match(markup, /<option value="60" selected/);
  assert.equal(text.match(/已經有一類在用了/g)?.length, 1);
});

test('one kind at a time is renamed, with the names it has', async () => {
  const [, chosen] = kinds;
  const { markup, text } = await drawn((view) => kindsPage(view, { kinds, mayKeep: true, chosen }));
  assert.match(markup, /action="\/place-kinds\/compound\?_method=PUT"/);
  assert.match(markup, /name="hans"[^>]*value="小区"/);
  assert.equal(markup.match(/name="hant"/g)?.length, 1);
  assert.match(text, /給「小區」改名/);
});

test('who may not name kinds is told kindly who may', async () => {
  const told = [/管理所有這些地方的管理員/, /管理所有这些地方的管理员/, /a steward of all of them/];
  const drawnFor = (mayKeep: boolean) => drawnInAll((view) => kindsPage(view, { kinds, mayKeep }));
  for (const [index, text] of (await drawnFor(false)).entries()) {
    assert.match(text, told[index] ?? /^$/);
  }
  for (const [index, text] of (await drawnFor(true)).entries()) {
    assert.doesNotMatch(text, told[index] ?? /^/);
  }
});
