import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Notice } from '#/features/notices/model.ts';
import { countUnread, insertNotices } from '#/features/notices/store/notices.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, people, places } from '#test/matters-world.ts';
import { noticeTidings } from './tidings.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const SINCE = NOW.subtract({ hours: 24 });
const communityId = places.community;

async function tell(db: Db, changes: Partial<Notice> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const usual = { communityId, personId: people.wang, topic: 'mine', kind: 'taken_up' } as const;
  const rest = { entryId: crypto.randomUUID(), at: NOW, matterId: undefined, isUrgent: false };
  await insertNotices(db, [{ ...usual, ...rest, id, readAt: undefined, ...changes }]);
  return id;
}

const asked = { communityId, personIds: [people.wang, people.li], since: SINCE };

describe('what people have not read', () => {
  test('is told as a sentence in each language, with the number of its matter, the oldest first', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const { id: matterId, reference } = await raise(people.wang);
      const later = await tell(db, { at: NOW.add({ minutes: 1 }), kind: 'done', isUrgent: true });
      const first = await tell(db, { matterId });
      const zhuang = await as(people.zhuang);
      const [one, two, ...more] = await noticeTidings.listUnread(zhuang, asked);
      assert.deepEqual(one, {
        id: first,
        personId: people.wang,
        at: NOW,
        words: {
          hant: '有人來辦您提的事了',
          hans: '有人来办您提的事了',
          en: one?.words.en ?? '',
        },
        reference,
        isUrgent: false,
      });
      assert.match(one?.words.en ?? '', /^[A-Z]/);
      assert.deepEqual([two?.id, two?.reference, two?.isUrgent], [later, undefined, true]);
      assert.deepEqual(more, []);
    });
  });

  test('is of these people, in this community, since that moment', async () => {
    await inWorld(async ({ db, as }) => {
      const zhuang = await as(people.zhuang);
      await tell(db, { personId: people.chen });
      await tell(db, { communityId: '-' });
      await tell(db, { at: SINCE.subtract({ milliseconds: 1 }) });
      assert.deepEqual(await noticeTidings.listUnread(zhuang, asked), []);
      const wanted = [await tell(db, { at: SINCE }), await tell(db, { personId: people.li })];
      const found = await noticeTidings.listUnread(zhuang, asked);
      assert.deepEqual(
        found.map(({ id }) => id),
        wanted,
      );
      assert.deepEqual(await noticeTidings.listUnread(zhuang, { ...asked, personIds: [] }), []);
    });
  });

  test('leaves out what the slip itself tells, and what to look at it would bring about', async () => {
    await inWorld(async ({ db, as }) => {
      for (const kind of ['done_for_you', 'acting_begun', 'record_read'] as const) {
        await tell(db, { kind, topic: 'on_behalf' });
      }
      const changed = await tell(db, { kind: 'record_changed', topic: 'on_behalf' });
      const found = await noticeTidings.listUnread(await as(people.zhuang), asked);
      assert.deepEqual(
        found.map(({ id }) => id),
        [changed],
      );
    });
  });

  test('leaves out what they want to hear no more of, a topic or all', async () => {
    await inWorld(async ({ db, as }) => {
      const zhuang = await as(people.zhuang);
      await tell(db);
      const followed = await tell(db, { topic: 'followed', kind: 'moved_on' });
      const listed = async () =>
        (await noticeTidings.listUnread(zhuang, asked)).map(({ id }) => id);
      const stop = (topic: string) =>
        sql`insert into notices.stop values (${people.wang}::uuid, ${topic}, now())`.execute(db);
      await stop('mine');
      assert.deepEqual(await listed(), [followed]);
      await stop('*');
      assert.deepEqual(await listed(), []);
    });
  });

  test('is told to nobody who may not know of the matter', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const { id: matterId } = await raise(people.wang);
      const id = await tell(db, { matterId });
      const whose = async (personId: string) => [
        (await noticeTidings.listUnread(await as(personId), asked)).length,
        (await noticeTidings.find(await as(personId), [id])).length,
      ];
      assert.deepEqual(await whose(people.chen), [1, 1]);
      await sql`update matters.matter set visibility = 'staff',
        against_person_id = ${people.chen}::uuid where id = ${matterId}`.execute(db);
      assert.deepEqual(await whose(people.chen), [0, 0]);
      assert.deepEqual(await whose(people.zhuang), [1, 1]);
    });
  });

  test('is read once somebody has told it, and what was read before stays as it was', async () => {
    await inWorld(async ({ db, as }) => {
      const zhuang = await as(people.zhuang);
      const ids = [await tell(db), await tell(db)];
      const other = await tell(db, { personId: people.li });
      await noticeTidings.markTold(zhuang, ids.slice(0, 1));
      assert.deepEqual(
        [await countUnread(db, people.wang), await countUnread(db, people.li)],
        [1, 1],
      );
      const earlier = await sql<{ at: Temporal.Instant }>`
        select read_at as at from notices.notice where id = ${ids[0]}::uuid`.execute(db);
      const hour = { ...zhuang, now: zhuang.now.add({ hours: 1 }) };
      await noticeTidings.markTold(hour, ids);
      const then = await sql<{ at: Temporal.Instant }>`
        select read_at as at from notices.notice where id = ${ids[0]}::uuid`.execute(db);
      assert.deepEqual(then.rows, earlier.rows);
      assert.equal(await countUnread(db, people.wang), 0);
      const found = await noticeTidings.find(zhuang, [...ids, other]);
      assert.equal(found.length, 3, 'a slip is read again after it was handed over');
    });
  });
});
