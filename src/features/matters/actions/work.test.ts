import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MAX_PAUSE_DAYS, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Result } from '#/lib/result.ts';
import {
  company,
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { assignMatter, checkWork, closeMatter } from './dispatch.ts';
import { requestRelease } from './help.ts';
import type { MatterKey } from './open.ts';
import { readMatter } from './view.ts';
import {
  answerQuestion,
  markDone,
  pauseWork,
  requestPause,
  resumeWork,
  scheduleWork,
  startWork,
  waitFor,
} from './work.ts';

const DAY = 24;
const reason = '等零件';

async function held(world: MatterWorld, changes = {}): Promise<MatterKey> {
  const key = await world.raise(people.wang, changes);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

async function viewOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

async function stateOf(world: MatterWorld, key: MatterKey) {
  return (await viewOf(world, key)).state;
}

type Work = (context: Context, key: MatterKey) => Promise<Result<unknown>>;

/** Everything the holder may do, each with what it needs. */
const works: { readonly [name: string]: (world: MatterWorld) => Work } = {
  startWork: () => async (context, key) => startWork(context, key),
  scheduleWork: (world) => async (context, key) =>
    scheduleWork(context, { ...key, at: world.now().add({ hours: 3 }) }),
  'waitFor asker': () => async (context, key) =>
    waitFor(context, { ...key, reason, whom: 'asker' }),
  'waitFor partner': () => async (context, key) =>
    waitFor(context, { ...key, reason, whom: 'partner' }),
  requestPause: (world) => async (context, key) =>
    requestPause(context, { ...key, reason, until: world.now().add({ hours: 48 }) }),
  markDone: () => async (context, key) => markDone(context, { ...key, note: '好了', photos: [] }),
};

for (const [name, make] of Object.entries(works)) {
  test(`${name} is for who has it in hand, and for nobody else who may see it`, () =>
    inWorld(async (world) => {
      const key = await held(world, railing);
      const work = make(world);
      for (const id of [people.wang, people.li, people.zhuang, dispatcher, gridWorker, repairer]) {
        assert.equal(refusalOf(await work(await world.as(id), key)), 'not_allowed', id);
      }
      assert.equal(refusalOf(await work(world.asVisitor(), key)), 'sign_in_required');
      const gone = { ...key, id: '019cf000-0000-7000-8000-000000000999' };
      assert.equal(refusalOf(await work(await world.as(people.chen), gone)), 'not_found');
      valueOf(await work(await world.as(people.chen), key));
    }));

  test(`${name} is no more once it is over`, () =>
    inWorld(async (world) => {
      const key = await held(world);
      const close = { ...key, as: 'by_others', reason: '鄰居已修好' } as const;
      valueOf(await closeMatter(await world.as(dispatcher), close));
      const refusal = refusalOf(await make(world)(await world.as(people.chen), key));
      assert.ok(['wrong_state', 'not_allowed'].includes(refusal), refusal);
    }));
}

test('a time agreed on is needed, lies ahead, and is seen by all who see the matter', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const by = await world.as(people.chen);
    const now = world.now();
    for (const at of [now, now.subtract({ minutes: 1 })]) {
      assert.equal(refusalOf(await scheduleWork(by, { ...key, at })), 'time_past');
    }
    const at = now.add({ minutes: 1 });
    valueOf(await scheduleWork(by, { ...key, at, note: '帶梯子來' }));
    assert.equal((await viewOf(world, key)).scheduledFor?.toString(), at.toString());
    const later = now.add({ hours: 9 });
    valueOf(await scheduleWork(by, { ...key, at: later }));
    assert.equal((await viewOf(world, key)).scheduledFor?.toString(), later.toString());
    valueOf(await startWork(by, key));
    assert.equal((await viewOf(world, key)).scheduledFor, undefined, 'who has begun needs no time');
  }));

test('what waits goes on by the holder, the answer, or the dispatcher, and by nobody else', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const wait = async () =>
      valueOf(
        await waitFor(await world.as(people.chen), { ...key, reason: '哪個房間？', whom: 'asker' }),
      );
    const answer = { ...key, reason: '廚房' };
    await wait();
    assert.equal(refusalOf(await answerQuestion(await world.as(people.li), answer)), 'not_allowed');
    assert.equal(refusalOf(await resumeWork(await world.as(people.li), key)), 'not_allowed');
    const blank = { ...key, reason: ' ' };
    assert.equal(
      refusalOf(await answerQuestion(await world.as(people.wang), blank)),
      'reason_required',
    );
    valueOf(await answerQuestion(await world.as(people.lin, people.wang), answer));
    assert.equal(await stateOf(world, key), 'in_progress');
    assert.equal(
      refusalOf(await answerQuestion(await world.as(people.wang), answer)),
      'wrong_state',
    );
    for (const id of [people.chen, dispatcher]) {
      await wait();
      valueOf(await resumeWork(await world.as(id), key));
      assert.equal(await stateOf(world, key), 'in_progress');
    }
  }));

test('a rest has a reason and an end, not past and not beyond a year', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const now = world.now();
    const by = await world.as(dispatcher);
    const rest = { ...key, reason, until: now.add({ hours: MAX_PAUSE_DAYS * DAY }) };
    const far = { ...rest, until: rest.until.add({ seconds: 1 }) };
    const holder = await world.as(people.chen);
    for (const ask of [
      async (input: typeof rest) => pauseWork(by, input),
      async (input: typeof rest) => requestPause(holder, input),
    ]) {
      assert.equal(refusalOf(await ask(far)), 'time_too_far');
      assert.equal(refusalOf(await ask({ ...rest, until: now })), 'time_past');
      assert.equal(refusalOf(await ask({ ...rest, reason: '\n' })), 'reason_required');
    }
    for (const id of [people.chen, people.wang, people.li, gridWorker]) {
      assert.equal(refusalOf(await pauseWork(await world.as(id), rest)), 'not_allowed', id);
    }
    valueOf(await pauseWork(by, rest));
    assert.equal(await stateOf(world, key), 'paused');
    assert.equal(refusalOf(await requestPause(holder, rest)), 'wrong_state');
  }));

test('a rest is asked for once at a time, and granting it answers the wish', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const wish = { ...key, reason, until: world.now().add({ hours: 72 }) };
    valueOf(await requestPause(await world.as(people.chen), wish));
    assert.equal(
      refusalOf(await requestPause(await world.as(people.chen), wish)),
      'already_requested',
    );
    assert.equal((await viewOf(world, key)).requests.length, 1);
    valueOf(await pauseWork(await world.as(dispatcher), wish));
    assert.equal((await viewOf(world, key)).requests.length, 0);
    const { rows } = await sql<{ answer: string }>`select answer from matters.request`.execute(
      world.db,
    );
    assert.deepEqual(rows, [{ answer: 'granted' }]);
  }));

test('what is done needs words or a photo of the end, and no more photos than there may be', () =>
  inWorld(async (world) => {
    const key = await held(world);
    const by = await world.as(people.chen);
    const photo = (number: number, stage: 'before' | 'proof') => ({
      fileId: `019cf000-0000-7000-8000-0000000003${String(number).padStart(2, '0')}`,
      stage,
    });
    const before = { ...key, photos: [photo(1, 'before')] };
    assert.equal(refusalOf(await markDone(by, before)), 'proof_required');
    assert.equal(
      refusalOf(await markDone(by, { ...key, note: '  ', photos: [] })),
      'proof_required',
    );
    const many = Array.from({ length: MAX_PHOTOS + 1 }, (_, number) => photo(number, 'proof'));
    assert.equal(refusalOf(await markDone(by, { ...key, photos: many })), 'too_many_photos');
    assert.equal((await viewOf(world, key)).photos, 0, 'nothing of it was kept');
    valueOf(await markDone(by, { ...key, photos: many.slice(1) }));
    const view = await viewOf(world, key);
    assert.deepEqual([view.state, view.photos], ['done', MAX_PHOTOS]);
  }));

test('a holder who comes back to it after a check that failed is counted once more', () =>
  inWorld(async (world) => {
    // A building leader, who could check the work of others there.
    const key = await held(world, { ...railing, placeId: places.building });
    const finish = async () =>
      valueOf(await markDone(await world.as(people.chen), { ...key, note: '焊好了', photos: [] }));
    for (const round of [1, 2]) {
      await finish();
      world.forward({ hours: 1 });
      const failed = { ...key, verdict: 'failed', reason: '還在晃' } as const;
      valueOf(await checkWork(await world.as(gridWorker), failed));
      const { rows } = await sql<{ reworks: number; holder: string }>`
        select rework_count as reworks, holder_id as holder from matters.matter
        where id = ${key.id}`.execute(world.db);
      assert.deepEqual(rows, [{ reworks: round, holder: people.chen }]);
    }
    const handles = (await viewOf(world, key)).clocks.filter(({ stage }) => stage === 'handle');
    assert.equal(handles.length, 1, 'one clock of handling runs, of a later round');
    const own = { ...key, verdict: 'passed' } as const;
    await finish();
    assert.equal(refusalOf(await checkWork(await world.as(people.chen), own)), 'own_work');
  }));

test('a request to let go while the work is done, or to oneself, is refused', () =>
  inWorld(async (world) => {
    const key = await held(world);
    assert.equal(
      refusalOf(await requestRelease(await world.as(people.chen), { ...key, reason })),
      'own_work',
    );
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    assert.equal(
      refusalOf(await requestRelease(await world.as(people.li), { ...key, reason })),
      'nobody_has_it',
    );
  }));

test('a complaint is given to anybody but the one it is about', () =>
  inWorld(async (world) => {
    const complaint = { ...railing, visibility: 'staff', againstPersonId: people.zhuang } as const;
    const key = await world.raise(people.wang, complaint);
    const by = await world.as(dispatcher);
    const accused = { ...key, assigneeId: people.zhuang };
    assert.equal(refusalOf(await assignMatter(by, accused)), 'complaint_against_them');
    valueOf(await assignMatter(by, { ...key, assigneeId: gridWorker }));
    const moved = { ...accused, reason: '換人' };
    assert.equal(refusalOf(await assignMatter(by, moved)), 'complaint_against_them');
    assert.equal(refusalOf(await readMatter(await world.as(people.zhuang), key)), 'not_found');
  }));

test('a complaint about a body is given to none of its members, and to others as before', () =>
  inWorld(async (world) => {
    const complaint = { ...railing, visibility: 'staff', againstOrganisationId: company } as const;
    const key = await world.raise(people.wang, complaint);
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      values (${places.community}, gen_random_uuid(), ${company}, ${repairer}, '2026-01-01')`.execute(
      world.db,
    );
    const by = await world.as(dispatcher);
    const given = await assignMatter(by, { ...key, assigneeId: repairer });
    assert.equal(refusalOf(given), 'complaint_against_them');
    valueOf(await assignMatter(by, { ...key, assigneeId: gridWorker }));
    const moved = await assignMatter(by, { ...key, assigneeId: repairer, reason: '換人' });
    assert.equal(refusalOf(moved), 'complaint_against_them');
    const plain = await world.raise(people.wang, { ...railing, body: '樓道的燈' });
    valueOf(await assignMatter(by, { ...plain, assigneeId: repairer }));
  }));

test('whoever has left a body may be given a complaint about it', () =>
  inWorld(async (world) => {
    const complaint = { ...railing, visibility: 'staff', againstOrganisationId: company } as const;
    const key = await world.raise(people.wang, complaint);
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on, left_on)
      values (${places.community}, gen_random_uuid(), ${company}, ${gridWorker}, '2026-01-01',
        '2026-06-30')`.execute(world.db);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: gridWorker }));
  }));
