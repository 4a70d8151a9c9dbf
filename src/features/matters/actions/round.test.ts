import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveGrid } from '#/features/places/index.ts';
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
import { household } from '#test/world.ts';
import { sql } from 'kysely';
import { askToVerify } from './dispatch.ts';
import type { MatterKey } from './open.ts';
import { readRound } from './round.ts';
import type { RoundInput } from './round.ts';

let count = 0;
async function toVerify(world: MatterWorld, placeId: string, changes = {}): Promise<MatterKey> {
  count += 1;
  const told = { ...railing, placeId, body: `第 ${count} 處鬆了`, ...changes };
  const key = await world.raise(people.wang, told);
  valueOf(await askToVerify(await world.as(dispatcher), key));
  return key;
}

async function walk(world: MatterWorld, by: string, changes: Partial<RoundInput> = {}) {
  return readRound(await world.as(by), {
    placeId: places.community,
    show: 'to_look',
    ...changes,
  });
}

async function placesOf(world: MatterWorld, by: string, changes: Partial<RoundInput> = {}) {
  return valueOf(await walk(world, by, changes)).rows.map(({ placeId }) => placeId);
}

const doors = {
  low: household(3, 1, 101),
  high: household(3, 1, 201),
  next: household(3, 2, 201),
  nextLow: household(3, 2, 101),
  other: household(7, 1, 101),
};

test('one goes up the first stair, down the second, and then to the next house', () =>
  inWorld(async (world) => {
    for (const door of Object.values(doors).toReversed()) await toVerify(world, door);
    const { low, high, next, nextLow, other } = doors;
    assert.deepEqual(await placesOf(world, dispatcher), [low, high, next, nextLow, other]);
  }));

test('the walk begins at the house that its walker looks after, and goes round', () =>
  inWorld(async (world) => {
    await toVerify(world, doors.low);
    await toVerify(world, doors.other);
    const before = await placesOf(world, gridWorker);
    assert.deepEqual(before, [doors.low, doors.other]);
    await sql`insert into people.grant
      (id, person_id, role, place_id, community_id, starts_at, reason, granted_by, granted_at)
      values (${crypto.randomUUID()}, ${gridWorker}, 'building_leader', ${places.otherBuilding},
        ${places.community}, ${world.now()}, '就近', ${people.wu}, ${world.now()})`.execute(
      world.db,
    );
    assert.deepEqual(await placesOf(world, gridWorker), [doors.other, doors.low]);
  }));

test('a building leader walks what is in their building, no flat told, and no desk', () =>
  inWorld(async (world) => {
    await toVerify(world, doors.low);
    await toVerify(world, doors.other);
    await toVerify(world, doors.high, { visibility: 'staff' });
    const own = { placeId: places.building };
    const seen = await placesOf(world, people.chen, own);
    assert.equal(seen.length, 1, 'what staff alone may see is not theirs');
    assert.equal(refusalOf(await walk(world, people.chen)), 'not_allowed');
    const desk = await walk(world, people.chen, { ...own, show: 'all' });
    assert.equal(refusalOf(desk), 'not_allowed');
    const other = await walk(world, people.chen, { placeId: places.otherBuilding });
    assert.equal(refusalOf(other), 'not_allowed');
  }));

test('the member of a body walks what waits for it, and of that what they ask for', () =>
  inWorld(async (world) => {
    const own = await world.raise(people.li, railing);
    await world.raise(people.li, { profile: 'need', category: 'home_electric' });
    const all = valueOf(await walk(world, repairer, { show: 'all' }));
    assert.deepEqual(
      all.rows.map(({ id, queue }) => [id, queue]),
      [[own.id, `organisation:${company}`]],
    );
    assert.deepEqual(await placesOf(world, repairer), [], 'nobody is sent to look yet');
    const queue = `organisation:${company}`;
    const narrowed = valueOf(await walk(world, dispatcher, { show: 'all', queue }));
    assert.deepEqual(
      narrowed.rows.map(({ id }) => id),
      [own.id],
    );
  }));

test('a grid narrows the walk to the houses put in it; a grid that is none narrows nothing', () =>
  inWorld(async (world) => {
    await toVerify(world, doors.low);
    await toVerify(world, doors.other);
    const names = { hant: '西網格', hans: '西网格', en: 'West grid' };
    const grid = { communityId: places.community, code: 'w1', names, polygon: undefined };
    await saveGrid(world.db, { id: crypto.randomUUID(), ...grid });
    await sql`update places.place set attributes = attributes || '{"grid": "w1"}'
      where id = ${places.otherBuilding}`.execute(world.db);
    assert.deepEqual(await placesOf(world, gridWorker, { grid: 'w1' }), [doors.other]);
    assert.equal((await placesOf(world, gridWorker, { grid: 'none' })).length, 2);
    const read = valueOf(await walk(world, gridWorker));
    assert.deepEqual(
      read.grids.map(({ code }) => code),
      ['w1'],
    );
  }));

test('a kind of matters narrows the walk, and of needs none is looked at', () =>
  inWorld(async (world) => {
    await toVerify(world, places.compound);
    await world.raise(people.wang);
    assert.equal((await placesOf(world, gridWorker)).length, 1);
    assert.equal((await placesOf(world, gridWorker, { group: 'safety' })).length, 1);
    assert.equal((await placesOf(world, gridWorker, { group: 'together' })).length, 0);
  }));
