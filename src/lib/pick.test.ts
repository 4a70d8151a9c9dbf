import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pick } from './pick.ts';

test('the members that are named are taken and no others', () => {
  const whole = { red: 1, jade: 2, amber: undefined };
  assert.deepEqual(pick(whole, ['jade', 'amber']), { jade: 2, amber: undefined });
  assert.deepEqual(pick(whole, []), {});
});

test('the whole stays as it was', () => {
  const whole = { red: 1, jade: 2 };
  pick(whole, ['red']);
  assert.deepEqual(whole, { red: 1, jade: 2 });
});
