import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { dispatcher, inWorld, people, places, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { assignMatter } from './dispatch.ts';
import type { MatterKey } from './open.ts';
import { confirmMatter, requestReopening, withdrawMatter } from './judge.ts';
import { answerClocks } from './keep-time.ts';
import { giveUrgent, nameUrgent, openUrgent, setCalling } from './urgent.ts';
import { readMatter } from './view.ts';
import { markDone, startWork } from './work.ts';

const MOVED = 'matters.urgent_moved';
const nappies = {
  profile: 'urgent',
  category: 'urgent_goods',
  body: '尿布用完了',
  visibility: 'neighbours',
} as const;

function raiseUrgent(world: MatterWorld): Promise<MatterKey> {
  return world.raise(people.wang, nappies);
}

async function jobsOf({ db }: MatterWorld, { id }: MatterKey): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs
    where key = ${`${MOVED}:${id}`} and task_identifier = ${MOVED}`.execute(db);
  return rows[0]?.count ?? 0;
}

test('what is urgent is told to whoever finds help, and says what that has to know', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    assert.equal(await jobsOf(world, key), 1);
    const found = await openUrgent(world.asSystem(), key);
    assert.ok(found !== undefined);
    assert.equal(found.state, 'accepted');
    assert.equal(found.isOver, false);
    assert.equal(found.askerId, people.wang);
    assert.deepEqual([found.holderId, found.helperIds, found.formerIds], [undefined, [], []]);
    assert.equal(found.group, 'urgent');
    assert.deepEqual(found.abilities, ['errands']);
    assert.equal(found.buildingId, places.building);
    assert.equal(found.line.at(-1), places.building);
    assert.ok(found.line.includes(found.communityId));
  }));

test('what can wait is none of it: no job is added, and nothing is opened', () =>
  inWorld(async (world) => {
    const need = await world.raise(people.wang);
    assert.equal(await jobsOf(world, need), 0);
    assert.equal(await openUrgent(world.asSystem(), need), undefined);
    assert.equal(await giveUrgent(world.asSystem(), need, people.li), false);
    const nowhere = { ...need, id: world.asSystem().newId() };
    assert.equal(await openUrgent(world.asSystem(), nowhere), undefined);
  }));

test('while neighbours are called the matter says so; said again nothing changes', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    const stateOf = async () => (await openUrgent(world.asSystem(), key))?.state;
    await setCalling(world.asSystem(), key, 'called_in');
    assert.equal(await stateOf(), 'accepted');
    await setCalling(world.asSystem(), key, 'calling');
    assert.equal(await stateOf(), 'offered');
    await setCalling(world.asSystem(), key, 'calling');
    assert.equal(await stateOf(), 'offered');
    await setCalling(world.asSystem(), key, 'called_in');
    assert.equal(await stateOf(), 'accepted');
  }));

test('neighbours do not claim what is urgent: who goes is settled among those who said yes', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    await setCalling(world.asSystem(), key, 'calling');
    const claimed = await claimMatter(await world.as(people.li), key);
    assert.equal(refusalOf(claimed), 'not_allowed');
  }));

test('the first it is given to has it, the next lends a hand, and nobody gets it twice', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    const system = world.asSystem();
    await setCalling(system, key, 'calling');
    assert.equal(await giveUrgent(system, key, people.wang), false, 'not to whoever asked');
    assert.equal(await giveUrgent(system, key, people.li), true);
    assert.equal(await giveUrgent(system, key, people.li), false);
    assert.equal(await giveUrgent(system, key, people.chen), true);
    assert.equal(await giveUrgent(system, key, people.chen), false);
    const found = await openUrgent(system, key);
    assert.deepEqual(
      [found?.state, found?.holderId, found?.helperIds],
      ['claimed', people.li, [people.chen]],
    );
    const seen = valueOf(await readMatter(await world.as(people.wang), key));
    assert.ok(JSON.stringify(seen).includes('claimed'));
  }));

test('it goes the way of a need: arrived, done, confirmed; then it is given to nobody', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    await giveUrgent(world.asSystem(), key, people.li);
    const helper = await world.as(people.li);
    valueOf(await startWork(helper, key));
    valueOf(await markDone(helper, { ...key, note: '送到了', photos: [] }));
    const done = await openUrgent(world.asSystem(), key);
    assert.deepEqual([done?.state, done?.isOver], ['done', true]);
    assert.equal(await giveUrgent(world.asSystem(), key, people.chen), false);
    const answer = { answer: 'solved', isSatisfied: true, wishesToHelp: true } as const;
    valueOf(await confirmMatter(await world.as(people.wang), { ...key, ...answer }));
    const over = await openUrgent(world.asSystem(), key);
    assert.deepEqual([over?.state, over?.isOver], ['resolved', true]);
  }));

test('whoever is silent for half an hour loses it, and is known to have had it', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    await giveUrgent(world.asSystem(), key, people.li);
    world.forward({ minutes: 29 });
    await answerClocks(world.asSystem(), key);
    assert.equal((await openUrgent(world.asSystem(), key))?.holderId, people.li);
    world.forward({ minutes: 1 });
    await answerClocks(world.asSystem(), key);
    const found = await openUrgent(world.asSystem(), key);
    assert.deepEqual([found?.state, found?.holderId], ['accepted', undefined]);
    assert.deepEqual(found?.formerIds, [people.li]);
  }));

test('nobody is called before it is decided whether what is over is opened again', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    const asker = await world.as(people.wang);
    await giveUrgent(world.asSystem(), key, people.li);
    valueOf(await markDone(await world.as(people.li), { ...key, note: '送到了', photos: [] }));
    valueOf(await confirmMatter(asker, { ...key, answer: 'partly', wishesToHelp: false }));
    valueOf(await requestReopening(asker, { ...key, reason: '還差一樣' }));
    const found = await openUrgent(world.asSystem(), key);
    assert.deepEqual([found?.state, found?.isOver], ['reopen_requested', true]);
    assert.equal(await giveUrgent(world.asSystem(), key, people.chen), false);
  }));

test('staff take it over at any time, and whoever asked takes it back', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    await setCalling(world.asSystem(), key, 'calling');
    const worker = await world.as(dispatcher);
    valueOf(await assignMatter(worker, { ...key, assigneeId: people.chen }));
    assert.equal((await openUrgent(world.asSystem(), key))?.holderId, people.chen);
    const other = await world.raise(people.wang, { ...nappies, body: '還要奶粉' });
    valueOf(await withdrawMatter(await world.as(people.wang), { ...other }));
    assert.equal((await openUrgent(world.asSystem(), other))?.isOver, true);
    assert.equal(await giveUrgent(world.asSystem(), other, people.li), false);
  }));

test('named together: what it is about, of what is urgent alone, and of nobody', () =>
  inWorld(async (world) => {
    const key = await raiseUrgent(world);
    const other = await world.raise(people.li, nappies);
    const usual = await world.raise(people.wang);
    const gone = { communityId: key.communityId, id: people.he as MatterKey['id'] };
    const named = await nameUrgent(world.asSystem(), [key, other, usual, gone]);
    assert.deepEqual([...named.keys()].toSorted(), [key.id, other.id].toSorted());
    const one = named.get(key.id);
    const { reference } = (await openUrgent(world.asSystem(), key)) ?? {};
    assert.equal(one?.reference, reference);
    assert.match(one?.categoryNames.hant ?? '', /急用的東西/);
    assert.deepEqual(Object.keys(one ?? {}).toSorted(), [
      'categoryNames',
      'communityId',
      'reference',
    ]);
    assert.equal((await nameUrgent(world.asSystem(), [])).size, 0);
    const elsewhere = { ...key, communityId: places.nextCommunity };
    assert.equal((await nameUrgent(world.asSystem(), [elsewhere])).size, 0);
  }));
