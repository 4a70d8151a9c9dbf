import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { runJob } from '#/platform/jobs/worker.ts';
import { hearEverything } from '#test/heard.ts';
import { callOf, callTo, desks, officials, openJointSite, read } from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { people } from '#test/matters-world.ts';
import { jointJobs } from './jobs.ts';

let site: JointSite;
before(async () => {
  site = await openJointSite();
  await hearEverything(site.app);
});
after(() => site.close());

const worker = people.zhuang;

async function run(name: string): Promise<void> {
  const job = jointJobs.find((one) => one.name === name);
  assert.ok(job !== undefined, name);
  await runJob(site.app, job, {});
  await site.app.runJobs();
}

/** Lets the clocks ring as they do every minute. */
const ring = () => run('joint.keep_time');

/** What somebody was told since the last time this was asked. */
async function newsFor(personId: string): Promise<readonly string[]> {
  await hearEverything(site.app);
  const { db } = site.app;
  const { rows } = await sql<{ readonly kind: string }>`
    delete from notices.notice where person_id = ${personId}::uuid returning kind`.execute(db);
  return rows.map(({ kind }) => kind);
}

async function forgetNews(): Promise<void> {
  await hearEverything(site.app);
  await sql`delete from notices.notice`.execute(site.app.db);
}

const { city, works, school, greening, district } = officials;

describe('those who are concerned', () => {
  test('hear that they are called, the asker that somebody comes, and nobody else', async () => {
    await forgetNews();
    await callTo(site, worker, await site.report(people.wang));
    for (const by of [city, works, school]) {
      assert.deepEqual(await newsFor(by), ['called_together']);
    }
    assert.deepEqual(await newsFor(people.wang), ['coming_together']);
    assert.deepEqual(await newsFor(worker), [], 'whoever called is not told of it');
    assert.deepEqual(await newsFor(greening), []);
    assert.deepEqual(await newsFor(district), []);
  });

  test('are led from the notice to their list', async () => {
    await forgetNews();
    await callTo(site, worker, await site.report(people.wang));
    await hearEverything(site.app);
    const browser = await site.as(city);
    const list = (await browser.open('/notices')).text;
    assert.match(readable(mainOf(list)), /有單位吹哨，請您這邊到場一起辦事/);
    const address = /\/notices\/[0-9a-f-]{36}/.exec(list)?.[0] as `/${string}`;
    const opened = await browser.open(address);
    assert.equal(opened.location, '/joint-tasks');
    const asker = (await (await site.as(people.wang)).open('/notices')).text;
    const theirs = /\/notices\/[0-9a-f-]{36}/.exec(asker)?.[0] as `/${string}`;
    assert.match((await (await site.as(people.wang)).open(theirs)).location ?? '', /^\/matters\//);
  });

  test('hear each answer where it is waited for, and the asker what came of it', async () => {
    const id = await callTo(site, worker, await site.report(people.wang));
    const [lead, part] = [
      await callOf(site, worker, { id, desk: desks.city }),
      await callOf(site, worker, { id, desk: desks.works }),
    ];
    await forgetNews();
    const act = async (by: string, path: string, body: object) => {
      const seen = await (await site.as(by)).api(`POST /joint-tasks/${id}/${path}`, body);
      assert.equal(seen.status, 200, JSON.stringify(seen.body));
      site.app.clock.forward({ seconds: 1 });
    };
    await act(works, 'reports', { callId: part, comesAs: '班長' });
    assert.deepEqual(
      [await newsFor(worker), await newsFor(city)],
      [['joint_answered'], ['joint_answered']],
    );
    await act(city, 'declines', { callId: lead, reason: '人手不夠' });
    assert.deepEqual(await newsFor(worker), ['joint_answered']);
    await act(worker, 'decisions', { callId: lead, verdict: 'insist', words: '要來' });
    assert.deepEqual(await newsFor(city), ['joint_decided']);
    site.app.clock.set('2026-11-25T02:00:00Z');
    await act(city, 'attendance', { arrived: [lead, part] });
    assert.deepEqual(await newsFor(worker), ['joint_met']);
    assert.deepEqual(await newsFor(school), ['joint_met'], 'who was not there is told');
    await act(city, 'parts', { callId: part, what: '換管子', dueOn: '2026-11-28' });
    assert.deepEqual(await newsFor(works), ['joint_part']);
    const [given] = (await read(site, works, id)).parts;
    await act(works, 'outcomes', { partId: given?.id, outcome: 'done', words: '換好了' });
    assert.deepEqual(await newsFor(city), ['joint_answered']);
    await act(city, 'closing', { result: '都修好了' });
    assert.deepEqual(await newsFor(worker), ['joint_closed']);
    assert.deepEqual(await newsFor(people.wang), ['came_together']);
    await act(worker, 'assessment', { answer: 'solved' });
    assert.deepEqual(await newsFor(works), ['joint_over']);
  });

  test('are never those a complaint is about', async () => {
    await forgetNews();
    const matter = await site.report(people.wang, {
      category: 'complaint',
      visibility: 'staff',
      againstPersonId: works,
    });
    await callTo(site, worker, matter, {
      reportDueAt: '2026-11-26T09:00:00Z',
      meetAt: '2026-11-27T01:00:00Z',
    });
    assert.deepEqual(await newsFor(city), ['called_together']);
    assert.deepEqual(await newsFor(works), []);
  });
});

describe('the clocks', () => {
  const times = { reportDueAt: '2026-12-02T01:00:00Z', meetAt: '2026-12-03T01:00:00Z' };

  async function called() {
    // What others left goes on ringing; here only one is listened to.
    await sql`truncate joint.task, joint.call, joint.part`.execute(site.app.db);
    site.app.clock.set('2026-12-01T01:00:00Z');
    const matter = await site.report(people.wang);
    const id = await callTo(site, worker, matter, times);
    await forgetNews();
    return { id, matter };
  }

  test('remind half-way those who have not answered, once, and no others', async () => {
    const { id } = await called();
    const callId = await callOf(site, worker, { id, desk: desks.works });
    const report = { callId, comesAs: '班長' };
    await (await site.as(works)).api(`POST /joint-tasks/${id}/reports`, report);
    await forgetNews();
    await ring();
    assert.deepEqual(await newsFor(city), []);
    site.app.clock.set('2026-12-01T13:00:00Z');
    await ring();
    await ring();
    assert.deepEqual(await newsFor(city), ['joint_reminder']);
    assert.deepEqual(await newsFor(school), ['joint_reminder']);
    assert.deepEqual(await newsFor(works), []);
    assert.deepEqual(await newsFor(district), []);
  });

  test('tell the superior and the caller when nobody answers in time', async () => {
    const { id } = await called();
    site.app.clock.set('2026-12-01T13:00:00Z');
    await ring();
    await forgetNews();
    site.app.clock.set('2026-12-02T01:00:00Z');
    await ring();
    assert.deepEqual(new Set(await newsFor(district)), new Set(['joint_overdue']));
    assert.ok((await newsFor(worker)).includes('joint_overdue'));
    assert.ok((await newsFor(city)).includes('joint_overdue'));
    const { calls, owed } = await read(site, city, id);
    assert.ok(calls.every(({ isLate }) => isLate));
    assert.deepEqual(owed, [{ owing: 'report', isLate: true }]);
    const browser = await site.as(district);
    assert.match(readable(mainOf((await browser.open('/joint-tasks')).text)), /等各單位報到/);
    await forgetNews();
    site.app.clock.set('2026-12-09T01:00:00Z');
    await ring();
    assert.ok((await newsFor(district)).includes('joint_overdue'), 'and again after a week');
  });

  test('record each time in the journal what is owed, and change nothing else', async () => {
    const { id } = await called();
    site.app.clock.set('2026-12-01T13:00:00Z');
    await ring();
    const { rows } = await sql<{ readonly verb: string; readonly owing: string }>`
      select verb, data ->> 'owing' as owing from platform.journal
      where feature = 'joint' and subject_id = ${id} and actor_id is null`.execute(site.app.db);
    assert.deepEqual(
      rows.map(({ verb, owing }) => `${verb} ${owing}`),
      ['remind report', 'remind report', 'remind report'],
    );
    assert.equal((await read(site, worker, id)).state, 'called');
  });

  test('call off what nobody needs any more, because the matter is closed', async () => {
    const { id, matter } = await called();
    const closing = { as: 'out_of_scope', reason: '不歸這裡管' };
    const browser = await site.as(worker);
    const closed = await browser.api(`POST /matters/${matter}/closure`, closing);
    if (closed.status !== 200) {
      const wang = await site.as(people.wang);
      await wang.api(`POST /matters/${matter}/withdrawal`, { reason: '不用了' });
    }
    await forgetNews();
    await run('joint.audit');
    assert.equal((await read(site, worker, id)).state, 'called_off');
    assert.deepEqual(await newsFor(city), ['joint_over']);
    const page = await (await site.as(city)).open(`/joint-tasks/${id}`);
    assert.match(readable(mainOf(page.text)), /這件事已經辦結，不用再來了/);
    await run('joint.audit');
    assert.deepEqual(await newsFor(city), [], 'and that once');
  });

  test('leave a joint task alone that is gone, or that nobody waits for', async () => {
    const job = jointJobs.find(({ name }) => name === 'joint.answer_clock');
    assert.ok(job !== undefined);
    await runJob(site.app, job, { id: crypto.randomUUID() });
    const { id } = await called();
    await (await site.as(worker)).api(`POST /joint-tasks/${id}/calling-off`, { reason: '改天' });
    await forgetNews();
    await runJob(site.app, job, { id });
    assert.deepEqual(await newsFor(city), []);
    await assert.rejects(() => runJob(site.app, job, { id: 'x' }));
  });

  test('are never in the past by more than the minute in which they ring', async () => {
    await called();
    site.app.clock.set('2027-02-01T01:00:00Z');
    await ring();
    const { rows } = await sql<{ readonly late: number }>`
      select count(*)::int as late from joint.task
      where wakes_at <= ${site.app.clock.now()}`.execute(site.app.db);
    assert.equal(rows[0]?.late, 0);
    const alone = await sql<{ readonly count: number }>`
      select count(*)::int as count from joint.task
      where state in ('called', 'met', 'closed') and wakes_at is null`.execute(site.app.db);
    assert.equal(alone.rows[0]?.count, 0);
  });
});
