import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { linkButton } from './button.ts';
import { card, cards, metaLine, panel } from './card.ts';
import type { CardSpec } from './card.ts';
import { photo } from './photo.ts';

const full: CardSpec = {
  title: '坡道欄杆鬆動，一推就倒',
  address: '/matters/7',
  kind: { icon: 'fence', label: '安全隱患' },
  state: { look: 'open', label: '待認領' },
  photo: photo({
    sources: [{ address: '/photos/1', width: 960 }],
    alt: '歪倒的欄杆',
    width: 960,
    height: 540,
  }),
  meta: [{ icon: 'pin', text: '3 號樓東側坡道' }, { text: '2 小時前' }],
  body: '「輪椅差點翻了。」',
  actions: linkButton({ label: '看進展', address: '/matters/7' }),
};

test('a card tells its parts in the order in which one asks for them', async () => {
  assert.equal(
    await textOf(card(full)),
    '安全隱患 待認領 坡道欄杆鬆動，一推就倒 3 號樓東側坡道 2 小時前 「輪椅差點翻了。」 看進展',
  );
});

test('the title leads to the thing', async () => {
  const markup = await markupOf(card(full));
  assert.match(markup, /<a class="card-link" href="\/matters\/7">坡道欄杆鬆動，一推就倒<\/a>/);
});

test('a card without an address is no link', async () => {
  assert.doesNotMatch(await markupOf(card({ title: '公告' })), /<a /);
});

test('the heading of a card stands beneath the one above it', async () => {
  assert.match(await markupOf(card({ title: '公告' })), /<h3 class="card-title">公告/);
  assert.match(await markupOf(card({ title: '公告', level: 2 })), /<h2 class="card-title">/);
  assert.match(await markupOf(card({ title: '公告', level: 4 })), /<h4 class="card-title">/);
});

test('what a card does not have leaves no empty box', async () => {
  const markup = await markupOf(card({ title: '公告' }));
  assert.doesNotMatch(markup, /card-head|card-body|card-actions|class="meta"|card-photo/);
});

test('a title cannot bring markup with it', async () => {
  assert.match(await markupOf(card({ title: '<b>燈</b>' })), /&lt;b&gt;燈&lt;\/b&gt;/);
});

test('no facts make no line', async () => {
  assert.equal(await markupOf(metaLine([])), '');
});

test('a panel has a heading, and beside it what belongs to it', async () => {
  const part = panel({ title: '誰在負責', aside: '4 位', id: 'who' }, html`<p>x</p>`);
  const markup = await markupOf(part);
  assert.match(markup, /<section class="panel" id="who">/);
  assert.match(markup, /<h2>誰在負責<\/h2><div class="panel-aside">4 位<\/div>/);
  assert.match(await markupOf(panel({ title: '誰', level: 3 }, html``)), /<h3>誰<\/h3>/);
});

test('cards and panels are sound markup', async () => {
  await assertSound(cards([card(full), card({ title: '公告' })]));
  await assertSound(panel({ title: '誰在負責', id: 'who' }, html`<p>x</p>`));
});
