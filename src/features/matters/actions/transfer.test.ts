import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { readQueue } from '#/features/matters/rules/routing.ts';
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
import { doToMany } from './bulk.ts';
import { changeCategory } from './change.ts';
import { countDeskOf, readDesk } from './desk.ts';
import { acceptMatter, assignMatter } from './dispatch.ts';
import type { MatterKey } from './open.ts';
import { readTargets, sendBackMatter, transferMatter } from './transfer.ts';
import { undoMany } from './undo.ts';
import { readMatter } from './view.ts';
import { startWork } from './work.ts';

const body = `organisation:${company}`;
const community = `role:dispatcher@${places.community}`;
const reason = '這段歸物業管';

async function viewOf(world: MatterWorld, key: MatterKey, by = dispatcher) {
  return valueOf(await readMatter(await world.as(by), key));
}

async function pass(world: MatterWorld, key: MatterKey, to: string, by = dispatcher) {
  return transferMatter(await world.as(by), { ...key, queue: to, reason });
}

async function sendBack(world: MatterWorld, key: MatterKey, by = dispatcher) {
  return sendBackMatter(await world.as(by), { ...key, reason: '不歸我們' });
}

async function shownTo(world: MatterWorld, by: string, filter: 'all' | 'passed_on') {
  const desk = valueOf(await readDesk(await world.as(by), { placeId: places.community, filter }));
  return desk.rows.map(({ id }) => id);
}

/** A report of the railing, which is the property company's to look after. */
async function report(world: MatterWorld): Promise<MatterKey> {
  return world.raise(people.li, { ...railing, visibility: 'neighbours' });
}

test('the company hands a report on; it stands on both desks until it is taken over', () =>
  inWorld(async (world) => {
    const key = await report(world);
    assert.equal((await viewOf(world, key)).queue, body);
    const before = await viewOf(world, key);
    world.forward({ minutes: 20 });
    valueOf(await pass(world, key, community, repairer));
    const after = await viewOf(world, key);
    assert.deepEqual([after.queue, after.passedFrom, after.state], [community, body, 'submitted']);
    assert.deepEqual(after.clocks, before.clocks, 'the time goes on');
    assert.deepEqual(await shownTo(world, repairer, 'passed_on'), [key.id]);
    assert.deepEqual(await shownTo(world, dispatcher, 'passed_on'), [key.id]);
    assert.deepEqual(await shownTo(world, repairer, 'all'), [], 'it is theirs no more');
    const asSender = await viewOf(world, key, repairer);
    assert.ok(!asSender.allowed.verbs.includes('accept'), 'who handed it on reads, and waits');
    const counts = valueOf(
      await countDeskOf(await world.as(repairer), { placeId: places.community }),
    );
    assert.deepEqual([counts.passedOn, counts.open], [1, 0]);
    valueOf(await acceptMatter(await world.as(dispatcher), key));
    assert.equal((await viewOf(world, key)).passedFrom, undefined);
    assert.deepEqual(await shownTo(world, repairer, 'passed_on'), []);
    const gone = await readMatter(await world.as(repairer), key);
    assert.equal(
      refusalOf(gone),
      'not_found',
      'what was told to neighbours is told to them no more',
    );
  }));

test('who asked reads to whom it went and why, and neighbours do not', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await pass(world, key, community));
    const line = (await viewOf(world, key, people.li)).events.at(-1);
    assert.deepEqual([line?.verb, line?.note, line?.passedTo], ['transfer', reason, community]);
    const seen = await viewOf(world, key, people.chen);
    assert.ok(!seen.events.some(({ verb }) => verb === 'transfer'));
    assert.equal(seen.passedFrom, undefined);
  }));

test('what a worker has in hand is handed on out of their hands, and the work’s time goes on', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await acceptMatter(await world.as(dispatcher), key));
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    valueOf(await startWork(await world.as(repairer), key));
    const handle = async () =>
      (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'handle')?.dueAt?.toString();
    const due = await handle();
    assert.equal(refusalOf(await pass(world, key, community, gridWorker)), 'not_allowed');
    world.forward({ hours: 3 });
    valueOf(await pass(world, key, community, repairer));
    const view = await viewOf(world, key);
    assert.deepEqual([view.state, await handle()], ['returned', due]);
    assert.deepEqual([view.hands[0]?.endReason, view.bucket], ['transferred', 'open']);
    assert.ok(
      view.clocks.some(({ stage }) => stage === 'triage'),
      'they are asked for an answer',
    );
  }));

test('the third time it is sent back it is the street’s to decide, and then nobody’s to send back', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    for (const round of [1, 2, 3]) {
      valueOf(await pass(world, key, community, repairer));
      valueOf(await sendBack(world, key));
      const { queue, sendBacks, passedFrom } = await viewOf(world, key);
      assert.deepEqual([sendBacks, passedFrom], [round, undefined]);
      if (round < 3) assert.equal(queue, body);
      else assert.equal(Object.values(readQueue(queue))[0], 'dispatcher');
    }
    const { queue } = await viewOf(world, key);
    assert.notEqual(queue, community, 'the community has a part in it');
    assert.equal(refusalOf(await pass(world, key, body)), 'superior_decides');
    const { rows } = await sql<{ count: number }>`select send_back_count as count
      from matters.matter where id = ${key.id}::uuid`.execute(world.db);
    assert.equal(rows[0]?.count, 3);
    assert.equal(refusalOf(await sendBack(world, key)), 'not_passed_on');
  }));

test('it goes to nobody who is not asked here, and not to whom it is about', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    assert.equal(refusalOf(await pass(world, key, 'organisation:nobody')), 'queue_unknown');
    assert.equal(refusalOf(await pass(world, key, body)), 'same_queue');
    const bare = { ...key, queue: community, reason: ' ' };
    const wished = transferMatter(await world.as(dispatcher), bare);
    assert.equal(refusalOf(await wished), 'reason_required');
    const nobody = { ...key, queue: '', reason };
    const unnamed = transferMatter(await world.as(dispatcher), nobody);
    assert.equal(refusalOf(await unnamed), 'queue_required');
    assert.equal(refusalOf(await pass(world, key, community, people.chen)), 'not_allowed');
    assert.equal(
      refusalOf(await transferMatter(world.asVisitor(), { ...key, queue: body, reason })),
      'sign_in_required',
    );
    const targets = valueOf(await readTargets(await world.as(dispatcher), key));
    assert.ok(targets.some((queue) => queue === community));
    assert.ok(!targets.some((queue) => queue === body), 'whose it is already is not offered');
  }));

test('who is asked does not hand it round: it is taken over or sent back first', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await pass(world, key, community));
    assert.equal(refusalOf(await pass(world, key, body)), 'passed_on_already');
    valueOf(await sendBack(world, key));
    assert.equal((await viewOf(world, key)).queue, body);
    assert.equal((await viewOf(world, key)).events.at(-1)?.passedTo, body);
    assert.equal(refusalOf(await sendBack(world, key)), 'not_passed_on');
  }));

test('a complaint about the company is not handed on to it', () =>
  inWorld(async (world) => {
    const complaint = { category: 'complaint', againstOrganisationId: company };
    const key = await world.raise(people.li, { ...railing, ...complaint, visibility: 'staff' });
    assert.equal(refusalOf(await pass(world, key, body)), 'complaint_against_them');
    const targets = valueOf(await readTargets(await world.as(dispatcher), key));
    assert.ok(!targets.some((queue) => queue === body));
  }));

test('another category routes it anew, and then it is on its way to nobody', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await pass(world, key, community));
    valueOf(await changeCategory(await world.as(dispatcher), { ...key, category: 'rubbish' }));
    assert.equal((await viewOf(world, key)).passedFrom, undefined);
  }));

test('who takes many over by mistake undoes it, and they are on their way as before', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await pass(world, key, community));
    world.forward({ minutes: 1 });
    const many = { communityId: key.communityId, ids: [key.id] };
    const step = { kind: 'accept' } as const;
    const { bulkId } = valueOf(await doToMany(await world.as(dispatcher), { ...many, step }));
    assert.equal((await viewOf(world, key)).passedFrom, undefined);
    valueOf(await undoMany(await world.as(dispatcher), { ...many, bulkId }));
    const { passedFrom, queue, state } = await viewOf(world, key);
    assert.deepEqual([passedFrom, queue, state], [body, community, 'submitted']);
  }));
