import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { closeInvitation, insertInvitation, listSent, lockInvitation } from './invitations.ts';
import { insertMembership, listMembers } from './memberships.ts';
import { insertRequest, listAsked, listWaiting, lockRequest, saveAnswer } from './requests.ts';
import { openTeam } from './tables.ts';

/* What the store hands out behind the wall, to whom and by which door. */

const [HERE, THERE] = ['350203007010', '350203007011'];
const [TEAM, OTHER] = [idOf(1), idOf(2)];
const [ME, LI] = [idOf(11), idOf(12)];
const [ASKED, INVITED] = [idOf(21), idOf(22)];
const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
const NOBODY = reachOf(visitor);

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** I asked to join, and was invited as well. */
async function behind(reach: typeof NOBODY, work: (db: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    const of = { communityId: HERE, organisationId: TEAM, personId: ME };
    await insertRequest(tx, {
      ...of,
      id: ASKED,
      words: '週末有空',
      sharesTelephone: false,
      askedAt: NOW,
      asked: { by: ME, way: 'oneself' },
    });
    await insertInvitation(tx, {
      ...of,
      id: INVITED,
      note: '電工',
      words: undefined,
      invitedAt: NOW,
      invitedBy: LI,
      lapsesAt: NOW.add({ hours: 1 }),
    });
    await enterWall(tx, reach);
    await work(tx);
  });
}

async function seen(db: Db): Promise<readonly number[]> {
  return [(await listWaiting(db, TEAM)).length, (await listSent(db, TEAM, NOW)).length];
}

describe('who asked and who was invited', () => {
  test('is read by nobody who has nothing to do with it', async () => {
    await behind({ ...NOBODY, personIds: [LI], communityIds: [THERE] }, async (db) => {
      assert.deepEqual(await seen(db), [0, 0]);
      assert.equal(await lockRequest(db, ASKED), undefined);
      assert.equal(await lockInvitation(db, INVITED), undefined);
    });
  });

  test('is changed by nobody who does not read it', async () => {
    await behind(NOBODY, async (db) => {
      await saveAnswer(db, ASKED, { state: 'declined', by: LI, words: '不行', at: NOW });
      await closeInvitation(db, INVITED, { state: 'declined', at: NOW });
      await openTeam(db, TEAM);
      assert.deepEqual(await seen(db), [1, 1]);
      assert.equal((await lockRequest(db, ASKED))?.state, 'waiting');
      assert.equal((await lockInvitation(db, INVITED))?.state, 'open');
    });
  });

  test('is read by the person themselves', async () => {
    await behind({ ...NOBODY, personIds: [ME] }, async (db) => {
      assert.equal((await listAsked(db, ME)).length, 1);
      assert.equal((await lockInvitation(db, INVITED))?.personId, ME);
    });
  });

  test('is read for the community by those who work there with persons', async () => {
    await behind({ ...NOBODY, communityIds: [HERE] }, async (db) => {
      assert.deepEqual(await seen(db), [1, 1]);
    });
  });

  test('is read for a team once it was found that one leads it, and for no other', async () => {
    await behind(NOBODY, async (db) => {
      await openTeam(db, OTHER);
      assert.deepEqual(await seen(db), [0, 0]);
      await openTeam(db, TEAM);
      assert.deepEqual(await seen(db), [1, 1], 'a second team opens beside the first');
    });
  });
});

test('who is in a team is known to all parts of the program, as numbers', async () => {
  await behind(NOBODY, async (db) => {
    await insertMembership(db, {
      id: idOf(31),
      communityId: HERE,
      organisationId: TEAM,
      personId: ME,
      joinedAt: NOW,
      cameBy: 'asked',
      agreed: { by: ME, way: 'oneself' },
      recordedBy: LI,
      sharesTelephone: false,
    });
    assert.deepEqual(await listMembers(db, TEAM, NOW), [{ personId: ME, since: NOW }]);
  });
});
