import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { ListSight } from '#/features/matters/policy.ts';
import { claimMatter } from '#/features/matters/actions/claim.ts';
import { confirmMatter } from '#/features/matters/actions/judge.ts';
import type { MatterKey } from '#/features/matters/actions/open.ts';
import { followMatter } from '#/features/matters/actions/talk.ts';
import { markDone, scheduleWork } from '#/features/matters/actions/work.ts';
import { brand } from '#/lib/brand.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { boxAround } from '#/lib/geo.ts';
import { inWorld, people, places, railing, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { listCandidates } from './alike.ts';
import { listWaitingIn, listWaitingQueues } from './audit.ts';
import { findCardExtras } from './card-extras.ts';
import { listDoers } from './doers.ts';
import { findReferenced } from './references.ts';
import { listContactSights, listLinks, noteContactSight } from './sights.ts';
import { countOpenByBuilding, listHelpedHomes, listHelpers } from './street.ts';

const communityId = places.community;
const everybody: ListSight = {
  personId: undefined,
  actingId: undefined,
  visibilities: ['all'],
  organisationIds: [],
  spot: 'building',
};
const locals: ListSight = { ...everybody, visibilities: ['all', 'neighbours'] };

/** Lives a need to its thankful end. */
async function helped(
  world: MatterWorld,
  changes = {},
  helper: string = people.chen,
): Promise<MatterKey> {
  const key = await world.raise(people.wang, changes);
  valueOf(await claimMatter(await world.as(helper), key));
  valueOf(await markDone(await world.as(helper), { ...key, note: '好了', photos: [] }));
  const answer = { ...key, answer: 'solved', thanks: '多謝', wishesToHelp: false } as const;
  valueOf(await confirmMatter(await world.as(people.wang), answer));
  return key;
}

test('what waits is counted by building, as far as the reader may see it', () =>
  inWorld(async (world) => {
    await world.raise(people.wang);
    await world.raise(people.wang, {
      body: '二',
      placeId: household(3, 1, 101),
      visibility: 'neighbours',
    });
    await world.raise(people.li, { body: '三', placeId: places.otherBuilding });
    await world.raise(people.li, { body: '四', placeId: places.compound });
    const taken = await world.raise(people.li, { body: '五', placeId: places.otherBuilding });
    valueOf(await claimMatter(await world.as(people.chen), taken));
    const counted = async (sight: ListSight) =>
      Object.fromEntries(await countOpenByBuilding(world.db, { communityId, sight }));
    assert.deepEqual(await counted(everybody), { [places.building]: 1, [places.otherBuilding]: 1 });
    assert.deepEqual(await counted(locals), { [places.building]: 2, [places.otherBuilding]: 1 });
  }));

test('homes that were helped light up, buildings and what strangers may not see do not', () =>
  inWorld(async (world) => {
    const since = world.now();
    const home = household(3, 2, 201);
    await helped(world, { placeId: home, body: '一' });
    await helped(world, { placeId: places.building, body: '二' });
    await helped(world, { placeId: household(7, 1, 101), body: '三', visibility: 'neighbours' });
    const lit = async (sight: ListSight, from = since) =>
      [...(await listHelpedHomes(world.db, { communityId, sight, since: from }))].toSorted();
    assert.deepEqual(await lit(everybody), [home]);
    assert.deepEqual(await lit(locals), [home, household(7, 1, 101)]);
    assert.deepEqual(await lit(locals, since.add({ hours: 1 })), []);
  }));

test('those who did something lately are known, the latest first and once each', () =>
  inWorld(async (world) => {
    const since = world.now();
    await helped(world, { body: '一' }, people.chen);
    world.forward({ hours: 1 });
    await helped(world, { body: '二' }, people.li);
    await helped(world, { body: '三', category: 'hospital' }, people.chen);
    const electric = { communityId, categories: ['home_electric'], since };
    assert.deepEqual(await listDoers(world.db, electric, 5), [people.li, people.chen]);
    assert.deepEqual(await listDoers(world.db, electric, 1), [people.li]);
    assert.deepEqual(await listDoers(world.db, { ...electric, categories: [] }, 5), []);
    const later = { ...electric, since: since.add({ minutes: 30 }) };
    assert.deepEqual(await listDoers(world.db, later, 5), [people.li]);
    const helpers = await listHelpers(world.db, { communityId, since });
    assert.deepEqual(helpers.toSorted(), [people.chen, people.li]);
    assert.deepEqual(await listHelpers(world.db, { communityId: places.nextCommunity, since }), []);
  }));

test('candidates for a duplicate lie in the box or nowhere, are open, recent, and to be seen', () =>
  inWorld(async (world) => {
    const here = { lon: 118.0894, lat: 24.4798 };
    const tell = async (body: string, changes = {}) =>
      world.raise(people.wang, { ...railing, body, ...changes });
    const near = await tell('近', { point: here });
    await tell('遠', { point: { lon: 118.2, lat: 24.5 } });
    const nowhere = await tell('沒有位置');
    const local = await tell('鄰居才看', { point: here, visibility: 'neighbours' });
    await tell('別的', { category: 'rubbish', point: here });
    const box = boxAround({ longitude: here.lon, latitude: here.lat }, 200);
    const wanted = {
      communityId,
      sight: everybody,
      categories: ['railing'],
      box,
      now: world.now(),
    };
    const found = async (changes = {}) =>
      (await listCandidates(world.db, { ...wanted, ...changes })).map(({ id }) => id).toSorted();
    assert.deepEqual(await found(), [near.id, nowhere.id].toSorted());
    assert.deepEqual(await found({ sight: locals }), [near.id, nowhere.id, local.id].toSorted());
    assert.equal((await found({ box: undefined })).length, 3, 'without a point all are looked at');
    const days = (count: number) => world.now().add({ hours: 24 * count });
    assert.equal((await found({ now: days(14) })).length, 2);
    assert.equal((await found({ now: days(14).add({ seconds: 1 }) })).length, 0);
    await sql`update matters.matter set state = 'withdrawn', closed_as = 'withdrawn',
      closed_at = now(), next_due_at = null where id = ${near.id}`.execute(world.db);
    assert.deepEqual(await found(), [nowhere.id]);
  }));

test('a card tells the last thanks, the time agreed on, and whether one follows', () =>
  inWorld(async (world) => {
    const solved = await helped(world, { body: '一' });
    const agreed = await world.raise(people.wang, { body: '二' });
    valueOf(await claimMatter(await world.as(people.chen), agreed));
    const at = world.now().add({ hours: 5 });
    valueOf(await scheduleWork(await world.as(people.chen), { ...agreed, at }));
    valueOf(await followMatter(await world.as(people.li), agreed));
    const keys = [solved, agreed];
    const extras = await findCardExtras(world.db, { keys, personId: people.li });
    assert.deepEqual(
      [extras.get(solved.id)?.thanks, extras.get(solved.id)?.isFollowing],
      ['多謝', false],
    );
    assert.equal(extras.get(agreed.id)?.scheduledFor?.toString(), at.toString());
    assert.deepEqual(
      [extras.get(agreed.id)?.thanks, extras.get(agreed.id)?.isFollowing],
      [null, true],
    );
    const visitor = await findCardExtras(world.db, { keys, personId: undefined });
    assert.equal(visitor.get(agreed.id)?.isFollowing, false);
    assert.equal((await findCardExtras(world.db, { keys: [], personId: undefined })).size, 0);
    const elsewhere = keys.map(({ id }) => ({ communityId: places.nextCommunity, id }));
    const none = await findCardExtras(world.db, { keys: elsewhere, personId: people.li });
    assert.equal(none.size, 0);
  }));

test('matters are found by the numbers read out, those of the community alone', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.wang, { title: '甲' });
    const two = await world.raise(people.li, { title: '乙' });
    const numbers = [two.reference, one.reference, '2026-9999'];
    const found = await findReferenced(world.db, communityId, numbers);
    assert.deepEqual(
      found.map(({ title }) => title),
      ['甲', '乙'],
    );
    assert.deepEqual(await findReferenced(world.db, places.nextCommunity, numbers), []);
    assert.deepEqual(await findReferenced(world.db, communityId, []), []);
  }));

test('whoever was shown how to reach the asker is noted once, in order', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    const note = async (readerId: string, minutes: number) =>
      noteContactSight(world.db, key, { readerId, at: world.now().add({ minutes }) });
    assert.equal(await note(people.li, 2), true);
    assert.equal(await note(people.chen, 1), true);
    assert.equal(await note(people.li, 0), false);
    assert.deepEqual(await listContactSights(world.db, key), [people.chen, people.li]);
  }));

test('links name what was merged, either way, when all may see it', () =>
  inWorld(async (world) => {
    const into = await world.raise(people.wang, { title: '主' });
    const from = await world.raise(people.li, { title: '併' });
    await sql`update matters.matter set state = 'duplicate', closed_as = 'duplicate',
      closed_at = now(), next_due_at = null, merged_into = ${into.id}
      where id = ${from.id}`.execute(world.db);
    const shown = async (key: MatterKey, target: string | undefined) =>
      (await listLinks(world.db, key, target)).map(({ title, isTarget }) => [title, isTarget]);
    assert.deepEqual(await shown(into, undefined), [['併', false]]);
    assert.deepEqual(await shown(from, into.id), [['主', true]]);
    await sql`update matters.matter set visibility = 'staff' where id = ${into.id}`.execute(
      world.db,
    );
    assert.deepEqual(await shown(from, into.id), []);
  }));

test('queues in which something waits are told apart from those where somebody has it', () =>
  inWorld(async (world) => {
    const waiting = await world.raise(people.wang);
    const taken = await world.raise(people.wang, { ...railing });
    valueOf(await claimMatter(await world.as(people.chen), taken));
    const queues = await listWaitingQueues(world.db);
    assert.equal(queues.length, 1);
    const queue = queues[0]?.queue ?? brand<Queue>('');
    assert.deepEqual(await listWaitingIn(world.db, communityId, queue), [waiting.id]);
    assert.deepEqual(await listWaitingIn(world.db, places.nextCommunity, queue), []);
  }));
