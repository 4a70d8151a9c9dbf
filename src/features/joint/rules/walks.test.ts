import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MAX_DECLINES } from '#/features/joint/model.ts';
import type { Joint, TaskState } from '#/features/joint/model.ts';
import { anyWalk, walk } from '#test/joint-walks.ts';
import { begun } from '#test/joints.ts';
import { property } from '#test/property.ts';
import { nextWake } from './clocks.ts';
import { goesOn, missing } from './steps.ts';

const RUNS = 400;

/** Holds a law at every moment of every walk. */
function always(sentence: string, law: (joint: Joint, before: Joint) => void): void {
  property(
    sentence,
    fc.property(anyWalk, (all) => {
      let before = begun();
      for (const { joint } of walk(begun(), all)) {
        law(joint, before);
        before = joint;
      }
    }),
    RUNS,
  );
}

always('whatever goes on has a next clock, and what is over has none', (joint) => {
  const isOpen = goesOn(joint.task) || joint.task.state === 'closed';
  assert.equal(nextWake(joint) !== undefined, isOpen);
});

always(
  'nothing is closed while one that had to come has neither come nor been excused',
  (joint) => {
    const { state } = joint.task;
    if (state === 'closed' || state === 'assessed') assert.deepEqual(missing(joint), []);
  },
);

always('nothing is closed while a part of it has no outcome', (joint) => {
  const { state } = joint.task;
  if (state !== 'closed' && state !== 'assessed') return;
  assert.ok(joint.parts.every(({ ended }) => ended !== undefined));
});

always('the lead is always one of the called, has to come, and is not excused', (joint) => {
  const lead = joint.calls.find(({ body }) => body === joint.task.lead);
  assert.equal(lead?.isRequired, true);
  assert.notEqual(lead?.state, 'excused');
});

always('whoever came has come, whatever is noted later', (joint, before) => {
  for (const call of before.calls) {
    if (call.attendance !== 'arrived') continue;
    const now = joint.calls.find(({ id }) => id === call.id);
    assert.equal(now?.attendance, 'arrived');
    assert.equal(`${now.attendedAt}`, `${call.attendedAt}`);
  }
});

always('the first answer stays the first', (joint, before) => {
  for (const call of before.calls) {
    if (call.answered === undefined) continue;
    const now = joint.calls.find(({ id }) => id === call.id);
    assert.deepEqual(now?.answered, call.answered);
  }
});

always('nobody declines more often than three times', (joint) => {
  assert.ok(joint.calls.every(({ declines }) => declines <= MAX_DECLINES));
});

always('whoever was excused owes nothing, and neither does who came', (joint) => {
  for (const { state, attendance, owed } of joint.calls) {
    if (state === 'excused' || attendance === 'arrived') assert.equal(owed, undefined);
  }
});

always('once it is over nobody owes anything', ({ task, calls, parts }) => {
  if (task.state !== 'assessed' && task.state !== 'called_off') return;
  assert.ok([task, ...calls, ...parts].every(({ owed }) => owed === undefined));
});

const after: { readonly [state in TaskState]: readonly TaskState[] } = {
  called: ['called', 'met', 'called_off'],
  met: ['met', 'closed', 'called_off'],
  closed: ['closed', 'assessed'],
  assessed: ['assessed'],
  called_off: ['called_off'],
};

always(
  'it goes forward only: called, met, closed, assessed; or off before it is closed',
  (joint, before) => {
    assert.ok(after[before.task.state].includes(joint.task.state));
  },
);

always('nobody is called or forgotten on the way', (joint) => {
  const desks = (one: Joint) => one.calls.map(({ id, body }) => `${id} ${body}`);
  assert.deepEqual(desks(joint), desks(begun()));
});

test('the walks come everywhere: to each state, to a third declining, to parts that ended', () => {
  const reached = new Set<string>();
  const walks = fc.sample(anyWalk, { seed: 7, numRuns: 3_000 });
  for (const all of walks) {
    for (const { joint } of walk(begun(), all)) {
      reached.add(joint.task.state);
      if (joint.calls.some(({ declines }) => declines === MAX_DECLINES)) reached.add('thrice');
      if (joint.parts.some(({ ended }) => ended !== undefined)) reached.add('ended');
    }
  }
  const all = ['assessed', 'called', 'called_off', 'closed', 'ended', 'met', 'thrice'];
  assert.deepEqual([...reached].toSorted(), all);
});
