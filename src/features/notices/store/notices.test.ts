import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Notice } from '#/features/notices/model.ts';
import { rolledBack } from '#test/database.ts';
import { insertDeliveries } from './deliveries.ts';
import {
  MOST_COUNTED,
  countUnread,
  forgetOld,
  insertNotices,
  listNotices,
  markAllRead,
  markRead,
} from './notices.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');

function notice(changes: Partial<Notice> = {}): Notice {
  return {
    communityId: '350203007010',
    id: crypto.randomUUID(),
    personId: ME,
    entryId: crypto.randomUUID(),
    at: NOW,
    topic: 'mine',
    kind: 'done',
    matterId: undefined,
    isUrgent: false,
    readAt: undefined,
    ...changes,
  };
}

describe('a notice', () => {
  test('is read as it was written', async () => {
    await rolledBack(async (tx) => {
      const one = notice({ matterId: crypto.randomUUID(), isUrgent: true });
      assert.deepEqual(await insertNotices(tx, [one]), new Set([one.id]));
      assert.deepEqual(await listNotices(tx, { personId: ME, limit: 5 }), [one]);
      assert.deepEqual(await listNotices(tx, { personId: OTHER, limit: 5 }), []);
    });
  });

  test('of one entry is kept once for each person', async () => {
    await rolledBack(async (tx) => {
      const one = notice();
      await insertNotices(tx, [one]);
      const again = notice({ entryId: one.entryId });
      const others = notice({ entryId: one.entryId, personId: OTHER });
      assert.deepEqual(await insertNotices(tx, [again, others]), new Set([others.id]));
      assert.equal((await listNotices(tx, { personId: ME, limit: 5 })).length, 1);
      assert.equal((await insertNotices(tx, [])).size, 0);
    });
  });

  test('is counted until it is read, by its own reader only', async () => {
    await rolledBack(async (tx) => {
      const [one, two, others] = [notice(), notice(), notice({ personId: OTHER })];
      await insertNotices(tx, [one, two, others]);
      assert.equal(await countUnread(tx, ME), 2);
      assert.equal(await markRead(tx, { personId: OTHER, id: one.id }, NOW), undefined);
      const read = await markRead(tx, { personId: ME, id: one.id }, NOW);
      assert.ok(read?.readAt?.equals(NOW));
      const later = NOW.add({ hours: 1 });
      const again = await markRead(tx, { personId: ME, id: one.id }, later);
      assert.ok(again?.readAt?.equals(NOW), 'the first time counts');
      assert.equal(await countUnread(tx, ME), 1);
      await markAllRead(tx, ME, later);
      assert.equal(await countUnread(tx, ME), 0);
      assert.equal(await countUnread(tx, OTHER), 1);
    });
  });

  test('is counted no further than a hundred, however many there are', async () => {
    await rolledBack(async (tx) => {
      const many = Array.from({ length: 150 }, () => notice());
      await insertNotices(tx, many);
      assert.equal(await countUnread(tx, ME), MOST_COUNTED + 1);
    });
  });

  test('stands on one page of the list, also when many are of one moment', async () => {
    await rolledBack(async (tx) => {
      const many = Array.from({ length: 25 }, (_, index) =>
        notice({ at: NOW.add({ minutes: index < 15 ? 0 : index }) }),
      );
      await insertNotices(tx, many);
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < 4; page += 1) {
        const found = await listNotices(tx, { personId: ME, limit: 7, after });
        seen.push(...found.map(({ id }) => id));
        after = found.at(-1)?.id;
      }
      assert.equal(seen.length, 25);
      assert.equal(new Set(seen).size, 25);
      const first = await listNotices(tx, { personId: ME, limit: 1 });
      assert.equal(first[0]?.id, many.at(-1)?.id, 'the latest stands first');
    });
  });

  test('half a year old is forgotten, with what was sent of it', async () => {
    await rolledBack(async (tx) => {
      const old = notice({ at: NOW.subtract({ hours: 24 * 181 }) });
      const recent = notice({ at: NOW.subtract({ hours: 24 * 179 }) });
      await insertNotices(tx, [old, recent]);
      const { communityId, topic, kind } = old;
      const sent = { communityId, topic, kind, id: crypto.randomUUID(), noticeId: old.id };
      const by = { personId: ME, channel: 'email', isUrgent: false, dueAt: NOW } as const;
      await insertDeliveries(tx, [{ ...sent, ...by }], NOW);
      await forgetOld(tx, NOW);
      const left = await listNotices(tx, { personId: ME, limit: 5 });
      assert.deepEqual(
        left.map(({ id }) => id),
        [recent.id],
      );
      const { rows } = await sql`select from notices.delivery`.execute(tx);
      assert.equal(rows.length, 0);
    });
  });
});

test('a topic, a way or a state that is none is not kept', async () => {
  for (const wrong of [
    sql`insert into notices.choice values (${ME}::uuid, 'mine', 'email', 'often', now())`,
    sql`insert into notices.stop values (${ME}::uuid, 'NOT A TOPIC', now())`,
    sql`insert into notices.hours values (${ME}::uuid, 'late', '08:00', '18:00')`,
    sql`insert into notices.delivery (community_id, id, person_id, channel, topic, kind, is_urgent,
      state, due_at, made_at) values ('-', gen_random_uuid(), ${ME}::uuid, 'pigeon', 'mine', 'done',
      false, 'waiting', now(), now())`,
    sql`insert into notices.delivery (community_id, id, person_id, channel, topic, kind, is_urgent,
      state, due_at, made_at) values ('-', gen_random_uuid(), ${ME}::uuid, 'email', 'mine', 'done',
      false, 'sent', now(), now())`,
    sql`insert into notices.delivery (community_id, id, channel, topic, kind, is_urgent,
      state, due_at, made_at) values ('-', gen_random_uuid(), 'email', 'mine', 'done',
      false, 'waiting', now(), now())`,
  ]) {
    await rolledBack(async (tx) => {
      await assert.rejects(wrong.execute(tx), /violates check constraint/);
    });
  }
});
