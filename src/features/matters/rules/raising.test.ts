import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MAX_TITLE } from '#/features/matters/model/limits.ts';
import { profiles } from '#/features/matters/model/matter.ts';
import { FRIDAY, raising, setting } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { raise, titleOf, writeReference } from './raising.ts';

const moment = { ...setting(), now: FRIDAY };

const titles = [
  ['坡上的欄杆鬆了。老人家扶著會晃。', '坡上的欄杆鬆了'],
  ['燈壞了！請快來', '燈壞了'],
  ['The lamp is out. Please come.', 'The lamp is out.'],
  ['Version 2.5 of the lift panel fails', 'Version 2.5 of the lift panel fails'],
  ['  \n\n 門鎖不上\n請幫忙 ', '門鎖不上'],
  ['？？？', '？？？'],
  ['！！！快來', '快來'],
  ['。欄杆鬆了。', '欄杆鬆了'],
  ['?', '?'],
] as const;

for (const [body, title] of titles) {
  test(`what is told as ${JSON.stringify(body)} is called ${title}`, () => {
    assert.equal(titleOf(body, MAX_TITLE), title);
  });
}

test('a long title is cut at a whole character, with a sign that more follows', () => {
  const cut = titleOf('鄰'.repeat(200), MAX_TITLE);
  assert.equal([...cut].length, MAX_TITLE);
  assert.ok(cut.endsWith('…'));
  const emoji = titleOf('🛟'.repeat(100), MAX_TITLE);
  assert.equal([...emoji].length, MAX_TITLE);
  assert.ok(!emoji.includes('\uFFFD') && emoji.isWellFormed());
  assert.equal(titleOf('鄰'.repeat(MAX_TITLE), MAX_TITLE), '鄰'.repeat(MAX_TITLE));
});

property(
  'whoever says anything at all gets a title that the table takes',
  fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (body) => {
    if (body.trim() === '') return;
    const title = titleOf(body, MAX_TITLE);
    const length = [...title].length;
    assert.ok(length >= 1 && length <= MAX_TITLE, JSON.stringify(title));
    assert.equal(title, title.trim());
  }),
);

test('numbers are four digits wide and grow beyond, never shrink', () => {
  assert.equal(writeReference(2026, 1), '2026-0001');
  assert.equal(writeReference(2026, 9_999), '2026-9999');
  assert.equal(writeReference(2027, 10_000), '2027-10000');
});

for (const profile of profiles) {
  test(`a ${profile} begins with nothing done, nobody in it, and its clocks running from now`, () => {
    const { matter, clocks, states } = raise(raising(profile), moment);
    const isAccepted = profile !== 'report';
    assert.deepEqual(states, isAccepted ? ['submitted', 'accepted'] : ['submitted']);
    assert.equal(matter.state, states.at(-1));
    assert.equal(matter.holderId, undefined);
    assert.deepEqual(new Set(Object.values(matter.counts)), new Set([0]));
    assert.ok(clocks.every(({ startedAt }) => startedAt.equals(FRIDAY)));
    assert.ok(clocks.every(({ round }) => round === 1));
    assert.equal(matter.firsts.acceptedAt === undefined, !isAccepted);
    assert.equal(matter.firsts.doneAt, undefined);
    assert.ok(matter.nextDueAt !== undefined && matter.deadlineAt !== undefined);
    assert.ok(matter.raisedAt.equals(FRIDAY) && matter.stateSince.equals(FRIDAY));
  });
}

test('a report shows the end of the whole as its deadline until it is accepted', () => {
  const { matter } = raise(raising('report'), moment);
  assert.equal(matter.deadlineAt?.toString(), FRIDAY.add({ hours: 30 * 24 }).toString());
  const need = raise(raising('need'), moment).matter;
  assert.equal(need.deadlineAt?.toString(), FRIDAY.add({ hours: 7 * 24 }).toString());
});
