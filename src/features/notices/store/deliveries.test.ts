import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { uuidV7 } from '#/lib/id.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  beginAttempt,
  countTried,
  gatherMessages,
  insertDeliveries,
  listDeliveries,
  putOff,
  readTraffic,
  settle,
} from './deliveries.ts';
import type { NewDelivery } from './deliveries.ts';
import { insertRobot } from './robots.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const newId = () => uuidV7(NOW, crypto.getRandomValues(new Uint8Array(8)));

function delivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    communityId: '350203007010',
    id: newId(),
    personId: ME,
    channel: 'email',
    topic: 'mine',
    kind: 'done',
    isUrgent: false,
    dueAt: NOW,
    ...changes,
  };
}

const later = (minutes: number) => NOW.add({ minutes });

async function messagesOf(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct message_id) as count from notices.delivery`.execute(db);
  return rows[0]?.count ?? 0;
}

async function robotIn(db: Db): Promise<string> {
  const id = newId();
  const robot = { communityId: '350203007010', id, placeId: '350203007010', sealed: 'x' };
  await insertRobot(db, { ...robot, kind: 'wecom', name: 'g' }, NOW);
  return id;
}

describe('what is due', () => {
  test('for one person by one way leaves in one message', async () => {
    await rolledBack(async (tx) => {
      const all = [
        delivery(),
        delivery({ topic: 'followed' }),
        delivery({ channel: 'sms' }),
        delivery({ personId: OTHER }),
        delivery({ dueAt: later(1) }),
      ];
      await insertDeliveries(tx, all, NOW);
      const messages = await gatherMessages(tx, NOW, newId);
      assert.equal(messages.length, 3);
      assert.equal(await messagesOf(tx), 3);
      assert.deepEqual((await gatherMessages(tx, NOW, newId)).toSorted(), messages.toSorted());
    });
  });

  test('later goes into another message, for the first may have left', async () => {
    await rolledBack(async (tx) => {
      await insertDeliveries(tx, [delivery()], NOW);
      await gatherMessages(tx, NOW, newId);
      await insertDeliveries(tx, [delivery()], NOW);
      assert.equal((await gatherMessages(tx, NOW, newId)).length, 2);
    });
  });

  test('is of one notice by one way once', async () => {
    await rolledBack(async (tx) => {
      const noticeId = newId();
      await sql`insert into notices.notice
          (community_id, id, person_id, entry_id, at, topic, kind, is_urgent)
        values ('-', ${noticeId}::uuid, ${ME}::uuid, ${newId()}::uuid, now(), 'mine', 'done',
          false)`.execute(tx);
      await insertDeliveries(tx, [delivery({ noticeId })], NOW);
      await insertDeliveries(
        tx,
        [delivery({ noticeId }), delivery({ noticeId, channel: 'sms' })],
        NOW,
      );
      assert.equal((await listDeliveries(tx, ME, 10)).length, 2);
    });
  });

  test('is nothing when nothing waits', async () => {
    await rolledBack(async (tx) => {
      await insertDeliveries(tx, [], NOW);
      assert.deepEqual(await gatherMessages(tx, NOW, newId), []);
    });
  });
});

describe('an attempt', () => {
  async function begun(db: Db, changes: Partial<NewDelivery> = {}): Promise<string> {
    await insertDeliveries(db, [delivery(changes)], NOW);
    const [messageId = ''] = await gatherMessages(db, NOW, newId);
    return messageId;
  }

  test('is begun by one, and found taken by another', async () => {
    await rolledBack(async (tx) => {
      const messageId = await begun(tx);
      const [part, ...more] = await beginAttempt(tx, messageId, NOW);
      assert.deepEqual([part?.attempts, part?.personId, more.length], [1, ME, 0]);
      assert.deepEqual(await beginAttempt(tx, messageId, NOW), []);
      assert.deepEqual(await gatherMessages(tx, later(5), newId), []);
    });
  });

  test('that was never ended is begun again after ten minutes, under the same number', async () => {
    await rolledBack(async (tx) => {
      const messageId = await begun(tx);
      await beginAttempt(tx, messageId, NOW);
      assert.deepEqual(await beginAttempt(tx, messageId, later(9)), []);
      assert.deepEqual(await gatherMessages(tx, later(10), newId), [messageId]);
      const [part] = await beginAttempt(tx, messageId, later(10));
      assert.equal(part?.attempts, 2);
    });
  });

  test('that failed waits until its time', async () => {
    await rolledBack(async (tx) => {
      const messageId = await begun(tx);
      const parts = await beginAttempt(tx, messageId, NOW);
      const outcome = { state: 'waiting', dueAt: later(2), fault: 'slow' } as const;
      await settle(
        tx,
        parts.map(({ id }) => id),
        { outcome, now: NOW },
      );
      assert.deepEqual(await gatherMessages(tx, later(1), newId), []);
      assert.deepEqual(await gatherMessages(tx, later(2), newId), [messageId]);
      const [line] = await listDeliveries(tx, ME, 5);
      assert.deepEqual([line?.state, line?.fault, line?.attempts], ['waiting', 'slow', 1]);
    });
  });

  test('that was acknowledged is over: nothing settles it again', async () => {
    await rolledBack(async (tx) => {
      const messageId = await begun(tx);
      const ids = (await beginAttempt(tx, messageId, NOW)).map(({ id }) => id);
      await settle(tx, ids, { outcome: { state: 'sent' }, now: NOW });
      await settle(tx, ids, { outcome: { state: 'given_up', fault: 'slow' }, now: later(1) });
      await settle(tx, [], { outcome: { state: 'sent' }, now: NOW });
      const [line] = await listDeliveries(tx, ME, 5);
      assert.deepEqual([line?.state, line?.fault], ['sent', null]);
      assert.deepEqual(await beginAttempt(tx, messageId, later(60)), []);
    });
  });

  test('that was put off is not counted', async () => {
    await rolledBack(async (tx) => {
      const messageId = await begun(tx);
      await beginAttempt(tx, messageId, NOW);
      await putOff(tx, messageId, later(1));
      const [line] = await listDeliveries(tx, ME, 5);
      assert.deepEqual([line?.state, line?.attempts], ['waiting', 0]);
      assert.ok(line?.dueAt.equals(later(1)));
    });
  });
});

test('what a robot said lately is counted by message, the one at hand left out', async () => {
  await rolledBack(async (tx) => {
    const robotId = await robotIn(tx);
    const news = { personId: undefined, channel: 'robot', robotId, topic: 'news' } as const;
    const own: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const two = [
        delivery({ ...news, entryId: newId() }),
        delivery({ ...news, entryId: newId() }),
      ];
      await insertDeliveries(tx, two, NOW);
      for (const id of await gatherMessages(tx, NOW, newId)) {
        if (!own.includes(id)) own.push(id);
        await beginAttempt(tx, id, NOW);
      }
    }
    const [messageId = ''] = own;
    assert.equal(await countTried(tx, { robotId, messageId }, NOW.subtract({ minutes: 1 })), 2);
    assert.equal(await countTried(tx, { robotId, messageId: newId() }, later(-1)), 3);
    assert.equal(await countTried(tx, { robotId, messageId }, NOW), 0);
  });
});

test('traffic is counted by way and state, and failures by why, with nobody in it', async () => {
  await rolledBack(async (tx) => {
    await insertDeliveries(
      tx,
      [delivery(), delivery({ personId: OTHER }), delivery({ channel: 'sms' })],
      NOW,
    );
    for (const id of await gatherMessages(tx, NOW, newId)) {
      const parts = await beginAttempt(tx, id, NOW);
      const isSms = parts[0]?.channel === 'sms';
      const outcome = isSms
        ? ({ state: 'given_up', fault: 'refused' } as const)
        : ({ state: 'sent' } as const);
      await settle(
        tx,
        parts.map((part) => part.id),
        { outcome, now: NOW },
      );
    }
    const { tallies, failures } = await readTraffic(tx, NOW.subtract({ hours: 1 }));
    assert.deepEqual(tallies, [
      { channel: 'email', state: 'sent', count: 2 },
      { channel: 'sms', state: 'given_up', count: 1 },
    ]);
    assert.deepEqual(
      failures.map(({ channel, fault, count }) => [channel, fault, count]),
      [['sms', 'refused', 1]],
    );
    const before = await readTraffic(tx, later(1));
    assert.deepEqual([before.tallies, before.failures], [[], []]);
  });
});
