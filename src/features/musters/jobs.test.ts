import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { memberId, openMusterSite, sandbags } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { people } from '#test/world.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { askJob, watchJob } from './jobs.ts';

describe('what happens by itself', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const send = async () => {
    const sent = await site.leader.api('POST /musters', sandbags);
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    return `${Reflect.get(Object(sent.body), 'id')}`;
  };
  const asked = async () => {
    const { rows } = await sql<{ personId: string }>`
      select person_id as "personId" from musters.asked order by person_id`.execute(site.app.db);
    return rows.map(({ personId }) => personId);
  };
  const waiting = async () => {
    const { rows } = await sql<{ task: string }>`
      select task_identifier as task from graphile_worker.jobs
      where task_identifier like 'musters.%'`.execute(site.app.db);
    return rows.map(({ task }) => task);
  };

  test('people are found by the job that the call added, in its transaction', async () => {
    const id = await send();
    assert.deepEqual(await asked(), []);
    assert.deepEqual(await waiting(), ['musters.ask']);
    await runJob(site.app, askJob, { id });
    assert.equal((await asked()).length, 12);
    assert.ok(!(await asked()).includes(people.li), 'not whoever called');
  });

  test('a call whose job was lost is found within a minute', async () => {
    const id = await send();
    await sql`delete from graphile_worker._private_jobs`.execute(site.app.db);
    await runJob(site.app, watchJob, {});
    assert.deepEqual(await waiting(), ['musters.ask']);
    await runJob(site.app, askJob, { id });
    await sql`delete from graphile_worker._private_jobs`.execute(site.app.db);
    await runJob(site.app, watchJob, {});
    assert.deepEqual(await waiting(), [], 'it is asked once');
  });

  test('asked again, only who joined meanwhile is asked', async () => {
    const id = await send();
    await sql`update organisations.membership set left_on = '2026-11-01'
      where person_id = ${memberId(5)}`.execute(site.app.db);
    await runJob(site.app, askJob, { id });
    assert.equal((await asked()).length, 11);
    await sql`update organisations.membership set left_on = null
      where person_id = ${memberId(5)}`.execute(site.app.db);
    site.app.clock.forward({ minutes: 1 });
    await runJob(site.app, askJob, { id });
    assert.equal((await asked()).length, 12);
    const { rows } = await sql<{ asked: number }>`
      select (data ->> 'asked')::int as asked from platform.journal
      where feature = 'musters' and verb = 'ask' and subject_id = ${id} order by at`.execute(
      site.app.db,
    );
    assert.deepEqual(
      rows.map((row) => row.asked),
      [11, 1],
    );
  });

  test('a killed look leaves nothing, and the next one asks all', async () => {
    const id = await send();
    const dying = site.app.db.withPlugin({
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('asked_at = ')) throw new Error('killed');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { services } = site.app;
    const cut = dying.transaction().execute(async (tx) => {
      await askJob.run({ ...site.contextOf(undefined, tx), services }, { id });
      throw new Error('killed');
    });
    await assert.rejects(cut, /killed/);
    assert.deepEqual(await asked(), []);
    await runJob(site.app, askJob, { id });
    assert.equal((await asked()).length, 12);
  });

  test('nobody is asked for what was called off before they were found', async () => {
    const id = await send();
    const off = await site.leader.api(`POST /musters/${id}/standing-down`, { words: '不用了' });
    assert.equal(off.status, 200);
    await runJob(site.app, askJob, { id });
    assert.deepEqual(await asked(), []);
  });

  test('a key that is none is a fault; one of nothing does nothing', async () => {
    await assert.rejects(runJob(site.app, askJob, { id: 'x' }));
    await runJob(site.app, askJob, { id: memberId(77) });
    assert.deepEqual(await asked(), []);
  });

  test('what nobody ended is ended a day after it began, once', async () => {
    const id = await send();
    const ends = async () => {
      const { rows } = await sql<{ as: string | null }>`
        select ended_as as "as" from musters.muster`.execute(site.app.db);
      return rows.map((row) => row.as);
    };
    site.app.clock.forward({ hours: 26 });
    await runJob(site.app, watchJob, {});
    assert.deepEqual(await ends(), [null]);
    site.app.clock.forward({ hours: 1 });
    for (let look = 0; look < 2; look += 1) await runJob(site.app, watchJob, {});
    assert.deepEqual(await ends(), ['held']);
    const { rows } = await sql`select from platform.journal
      where feature = 'musters' and verb = 'end' and subject_id = ${id}`.execute(site.app.db);
    assert.equal(rows.length, 1);
  });
});
