import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { toldWays } from '#/features/people/index.ts';
import { property } from '#test/property.ts';
import type { ReversalRule } from './model.ts';
import { codeOf, handWayOf, isTold, refusalOfStanding, standingOf } from './rules.ts';

const AT = Temporal.Instant.from('2026-11-01T08:00:00Z');
const DAY = { hours: 24 };
const deed = { feature: 'matters', verb: 'raise', at: AT };
const rules: readonly ReversalRule[] = [
  { feature: 'matters', verb: 'raise', days: 30 },
  { feature: 'people', verb: 'record_consent', days: 365 },
];
const anyId = fc.constantFrom('a', 'b', 'c');
const anyWay = fc.constantFrom(...toldWays);
const hours = fc.integer({ min: 0, max: 24 * 60 });
const HELPER = 'helper';
const OTHER = 'other';

describe('what somebody is told of', () => {
  test('whatever changed something for them is told', () => {
    for (const verb of ['raise', 'claim', 'withdraw', 'comment', 'confirm_solved']) {
      assert.equal(isTold({ feature: 'matters', verb }), true, verb);
    }
    assert.equal(isTold({ feature: 'people', verb: 'record_consent' }), true);
    assert.equal(isTold({ feature: 'something', verb: 'new' }), true);
  });

  test('looking, beginning and ending to act, and taking back are no things done for them', () => {
    for (const verb of ['start_acting', 'stop_acting', 'read', 'choose_told_way']) {
      assert.equal(isTold({ feature: 'people', verb }), false, verb);
    }
    assert.equal(isTold({ feature: 'behalf', verb: 'reverse' }), false);
    assert.equal(isTold({ feature: 'matters', verb: 'see_contact' }), false);
    assert.equal(isTold({ feature: 'matters', verb: 'raise_again' }), false);
    assert.equal(isTold({ feature: 'rights', verb: 'read' }), false);
  });

  test('a thing is named by its feature and its verb', () => {
    assert.equal(codeOf(deed), 'matters.raise');
  });
});

describe('by which way somebody is told by hand', () => {
  const byHelper = { actorId: HELPER, helperIds: [HELPER] };
  const byOther = { actorId: OTHER, helperIds: [HELPER] };

  test('who chose paper or a call gets just that, whoever did it', () => {
    for (const by of [byHelper, byOther]) {
      assert.equal(handWayOf('slip', by), 'slip');
      assert.equal(handWayOf('telephone', by), 'telephone');
    }
  });

  test('who looks at their own page, or is written to, is told by nobody’s hand', () => {
    for (const way of ['page', 'email', 'sms'] as const) {
      assert.equal(handWayOf(way, byOther), undefined, way);
    }
  });

  test('a relative tells what others did, and never is the only witness of what they did', () => {
    assert.equal(handWayOf('relative', byOther), undefined);
    assert.equal(handWayOf('relative', byHelper), 'slip');
    assert.equal(handWayOf('relative', { actorId: HELPER, helperIds: [HELPER, OTHER] }), undefined);
  });

  test('a relative who has been taken off tells nobody any more', () => {
    assert.equal(handWayOf('relative', { actorId: OTHER, helperIds: [] }), 'slip');
  });

  property(
    'nobody who did something is the only one by whom its person hears of it',
    fc.property(anyWay, anyId, fc.uniqueArray(anyId), (chosen, actorId, helperIds) => {
      const way = handWayOf(chosen, { actorId, helperIds });
      if (chosen !== 'relative') return;
      const others = helperIds.filter((id) => id !== actorId);
      assert.equal(way === undefined, others.length > 0);
    }),
  );
});

describe('until when something can be taken back', () => {
  const known = { rules, reversedAt: undefined };

  test('as long as its rule says, to the very moment', () => {
    const until = AT.add({ hours: 30 * 24 });
    assert.deepEqual(standingOf(deed, known, AT), { state: 'open', until });
    assert.deepEqual(standingOf(deed, known, until), { state: 'open', until });
    const late = until.add({ milliseconds: 1 });
    assert.deepEqual(standingOf(deed, known, late), { state: 'over', until });
  });

  test('each kind of thing has days of its own', () => {
    const consent = { feature: 'people', verb: 'record_consent', at: AT };
    const later = AT.add({ hours: 24 * 200 });
    assert.equal(standingOf(consent, known, later).state, 'open');
    assert.equal(standingOf(deed, known, later).state, 'over');
  });

  test('what has no rule stays, also a verb of the same name elsewhere', () => {
    assert.deepEqual(standingOf({ ...deed, verb: 'comment' }, known, AT), { state: 'stays' });
    assert.deepEqual(standingOf({ ...deed, feature: 'people' }, known, AT), { state: 'stays' });
    assert.deepEqual(standingOf(deed, { ...known, rules: [] }, AT), { state: 'stays' });
  });

  test('what was taken back is taken back, whatever its days', () => {
    const at = AT.add(DAY);
    const reversed = { rules, reversedAt: at };
    assert.deepEqual(standingOf(deed, reversed, at.add(DAY)), { state: 'reversed', at });
    const late = AT.add({ hours: 24 * 400 });
    assert.deepEqual(standingOf(deed, reversed, late), { state: 'reversed', at });
  });

  test('each standing but an open one says why not', () => {
    assert.equal(refusalOfStanding({ state: 'open', until: AT }), undefined);
    assert.equal(refusalOfStanding({ state: 'over', until: AT }), 'too_late_to_reverse');
    assert.equal(refusalOfStanding({ state: 'stays' }), 'not_reversible');
    assert.equal(refusalOfStanding({ state: 'reversed', at: AT }), 'reversed_already');
  });

  property(
    'what was open stays open until its day, and is never open again',
    fc.property(hours, hours, (one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const at = (passed: number) => standingOf(deed, known, AT.add({ hours: passed })).state;
      if (at(late) === 'open') assert.equal(at(early), 'open');
      if (at(early) === 'over') assert.equal(at(late), 'over');
    }),
  );
});
