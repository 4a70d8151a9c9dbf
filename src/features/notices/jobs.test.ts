import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people } from '#test/world.ts';
import { noticeJobs } from './jobs.ts';

let room: PostRoom;
before(async () => {
  room = await openPostRoom();
});
after(() => room.site.close());
beforeEach(() => room.clear());

const jobOf = (name: string) => noticeJobs.find((one) => one.name === name);

describe('the clock', () => {
  test('hears and sends each minute, and clears away at night', () => {
    assert.equal(jobOf('notices.hear')?.cron, '* * * * *');
    assert.equal(jobOf('notices.dispatch')?.cron, '* * * * *');
    assert.match(jobOf('notices.forget')?.cron ?? '', /^\d+ 19 \* \* \*$/);
    assert.equal(jobOf('notices.send')?.cron, undefined);
  });

  test('gives each message a job of its own, of which one waits at a time', async () => {
    await room.wait();
    await room.wait({ personId: people.li, channel: 'sms' });
    await room.run('notices.dispatch');
    await room.run('notices.dispatch');
    const { rows } = await sql<{ key: string }>`
      select key from graphile_worker._private_jobs order by 1`.execute(room.site.app.db);
    assert.equal(rows.length, 2);
    assert.ok(rows.every(({ key }) => /^notices\.send:[0-9a-f-]{36}$/.test(key)));
  });

  test('clears away what is half a year old', async () => {
    await room.wait();
    room.site.app.clock.forward({ hours: 24 * 200 });
    await room.run('notices.forget');
    assert.deepEqual(await room.rows(), []);
  });
});

describe('the job that sends', () => {
  test('keeps no transaction open while it waits for others', () =>
    room.withMail(
      {
        onRcptTo: async (_address, _session, callback) => {
          const { db } = room.site.app;
          const { rows } = await sql<{ idle: number }>`
            select count(*) as idle from pg_stat_activity
            where datname = current_database() and state = 'idle in transaction'`.execute(db);
          const isFree = rows[0]?.idle === 0;
          callback(isFree ? null : new Error('A transaction is open.'));
        },
      },
      async (letters) => {
        await room.wait();
        await room.sendDue();
        assert.equal(letters.length, 1);
        assert.deepEqual(await room.states(), ['sent']);
      },
    ));

  test('refuses what is no number of a message, and does nothing for one that is gone', async () => {
    await assert.rejects(room.run('notices.send', { messageId: 'none' }));
    await room.run('notices.send', { messageId: crypto.randomUUID() });
    assert.deepEqual(await room.rows(), []);
  });

  test('drops what was for somebody who has left meanwhile', () =>
    room.withMail({}, async (letters) => {
      await room.wait({ personId: '019cf000-0000-7000-8000-00000000dead' });
      await room.sendDue();
      assert.equal(letters.length, 0);
      assert.deepEqual(await room.states(), ['stopped no_address']);
    }));

  test('drops what was for a way that was taken away meanwhile', async () => {
    await room.wait();
    await room.sendDue();
    assert.deepEqual(await room.states(), ['stopped not_set']);
  });
});
