import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  NEXT_HOUSEHOLD,
  people,
  places,
  recordedIn,
  refusalOf,
} from '#test/world.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import { findHousehold, issueHouseholdCode, readHouseholdCode } from './household-code.ts';

const HOME = household(3, 2, 201);

describe('the code of a household', () => {
  test('a code is issued, recorded with its place, and read again', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const issued = await issueHouseholdCode(chen, HOME);
      assert.ok(issued.ok);
      const read = await readHouseholdCode(chen, HOME);
      assert.ok(read.ok);
      assert.equal(read.value.household.id, HOME);
      assert.equal(read.value.code?.id, issued.value.id);
      assert.equal(read.value.code?.usesLeft, 6);
      assert.equal(readPaperCode(read.value.code?.digits ?? '')?.kind, 'household');
      assert.deepEqual(await recordedIn(tx), [
        {
          actorId: people.chen,
          personId: people.chen,
          what: 'people.issue_household_code',
          subjectId: issued.value.id,
          communityId: places.community,
          placeId: HOME,
        },
      ]);
    });
  });

  test('a code opens for ninety days', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      await issueHouseholdCode(chen, HOME);
      const read = await readHouseholdCode(chen, HOME);
      const expiresAt = read.ok ? read.value.code?.expiresAt : undefined;
      assert.equal(expiresAt && chen.now.until(expiresAt).total('hours'), 90 * 24);
      const late = await contextOf(tx, people.chen, { now: '2027-02-20T12:00:00Z' });
      const over = await readHouseholdCode(late, HOME);
      assert.equal(over.ok && over.value.code, undefined);
    });
  });

  test('two households have codes that tell nothing of each other', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const digits = [];
      for (const id of [HOME, household(3, 1, 102)]) {
        await issueHouseholdCode(chen, id);
        const read = await readHouseholdCode(chen, id);
        digits.push(read.ok ? read.value.code?.digits : undefined);
      }
      assert.notEqual(digits[0], digits[1]);
    });
  });

  test('the steward of the community issues codes in all of it and nowhere else', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wu = await contextOf(tx, people.wu);
      assert.equal(refusalOf(await issueHouseholdCode(wu, household(7, 1, 101))), undefined);
      assert.equal(refusalOf(await issueHouseholdCode(wu, NEXT_HOUSEHOLD)), 'not_allowed');
    });
  });

  test('neighbours, viewers and those who act for others issue none', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      for (const context of [
        await contextOf(tx, people.li),
        await contextOf(tx, people.he),
        await contextOf(tx, people.zhuang, { actingForId: people.wang }),
      ]) {
        assert.equal(refusalOf(await issueHouseholdCode(context, HOME)), 'not_allowed');
        assert.equal(refusalOf(await readHouseholdCode(context, HOME)), 'not_allowed');
      }
    });
  });

  test('only a household has a code', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wu = await contextOf(tx, people.wu);
      for (const id of [places.community, places.compound, places.building, 'dongxing-3-1']) {
        assert.equal(refusalOf(await issueHouseholdCode(wu, id)), 'no_household', id);
      }
      assert.equal(refusalOf(await issueHouseholdCode(wu, 'nowhere')), 'not_found');
    });
  });

  test('a household is found with its community', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const found = await findHousehold(await contextOf(tx, people.chen), HOME);
      assert.ok(found.ok);
      assert.equal(found.value.communityId, places.community);
      assert.equal(found.value.place.path, '35.02.03.007.010.dx.3.2.201');
    });
  });
});
