import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, drawnAt, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { moment } from './moment.ts';
import { timeline } from './timeline.ts';

const events = [
  { at: drawnAt.subtract({ hours: 1 }), title: '陳阿姨確認：解決了', look: 'done' as const },
  {
    at: drawnAt.subtract({ hours: 26 }),
    title: '張師傅說「我來辦」',
    who: '能人',
    body: '帶了工具',
  },
];

test('a moment is said as it is felt, and exactly for those who ask', async () => {
  const markup = await markupOf(moment(viewWith(), drawnAt.subtract({ hours: 1 })));
  assert.equal(
    markup,
    '<time datetime="2026-11-22T10:34:00Z" title="2026年11月22日 下午6:34">1 小時前</time>',
  );
});

test('events stand in the order in which they are given', async () => {
  assert.equal(
    await textOf(timeline(viewWith(), events)),
    '陳阿姨確認：解決了 1 小時前 張師傅說「我來辦」 能人 · 昨天 帶了工具',
  );
});

test('each event has a sign, a plain one when nothing is said', async () => {
  const markup = await markupOf(timeline(viewWith(), events));
  assert.match(markup, /event-sign tag-done/);
  assert.match(markup, /event-sign tag-plain/);
});

test('a sign of its own can be given', async () => {
  const [first] = events;
  const given = await markupOf(
    timeline(viewWith(), first === undefined ? [] : [{ ...first, icon: 'wrench' }]),
  );
  assert.doesNotMatch(given, /M4\.5 12\.5l5 5/);
});

test('a timeline is sound markup', async () => {
  await assertSound(timeline(viewWith(), events));
});
