import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedStates } from '#/features/matters/model/matter.ts';
import type { Part, State, Verb } from '#/features/matters/model/matter.ts';
import { ASKER, everything, FRIDAY, HELPER, situation, taker } from '#test/matters.ts';
import { decide } from './decide.ts';
import type { Brought } from './decide.ts';

test('nobody claims what they themselves asked for, nor is a need given to its asker', () => {
  const at = situation('need', 'accepted');
  const own = taker('neighbour', { ids: [ASKER] });
  const claim = decide(at, { verb: 'claim', taker: own, brought: {} }, FRIDAY);
  assert.equal(!claim.ok && claim.refusal, 'own_matter');
  const brought = { assigneeId: ASKER };
  const assign = decide(at, { verb: 'assign', taker: taker('staff'), brought }, FRIDAY);
  assert.equal(!assign.ok && assign.refusal, 'own_matter');
  const report = situation('report', 'accepted');
  assert.ok(decide(report, { verb: 'assign', taker: taker('staff'), brought }, FRIDAY).ok);
});

test('nobody judges a complaint against themselves, in whatever part', () => {
  const judged: readonly (readonly [Verb, State, Part])[] = [
    ['decline', 'submitted', 'dispatcher'],
    ['close_out_of_scope', 'accepted', 'dispatcher'],
    ['close_by_others', 'accepted', 'dispatcher'],
    ['close_no_help_wanted', 'accepted', 'dispatcher'],
    ['close_unreachable', 'waiting_asker', 'dispatcher'],
    ['merge', 'accepted', 'dispatcher'],
    ['pause', 'in_progress', 'dispatcher'],
    ['recall', 'in_progress', 'dispatcher'],
    ['reassign', 'in_progress', 'dispatcher'],
    ['assign', 'accepted', 'staff'],
    ['claim', 'accepted', 'neighbour'],
    ['mark_done', 'in_progress', 'holder'],
    ['verify_absent', 'verifying', 'verifier'],
    ['verify_unclear', 'verifying', 'verifier'],
    ['pass_check', 'done', 'staff'],
    ['confirm_solved', 'done', 'asker'],
    ['confirm_partly', 'done', 'asker'],
    ['confirm_by_others', 'accepted', 'asker'],
    ['withdraw', 'accepted', 'asker'],
    ['refuse_reopen', 'reopen_requested', 'dispatcher'],
  ];
  for (const [verb, state, part] of judged) {
    const at = situation('report', state);
    const accused = taker(part, { isAgainst: true });
    const result = decide(at, { verb, taker: accused, brought: everything }, FRIDAY);
    assert.equal(!result.ok && result.refusal, 'complaint_against_you', verb);
  }
  const at = situation('report', 'submitted');
  const accused = taker('dispatcher', { isAgainst: true });
  assert.ok(decide(at, { verb: 'accept', taker: accused, brought: {} }, FRIDAY).ok);
});

test('whoever did the work neither passes it nor confirms it for the asker', () => {
  const at = situation('report', 'done', { lastHandlerId: HELPER });
  const cases: readonly (readonly [Verb, Part])[] = [
    ['pass_check', 'staff'],
    ['confirm_solved', 'asker'],
    ['confirm_partly', 'asker'],
  ];
  for (const [verb, part] of cases) {
    const worker = taker(part, { ids: [ASKER, HELPER] });
    const result = decide(at, { verb, taker: worker, brought: {} }, FRIDAY);
    assert.equal(!result.ok && result.refusal, 'own_work', verb);
  }
  const failing = { verb: 'fail_check', taker: taker('staff', { ids: [HELPER] }) } as const;
  assert.ok(decide(at, { ...failing, brought: everything }, FRIDAY).ok);
});

test('what staff assigned is sent back in its window or recalled, not released', () => {
  const assigned = situation('report', 'in_progress', { heldBy: 'assigned' });
  const release = { verb: 'release', taker: taker('holder'), brought: everything } as const;
  const released = decide(assigned, release, FRIDAY);
  assert.equal(!released.ok && released.refusal, 'assigned_by_staff');

  const back = { verb: 'return', taker: taker('holder'), brought: everything } as const;
  const inTime = situation('report', 'assigned', { heldBy: 'assigned', returnUntil: FRIDAY });
  assert.ok(decide(inTime, back, FRIDAY).ok, 'at the end of the window it is still time');
  const late = { ...inTime, returnUntil: FRIDAY.subtract({ nanoseconds: 1 }) };
  const result = decide(late, back, FRIDAY);
  assert.equal(!result.ok && result.refusal, 'return_window_over');
});

test('"not fixed" reopens by itself for thirty days, then staff are asked', () => {
  const wish = { verb: 'not_fixed', taker: taker('asker'), brought: everything } as const;
  const closed = (hours: number) =>
    situation('report', 'resolved', { closedAt: FRIDAY.subtract({ hours }) });
  assert.ok(decide(closed(30 * 24), wish, FRIDAY).ok);
  const late = decide(closed(30 * 24 + 1), wish, FRIDAY);
  assert.equal(!late.ok && late.refusal, 'reopen_on_request');
});

test('a refused reopening leads back to the very end it had', () => {
  for (const closedAs of closedStates) {
    const at = situation('need', 'reopen_requested', { closedAs });
    const wish = {
      verb: 'refuse_reopen',
      taker: taker('dispatcher'),
      brought: everything,
    } as const;
    const result = decide(at, wish, FRIDAY);
    assert.equal(result.ok && result.value.to, closedAs);
  }
});

test('a matter that nobody has is taken from nobody, and rests with nobody', () => {
  for (const verb of ['recall', 'reassign', 'take_back', 'pause'] as const) {
    const at = situation('need', 'reopened', { holderId: undefined });
    const part = verb === 'take_back' ? 'system' : 'dispatcher';
    const result = decide(at, { verb, taker: taker(part), brought: everything }, FRIDAY);
    assert.equal(!result.ok && result.refusal, 'nobody_has_it', verb);
  }
});

test('a time is needed and lies ahead', () => {
  const at = situation('need', 'claimed');
  const wish = (brought: Brought) =>
    decide(at, { verb: 'schedule', taker: taker('holder'), brought }, FRIDAY);
  const none = wish({});
  assert.equal(!none.ok && none.refusal, 'time_required');
  const past = wish({ at: FRIDAY });
  assert.equal(!past.ok && past.refusal, 'time_past');
  assert.ok(wish({ at: FRIDAY.add({ seconds: 1 }) }).ok);
});

test('blank words are no reason and no proof, a photo alone is one', () => {
  const at = situation('report', 'in_progress');
  const done = (brought: Brought) =>
    decide(at, { verb: 'mark_done', taker: taker('holder'), brought }, FRIDAY);
  assert.equal(done({ reason: ' \n' }).ok, false);
  assert.equal(done({ proofs: 1 }).ok, true);
  assert.equal(done({ reason: '修好了' }).ok, true);
});
