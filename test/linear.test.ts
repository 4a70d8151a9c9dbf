import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLinearizable } from './linear.ts';
import type { Model, Operation } from './linear.ts';

/** A seat that is taken by whoever comes when it is free, and left by whoever has it. */
const seat: Model<string, string, boolean> = {
  initial: '',
  apply: (holder, input) => {
    const [verb, who = ''] = input.split(' ');
    const isDone = verb === 'take' ? holder === '' : holder === who;
    const after = verb === 'take' ? who : '';
    return { state: isDone ? after : holder, output: isDone };
  },
  nameOf: (holder) => holder,
};
const did = (
  input: string,
  output: boolean,
  [from, to]: readonly [number, number],
): Operation<string, boolean> => ({ input, output, from, to });

test('what one did after the other is as it was, and no other way', () => {
  const first = did('take a', true, [0, 1]);
  assert.ok(isLinearizable([first, did('take b', false, [2, 3])], seat));
  assert.ok(!isLinearizable([first, did('take b', true, [2, 3])], seat));
  assert.ok(!isLinearizable([did('take a', false, [0, 1])], seat));
  assert.ok(isLinearizable([], seat));
});

test('of two who come at once either may be first, and never both', () => {
  const both: readonly [number, number] = [0, 5];
  assert.ok(isLinearizable([did('take a', true, both), did('take b', false, both)], seat));
  assert.ok(isLinearizable([did('take a', false, both), did('take b', true, both)], seat));
  assert.ok(!isLinearizable([did('take a', true, both), did('take b', true, both)], seat));
  assert.ok(!isLinearizable([did('take a', false, both), did('take b', false, both)], seat));
});

test('both may have had it where one left it in between', () => {
  const long: readonly [number, number] = [0, 9];
  const history = [
    did('take a', true, long),
    did('leave a', true, long),
    did('take b', true, long),
  ];
  assert.ok(isLinearizable(history, seat));
  assert.ok(!isLinearizable([...history, did('take c', true, long)], seat));
});

test('what ended before another began came before it', () => {
  const history = [
    did('take a', true, [0, 1]),
    did('leave a', true, [2, 3]),
    did('take b', false, [4, 5]),
  ];
  assert.ok(!isLinearizable(history, seat), 'the seat was free when b came');
  const early = [...history.slice(0, 2), did('take b', false, [0, 5])];
  assert.ok(isLinearizable(early, seat), 'b may have come while a had it');
});

test('a history of many at once is looked through in no time', () => {
  const long: readonly [number, number] = [0, 99];
  const many = Array.from({ length: 14 }, (_, index) => did(`take ${index}`, index === 7, long));
  assert.ok(isLinearizable(many, seat));
  assert.ok(!isLinearizable([...many, did('take z', true, long)], seat));
});
