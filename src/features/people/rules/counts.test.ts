import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicCount } from './counts.ts';

test('the public sees no count from one to four', () => {
  assert.deepEqual([0, 1, 4, 5, 881].map(publicCount), [0, undefined, undefined, 5, 881]);
});
