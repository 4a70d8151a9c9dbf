import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { carryOutMove, insertPlaces } from '#/features/places/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld } from '#test/matters-world.ts';
import { household, people, places } from '#test/world.ts';
import { followPlaces } from './follow-places.ts';
import { findSpot } from './spot.ts';
import { withinOf } from './within.ts';

const PATH = '35.02.03.007.010';

type Lying = {
  readonly place: string;
  readonly building: string | null;
  readonly compound: string | null;
};

async function lyingIn(db: Db): Promise<readonly Lying[]> {
  const { rows } = await sql<Lying>`
    select place_id as place, building_id as building, compound_id as compound
    from matters.matter order by place_id`.execute(db);
  return rows;
}

/** A second compound beside the one there is, and one below it. */
async function layCompounds(db: Db): Promise<void> {
  const shared = { communityId: places.community, kind: 'compound', level: 60, isSearched: true };
  await insertPlaces(db, [
    { ...shared, id: 'garden', path: `${PATH}.garden`, name: '花園' },
    { ...shared, id: 'inner', path: `${PATH}.garden.inner`, name: '內園' },
  ]);
}

test('matters go with their building to another compound, and back', () =>
  inWorld(async (world) => {
    const { db } = world;
    await layCompounds(db);
    await world.raise(people.wang, { placeId: household(3, 2, 201) });
    await world.raise(people.wang, { placeId: places.building, body: '門壞了' });
    await world.raise(people.li, { placeId: household(7, 1, 101), body: '燈壞了' });
    const was = await lyingIn(db);
    const context = await world.as(people.zhuang);
    const there = { id: places.building, under: 'garden' };
    assert.ok((await carryOutMove(context, there, followPlaces)).ok);
    assert.deepEqual(
      await lyingIn(db),
      was.map((one) => (one.building === places.building ? { ...one, compound: 'garden' } : one)),
    );
    const back = { id: places.building, under: places.compound };
    assert.ok((await carryOutMove(context, back, followPlaces)).ok);
    assert.deepEqual(await lyingIn(db), was);
  }));

test('what is in a compound below another names the inner one, and lists of the outer have it', () =>
  inWorld(async (world) => {
    const { db } = world;
    await layCompounds(db);
    await world.raise(people.wang, { placeId: household(3, 2, 201) });
    const context = await world.as(people.zhuang);
    const order = { id: places.building, under: 'inner' };
    assert.ok((await carryOutMove(context, order, followPlaces)).ok);
    assert.equal((await lyingIn(db))[0]?.compound, 'inner');
    const outer = await findSpot(db, 'garden');
    const inner = await findSpot(db, 'inner');
    assert.ok(outer !== undefined && inner !== undefined);
    assert.deepEqual(await withinOf(db, inner), { compoundId: 'inner' });
    const within = await withinOf(db, outer);
    assert.ok(within && 'placeIds' in within && within.placeIds.includes(household(3, 2, 201)));
  }));

test('where there are no matters, or none that lie elsewhere, nothing is written', () =>
  inWorld(async (world) => {
    const { db } = world;
    const context = await world.as(people.zhuang);
    const moved = { communityId: places.community, path: `${PATH}.dx.7` };
    await followPlaces(context, moved);
    await world.raise(people.li, { placeId: household(7, 1, 101) });
    const versions = async () =>
      (await sql`select xmin::text as version from matters.matter`.execute(db)).rows;
    const before = await versions();
    await followPlaces(context, moved);
    assert.deepEqual(await versions(), before);
    await followPlaces(context, { communityId: places.community, path: '35.99' });
    assert.deepEqual(await versions(), before);
  }));

test('matters of another community that lie there are its own', () =>
  inWorld(async (world) => {
    const { db } = world;
    await world.raise(people.wang, { placeId: household(3, 2, 201) });
    const was = await lyingIn(db);
    await sql`update matters.matter set compound_id = 'stale'`.execute(db);
    const foreign = { communityId: places.nextCommunity, path: `${PATH}.dx` };
    await followPlaces(await world.as(people.zhuang), foreign);
    assert.equal((await lyingIn(db))[0]?.compound, 'stale');
    const own = { communityId: places.community, path: `${PATH}.dx` };
    await followPlaces(await world.as(people.zhuang), own);
    assert.deepEqual(await lyingIn(db), was);
  }));
