import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPaid, findUnowed, readDebts } from './debts.ts';
import { assertCaught, assertNone } from './violation.ts';

const debts = readDebts('# what is owed\nthin src/features/people 0.5\nrefusal src/lib too_late\n');
const long = {
  path: 'src/lib/clock.test.ts',
  line: 401,
  says: 'has more than 400 lines.',
};
const thin = (tests: number) => ({
  path: 'src/features/people',
  line: 1,
  says: `has 100 lines of code and ${tests} of tests.`,
});
const untested = (code: string) => ({
  path: 'src/lib/clock.ts',
  line: 7,
  says: `refuses ${code}, which no test does.`,
});

test('what is written down is let pass', () => {
  assertNone(findUnowed([thin(50), untested('too_late')], debts));
});

test('a test that is too long is let pass where it is written down, and code never is', () => {
  const list = readDebts('long src/lib/clock.test.ts\n');
  assertNone(findUnowed([long], list));
  assertCaught(findUnowed([{ ...long, path: 'src/lib/clock.ts' }], list), ['src/lib/clock.ts:401']);
  assert.throws(() => readDebts('long src/lib/clock.ts\n'), /debts\.txt/);
});

test('what grows worse than was written down is caught', () => {
  assertCaught(findUnowed([thin(49)], debts), ['src/features/people:1']);
});

test('what was never written down is caught', () => {
  const other = { ...untested('too_late'), path: 'src/platform/db/pool.ts' };
  assertCaught(findUnowed([untested('too_early'), other], debts), [
    'src/lib/clock.ts:7',
    'src/platform/db/pool.ts:7',
  ]);
});

test('a debt that is paid has to be struck off the list', () => {
  assertNone(findPaid(debts, [thin(60), untested('too_late')]));
  assertCaught(findPaid(debts, [thin(60)]), ['test/structure/debts.txt:1']);
});
