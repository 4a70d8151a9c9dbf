import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import { clockStages } from '#/features/matters/model/matter.ts';
import type { ClockStage } from '#/features/matters/model/matter.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import {
  above,
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { reckonMatterAgain } from './keep-time.ts';
import type { MatterKey } from './open.ts';
import { setCategoryAtPlace, setDeadline, setRoutes } from './reference.ts';
import { readMatter } from './view.ts';

const source = '社區居委會 2026-11-01';
const deadline = {
  placeId: places.building,
  profile: 'need',
  clockClass: 'ordinary',
  stage: 'handle',
  amount: { kind: 'hours', quantity: 5 },
  source,
} as const;
const left = { placeId: places.compound, category: 'legal', isOffered: false, source } as const;
const routes = { placeId: places.community, routes: [], source } as const;

let count = 0;
async function need(world: MatterWorld, placeId: string): Promise<MatterKey> {
  count += 1;
  return world.raise(people.wang, { placeId, body: `第 ${count} 件` });
}

async function dueIn(world: MatterWorld, key: MatterKey, stage: ClockStage = 'handle') {
  const view = valueOf(await readMatter(await world.as(dispatcher), key));
  const due = view.clocks.find((clock) => clock.stage === stage)?.dueAt;
  return due === undefined ? undefined : view.raisedAt.until(due).total('hours');
}

test('a deadline of a place holds in it and below it, and nowhere else', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    valueOf(await setDeadline(steward, deadline));
    assert.equal(await dueIn(world, await need(world, places.building)), 5);
    assert.equal(await dueIn(world, await need(world, `${places.building}-1`)), 5);
    assert.equal(await dueIn(world, await need(world, places.otherBuilding)), 7 * 24);
    assert.equal(await dueIn(world, await need(world, places.compound)), 7 * 24);
  }));

test('the nearer place overrules the farther, in whichever order they were set', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    const set = async (placeId: string, quantity: number) =>
      valueOf(
        await setDeadline(steward, { ...deadline, placeId, amount: { kind: 'hours', quantity } }),
      );
    await set(places.building, 5);
    await set(places.community, 50);
    assert.equal(await dueIn(world, await need(world, places.building)), 5);
    assert.equal(await dueIn(world, await need(world, places.compound)), 50);
    await set(places.building, 6);
    assert.equal(await dueIn(world, await need(world, places.building)), 6);
  }));

test('a deadline is of one profile, one class and one stage', () =>
  inWorld(async (world) => {
    valueOf(await setDeadline(await world.as(people.wu), deadline));
    const complex = await world.raise(people.wang, { placeId: places.building, category: 'legal' });
    assert.equal(await dueIn(world, complex), 15 * 24);
    const report = { ...railing, placeId: places.building, category: 'rubbish', body: '垃圾' };
    const other = await world.raise(people.li, report);
    assert.equal(await dueIn(world, other, 'total'), 30 * 24);
    const own = await need(world, places.building);
    assert.equal(await dueIn(world, own, 'total'), 30 * 24);
  }));

test('what runs already keeps its deadline until it is reckoned anew, and never gets a later one for being late', () =>
  inWorld(async (world) => {
    const key = await need(world, places.building);
    valueOf(await setDeadline(await world.as(people.wu), deadline));
    assert.equal(await dueIn(world, key), 7 * 24);
    assert.equal(await reckonMatterAgain(world.asSystem(), key), true);
    assert.equal(await dueIn(world, key), 5);
    world.forward({ hours: 6 });
    const longer = { ...deadline, amount: { kind: 'hours', quantity: 500 } } as const;
    valueOf(await setDeadline(await world.as(people.wu), longer));
    await reckonMatterAgain(world.asSystem(), key);
    assert.equal(await dueIn(world, key), 5, 'what is late stays late');
  }));

test("settings of a place are its steward's, those of everywhere a steward's above", () =>
  inWorld(async (world) => {
    const setters = [
      async (by: string, placeId: string) =>
        setDeadline(await world.as(by), { ...deadline, placeId }),
      async (by: string, placeId: string) =>
        setCategoryAtPlace(await world.as(by), { ...left, placeId }),
      async (by: string, placeId: string) => setRoutes(await world.as(by), { ...routes, placeId }),
    ];
    for (const set of setters) {
      for (const by of [
        people.chen,
        people.zhuang,
        people.he,
        people.xu,
        dispatcher,
        gridWorker,
        above,
      ]) {
        assert.equal(refusalOf(await set(by, places.building)), 'not_allowed', by);
      }
      assert.equal(refusalOf(await set(people.wu, places.nextCommunity)), 'not_allowed');
      assert.equal(refusalOf(await set(people.wu, places.district)), 'not_allowed');
      assert.equal(refusalOf(await set(people.wu, EVERYWHERE)), 'not_allowed');
      assert.equal(refusalOf(await set(people.wu, 'nowhere')), 'not_found');
      valueOf(await set(people.wu, places.building));
    }
    assert.equal(refusalOf(await setRoutes(world.asVisitor(), routes)), 'not_allowed');
  }));

test('every change of a setting writes a version and an entry, a refused one neither', () =>
  inWorld(async (world) => {
    const versions = new Set<string>();
    const look = async () => versions.add((await readReference(world.db)).version);
    await look();
    const steward = await world.as(people.wu);
    for (const change of [
      async () => setDeadline(steward, deadline),
      async () => setCategoryAtPlace(steward, left),
      async () => setRoutes(steward, routes),
    ]) {
      valueOf(await change());
      await look();
    }
    assert.equal(versions.size, 4);
    assert.equal(
      refusalOf(await setDeadline(await world.as(people.chen), deadline)),
      'not_allowed',
    );
    assert.equal(
      refusalOf(await setCategoryAtPlace(steward, { ...left, category: 'nothing' })),
      'category_unknown',
    );
    await look();
    assert.equal(versions.size, 4);
    const { rows } = await sql<{ verb: string; actor: string }>`
      select verb, actor_id as actor from platform.journal
      where feature = 'matters' and verb like 'set_%' order by verb`.execute(world.db);
    assert.deepEqual(
      rows.map(({ verb, actor }) => [verb, actor]),
      ['set_category', 'set_deadline', 'set_routes'].map((verb) => [verb, people.wu]),
    );
  }));

test('a setting says where it is from and of what day', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    valueOf(await setDeadline(steward, deadline));
    valueOf(await setCategoryAtPlace(steward, left));
    for (const [table, placeId] of [
      ['clock_rule', places.building],
      ['category_at_place', places.compound],
    ]) {
      const { rows } = await sql<{ source: string; day: Temporal.PlainDate }>`
        select source, source_date as day from ${sql.table(`matters.${table}`)}
        where place_id = ${placeId}`.execute(world.db);
      assert.deepEqual(
        rows.map((row) => [row.source, row.day.toString()]),
        [[source, '2026-11-23']],
      );
    }
  }));

test('a deadline can be set for every stage, in every kind of time', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    const kinds = [
      'hours',
      'working_hours',
      'urgent_working_hours',
      'working_days',
      'calendar_days',
    ] as const;
    for (const [index, stage] of clockStages.entries()) {
      const kind = kinds[index % kinds.length] ?? 'hours';
      valueOf(await setDeadline(steward, { ...deadline, stage, amount: { kind, quantity: 1.5 } }));
    }
    const own = (await readReference(world.db)).clockRules.filter(
      ({ placeId }) => placeId === places.building,
    );
    assert.equal(own.length, clockStages.length);
    assert.ok(own.every(({ amount }) => amount.quantity === 1.5));
    assert.equal(await dueIn(world, await need(world, places.building), 'handle'), 1.5);
  }));
