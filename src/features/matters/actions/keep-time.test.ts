import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { State, Verb } from '#/features/matters/model/matter.ts';
import { keepTimeJob, matterJobs, reckonAgainJob } from '#/features/matters/jobs.ts';
import {
  company,
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { auditMatters } from './audit.ts';
import { claimMatter } from './claim.ts';
import { readFindings } from './desk.ts';
import { answerClocks, reckonMatterAgain } from './keep-time.ts';
import type { MatterKey } from './open.ts';
import { setDeadline } from './reference.ts';
import { commentOnMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone, pauseWork, startWork, waitFor } from './work.ts';

async function viewOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

/** Lets time pass and does what the clocks ask for; gives the step that was taken. */
async function pass(world: MatterWorld, key: MatterKey, hours: number): Promise<Verb | undefined> {
  world.forward({ hours });
  return (await answerClocks(world.asSystem(), key)).step;
}

async function verbsOf(world: MatterWorld, key: MatterKey): Promise<readonly string[]> {
  return (await viewOf(world, key)).events.map(({ verb }) => verb);
}

async function claimed(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.wang);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

async function done(world: MatterWorld): Promise<MatterKey> {
  const key = await claimed(world);
  valueOf(await markDone(await world.as(people.chen), { ...key, note: '修好了', photos: [] }));
  return key;
}

test('a claim that nobody hears of is reminded, asked about, and taken back', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    assert.equal(await pass(world, key, 23), undefined);
    assert.deepEqual(await verbsOf(world, key), ['raise', 'accept', 'claim']);
    assert.equal(await pass(world, key, 2), undefined);
    assert.deepEqual((await verbsOf(world, key)).slice(3), ['overdue', 'remind']);
    const reminder = (await viewOf(world, key)).events.find(({ verb }) => verb === 'remind');
    assert.equal(reminder?.to?.personId, people.chen, 'it is told to the one who has it');
    assert.equal(await pass(world, key, 24), undefined);
    assert.equal(await pass(world, key, 24), 'take_back');
    const view = await viewOf(world, key);
    assert.deepEqual([view.state, view.bucket], ['accepted', 'open']);
    assert.equal(view.hands[0]?.endReason, 'taken_back');
    valueOf(await claimMatter(await world.as(people.li), key));
  }));

test('whoever gives a first word keeps it, by a step or by a comment', () =>
  inWorld(async (world) => {
    const started = await claimed(world);
    valueOf(await startWork(await world.as(people.chen), started));
    const key = await world.raise(people.wang, { body: '請幫忙看看收音機' });
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await commentOnMatter(await world.as(people.chen), { ...key, body: '晚上過去' }));
    for (const one of [started, key]) {
      world.forward({ hours: 100 });
      assert.equal((await answerClocks(world.asSystem(), one)).step, undefined);
    }
    assert.equal((await viewOf(world, key)).state, 'claimed');
  }));

test('a word of somebody else is no word of the holder', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    valueOf(await commentOnMatter(await world.as(people.li), { ...key, body: '有人來嗎' }));
    assert.equal(await pass(world, key, 100), 'take_back');
  }));

test('fourteen days without an answer close it kindly, and the asker is told', () =>
  inWorld(async (world) => {
    const key = await done(world);
    assert.equal(await pass(world, key, 24 * 13), undefined);
    assert.equal(await pass(world, key, 25), 'close_unanswered');
    const view = await viewOf(world, key);
    assert.equal(view.state, 'unanswered');
    assert.equal(view.events.at(-1)?.to?.personId, people.wang);
    assert.equal(view.hands[0]?.endReason, 'done');
  }));

test('five days without the asker close it as unreachable, and it may be opened again', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    const wait = { ...key, whom: 'asker', reason: '幾號門？' } as const;
    valueOf(await waitFor(await world.as(people.chen), wait));
    assert.equal(await pass(world, key, 24 * 5 + 1), 'close_unreachable');
    const view = await viewOf(world, key);
    assert.equal(view.state, 'unreachable');
    assert.ok(
      valueOf(await readMatter(await world.as(people.wang), key)).allowed.verbs.includes(
        'request_reopen',
      ),
    );
  }));

test('a partner who is silent for fourteen days, and a rest that is over, bring it back to work', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    const wait = { ...key, whom: 'partner', reason: '等配件' } as const;
    valueOf(await waitFor(await world.as(people.chen), wait));
    assert.equal(await pass(world, key, 24 * 14 + 1), 'resume');
    const until = world.now().add({ hours: 50 });
    valueOf(await pauseWork(await world.as(dispatcher), { ...key, reason: '等天晴', until }));
    assert.equal(await pass(world, key, 49), undefined);
    assert.equal(await pass(world, key, 2), 'resume');
    assert.equal((await viewOf(world, key)).state, 'in_progress');
  }));

test('while it waits the time for handling stands still', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    const handle = (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'handle')?.dueAt;
    valueOf(
      await waitFor(await world.as(people.chen), { ...key, whom: 'asker', reason: '在家嗎' }),
    );
    world.forward({ hours: 48 });
    valueOf(await commentOnMatter(await world.as(people.wang), { ...key, body: '在家' }));
    const later = (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'handle')?.dueAt;
    assert.equal(handle?.until(later ?? handle).total('hours'), 48);
  }));

test('what is overdue is said once, where everybody sees it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    await pass(world, key, 2);
    await pass(world, key, 1);
    await pass(world, key, 1);
    const verbs = await verbsOf(world, key);
    assert.equal(verbs.filter((verb) => verb === 'overdue').length, 1, verbs.join());
  }));

test('the job finds what has woken and gives each matter a job of its own', () =>
  inWorld(async (world) => {
    const key = await claimed(world);
    await world.raise(people.li, { ...railing, category: 'rubbish' });
    world.forward({ hours: 25 });
    await keepTimeJob.run(world.asSystem(), {});
    const { rows } = await sql<{ key: string }>`
      select key from graphile_worker.jobs where task_identifier = 'matters.answer_clocks'`.execute(
      world.db,
    );
    const keys = rows.map((row) => row.key);
    assert.ok(keys.includes(`matters.answer_clocks:${key.id}`), keys.join());
    const answer = matterJobs.find(({ name }) => name === 'matters.answer_clocks');
    await answer?.run(world.asSystem(), { communityId: key.communityId, id: key.id });
    await keepTimeJob.run(world.asSystem(), {});
    const { rows: awake } = await sql<{ count: number }>`
      select count(*) as count from matters.clock
      where matter_id = ${key.id} and wakes_at <= ${world.now()}`.execute(world.db);
    assert.equal(awake[0]?.count, 0, 'what was answered sleeps');
  }));

test('a job for a matter that is gone does nothing', () =>
  inWorld(async (world) => {
    const gone = { communityId: places.community, id: world.asSystem().newId() };
    assert.deepEqual(await answerClocks(world.asSystem(), gone), { rings: [], step: undefined });
    assert.equal(await reckonMatterAgain(world.asSystem(), gone), false);
  }));

test('a stricter deadline set by the steward reaches running matters when they are reckoned again', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const before = (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'handle')?.dueAt;
    const set = await setDeadline(await world.as(people.wu), {
      placeId: places.community,
      profile: 'need',
      clockClass: 'ordinary',
      stage: 'handle',
      amount: { kind: 'hours', quantity: 48 },
      source: '居民公約第三條',
    });
    valueOf(set);
    assert.equal(await reckonMatterAgain(world.asSystem(), key), true);
    assert.equal(await reckonMatterAgain(world.asSystem(), key), false);
    const later = (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'handle')?.dueAt;
    assert.ok(before !== undefined && later !== undefined);
    assert.equal(later.until(before).total('hours'), 24 * 7 - 48);
  }));

test('what rests on holidays that are not announced is reckoned each night', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, { ...railing, category: 'rubbish' });
    await sql`update matters.clock set is_provisional = true,
        due_at = due_at + interval '1 day' where matter_id = ${key.id} and stage = 'triage'`.execute(
      world.db,
    );
    await reckonAgainJob.run(world.asSystem(), {});
    const { rows } = await sql<{ provisional: boolean }>`
      select is_provisional as provisional from matters.clock
      where matter_id = ${key.id} and stage = 'triage'`.execute(world.db);
    assert.deepEqual(rows, [{ provisional: false }]);
  }));

test('the auditor finds nothing wrong with matters as the engine keeps them', () =>
  inWorld(async (world) => {
    await claimed(world);
    await world.raise(people.li, railing);
    const over = await world.raise(people.wang, { body: '第三件' });
    valueOf(await claimMatter(await world.as(people.li), over));
    valueOf(await markDone(await world.as(people.li), { ...over, note: '好了', photos: [] }));
    assert.deepEqual(await auditMatters(world.asSystem()), { found: [], fresh: 0, cleared: 0 });
  }));

const breakings: readonly (readonly [kind: string, statement: (id: string) => string])[] = [
  [
    'no_clock',
    (id) =>
      `update matters.clock set stopped_at = started_at, wakes_at = null where matter_id = '${id}'`,
  ],
  [
    'clock_mismatch',
    (id) =>
      `update matters.matter set next_due_at = next_due_at + interval '1 hour' where id = '${id}'`,
  ],
  [
    'holder_mismatch',
    (id) =>
      `update matters.assignment set ended_at = started_at, end_reason = 'left' where matter_id = '${id}'`,
  ],
];

for (const [kind, statement] of breakings) {
  test(`the auditor finds ${kind.replaceAll('_', ' ')}, tells the journal once, and clears what is mended`, () =>
    inWorld(async (world) => {
      const key = await claimed(world);
      await sql.raw(statement(key.id)).execute(world.db);
      const audit = await auditMatters(world.asSystem());
      assert.ok(
        audit.found.some((one) => one.kind === kind && one.matterId === key.id),
        kind,
      );
      assert.equal((await auditMatters(world.asSystem())).fresh, 0);
      const findings = valueOf(
        await readFindings(await world.as(dispatcher), { placeId: places.community }),
      );
      assert.ok(findings.some((one) => one.kind === kind));
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from platform.journal
        where verb = 'audit_finding' and subject_id = ${key.id} and data->>'kind' = ${kind}`.execute(
        world.db,
      );
      assert.equal(rows[0]?.count, 1);
    }));
}

test('the auditor finds a clock that ended and that nobody answered, but not one that was answered', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    world.forward({ hours: 3 });
    const audit = await auditMatters(world.asSystem());
    assert.deepEqual(
      audit.found.map(({ kind, matterId }) => [kind, matterId]),
      [['clock_unanswered', key.id]],
    );
    valueOf(await commentOnMatter(await world.as(people.chen), { ...key, body: '有人管嗎' }));
    const asked = await auditMatters(world.asSystem());
    assert.equal(asked.found.length, 1, 'a neighbour who asks answers nothing');
    valueOf(await commentOnMatter(await world.as(dispatcher), { ...key, body: '已經派人去了' }));
    const answered = await auditMatters(world.asSystem());
    assert.deepEqual([answered.found.length, answered.cleared], [0, 1]);
  }));

test('the auditor finds matters that wait for a body that is closed, or a role nobody holds', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    assert.equal((await viewOf(world, key)).queue, `organisation:${company}`);
    await sql`update organisations.organisation set closed_on = '2026-11-23'
      where id = ${company}`.execute(world.db);
    const audit = await auditMatters(world.asSystem());
    assert.deepEqual(
      audit.found.map(({ kind }) => kind),
      ['held_by_nobody'],
    );
    await sql`update matters.matter set queue = ${`role:community_worker@${places.community}`}
      where id = ${key.id}`.execute(world.db);
    assert.deepEqual((await auditMatters(world.asSystem())).found, []);
    await sql`update people.grant set withdrawn_at = ${world.now()}, withdrawn_by = ${people.wu},
        withdrawal_reason = '離職' where role = 'community_worker'`.execute(world.db);
    const left = await auditMatters(world.asSystem());
    assert.deepEqual(
      left.found.map(({ kind }) => kind),
      ['held_by_nobody'],
    );
  }));

test('every state that waits has an end of its own', () =>
  inWorld(async (world) => {
    const waiting: readonly (readonly [State, Verb])[] = [
      ['claimed', 'take_back'],
      ['done', 'close_unanswered'],
    ];
    for (const [state, verb] of waiting) {
      const key = state === 'done' ? await done(world) : await claimed(world);
      assert.equal((await viewOf(world, key)).state, state);
      assert.equal(await pass(world, key, 24 * 20), verb);
      world.forward({ hours: 1 });
    }
  }));
