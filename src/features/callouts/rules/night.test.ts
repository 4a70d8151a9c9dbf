import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { property } from '#test/property.ts';
import { nightKinds, nightOf, spanOf, stageAfter, stepsOf, sumOf } from './night.ts';

const ZONE = 'Asia/Shanghai';
const AT = Temporal.Instant.from('2026-11-23T15:40:00Z');

const entry = (
  name: string,
  after: number,
  more: { readonly of?: string; readonly data?: { readonly [key: string]: unknown } } = {},
) => {
  const [feature = '', verb = ''] = name.split('.');
  const { of: subjectId = 'one', data = {} } = more;
  return { subjectId, at: AT.add({ seconds: after }), feature, verb, data };
};

const kindsOf = (entries: Parameters<typeof stepsOf>[0]) =>
  stepsOf(entries).map(({ kind }) => kind);

describe('a night', () => {
  test('goes from noon to noon, and is told until the evening after it', () => {
    const { from, to, toldUntil } = spanOf(Temporal.PlainDate.from('2026-11-23'), ZONE);
    assert.equal(from.toString(), '2026-11-23T04:00:00Z');
    assert.equal(to.toString(), '2026-11-24T04:00:00Z');
    assert.equal(toldUntil.toString(), '2026-11-24T10:00:00Z');
  });

  property(
    'every moment lies in the one night it is said to belong to',
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
      for (const zone of [ZONE, 'Europe/Berlin', 'Asia/Kathmandu']) {
        const { from, to } = spanOf(nightOf(at, zone), zone);
        const isIn =
          Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0;
        assert.ok(isIn, `${at.toString()} in ${zone}`);
      }
    }),
  );
});

describe('the steps of a night', () => {
  test('are read from the journal: asked, seen, on the way, there, done, thanked', () => {
    const steps = stepsOf([
      entry('matters.raise', 0),
      entry('callouts.begin', 1),
      entry('callouts.ask', 1, { data: { wave: 1, asked: 3 } }),
      entry('callouts.see', 9),
      entry('callouts.answer', 20, { data: { answer: 'yes' } }),
      entry('matters.claim', 40),
      entry('callouts.choose', 40, { data: { going: 1 } }),
      entry('callouts.end', 40, { data: { as: 'taken' } }),
      entry('matters.start', 300),
      entry('matters.mark_done', 900),
      entry('matters.confirm_solved', 1_800),
    ]);
    assert.deepEqual(
      steps.map(({ kind, count }) => [kind, count]),
      [
        ['raised', undefined],
        ['asked', 3],
        ['seen', undefined],
        ['willing', undefined],
        ['coming', undefined],
        ['arrived', undefined],
        ['done', undefined],
        ['thanked', undefined],
      ],
    );
  });

  test('leave out who said no, who saw it second, and a wave that asked nobody', () => {
    const entries = [
      entry('matters.raise', 0),
      entry('callouts.ask', 1, { data: { asked: 2 } }),
      entry('callouts.see', 5),
      entry('callouts.see', 6),
      entry('callouts.answer', 7, { data: { answer: 'no' } }),
      entry('callouts.ask', 50, { data: { asked: 0 } }),
      entry('matters.comment', 60),
    ];
    assert.deepEqual(kindsOf(entries), ['raised', 'asked', 'seen']);
  });

  test('of one moment come in the order that makes sense, however they are stored', () => {
    const entries = [
      entry('callouts.ask', 10, { data: { asked: 2 } }),
      entry('matters.release', 10),
      entry('callouts.see', 12),
      entry('matters.raise', 0),
      entry('callouts.see', 4),
    ];
    const expected = ['raised', 'seen', 'given_back', 'asked', 'seen'];
    assert.deepEqual(kindsOf(entries), expected);
    assert.deepEqual(kindsOf(entries.toReversed()), expected);
  });

  test('climb the chain step by step, also where several steps are called at once', () => {
    const climb = (rung: number) => entry('callouts.climb', 9, { data: { rung, asked: 0 } });
    const rungs = (order: readonly number[]) => stepsOf(order.map(climb)).map(({ rung }) => rung);
    assert.deepEqual(rungs([3, 1, 2]), [1, 2, 3]);
    assert.deepEqual(rungs([2, 3, 1]), [1, 2, 3]);
  });

  test('name the step of the chain and the call whose chain it is; a call that found nobody says so', () => {
    const steps = stepsOf([
      entry('callouts.climb', 200, { data: { rung: 2, asked: 1, call: 'c1' } }),
      entry('callouts.end', 320, { data: { as: 'nobody' } }),
      entry('callouts.end', 330, { data: { as: 'over' } }),
    ]);
    assert.deepEqual(
      steps.map(({ kind, rung, callId, count }) => [kind, rung, callId, count]),
      [
        ['climbed', 2, 'c1', 1],
        ['nobody', undefined, undefined, undefined],
      ],
    );
  });

  const names = ['matters.raise', 'callouts.see', 'matters.claim', 'matters.withdraw'] as const;
  const drawnEntry = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 5 }));
  property(
    'in whatever order entries come, the steps are the same',
    fc.property(fc.array(drawnEntry, { maxLength: 12 }), (drawn) => {
      const entries = drawn.map(([name, after], index) =>
        entry(name, after, { of: `m${index % 3}` }),
      );
      const said = (all: typeof entries) =>
        stepsOf(all).map(({ at, matterId, kind }) => `${at.toString()} ${matterId} ${kind}`);
      assert.deepEqual(said(entries.toReversed()), said(entries));
    }),
  );
});

describe('how far a call has come', () => {
  test('is moved by what moves it, and by nothing else', () => {
    const unmoved = nightKinds.filter((kind) => stageAfter({ kind }) === undefined);
    assert.deepEqual(unmoved, ['asked', 'climbed', 'seen', 'willing']);
    assert.equal(stageAfter({ kind: 'sent' }), 'coming');
    assert.equal(stageAfter({ kind: 'given_back' }), 'seeking');
    assert.equal(stageAfter({ kind: 'thanked' }), 'done');
  });
});

describe('what a night comes to', () => {
  test('counts the calls, those somebody went to, and the middle of how soon', () => {
    const steps = stepsOf([
      entry('matters.raise', 0, { of: 'a' }),
      entry('matters.claim', 30, { of: 'a' }),
      entry('matters.release', 60, { of: 'a' }),
      entry('matters.claim', 400, { of: 'a' }),
      entry('matters.raise', 10, { of: 'b' }),
      entry('matters.assign', 110, { of: 'b' }),
      entry('matters.raise', 20, { of: 'c' }),
      entry('matters.withdraw', 90, { of: 'c' }),
      entry('matters.raise', 500, { of: 'd' }),
      entry('matters.claim', 505, { of: 'd' }),
    ]);
    assert.deepEqual(sumOf(steps), { calls: 4, answered: 3, medianSeconds: 30 });
    assert.deepEqual(sumOf([]), { calls: 0, answered: 0, medianSeconds: undefined });
  });
});
