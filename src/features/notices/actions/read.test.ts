import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { kinds } from '#/features/notices/model.ts';
import type { Kind, Topic } from '#/features/notices/model.ts';
import { insertNotices } from '#/features/notices/store/notices.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, people, refusalOf, valueOf } from '#test/matters-world.ts';
import { chooseNotices, readOwnChoices, resumeOwn, stopOwn } from './choose.ts';
import { openNotice, readAll, readNotices } from './read.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');

type About = {
  readonly personId: string;
  readonly communityId?: string;
  readonly matterId?: string;
  readonly kind?: Kind;
  readonly topic?: Topic;
};

async function tell(db: Db, about: About): Promise<string> {
  const id = crypto.randomUUID();
  const usual = { communityId: '-', kind: 'done', topic: 'mine', matterId: undefined } as const;
  const rest = { id, entryId: crypto.randomUUID(), at: NOW, isUrgent: false, readAt: undefined };
  await insertNotices(db, [{ ...usual, ...rest, ...about }]);
  return id;
}

describe('reading', () => {
  test('names a matter by what it is called now', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const { communityId, id: matterId, reference } = await raise(people.chen, { title: '舊名' });
      await tell(db, { personId: people.chen, communityId, matterId });
      await sql`update matters.matter set title = '新名' where id = ${matterId}`.execute(db);
      const { notices, unread } = valueOf(await readNotices(await as(people.chen), {}));
      const matter = { id: `${communityId}-${reference}`, reference, title: '新名' };
      assert.deepEqual([notices[0]?.matter, unread], [matter, 1]);
    });
  });

  test('names it no more to whoever may not see it now', async () => {
    await inWorld(async ({ db, as, raise }) => {
      const { communityId, id: matterId } = await raise(people.chen);
      const id = await tell(db, { personId: people.li, communityId, matterId });
      const before = valueOf(await readNotices(await as(people.li), {}));
      assert.ok(before.notices[0]?.matter !== undefined);
      await sql`update matters.matter set visibility = 'staff'`.execute(db);
      const then = valueOf(await readNotices(await as(people.li), {}));
      assert.equal(then.notices[0]?.matter, undefined);
      const opened = valueOf(await openNotice(await as(people.li), id));
      assert.deepEqual(opened, { address: '/notices', isHidden: true });
    });
  });

  test('for somebody else shows what is theirs', async () => {
    await inWorld(async ({ db, as }) => {
      await tell(db, { personId: people.wang, kind: 'record_read', topic: 'on_behalf' });
      const daughter = valueOf(await readNotices(await as(people.lin), {}));
      assert.equal(daughter.notices.length, 0);
      const acting = valueOf(await readNotices(await as(people.lin, people.wang), {}));
      assert.deepEqual(
        acting.notices.map(({ kind }) => kind),
        ['record_read'],
      );
    });
  });

  test('leads to oneself where no matter is meant', async () => {
    await inWorld(async ({ db, as }) => {
      const id = await tell(db, { personId: people.li, kind: 'role_changed', topic: 'on_behalf' });
      const opened = valueOf(await openNotice(await as(people.li), id));
      assert.deepEqual(opened, { address: '/me', isHidden: false });
      assert.equal(valueOf(await readNotices(await as(people.li), {})).unread, 0);
    });
  });

  test('of a broken glass leads the person to the reason, and the steward to what waits', async () => {
    await inWorld(async ({ db, as }) => {
      const pages = {
        glass_broken: '/me/readings',
        glass_to_review: '/glass',
        glass_reviewed: '/glass',
      };
      for (const [kind, address] of Object.entries(pages)) {
        const told = kinds.find((one) => one === kind);
        assert.ok(told !== undefined);
        const id = await tell(db, { personId: people.li, kind: told, topic: 'on_behalf' });
        const opened = valueOf(await openNotice(await as(people.li), id));
        assert.deepEqual(opened, { address, isHidden: false });
      }
    });
  });

  test('all at once leaves nothing unread, and nobody else’s read', async () => {
    await inWorld(async ({ db, as }) => {
      await tell(db, { personId: people.li });
      await tell(db, { personId: people.li, kind: 'closed' });
      await tell(db, { personId: people.chen });
      valueOf(await readAll(await as(people.li)));
      assert.equal(valueOf(await readNotices(await as(people.li), {})).unread, 0);
      assert.equal(valueOf(await readNotices(await as(people.chen), {})).unread, 1);
    });
  });

  test('what is somebody else’s finds nothing, nor does what is not there', async () => {
    await inWorld(async ({ db, as }) => {
      const id = await tell(db, { personId: people.li });
      assert.equal(refusalOf(await openNotice(await as(people.chen), id)), 'not_found');
      const nothing = crypto.randomUUID();
      assert.equal(refusalOf(await openNotice(await as(people.li), nothing)), 'not_found');
    });
  });

  test('without having signed in is asked to', async () => {
    await inWorld(async ({ db, asVisitor }) => {
      const id = await tell(db, { personId: people.li });
      const visitor = asVisitor();
      assert.equal(refusalOf(await readNotices(visitor, {})), 'sign_in_required');
      assert.equal(refusalOf(await readAll(visitor)), 'sign_in_required');
      assert.equal(refusalOf(await openNotice(visitor, id)), 'not_found');
    });
  });
});

describe('choosing', () => {
  const hours = { quietFrom: '22:00', quietTo: '07:00', digestAt: '12:00' };

  test('is for oneself, or for whom one acts', async () => {
    await inWorld(async ({ as }) => {
      valueOf(await chooseNotices(await as(people.lin, people.wang), { ...hours, timings: [] }));
      const hers = valueOf(await readOwnChoices(await as(people.wang)));
      assert.equal(hers.hours.digestAt, '12:00');
      const own = valueOf(await readOwnChoices(await as(people.lin)));
      assert.equal(own.hours.digestAt, '18:00');
    });
  });

  test('what is stopped shows as it was chosen, and comes back with it', async () => {
    await inWorld(async ({ as }) => {
      const timings = [{ topic: 'mine', channel: 'email', timing: 'now' }] as const;
      valueOf(await chooseNotices(await as(people.wu), { ...hours, timings }));
      valueOf(await stopOwn(await as(people.wu), 'mine'));
      const stopped = valueOf(await readOwnChoices(await as(people.wu)));
      assert.deepEqual(stopped.stopped, ['mine']);
      valueOf(await resumeOwn(await as(people.wu), 'mine'));
      const resumed = valueOf(await readOwnChoices(await as(people.wu)));
      assert.deepEqual(resumed.stopped, []);
    });
  });

  test('to stop and to resume is on record, with the topic and no more', async () => {
    await inWorld(async ({ db, as }) => {
      valueOf(await stopOwn(await as(people.lin, people.wang), '*'));
      valueOf(await resumeOwn(await as(people.wang), '*'));
      const { rows } = await sql<{ verb: string; actor_id: string; data: object }>`
        select verb, actor_id, data from platform.journal where feature = 'notices'
        order by verb desc`.execute(db);
      assert.deepEqual(rows, [
        { verb: 'stop', actor_id: people.lin, data: { topic: '*', messages: 0 } },
        { verb: 'resume', actor_id: people.wang, data: { topic: '*' } },
      ]);
    });
  });

  test('without having signed in is asked to', async () => {
    await inWorld(async ({ asVisitor }) => {
      const visitor = asVisitor();
      const answers = [
        await readOwnChoices(visitor),
        await chooseNotices(visitor, { ...hours, timings: [] }),
        await stopOwn(visitor, 'mine'),
        await resumeOwn(visitor, 'mine'),
      ];
      for (const answer of answers) assert.equal(refusalOf(answer), 'sign_in_required');
    });
  });
});
