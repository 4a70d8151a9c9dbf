import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare } from '#test/access/cedar/second-account.ts';
import { compareAccounts, compareLists } from '#test/access/cedar/three-accounts.ts';
import { rolledBack } from '#test/database.ts';
import { seed } from '#test/property.ts';

const WORLDS = 100_000;
const AT_ONCE = 500;

test(`in 100,000 worlds the policies of the program and Cedar never disagree (seed ${seed})`, () => {
  const cedar = prepare('as promised');
  const walk = { seed, from: 0, count: WORLDS, readersEach: 1, cedar };
  const { asked, disagreements } = compareAccounts(walk);
  assert.deepEqual(disagreements.slice(0, 3), []);
  assert.equal(asked, WORLDS * 3);
});

test(`in 100,000 worlds the predicate of lists and Cedar never disagree (seed ${seed})`, async () => {
  const cedar = prepare('as promised');
  await rolledBack(async (tx) => {
    for (let from = 0; from < WORLDS; from += AT_ONCE) {
      const { disagreements } = await compareLists(tx, { seed, from, count: AT_ONCE, cedar });
      assert.deepEqual(disagreements.slice(0, 3), []);
    }
  });
});
