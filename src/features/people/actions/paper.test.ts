import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { listSessions } from '#/platform/auth/sessions.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, household, makeWorld, people, places, refusalOf } from '#test/world.ts';
import { issueCounterCode, readCounterCode } from './counter.ts';
import { issueHouseholdCode, readHouseholdCode } from './household-code.ts';
import { findHomeOfPaper, hashOf, lockHousehold, usePaperCode } from './paper.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

const HOME = household(3, 2, 201);

async function householdDigits(db: Db): Promise<string> {
  const chen = await contextOf(db, people.chen);
  await issueHouseholdCode(chen, HOME);
  const read = await readHouseholdCode(chen, HOME);
  return read.ok ? (read.value.code?.digits ?? '') : '';
}

async function counterDigits(db: Db, personId: string): Promise<string> {
  const zhuang = await contextOf(db, people.zhuang);
  await issueCounterCode(zhuang, personId);
  const read = await readCounterCode(zhuang, personId);
  return read.ok ? (read.value.code?.digits ?? '') : '';
}

function visitorFrom(db: Db, address: string): Context {
  return contextOn(db, { client: { address, device: 'Test' } });
}

describe('a code typed from paper', () => {
  test('a household’s code tells that it opens and opens nothing yet', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await householdDigits(tx);
      const used = await usePaperCode(contextOn(tx), digits);
      assert.deepEqual(used, { ok: true, value: { householdCode: digits } });
      const found = await findHomeOfPaper(contextOn(tx), digits);
      assert.ok(found.ok);
      assert.equal(found.value.householdId, HOME);
      assert.equal(found.value.communityId, places.community);
    });
  });

  test('a paper says where one is though it opens nothing any more, until it is replaced', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await householdDigits(tx);
      await sql`update people.household_code set uses_left = 0`.execute(tx);
      const context = contextOn(tx);
      assert.equal(refusalOf(await lockHousehold(context, digits)), 'paper_code_wrong');
      const later = { ...context, now: context.now.add({ hours: 24 * 200 }) };
      const home = await findHomeOfPaper(later, digits);
      assert.equal(home.ok && home.value.householdId, HOME);
      await issueHouseholdCode(await contextOf(tx, people.chen), HOME);
      assert.equal(refusalOf(await findHomeOfPaper(context, digits)), 'paper_code_wrong');
    });
  });

  test('a code of the counter signs its person in, once', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await counterDigits(tx, people.wang);
      const context = contextOn(tx);
      const used = await usePaperCode(context, digits);
      assert.ok(used.ok && 'signedIn' in used.value);
      assert.equal(used.value.signedIn.personId, people.wang);
      assert.equal((await listSessions(tx, people.wang, context.now)).length, 1);
      assert.equal(refusalOf(await usePaperCode(context, digits)), 'paper_code_wrong');
    });
  });

  test('a code of the counter is none of a household', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await counterDigits(tx, people.wang);
      assert.equal(refusalOf(await findHomeOfPaper(contextOn(tx), digits)), 'paper_code_wrong');
      assert.equal(refusalOf(await lockHousehold(contextOn(tx), digits)), 'paper_code_wrong');
    });
  });

  test('a code that was never issued and one that is no code are refused alike', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      for (const text of ['', 'abcd', '1234', withCheckDigit('123456789012345')]) {
        assert.equal(refusalOf(await usePaperCode(context, text)), 'paper_code_wrong', text);
        assert.equal(refusalOf(await findHomeOfPaper(context, text)), 'paper_code_wrong', text);
      }
    });
  });

  test('twenty wrong codes an hour bar a network, even from a right one', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await householdDigits(tx);
      const own = await counterDigits(tx, people.wang);
      const guesser = visitorFrom(tx, '192.0.2.9');
      for (let turn = 0; turn < 20; turn += 1) await usePaperCode(guesser, '1234');
      assert.equal(refusalOf(await usePaperCode(guesser, digits)), 'too_many_requests');
      assert.equal(refusalOf(await usePaperCode(guesser, own)), 'too_many_requests');
      assert.equal(refusalOf(await lockHousehold(guesser, digits)), 'too_many_requests');
      assert.equal(refusalOf(await usePaperCode(visitorFrom(tx, '192.0.2.10'), own)), undefined);
    });
  });

  test('right codes are not counted', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const digits = await householdDigits(tx);
      const context = visitorFrom(tx, '192.0.2.11');
      for (let turn = 0; turn < 25; turn += 1) {
        assert.equal(refusalOf(await findHomeOfPaper(context, digits)), undefined);
      }
    });
  });

  test('codes of the two kinds never hash alike', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      const digits = '123456789012';
      const one = hashOf(context, { kind: 'household', digits });
      assert.notDeepEqual(hashOf(context, { kind: 'counter', digits }), one);
      assert.deepEqual(hashOf(context, { kind: 'household', digits }), one);
    });
  });
});
