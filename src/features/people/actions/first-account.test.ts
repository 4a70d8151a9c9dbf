import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  people,
  places,
  recordedIn,
  refusalOf,
} from '#test/world.ts';
import { claimLogin, listLogins } from '#/features/people/store/logins.ts';
import { findPerson, insertPerson } from '#/features/people/store/persons.ts';
import { insertGrant } from '#/features/people/store/grants.ts';
import { insertResidence, listResidences } from '#/features/people/store/residences.ts';
import { joinHousehold, openFirstAccount } from './first-account.ts';
import { issueHouseholdCode, readHouseholdCode } from './household-code.ts';

const HOME = household(3, 2, 201);
const EMPTY = household(3, 1, 102);

async function codeFor(db: Db, householdId: string): Promise<string> {
  const chen = await contextOf(db, people.chen);
  await issueHouseholdCode(chen, householdId);
  const read = await readHouseholdCode(chen, householdId);
  return read.ok ? (read.value.code?.digits ?? '') : '';
}

async function usesLeft(db: Db, householdId: string): Promise<number | undefined> {
  const read = await readHouseholdCode(await contextOf(db, people.chen), householdId);
  return read.ok ? read.value.code?.usesLeft : undefined;
}

function account(code: string, name: string) {
  return { code, name, called: undefined, address: undefined };
}

describe('a first account', () => {
  test('a first account is of a person who lives there from today', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, EMPTY);
      const opened = await openFirstAccount(contextOn(tx), {
        code,
        name: '周小雨',
        called: '小雨',
        address: { kind: 'email', address: 'yu@example.org' },
      });
      assert.ok(opened.ok);
      const { personId, householdId, sent } = opened.value;
      assert.equal(householdId, EMPTY);
      assert.notEqual(sent, undefined);
      const person = await findPerson(tx, personId);
      assert.deepEqual(
        [person?.name, person?.called, person?.email, person?.language, person?.communityId],
        ['周小雨', '小雨', 'yu@example.org', 'zh-Hant', places.community],
      );
      const [home] = await listResidences(tx, [personId]);
      assert.deepEqual([home?.householdId, home?.since.toString()], [EMPTY, '2026-11-22']);
      assert.deepEqual(await listLogins(tx, personId), [
        { kind: 'email', address: 'yu@example.org', isConfirmed: false },
      ]);
      assert.equal(await usesLeft(tx, EMPTY), 5);
    });
  });

  test('moving in and signing in are recorded, with the place', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, EMPTY);
      const opened = await openFirstAccount(contextOn(tx), account(code, '周小雨'));
      const entries = (await recordedIn(tx)).filter(({ actorId }) => actorId === undefined);
      assert.deepEqual(entries.map(({ what }) => what).toSorted(), [
        'people.move_in',
        'people.sign_in',
      ]);
      const movedIn = entries.find(({ what }) => what === 'people.move_in');
      assert.equal(movedIn?.placeId, EMPTY);
      assert.equal(movedIn?.subjectId, opened.ok && opened.value.personId);
    });
  });

  test('the telephone of a visitor who mistypes is not taken from its owner', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, EMPTY);
      const address = { kind: 'telephone', address: '+8613800138001' } as const;
      const opened = await openFirstAccount(contextOn(tx), { ...account(code, '周'), address });
      assert.ok(opened.ok);
      const [login] = await listLogins(tx, people.chen);
      assert.equal(login?.isConfirmed, true);
    });
  });
});

describe('who was registered before', () => {
  test('who was registered takes their own place, and what is known stays', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, HOME);
      const opened = await openFirstAccount(contextOn(tx), account(code, '王秀英'));
      assert.ok(opened.ok);
      assert.equal(opened.value.personId, people.wang);
      const wang = await findPerson(tx, people.wang);
      assert.deepEqual([wang?.called, wang?.birthYear], ['王阿姨', 1944]);
      assert.equal((await listResidences(tx, [people.wang])).length, 1);
    });
  });

  test('nobody takes the place of who has an account by knowing the name', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, household(3, 1, 101));
      const tried = await openFirstAccount(contextOn(tx), account(code, '陳志明'));
      assert.equal(refusalOf(tried), 'already_registered');
      assert.equal(await usesLeft(tx, household(3, 1, 101)), 6);
    });
  });

  test('nobody takes the place of who has claimed an address', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await claimLogin(tx, people.wang, { kind: 'email', address: 'wang@example.org' });
      const code = await codeFor(tx, HOME);
      const tried = await openFirstAccount(contextOn(tx), account(code, '王秀英'));
      assert.equal(refusalOf(tried), 'already_registered');
    });
  });

  test('nobody takes the place of who holds a role', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const now = Temporal.Instant.from('2026-11-22T11:00:00Z');
      await insertGrant(
        tx,
        {
          id: '019cf000-0000-7000-8000-000000000089',
          personId: people.wang,
          role: 'building_leader',
          placeId: places.building,
          communityId: places.community,
          organisationId: undefined,
          startsAt: now,
          endsAt: undefined,
          reason: '推選',
          grantedBy: people.zhuang,
        },
        now,
      );
      const code = await codeFor(tx, HOME);
      const tried = await openFirstAccount(contextOn(tx), account(code, '王秀英'));
      assert.equal(refusalOf(tried), 'already_registered');
    });
  });

  test('who was registered is recognised by a name in the other script', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = '019cf000-0000-7000-8000-000000000098';
      const zhang = await findPerson(tx, people.wang);
      assert.ok(zhang);
      await insertPerson(
        tx,
        { ...zhang, id, name: '張國華' },
        Temporal.Instant.fromEpochMilliseconds(0),
      );
      await insertResidence(tx, {
        id,
        householdId: EMPTY,
        communityId: places.community,
        personId: id,
        relation: 'family',
        since: Temporal.PlainDate.from('2026-01-01'),
        until: undefined,
      });
      const code = await codeFor(tx, EMPTY);
      const opened = await openFirstAccount(contextOn(tx), account(code, '张国华'));
      assert.equal(opened.ok && opened.value.personId, id);
    });
  });
});

describe('a second household', () => {
  test('a household is added to an account, uses the code once and is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, EMPTY);
      const lin = await contextOf(tx, people.lin);
      const joined = await joinHousehold(lin, { personId: people.lin, code });
      assert.deepEqual(joined, { ok: true, value: { householdId: EMPTY } });
      assert.equal((await listResidences(tx, [people.lin])).length, 2);
      assert.equal(await usesLeft(tx, EMPTY), 5);
      const movedIn = (await recordedIn(tx)).find(({ what }) => what === 'people.move_in');
      assert.deepEqual([movedIn?.actorId, movedIn?.placeId], [people.lin, EMPTY]);
    });
  });

  test('a household is refused to who lives there, without using the code', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const code = await codeFor(tx, HOME);
      const wang = await contextOf(tx, people.wang);
      const joined = await joinHousehold(wang, { personId: people.wang, code });
      assert.equal(refusalOf(joined), 'already_lives_here');
      assert.equal(await usesLeft(tx, HOME), 6);
    });
  });

  test('a household is added by no code that does not open', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin);
      const joined = await joinHousehold(lin, { personId: people.lin, code: '1234' });
      assert.equal(refusalOf(joined), 'paper_code_wrong');
    });
  });
});
