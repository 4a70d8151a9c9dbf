import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lapsesAt } from '#/features/teams/rules.ts';
import type { Invitation, Request } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  closeInvitation,
  insertInvitation,
  listReceived,
  listSent,
  lockInvitation,
} from './invitations.ts';
import { findPurpose, savePurpose } from './purposes.ts';
import {
  insertRequest,
  listAsked,
  listWaiting,
  lockRequest,
  saveAnswer,
  withdrawRequest,
} from './requests.ts';

/* What a team is asked, whom it asks, and what it says of itself. */

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

type NewRequest = Omit<Request, 'state' | 'answer' | 'answeredAt'>;

function requestOf(changes: Partial<NewRequest> = {}): NewRequest {
  return {
    id: crypto.randomUUID(),
    communityId: HERE,
    organisationId: TEAM,
    personId: ME,
    words: '週末有空',
    sharesTelephone: true,
    askedAt: NOW,
    asked: { by: ME, way: 'oneself' },
    ...changes,
  };
}

async function ask(db: Db, changes: Partial<NewRequest> = {}): Promise<string> {
  const request = requestOf(changes);
  assert.equal(await insertRequest(db, request), true);
  return request.id;
}

describe('a request', () => {
  const key = { organisationId: TEAM, personId: ME };

  test('is read as it was written, also without words', async () => {
    await rolledBack(async (tx) => {
      const request = requestOf({ asked: { by: LI, way: 'standing' } });
      await insertRequest(tx, request);
      const waiting = { state: 'waiting', answer: undefined, answeredAt: undefined } as const;
      assert.deepEqual(await lockRequest(tx, request.id), { ...request, ...waiting });
      const bare = await ask(tx, { personId: LI, words: undefined });
      assert.equal((await lockRequest(tx, bare))?.words, undefined);
      assert.equal(await lockRequest(tx, idOf(99)), undefined);
    });
  });

  test('waits once for each person and team', async () => {
    await rolledBack(async (tx) => {
      await ask(tx);
      assert.equal(await insertRequest(tx, requestOf()), false);
      await ask(tx, { organisationId: OTHER });
      await ask(tx, { personId: LI });
      assert.equal((await listWaiting(tx, TEAM)).length, 2);
    });
  });

  test('can be made again and again by statements that the server keeps', async () => {
    await rolledBack(async (tx) => {
      for (let time = 0; time < 8; time += 1) await ask(tx, { personId: idOf(100 + time) });
      assert.equal(await insertRequest(tx, requestOf({ personId: idOf(100) })), false);
    });
  });

  test('is answered once; a second answer changes nothing', async () => {
    await rolledBack(async (tx) => {
      const id = await ask(tx);
      const no = { state: 'declined', by: LI, words: '人夠了', at: after(1) } as const;
      await saveAnswer(tx, id, no);
      await saveAnswer(tx, id, { ...no, state: 'accepted', words: undefined });
      const request = await lockRequest(tx, id);
      assert.deepEqual(
        [request?.state, request?.answer, request?.answeredAt],
        ['declined', '人夠了', after(1)],
      );
      assert.deepEqual(await listWaiting(tx, TEAM), []);
    });
  });

  test('is taken back while it waits, and no longer', async () => {
    await rolledBack(async (tx) => {
      const id = await ask(tx);
      assert.equal(await withdrawRequest(tx, key, after(1)), true);
      assert.equal((await lockRequest(tx, id))?.state, 'withdrawn');
      assert.equal(await withdrawRequest(tx, key, after(2)), false);
      const again = await ask(tx, { askedAt: after(3) });
      await saveAnswer(tx, again, { state: 'accepted', by: LI, words: undefined, at: after(4) });
      assert.equal(await withdrawRequest(tx, key, after(5)), false);
    });
  });

  test('is listed for the team the longest first, for the person the latest', async () => {
    await rolledBack(async (tx) => {
      await ask(tx, { personId: LI, askedAt: after(2) });
      await ask(tx, { askedAt: after(1) });
      await ask(tx, { organisationId: OTHER, askedAt: after(3) });
      const waiting = await listWaiting(tx, TEAM);
      assert.deepEqual(
        waiting.map(({ personId }) => personId),
        [ME, LI],
      );
      const own = await listAsked(tx, ME);
      assert.deepEqual(
        own.map(({ organisationId }) => organisationId),
        [OTHER, TEAM],
      );
      assert.deepEqual(await listAsked(tx, WANG), []);
    });
  });
});

type NewInvitation = Omit<Invitation, 'state'>;

function invitationOf(changes: Partial<NewInvitation> = {}): NewInvitation {
  return {
    id: crypto.randomUUID(),
    communityId: HERE,
    organisationId: TEAM,
    personId: ME,
    note: '七號樓的電工',
    words: '隊裡缺個懂電的',
    invitedAt: NOW,
    invitedBy: LI,
    lapsesAt: lapsesAt(NOW),
    ...changes,
  };
}

async function invite(db: Db, changes: Partial<NewInvitation> = {}): Promise<string> {
  const invitation = invitationOf(changes);
  await insertInvitation(db, invitation);
  return invitation.id;
}

describe('an invitation', () => {
  test('is read as it was written, also to nobody', async () => {
    await rolledBack(async (tx) => {
      const invitation = invitationOf();
      await insertInvitation(tx, invitation);
      const { id } = invitation;
      assert.deepEqual(await lockInvitation(tx, id), { ...invitation, state: 'open' });
      const nobody = await invite(tx, { personId: undefined, words: undefined });
      const read = await lockInvitation(tx, nobody);
      assert.deepEqual([read?.personId, read?.words], [undefined, undefined]);
      assert.equal(await lockInvitation(tx, idOf(99)), undefined);
    });
  });

  test('waits for its person until it lapses or is answered', async () => {
    await rolledBack(async (tx) => {
      const id = await invite(tx);
      await invite(tx, { personId: LI });
      const ids = async (at: Temporal.Instant) =>
        (await listReceived(tx, ME, at)).map((one) => one.id);
      assert.deepEqual(await ids(NOW), [id]);
      assert.deepEqual(await ids(lapsesAt(NOW)), []);
      await closeInvitation(tx, id, { state: 'declined', at: after(1) });
      assert.deepEqual(await ids(NOW), []);
    });
  });

  test('looks to the team as if it waited when it was declined, until it lapses', async () => {
    await rolledBack(async (tx) => {
      const open = await invite(tx, { invitedAt: after(3) });
      const declined = await invite(tx, { personId: LI, invitedAt: after(2) });
      const taken = await invite(tx, { personId: WANG, invitedAt: after(1) });
      const nobody = await invite(tx, { personId: undefined });
      await closeInvitation(tx, declined, { state: 'declined', at: after(4) });
      await closeInvitation(tx, taken, { state: 'accepted', at: after(4) });
      await invite(tx, { organisationId: OTHER });
      const sent = async (at: Temporal.Instant) =>
        (await listSent(tx, TEAM, at)).map(({ id }) => id);
      assert.deepEqual(await sent(after(5)), [open, declined, nobody]);
      assert.deepEqual(await sent(lapsesAt(NOW)), []);
      await closeInvitation(tx, declined, { state: 'withdrawn', at: after(6) });
      assert.deepEqual(await sent(after(7)), [open, nobody]);
    });
  });
});

describe('what a team says of itself', () => {
  test('is nothing until it is said, and then what was said last', async () => {
    await rolledBack(async (tx) => {
      const of = { communityId: HERE, organisationId: TEAM };
      assert.equal(await findPurpose(tx, TEAM), undefined);
      const first = { words: '修燈', abilities: ['electrical'] };
      await savePurpose(tx, { ...of, ...first }, { by: ME, at: NOW });
      assert.deepEqual(await findPurpose(tx, TEAM), first);
      const second = { words: '修燈、換鎖', abilities: [] };
      await savePurpose(tx, { ...of, ...second }, { by: LI, at: after(1) });
      assert.deepEqual(await findPurpose(tx, TEAM), second);
      assert.equal(await findPurpose(tx, OTHER), undefined);
    });
  });
});
