import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { hoursJobs } from '#/features/hours/index.ts';
import { noticeEndpoints } from '#/features/notices/index.ts';
import { listNotices } from '#/features/notices/store/notices.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { hearEverything } from '#test/heard.ts';
import { TEAM, actFor, evening, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { people } from '#test/world.ts';

const { chen, li, lin, wang, zhuang } = people;
const idShape = z.object({ id: z.string() });

let site: HoursSite;

/** What somebody was told since the last time this was asked. */
async function newsFor(personId: string): Promise<readonly string[]> {
  await hearEverything(site.app);
  const { db } = site.app;
  const found = await listNotices(db, { personId, limit: 100 });
  await sql`delete from notices.notice where person_id = ${personId}::uuid`.execute(db);
  const hours = found.filter(({ kind }) => kind.startsWith('hours_'));
  return hours.map(({ kind, isUrgent }) => `${kind}${isUrgent ? '!' : ''}`).toReversed();
}

/** A morning goes by, in which those are told for whose word something waits. */
async function nextDay(): Promise<void> {
  site.app.clock.forward({ hours: 24 });
  const job = hoursJobs.find(({ name }) => name === 'hours.tell_of_waiting');
  assert.ok(job !== undefined);
  await runJob(site.app, job, {});
}

const record = async (by: string, said: object) => site.record(await site.as(by), said);
const confirm = async (by: string, id: string) =>
  (await site.as(by)).api(`POST /hours/${id}/confirmation`);

describe('time that waits for a word', () => {
  before(async () => {
    site = await openHoursSite([...noticeEndpoints]);
  });
  after(() => site.close());
  beforeEach(async () => {
    await nextDay();
    await hearEverything(site.app);
    await sql`delete from notices.notice`.execute(site.app.db);
  });

  test('is told once to who leads the team, however much of it there is, and wakes nobody', async () => {
    await record(chen, { ...morning, team: TEAM });
    await record(lin, { ...morning, team: TEAM });
    assert.deepEqual(await newsFor(li), [], 'not with each record');
    await nextDay();
    assert.deepEqual(await newsFor(li), ['hours_to_confirm']);
    assert.deepEqual(await newsFor(zhuang), [], 'the leader is closer');
    await nextDay();
    await nextDay();
    assert.deepEqual(await newsFor(li), [], 'and never again of the same');
    await record(chen, { ...morning, from: '15:00', team: TEAM });
    await nextDay();
    assert.deepEqual(await newsFor(li), ['hours_to_confirm']);
  });

  test('is told to whoever asked for the help, and to nobody else', async () => {
    const matter = await site.helped(chen, lin);
    await record(chen, { ...evening, matter });
    await nextDay();
    assert.deepEqual(await newsFor(lin), ['hours_to_confirm']);
    for (const other of [li, chen, zhuang]) assert.deepEqual(await newsFor(other), [], other);
  });

  test('is told to who keeps the records where nobody is closer', async () => {
    await record(lin, { ...morning, from: '18:00' });
    await nextDay();
    assert.deepEqual(await newsFor(zhuang), ['hours_to_confirm']);
    await record(li, { ...morning, from: '18:00', team: TEAM });
    await nextDay();
    assert.deepEqual(
      await newsFor(zhuang),
      ['hours_to_confirm'],
      'a leader confirms nothing of theirs',
    );
    assert.deepEqual(await newsFor(li), []);
  });

  test('is not told any more once it is confirmed or taken back', async () => {
    const first = await record(lin, { ...morning, from: '20:00', team: TEAM });
    await confirm(li, first);
    const second = await record(lin, { ...morning, from: '06:00', team: TEAM });
    await (await site.as(lin)).api(`DELETE /hours/${second}`);
    await nextDay();
    assert.deepEqual(await newsFor(li), []);
    assert.deepEqual(await newsFor(lin), [], 'an ordinary yes is in the ledger, and no news');
  });

  test('leads to the page where one confirms', async () => {
    const yesterday = site.app.clock.now().subtract({ hours: 24 });
    const on = yesterday.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    await record(chen, { ...morning, on, team: TEAM });
    await nextDay();
    await hearEverything(site.app);
    const leader = await site.as(li);
    const list = await leader.open('/notices');
    assert.match(list.text, /有別人給出的時間，等您說一聲對不對/);
    const [notice] = await listNotices(site.app.db, { personId: li, limit: 1 });
    const opened = await leader.api(`GET /notices/${notice?.id ?? ''}`);
    assert.equal(
      z.looseObject({ address: z.string() }).parse(opened.body).address,
      '/hours/waiting',
    );
  });
});

describe('an objection', () => {
  before(async () => {
    site = await openHoursSite([...noticeEndpoints]);
  });
  after(() => site.close());

  test('is told to whose time it is, its answer to who objected, and how it ended', async () => {
    const id = await record(chen, { ...morning, team: TEAM });
    const reason = '那天只掃了兩個單元';
    site.app.clock.forward({ seconds: 1 });
    await (await site.as(li)).api(`POST /hours/${id}/objection`, { reason });
    assert.deepEqual(await newsFor(chen), ['hours_objected']);
    assert.deepEqual(await newsFor(li), []);
    site.app.clock.forward({ seconds: 1 });
    const said = { ...morning, minutes: 60, reason: '更正' };
    const corrected = await (await site.as(chen)).api(`POST /hours/${id}/correction`, said);
    assert.deepEqual(await newsFor(li), ['hours_answered']);
    await nextDay();
    assert.deepEqual(await newsFor(li), [], 'told at once, and not a second time the next day');
    await confirm(li, idShape.parse(corrected.body).id);
    assert.deepEqual(await newsFor(chen), ['hours_decided']);
  });

  test('against a correction is told likewise, and the correction of what counts waits its turn', async () => {
    const id = await record(lin, { ...morning, team: TEAM });
    await confirm(li, id);
    site.app.clock.forward({ seconds: 1 });
    const said = { ...morning, minutes: 120, reason: '多做了半小時' };
    const corrected = await (await site.as(lin)).api(`POST /hours/${id}/correction`, said);
    assert.deepEqual(await newsFor(li), []);
    await nextDay();
    assert.deepEqual(await newsFor(li), ['hours_to_confirm']);
    const next = idShape.parse(corrected.body).id;
    await (await site.as(li)).api(`POST /hours/${next}/objection`, { reason: '沒有' });
    assert.deepEqual(await newsFor(lin), ['hours_objected']);
  });

  test('reaches somebody whose time was written down at the counter', async () => {
    const clerk = await site.app.signIn(zhuang);
    await actFor(clerk, wang, 'in_person');
    const id = await site.record(clerk, { ...morning, from: '05:00', team: TEAM });
    await hearEverything(site.app);
    await newsFor(wang);
    await (await site.as(li)).api(`POST /hours/${id}/objection`, { reason: '沒有來' });
    assert.deepEqual(await newsFor(wang), ['hours_objected']);
    assert.deepEqual(await newsFor(zhuang), []);
  });
});
