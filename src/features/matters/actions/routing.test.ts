import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Condition, Target } from '#/features/matters/model/reference.ts';
import { asksForGrids } from '#/features/matters/rules/routing.ts';
import { saveGrid } from '#/features/places/index.ts';
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
import { changeCategory, changePlace } from './change.ts';
import { claimMatter } from './claim.ts';
import type { MatterKey } from './open.ts';
import { setCategoryAtPlace, setRoutes } from './reference.ts';
import { readMatter } from './view.ts';

const source = '社區居委會 2026-11-01';
const west = { lon: 118.5, lat: 24.5 };
const east = { lon: 119.5, lat: 24.5 };
const nowhere = { lon: 100, lat: 24.5 };

async function drawGrids({ db }: MatterWorld): Promise<void> {
  for (const [code, from] of [
    ['w1', 118],
    ['e1', 119],
  ] as const) {
    const ring = [
      [from, 24],
      [from + 1, 24],
      [from + 1, 25],
      [from, 25],
      [from, 24],
    ] as const;
    const names = { hant: code, hans: code, en: code };
    const polygon = { type: 'Polygon', coordinates: [ring] } as const;
    await saveGrid(db, {
      id: crypto.randomUUID(),
      communityId: places.community,
      code,
      names,
      polygon,
    });
  }
}

type Line = readonly [Condition, ...Target[]];

async function route(world: MatterWorld, ...lines: readonly Line[]): Promise<void> {
  const routes = lines.map(([condition, ...targets]) => ({ condition, targets, note: '' }));
  valueOf(
    await setRoutes(await world.as(people.wu), { placeId: places.community, routes, source }),
  );
}

async function queueOf(world: MatterWorld, key: MatterKey): Promise<string> {
  return valueOf(await readMatter(await world.as(dispatcher), key)).queue;
}

const here = (role: string) => `role:${role}@${places.community}`;
let count = 0;
async function report(world: MatterWorld, changes = {}): Promise<MatterKey> {
  count += 1;
  return world.raise(people.li, { ...railing, body: `第 ${count} 件`, ...changes });
}

test('a point in the border of a grid sends a matter to whoever looks after the grid', () =>
  inWorld(async (world) => {
    await drawGrids(world);
    const byGrid = { within: ['w1'] };
    await route(
      world,
      [byGrid, { role: 'grid_worker' }],
      [{ always: true }, { role: 'dispatcher' }],
    );
    assert.equal(await queueOf(world, await report(world, { point: west })), here('grid_worker'));
    for (const point of [east, nowhere, undefined]) {
      assert.equal(await queueOf(world, await report(world, { point })), here('dispatcher'));
    }
  }));

test('without a point the place on the map tells the grid, and else its path does', () =>
  inWorld(async (world) => {
    await drawGrids(world);
    await route(
      world,
      [{ within: ['e1'] }, { role: 'grid_worker' }],
      [{ within: [places.compound] }, { role: 'building_leader' }],
    );
    assert.equal(await queueOf(world, await report(world)), here('building_leader'));
    await sql`update places.place set lon = ${east.lon}, lat = ${east.lat}
      where id = ${places.compound}`.execute(world.db);
    assert.equal(await queueOf(world, await report(world)), here('grid_worker'));
  }));

test('a grid of another community is none of ours', () =>
  inWorld(async (world) => {
    await drawGrids(world);
    await sql`update places.grid set community_id = ${places.nextCommunity}`.execute(world.db);
    await route(
      world,
      [{ within: ['w1'] }, { role: 'grid_worker' }],
      [{ always: true }, { role: 'dispatcher' }],
    );
    assert.equal(await queueOf(world, await report(world, { point: west })), here('dispatcher'));
  }));

test('a matter that is put to another place is routed by its grid there', () =>
  inWorld(async (world) => {
    await drawGrids(world);
    await route(
      world,
      [{ within: ['w1'] }, { role: 'grid_worker' }],
      [{ always: true }, { role: 'dispatcher' }],
    );
    const key = await report(world, { point: east });
    assert.equal(await queueOf(world, key), here('dispatcher'));
    const move = { ...key, placeId: places.building, point: west };
    valueOf(await changePlace(await world.as(dispatcher), move));
    assert.equal(await queueOf(world, key), here('grid_worker'));
    valueOf(await changeCategory(await world.as(dispatcher), { ...key, category: 'rubbish' }));
    assert.equal(await queueOf(world, key), here('grid_worker'), 'the point stays with it');
  }));

test('grids are asked for only by routes that ask where something lies', () => {
  const asks = (condition: Condition) =>
    asksForGrids([{ placeId: '-', ordinal: 1, condition, targets: [] }]);
  const within = { within: ['w1'] };
  assert.ok(asks(within) && asks({ not: within }));
  assert.ok(asks({ all: [{ always: true }, { any: [{ profile: ['need'] }, within] }] }));
  assert.ok(!asks({ always: true }) && !asks({ all: [{ profile: ['need'] }] }));
  assert.ok(!asks({ not: { any: [{ weekday: [1] }] } }));
  assert.equal(asksForGrids([]), false);
});

test("the night has routes of its own, and the morning after the day's again", () =>
  inWorld(async (world) => {
    await route(
      world,
      [{ between: ['22:00', '06:00'] }, { role: 'community_worker' }],
      [{ between: ['18:00', '24:00'] }, { role: 'grid_worker' }],
      [{ always: true }, { role: 'dispatcher' }],
    );
    const queues: string[] = [];
    // From nine in the morning on.
    for (const hours of [0, 10, 3, 2, 5, 1]) {
      world.forward({ hours });
      queues.push(await queueOf(world, await report(world)));
    }
    assert.deepEqual(
      queues,
      [
        'dispatcher',
        'grid_worker',
        'community_worker',
        'community_worker',
        'community_worker',
        'dispatcher',
      ].map(here),
    );
  }));

test('holidays and the days worked for them are told apart from weekdays and weekends', () =>
  inWorld(async (world) => {
    await route(
      world,
      [{ isWorkingDay: true }, { role: 'dispatcher' }],
      [{ isWorkingDay: false }, { role: 'grid_worker' }],
    );
    const on = async (day: string) => {
      const noon = Temporal.ZonedDateTime.from(`${day}T12:00[Asia/Shanghai]`).toInstant();
      world.forward(world.now().until(noon, { largestUnit: 'hours' }));
      return queueOf(world, await report(world));
    };
    const { rows } = await sql<{ day: Temporal.PlainDate; kind: string }>`
      select day, kind from matters.calendar_day where day > '2026-01-01' order by day`.execute(
      world.db,
    );
    const known = new Map(rows.map(({ day, kind }) => [day.toString(), kind]));
    const wanted = new Map([
      ['2026-11-24', 'dispatcher'],
      ['2026-11-28', 'grid_worker'],
    ]);
    // Every day that is worked, and one in five of the days that are free.
    for (const [index, [day, kind]] of [...known].entries()) {
      if (kind === 'worked') wanted.set(day, 'dispatcher');
      else if (index % 5 === 0) wanted.set(day, 'grid_worker');
    }
    assert.ok([...known.values()].includes('worked'), 'make-up days are on the calendar');
    for (const [day, role] of [...wanted].toSorted()) assert.equal(await on(day), here(role), day);
  }));

test('a category that is given another class at a place is routed and timed as that', () =>
  inWorld(async (world) => {
    await route(
      world,
      [{ clockClass: ['danger'] }, { role: 'grid_worker' }],
      [{ always: true }, { role: 'dispatcher' }],
    );
    const setting = {
      placeId: places.building,
      category: 'rubbish',
      isOffered: true,
      clockClass: 'danger',
      source,
    };
    valueOf(await setCategoryAtPlace(await world.as(people.wu), setting));
    const inside = await report(world, { category: 'rubbish', placeId: places.building });
    const outside = await report(world, { category: 'rubbish', placeId: places.compound });
    assert.equal(await queueOf(world, inside), here('grid_worker'));
    assert.equal(await queueOf(world, outside), here('dispatcher'));
    const view = valueOf(await readMatter(await world.as(dispatcher), inside));
    assert.equal(view.deadlineAt?.toString(), view.raisedAt.add({ hours: 48 }).toString());
  }));

test('whoever has it in hand keeps it when it is routed elsewhere, and no deadline is lost', () =>
  inWorld(async (world) => {
    await route(
      world,
      [{ category: ['rubbish'] }, { role: 'grid_worker' }],
      [{ always: true }, { organisation: 'property_company' }],
    );
    const key = await report(world);
    assert.equal(await queueOf(world, key), `organisation:${company}`);
    valueOf(await claimMatter(await world.as(people.chen), key));
    const before = valueOf(await readMatter(await world.as(dispatcher), key));
    world.forward({ hours: 200 });
    valueOf(await changeCategory(await world.as(dispatcher), { ...key, category: 'rubbish' }));
    const after = valueOf(await readMatter(await world.as(dispatcher), key));
    assert.equal(after.queue, here('grid_worker'));
    assert.equal(
      after.hands.find(({ until }) => until === undefined)?.person.personId,
      people.chen,
    );
    assert.equal(String(after.deadlineAt), String(before.deadlineAt), 'what was late stays late');
    assert.ok(after.isOverdue);
  }));
