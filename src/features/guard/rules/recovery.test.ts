import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayStillConfirm, stateOf } from './recovery.ts';

const at = (hours: number) => Temporal.Instant.from('2026-11-23T01:00:00Z').add({ hours });
const asked = { confirmed: [], expiresAt: at(24), endedAt: undefined };
const first = { by: 'wu', at: at(1) };
const second = { by: 'he', at: at(20) };

test('waits for two stewards for a day, to the end of it and no longer', () => {
  for (const confirmed of [[], [first]]) {
    const recovery = { ...asked, confirmed };
    assert.equal(stateOf(recovery, at(0)), 'waiting');
    assert.equal(stateOf(recovery, at(24).subtract({ seconds: 1 })), 'waiting');
    assert.equal(stateOf(recovery, at(24)), 'over');
  }
});

test('once two have spoken there is a day to make the key', () => {
  const recovery = { ...asked, confirmed: [first, second] };
  assert.equal(stateOf(recovery, at(20)), 'granted');
  assert.equal(stateOf(recovery, at(44).subtract({ seconds: 1 })), 'granted');
  assert.equal(stateOf(recovery, at(44)), 'over');
});

test('that was taken back or used is over, however far it had come', () => {
  for (const confirmed of [[], [first], [first, second]]) {
    assert.equal(stateOf({ ...asked, confirmed, endedAt: at(2) }, at(3)), 'over');
  }
});

test('nobody recognises themselves, and nobody twice', () => {
  const recovery = { personId: 'zhuang', confirmed: [first] };
  assert.equal(mayStillConfirm(recovery, 'zhuang'), false);
  assert.equal(mayStillConfirm(recovery, 'wu'), false);
  assert.equal(mayStillConfirm(recovery, 'he'), true);
});
