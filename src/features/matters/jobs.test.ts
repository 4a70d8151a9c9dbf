import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { inWorld, people, railing, repairer, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './actions/claim.ts';
import { keepDraft, openDraft } from './actions/drafts.ts';
import type { MatterKey } from './actions/open.ts';
import { readMatter } from './actions/view.ts';
import {
  answerClocksJob,
  auditJob,
  forgetDraftsJob,
  keepTimeJob,
  matterJobs,
  reckonAgainJob,
} from './jobs.ts';

type Job = { readonly name: string; readonly key: string; readonly payload: unknown };

/** Runs a job and gives the jobs it added. */
async function run(
  world: MatterWorld,
  job: (typeof matterJobs)[number],
  payload: unknown = {},
): Promise<readonly Job[]> {
  const before = await jobsOf(world);
  await job.run(world.asSystem(), payload);
  return (await jobsOf(world)).slice(before.length);
}

async function jobsOf(world: MatterWorld): Promise<readonly Job[]> {
  const { rows } = await sql<Job>`select j.task_identifier as name, j.key, p.payload
    from graphile_worker.jobs j
    join graphile_worker._private_jobs p on p.id = j.id order by j.id`.execute(world.db);
  return rows;
}

async function stateOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(people.zhuang), key)).state;
}

test('each job has a name of its own, and those that look by themselves say when', () => {
  const names = matterJobs.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.every((name) => name.startsWith('matters.')));
  const crons = Object.fromEntries(matterJobs.map(({ name, cron }) => [name, cron]));
  assert.deepEqual(crons, {
    'matters.keep_time': '* * * * *',
    'matters.answer_clocks': undefined,
    'matters.audit': '17 * * * *',
    'matters.reckon_again': '41 2 * * *',
    'matters.forget_drafts': '23 3 * * *',
  });
});

test('a matter whose clock has woken gets one job, however often one looks', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    await world.raise(people.li, { body: '另一件', category: 'legal' });
    assert.deepEqual(await run(world, keepTimeJob), [], 'nothing has woken yet');
    world.forward({ hours: 24 * 4 });
    await run(world, keepTimeJob);
    const added = await jobsOf(world);
    await run(world, keepTimeJob);
    assert.deepEqual(await jobsOf(world), added);
    const own = added.filter((job) => job.key === `matters.answer_clocks:${key.id}`);
    assert.equal(own.length, 1);
    assert.deepEqual(own[0]?.payload, { communityId: key.communityId, id: key.id });
  }));

test('the job of one matter takes a forgotten claim back, and does nothing when run again', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await claimMatter(await world.as(people.chen), key));
    world.forward({ hours: 73 });
    await run(world, answerClocksJob, key);
    assert.equal(await stateOf(world, key), 'accepted');
    const view = valueOf(await readMatter(await world.as(people.zhuang), key));
    await run(world, answerClocksJob, key);
    const again = valueOf(await readMatter(await world.as(people.zhuang), key));
    assert.equal(again.events.length, view.events.length);
  }));

test('a job told nonsense fails aloud, and one for a matter that is gone does nothing', () =>
  inWorld(async (world) => {
    for (const payload of [
      undefined,
      {},
      { communityId: 1, id: 'x' },
      { communityId: 'a', id: 'x' },
    ]) {
      await assert.rejects(answerClocksJob.run(world.asSystem(), payload));
    }
    const gone = { communityId: 'nowhere', id: '019cf000-0000-7000-8000-000000000999' };
    await answerClocksJob.run(world.asSystem(), gone);
  }));

test("the auditor's job writes what it finds once, and leaves matters that are well alone", () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    await run(world, auditJob);
    const findings = async () => {
      const { rows } = await sql<{ kind: string }>`select kind from matters.finding
        where cleared_at is null`.execute(world.db);
      return rows.map(({ kind }) => kind);
    };
    assert.deepEqual(await findings(), []);
    await sql`delete from matters.clock where matter_id = ${key.id}`.execute(world.db);
    await run(world, auditJob);
    await run(world, auditJob);
    assert.deepEqual(await findings(), ['no_clock']);
  }));

test('the nightly reckoning moves no deadline when nothing was announced', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang, railing);
    await sql`update matters.clock set is_provisional = true`.execute(world.db);
    const before = valueOf(await readMatter(await world.as(repairer), key));
    await run(world, reckonAgainJob);
    const after = valueOf(await readMatter(await world.as(repairer), key));
    assert.equal(String(after.deadlineAt), String(before.deadlineAt));
    const { rows } = await sql`select 1 from matters.clock where is_provisional`.execute(world.db);
    assert.equal(rows.length, 0, 'what it rests on is announced, so nothing is in doubt any more');
  }));

test('drafts live seven days from the last word told in them, and not a night longer', () =>
  inWorld(async (world) => {
    const kept = valueOf(await keepDraft(await world.as(people.wang), { fields: { body: '燈' } }));
    world.forward({ hours: 24 * 6 });
    const input = { token: kept.token, fields: { title: '修燈' } };
    valueOf(await keepDraft(await world.as(people.wang), input));
    world.forward({ hours: 24 * 6 });
    await run(world, forgetDraftsJob);
    const living = await openDraft(await world.as(people.wang), kept.token);
    assert.deepEqual(living?.fields, { body: '燈', title: '修燈' });
    world.forward({ hours: 24 });
    assert.equal(await openDraft(await world.as(people.wang), kept.token), undefined);
    await run(world, forgetDraftsJob);
    const { rows } = await sql`select 1 from matters.draft`.execute(world.db);
    assert.equal(rows.length, 0, 'nothing of it is kept');
  }));
