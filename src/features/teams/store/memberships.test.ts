import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Membership } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  countMembers,
  endMembership,
  findLatest,
  insertMembership,
  listMembers,
  listOfPerson,
  listPresent,
  readAgreed,
  reopenMembership,
  saveSharing,
  teamsOf,
} from './memberships.ts';

const HERE = '350203007010';
const [TEAM, OTHER] = [idOf(1), idOf(2)];
const [ME, LI, WANG] = [idOf(11), idOf(12), idOf(13)];
const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function after(minutes: number): Temporal.Instant {
  return NOW.add({ minutes });
}

async function join(
  db: Db,
  changes: Partial<Omit<Membership, 'left'>> = {},
): Promise<{ readonly id: string; readonly isIn: boolean }> {
  const id = crypto.randomUUID();
  const membership = {
    id,
    communityId: HERE,
    organisationId: TEAM,
    personId: ME,
    joinedAt: NOW,
    cameBy: 'asked',
    agreed: { by: ME, way: 'oneself' },
    recordedBy: LI,
    sharesTelephone: false,
    ...changes,
  } as const;
  return { id, isIn: await insertMembership(db, membership) };
}

const leaving = (at: Temporal.Instant) => ({ at, as: 'left', by: ME, reason: undefined }) as const;
const key = { organisationId: TEAM, personId: ME };

describe('a membership', () => {
  test('is read as it was written, the consent with it', async () => {
    await rolledBack(async (tx) => {
      const agreed = { by: LI, way: 'telephone' } as const;
      const made = { cameBy: 'entered', agreed, sharesTelephone: true } as const;
      const { id } = await join(tx, made);
      assert.deepEqual(await findLatest(tx, key), {
        id,
        communityId: HERE,
        organisationId: TEAM,
        personId: ME,
        joinedAt: NOW,
        recordedBy: LI,
        ...made,
        left: undefined,
      });
    });
  });

  test('is one for each person and team, and another once it has ended', async () => {
    await rolledBack(async (tx) => {
      assert.equal((await join(tx)).isIn, true);
      assert.equal((await join(tx)).isIn, false);
      assert.equal((await join(tx, { organisationId: OTHER })).isIn, true);
      assert.equal((await join(tx, { personId: LI })).isIn, true);
      assert.equal(await endMembership(tx, key, leaving(after(1))), true);
      assert.equal((await join(tx, { joinedAt: after(2) })).isIn, true);
      assert.equal((await listOfPerson(tx, ME)).length, 3);
    });
  });

  test('can be entered again and again by statements that the server keeps', async () => {
    await rolledBack(async (tx) => {
      // From the sixth time on the server plans a kept statement for any values.
      for (let time = 0; time < 8; time += 1) await join(tx, { personId: idOf(100 + time) });
      assert.equal(await countMembers(tx, TEAM), 8);
      assert.equal((await join(tx, { personId: idOf(100) })).isIn, false);
    });
  });

  test('that has ended says when, how, by whom and why', async () => {
    await rolledBack(async (tx) => {
      await join(tx, { sharesTelephone: true });
      const left = { at: after(5), as: 'let_go', by: LI, reason: '搬走了' } as const;
      assert.equal(await endMembership(tx, key, left), true);
      assert.equal(await endMembership(tx, key, left), false);
      const latest = await findLatest(tx, key);
      assert.deepEqual(latest?.left, left);
      assert.equal(latest?.sharesTelephone, false, 'nobody is reached by it any more');
    });
  });
});

describe('who is in a team', () => {
  test('is told for a moment: who had joined by then and had not left', async () => {
    await rolledBack(async (tx) => {
      await join(tx);
      await join(tx, { personId: LI, joinedAt: after(10) });
      await endMembership(tx, key, leaving(after(20)));
      const at = async (minutes: number) =>
        (await listMembers(tx, TEAM, after(minutes))).map(({ personId }) => personId);
      assert.deepEqual(await at(-1), []);
      assert.deepEqual(await at(0), [ME]);
      assert.deepEqual(await at(10), [ME, LI]);
      assert.deepEqual(await at(19), [ME, LI]);
      assert.deepEqual(await at(20), [LI], 'at the moment of leaving they are gone');
      assert.deepEqual(await listMembers(tx, OTHER, after(20)), []);
    });
  });

  test('comes with since when, the longest first', async () => {
    await rolledBack(async (tx) => {
      await join(tx, { personId: LI, joinedAt: after(3) });
      await join(tx, { personId: WANG, joinedAt: after(1) });
      assert.deepEqual(await listMembers(tx, TEAM, after(9)), [
        { personId: WANG, since: after(1) },
        { personId: LI, since: after(3) },
      ]);
      const present = await listPresent(tx, TEAM);
      assert.deepEqual(
        present.map(({ personId }) => personId),
        [WANG, LI],
      );
      assert.equal(await countMembers(tx, TEAM), 2);
      assert.equal(await countMembers(tx, OTHER), 0);
    });
  });

  test('is told from the person’s side, too, without what has ended', async () => {
    await rolledBack(async (tx) => {
      await join(tx, { organisationId: OTHER, joinedAt: after(2) });
      await join(tx, { joinedAt: after(1) });
      const since = (minutes: number) => ({ since: after(minutes) });
      assert.deepEqual(await teamsOf(tx, ME), [
        { organisationId: TEAM, ...since(1) },
        { organisationId: OTHER, ...since(2) },
      ]);
      await endMembership(tx, key, leaving(after(3)));
      assert.deepEqual(await teamsOf(tx, ME), [{ organisationId: OTHER, ...since(2) }]);
      assert.deepEqual(await teamsOf(tx, LI), []);
      const all = await listOfPerson(tx, ME);
      assert.deepEqual(
        all.map(({ organisationId }) => organisationId),
        [OTHER, TEAM],
        'the latest first, ended ones as well',
      );
    });
  });

  test('is five hundred at most in one answer', async () => {
    await rolledBack(async (tx) => {
      await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
          came_by, agreed_by, agreed_way, recorded_by)
        select ${HERE}, gen_random_uuid(), ${TEAM}, p, ${NOW}, 'asked', p, 'oneself', ${LI}::uuid
        from (select gen_random_uuid() as p from generate_series(1, 501)) as many`.execute(tx);
      assert.equal((await listMembers(tx, TEAM, NOW)).length, 500);
      assert.equal((await listPresent(tx, TEAM)).length, 500);
      assert.equal(await countMembers(tx, TEAM), 501);
    });
  });
});

describe('taking back that one left', () => {
  test('opens the same membership again, since when it was', async () => {
    await rolledBack(async (tx) => {
      const { id } = await join(tx, { sharesTelephone: true });
      await endMembership(tx, key, leaving(after(1)));
      assert.equal(await reopenMembership(tx, id), true);
      const again = await findLatest(tx, key);
      assert.deepEqual([again?.id, again?.joinedAt, again?.left], [id, NOW, undefined]);
      assert.equal(again?.sharesTelephone, false);
      assert.equal(await reopenMembership(tx, id), false, 'it is open');
    });
  });

  test('does nothing for who was let go, or has joined anew meanwhile', async () => {
    await rolledBack(async (tx) => {
      const first = await join(tx);
      await endMembership(tx, key, { at: after(1), as: 'let_go', by: LI, reason: '吵架' });
      assert.equal(await reopenMembership(tx, first.id), false);
      const second = await join(tx, { joinedAt: after(2) });
      await endMembership(tx, key, leaving(after(3)));
      await join(tx, { joinedAt: after(4) });
      assert.equal(await reopenMembership(tx, second.id), false);
      assert.equal(await reopenMembership(tx, idOf(99)), false);
    });
  });
});

describe('the number', () => {
  test('is shared and kept by members alone', async () => {
    await rolledBack(async (tx) => {
      const sharing = { ...key, sharesTelephone: true };
      assert.equal(await saveSharing(tx, sharing), false);
      await join(tx);
      assert.equal(await saveSharing(tx, sharing), true);
      assert.equal((await findLatest(tx, key))?.sharesTelephone, true);
      await saveSharing(tx, { ...key, sharesTelephone: false });
      assert.equal((await findLatest(tx, key))?.sharesTelephone, false);
      await endMembership(tx, key, leaving(after(1)));
      assert.equal(await saveSharing(tx, sharing), false);
    });
  });
});

test('a way of agreeing that nobody knows is a fault', () => {
  assert.deepEqual(readAgreed(ME, 'paper'), { by: ME, way: 'paper' });
  assert.throws(() => readAgreed(ME, 'dream'), /Nobody agrees by dream/);
});
