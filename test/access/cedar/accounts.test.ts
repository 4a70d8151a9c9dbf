import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { visibleTo } from '#/features/matters/store/cards.ts';
import { rolledBack } from '#test/database.ts';
import { seed } from '#test/property.ts';
import { prepare, readPolicies } from './second-account.ts';
import { compareAccounts, compareLists, program } from './three-accounts.ts';

/**
 * Who may read what is told three times: by the policies of the program, by the predicate that its
 * lists put into SQL, and in Cedar from the promises alone. Random worlds look for a case in which
 * they differ; broken copies of each show that they would find it.
 */
const WORLDS = 150;
const IN_SQL = 400;
const cedar = prepare('as promised');

describe(`in random worlds (seed ${seed})`, () => {
  test('the policies of the program and Cedar never disagree', () => {
    const { asked, disagreements } = compareAccounts({ seed, from: 0, count: WORLDS, cedar });
    assert.deepEqual(disagreements.slice(0, 3), []);
    assert.ok(asked > WORLDS * 10, `${asked}`);
  });

  test('the predicate of lists and Cedar never disagree', async () => {
    await rolledBack(async (tx) => {
      const { asked, disagreements } = await compareLists(tx, {
        seed,
        from: 0,
        count: IN_SQL,
        cedar,
      });
      assert.deepEqual(disagreements.slice(0, 3), []);
      assert.equal(asked, IN_SQL);
    });
  });
});

describe('a broken copy is caught', () => {
  const walk = { seed, from: 0, count: 3_000, readersEach: 3, most: 1, cedar };

  test('of the policy, which lets staff read a complaint about themselves', () => {
    const read = (...[subject, matter]: Parameters<typeof program.read>) =>
      program.read(subject, {
        ...matter,
        againstPersonId: undefined,
        againstOrganisationId: undefined,
      });
    assert.ok(compareAccounts({ ...walk, first: { ...program, read } }).disagreements.length > 0);
  });

  test('of the policy, which gives names to a role above the community', () => {
    const know = (...[subject, place]: Parameters<typeof program.know>) => {
      const communityId = place.communityId;
      const grants = subject.grants.map((grant) => ({ ...grant, communityId }));
      return program.know({ ...subject, grants }, place);
    };
    assert.ok(compareAccounts({ ...walk, first: { ...program, know } }).disagreements.length > 0);
  });

  test('of the predicate, which forgets whom a complaint is about', async () => {
    await rolledBack(async (tx) => {
      let found = 0;
      for (let from = 0; found === 0 && from < walk.count; from += IN_SQL) {
        const part = { ...walk, from, count: IN_SQL };
        const broken = await compareLists(tx, part, (sight) =>
          visibleTo({ ...sight, organisationIds: [], actingId: undefined }),
        );
        found += broken.disagreements.length;
      }
      assert.ok(found > 0);
      const open = await compareLists(tx, { ...walk, count: 50 }, () => sql<boolean>`true`);
      assert.ok(open.disagreements.length > 0);
    });
  });

  test('of the Cedar text, policy by policy', () => {
    const policies = readPolicies().split(/(?<=;)\n/);
    const single = policies.filter((text) => text.includes('permit'));
    assert.ok(single.length > 6);
    for (const [index, without] of policies.entries()) {
      if (!/permit|forbid/.test(without) || /action == Action::"list"/.test(without)) continue;
      const text = policies.filter((one) => one !== without).join('\n');
      const broken = prepare(`without ${index}`, text);
      const { disagreements } = compareAccounts({ ...walk, cedar: broken });
      assert.ok(disagreements.length > 0, without);
    }
  });
});
