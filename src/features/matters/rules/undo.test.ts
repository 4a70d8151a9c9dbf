import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { UNDO_MINUTES } from '#/features/matters/model/limits.ts';
import type { Before, LastLine } from '#/features/matters/model/undo.ts';
import { FRIDAY, HELPER, LIVES, moves, raised, setting, taker, walk } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { advance } from './advance.ts';
import type { Standing } from './advance.ts';
import { isLive } from './clocks.ts';
import type { Taker } from './decide.ts';
import { decideUndo, putBack, undoUntil } from './undo.ts';

const BULK = 'bulk';
const me = taker('dispatcher', { ids: ['me'] });

function beforeOf({ matter, clocks }: Standing): Before {
  const { state, stateSince, scheduledFor, closedAt, closedAs, firsts, counts } = matter;
  const { passedFrom } = matter;
  const own = { state, stateSince, passedFrom, scheduledFor, closedAt, closedAs, firsts, counts };
  return { ...own, clocks, assignments: [], requests: [], offers: [] };
}

function line(changes: Partial<LastLine> = {}): LastLine {
  return {
    verb: 'decline',
    at: FRIDAY,
    actorId: 'me',
    personId: 'me',
    bulkId: BULK,
    before: beforeOf(raised('report')),
    isTalkedOf: false,
    ...changes,
  };
}

function outcome(
  last: LastLine | undefined,
  changes: { readonly taker?: Taker; readonly seconds?: number } = {},
): string {
  const now = FRIDAY.add({ seconds: changes.seconds ?? 0 });
  const wish = { bulkId: BULK, taker: changes.taker ?? me, now };
  const decided = decideUndo({ profile: 'report' }, last, wish);
  return decided.ok ? 'undone' : decided.refusal;
}

test('what one did to many is undone as long as nothing has happened since', () => {
  assert.equal(outcome(line()), 'undone');
  assert.equal(outcome(line({ bulkId: 'another' })), 'undo_moved_on');
  assert.equal(outcome(line({ bulkId: undefined, before: undefined })), 'undo_moved_on');
  assert.equal(outcome(line({ before: undefined })), 'undo_moved_on');
  assert.equal(outcome(line({ isTalkedOf: true })), 'undo_moved_on');
  assert.equal(outcome(undefined), 'undo_moved_on');
  assert.equal(outcome(line({ verb: 'confirm_solved', bulkId: undefined })), 'undo_moved_on');
});

test('it can be undone for ten minutes and not a second longer', () => {
  const last = UNDO_MINUTES * 60;
  assert.equal(outcome(line(), { seconds: last }), 'undone');
  assert.equal(outcome(line(), { seconds: last + 1 }), 'undo_over');
  assert.ok(undoUntil(FRIDAY).equals(FRIDAY.add({ minutes: 10 })));
});

test('nobody undoes what another did, nor who types for another what that one did', () => {
  assert.equal(outcome(line({ actorId: 'you', personId: 'you' })), 'undo_not_yours');
  assert.equal(outcome(line({ actorId: 'you' })), 'undo_not_yours');
  assert.equal(outcome(line({ personId: 'you' })), 'undo_not_yours');
  assert.equal(outcome(line({ actorId: undefined, personId: undefined })), 'undo_not_yours');
});

test('whoever could not take the step does not undo it', () => {
  for (const part of ['asker', 'holder', 'neighbour', 'verifier'] as const) {
    assert.equal(outcome(line(), { taker: taker(part, { ids: ['me'] }) }), 'not_allowed', part);
  }
  const staff = taker('staff', { ids: ['me'] });
  assert.equal(outcome(line({ verb: 'accept' }), { taker: staff }), 'undone');
  assert.equal(outcome(line({ verb: 'assign' }), { taker: staff }), 'undone');
  assert.equal(outcome(line({ verb: 'decline' }), { taker: staff }), 'not_allowed');
  assert.equal(outcome(line(), { taker: { ...me, isAgainst: true } }), 'complaint_against_you');
});

test('who learns that it has moved on works on it', () => {
  const stranger = taker('neighbour', { ids: ['you'] });
  assert.equal(outcome(line({ bulkId: 'another' }), { taker: stranger }), 'not_allowed');
  assert.equal(outcome(undefined, { taker: stranger }), 'not_allowed');
});

property(
  'put back, a matter is what it was: state, firsts, counts, and each clock with its end',
  fc.property(fc.constantFrom('need', 'report'), moves, (profile, life) => {
    for (const { before, after } of walk(profile, life)) {
      // Who handled it last, where it was merged and whose it is do not change by a step on many.
      const { lastHandlerId, mergedInto, queue } = before.matter;
      const present = { ...after.matter, lastHandlerId, mergedInto, queue };
      const back = putBack(present, beforeOf(before), before.matter.holderId);
      assert.deepEqual(back.matter, before.matter);
      assert.deepEqual(back.clocks, before.clocks);
    }
  }),
  LIVES,
);

test('no deadline is lost: what was late before a step is late again after it is undone', () => {
  const first = raised('report');
  const now = first.matter.nextDueAt?.add({ hours: 24 });
  assert.ok(now);
  const taken = { verb: 'decline', to: 'declined', parts: ['dispatcher'] } as const;
  const declined = advance(first, taken, { ...setting(), now });
  assert.equal(declined.matter.nextDueAt, undefined);
  const back = putBack(declined.matter, beforeOf(first), undefined);
  assert.equal(back.matter.nextStage, 'triage');
  assert.ok(back.matter.nextDueAt && Temporal.Instant.compare(back.matter.nextDueAt, now) < 0);
  assert.ok(back.clocks.some((clock) => clock.stage === 'total' && isLive(clock)));
});

test('it goes back into the hands it was in, or into nobody’s', () => {
  const { matter } = raised('report');
  assert.equal(putBack(matter, beforeOf(raised('report')), HELPER).matter.holderId, HELPER);
  const held = { ...matter, holderId: HELPER };
  assert.equal(putBack(held, beforeOf(raised('report')), undefined).matter.holderId, undefined);
});
