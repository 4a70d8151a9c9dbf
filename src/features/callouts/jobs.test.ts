import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import { people } from '#test/world.ts';
import { answerClocks } from '#/features/matters/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { calloutJobs } from './jobs.ts';

const jobOf = (name: string) => {
  const found = calloutJobs.find((one) => one.name === name);
  assert.ok(found !== undefined, name);
  return found;
};

describe('what happens by itself', () => {
  let site: CallSite;
  before(async () => {
    site = await openCallSite();
  });
  after(() => site.app.close());

  const waiting = async () => {
    const { rows } = await sql<{ task: string; key: string; runAt: Temporal.Instant }>`
      select task_identifier as task, key, run_at as "runAt" from graphile_worker.jobs
      where task_identifier like 'callouts.%' or task_identifier = 'matters.urgent_moved'
      order by task_identifier`.execute(site.app.db);
    return rows;
  };
  const calls = async () => {
    const { rows } = await sql<{ endedAs: string | null }>`
      select ended_as as "endedAs" from callouts.call order by begun_at, id`.execute(site.app.db);
    return rows.map(({ endedAs }) => endedAs);
  };
  const keyOf = async () => {
    const { rows } = await sql<{ communityId: string; id: string }>`
      select community_id as "communityId", id from matters.matter
      order by raised_at desc, id desc limit 1`.execute(site.app.db);
    assert.ok(rows[0] !== undefined);
    return rows[0];
  };

  test('a call begins by the job that its raising added, in the same transaction', async () => {
    const sent = await site.wang.api('POST /urgent', { category: 'urgent_door' });
    assert.equal(sent.status, 200);
    assert.deepEqual(
      (await waiting()).map(({ task }) => task),
      ['matters.urgent_moved'],
    );
    assert.deepEqual(await calls(), []);
    await runJob(site.app, jobOf('matters.urgent_moved'), await keyOf());
    assert.deepEqual(await calls(), [null]);
  });

  test('the next look waits for its time, and there is one of it', async () => {
    const looks = (await waiting()).filter(({ task }) => task === 'callouts.look');
    assert.equal(looks.length, 1);
    const { rows } = await sql<{ next: Temporal.Instant }>`
      select next_at as next from callouts.call`.execute(site.app.db);
    assert.ok(rows[0] !== undefined && looks[0]?.runAt.equals(rows[0].next));
    const key = await keyOf();
    for (let look = 0; look < 3; look += 1) await runJob(site.app, jobOf('callouts.look'), key);
    const again = (await waiting()).filter(({ task }) => task === 'callouts.look');
    assert.equal(again.length, 1);
  });

  test('a raising that is sent twice is one call', async () => {
    await site.wang.api('POST /urgent', { category: 'urgent_door' });
    await runJob(site.app, jobOf('matters.urgent_moved'), await keyOf());
    assert.deepEqual(await calls(), [null]);
  });

  test('a look at what is gone, can wait, or is no key does nothing, or is a fault', async () => {
    const { communityId } = await keyOf();
    const gone = { communityId, id: '019cf000-0000-7000-8000-00000009ffff' };
    await runJob(site.app, jobOf('callouts.look'), gone);
    assert.deepEqual(await calls(), [null]);
    await assert.rejects(() => runJob(site.app, jobOf('callouts.look'), { id: 'x' }));
  });

  test('nothing that was looked at in time is looked at again', async () => {
    await sql`delete from graphile_worker._private_jobs`.execute(site.app.db);
    await runJob(site.app, jobOf('callouts.watch'), {});
    assert.deepEqual(await waiting(), []);
    site.app.clock.forward({ seconds: 134 });
    await runJob(site.app, jobOf('callouts.watch'), {});
    assert.deepEqual(await waiting(), [], 'its time was over fourteen seconds ago');
    site.app.clock.forward({ seconds: 1 });
    await runJob(site.app, jobOf('callouts.watch'), {});
    assert.equal((await waiting()).length, 1);
  });

  test('a matter whose holder was silent too long is called anew by its clocks alone', async () => {
    const chen = await site.app.signIn(people.chen);
    const key = await keyOf();
    const { rows } = await sql<{ reference: string }>`
      select reference from matters.matter where id = ${key.id}`.execute(site.app.db);
    const id = `${key.communityId}-${rows[0]?.reference}`;
    assert.equal((await chen.api(`POST /calls/${id}/answer`, { minutes: 5 })).status, 200);
    await site.pass(21);
    assert.deepEqual(await calls(), ['taken']);
    site.app.clock.forward({ minutes: 31 });
    await sql`delete from graphile_worker._private_jobs`.execute(site.app.db);
    await site.app.db.transaction().execute(async (db) => {
      await answerClocks({ ...site.app.context(), db }, key);
    });
    assert.deepEqual(
      (await waiting()).map(({ task }) => task),
      ['matters.urgent_moved'],
    );
    await runJob(site.app, jobOf('matters.urgent_moved'), key);
    assert.deepEqual(await calls(), ['taken', null]);
    const asked = await site.asked(id);
    assert.ok(asked.every(({ personId }) => personId !== people.chen));
  });

  test('who was asked is forgotten after a hundred days, the call is not', async () => {
    const count = async () => {
      const { rows } = await sql<{ alerts: number; calls: number }>`
        select (select count(*)::int from callouts.alert) as alerts,
          (select count(*)::int from callouts.call) as calls`.execute(site.app.db);
      return rows[0];
    };
    const before = await count();
    assert.ok(before !== undefined && before.alerts > 0);
    site.app.clock.forward({ hours: 24 * 99 });
    await runJob(site.app, jobOf('callouts.forget'), {});
    assert.deepEqual(await count(), before);
    site.app.clock.forward({ hours: 48 });
    await runJob(site.app, jobOf('callouts.forget'), {});
    assert.deepEqual(await count(), { alerts: 0, calls: before.calls });
  });
});
