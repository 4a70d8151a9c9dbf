import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { saveGrid } from '#/features/places/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, places } from '#test/world.ts';
import { findAnchor, listAnchorChoices } from './anchors.ts';

const GRID = '019cf000-0000-7000-8000-0000000000a1';

async function put(db: Db, id: string, lon: number): Promise<void> {
  await sql`update places.place set lon = ${lon}, lat = 24.45 where id = ${id}`.execute(db);
}

async function drawGrid(db: Db, polygon?: Parameters<typeof saveGrid>[1]['polygon']) {
  await saveGrid(db, {
    id: GRID,
    communityId: places.community,
    code: 'west',
    names: { hant: '西網格', hans: '西网格', en: 'West grid' },
    polygon,
  });
}

/** Lays the neighbourhood down in a transaction that is taken back. */
async function inNeighbourhood(work: (db: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await work(tx);
  });
}

const of = (personId: string, near?: string) => ({ personId, near });

describe('from where somebody may set out', () => {
  test('are the buildings and grids of their communities, their own building first', async () => {
    await inNeighbourhood(async (db) => {
      await drawGrid(db);
      const choices = await listAnchorChoices(db, of(people.li));
      assert.equal(choices.home, places.otherBuilding);
      const ids = choices.buildings.map(({ id }) => id);
      assert.deepEqual(ids.toSorted(), [places.building, places.otherBuilding]);
      assert.deepEqual(
        choices.grids.map(({ id }) => id),
        [GRID],
      );
    });
  });

  test('are called by their compound, too, for a number alone says little', async () => {
    await inNeighbourhood(async (db) => {
      const { buildings } = await listAnchorChoices(db, of(people.li));
      const three = buildings.find(({ id }) => id === places.building);
      assert.match(three?.names.hans ?? '', /^东兴\S* 3/);
      assert.match(three?.names.en ?? '', /, /);
    });
  });

  test('are none for who lives nowhere here, unless they name a community', async () => {
    await inNeighbourhood(async (db) => {
      const none = { home: undefined, buildings: [], grids: [] };
      assert.deepEqual(await listAnchorChoices(db, of(people.zhuang)), none);
      const near = await listAnchorChoices(db, of(people.zhuang, places.nextCommunity));
      assert.deepEqual(
        near.buildings.map(({ id }) => id),
        [places.nextBuilding],
      );
      assert.equal(near.home, undefined, 'a home of nobody is nobody’s');
      assert.deepEqual(await listAnchorChoices(db, of(people.zhuang, 'nowhere')), none);
      assert.deepEqual(await listAnchorChoices(db, of(people.zhuang, places.district)), none);
    });
  });

  test('are those of both communities, each once, where one lives in one and names the other', async () => {
    await inNeighbourhood(async (db) => {
      const both = await listAnchorChoices(db, of(people.chen, places.nextCommunity));
      assert.equal(both.buildings.length, 3);
      const same = await listAnchorChoices(db, of(people.chen, places.building));
      assert.equal(same.buildings.length, 2);
    });
  });
});

describe('an anchor', () => {
  const find = (db: Db, id: string, near?: string) =>
    findAnchor(db, { id, personId: people.chen, near });

  test('is a building where it stands, of any community', async () => {
    await inNeighbourhood(async (db) => {
      await put(db, places.nextBuilding, 118.2);
      assert.deepEqual(await find(db, places.nextBuilding), {
        communityId: places.nextCommunity,
        buildingId: places.nextBuilding,
        gridId: undefined,
        point: { lon: 118.2, lat: 24.45 },
      });
    });
  });

  test('stands where what it lies in stands, the nearest first, if it is on no map itself', async () => {
    await inNeighbourhood(async (db) => {
      await put(db, places.community, 118.1);
      assert.equal((await find(db, places.building))?.point?.lon, 118.1);
      await put(db, places.compound, 118.15);
      assert.equal((await find(db, places.building))?.point?.lon, 118.15);
      await put(db, places.building, 118.16);
      assert.equal((await find(db, places.building))?.point?.lon, 118.16);
    });
  });

  test('is nowhere on the map where only the district is', async () => {
    await inNeighbourhood(async (db) => {
      await put(db, places.district, 118);
      const anchor = await find(db, places.building);
      assert.ok(anchor !== undefined);
      assert.equal(anchor.point, undefined, 'a district is no place to set out from');
    });
  });

  test('is a grid at the middle of its border, else where its community is', async () => {
    await inNeighbourhood(async (db) => {
      await put(db, places.community, 118.1);
      await drawGrid(db);
      const undrawn = await find(db, GRID);
      assert.deepEqual(undrawn, {
        communityId: places.community,
        buildingId: undefined,
        gridId: GRID,
        point: { lon: 118.1, lat: 24.45 },
      });
      const ring = [
        [118.2, 24.4],
        [118.3, 24.4],
        [118.3, 24.5],
        [118.2, 24.5],
        [118.2, 24.4],
      ] as const;
      await drawGrid(db, { type: 'Polygon', coordinates: [ring] });
      const { point } = (await find(db, GRID)) ?? {};
      assert.ok(Math.abs((point?.lon ?? 0) - 118.25) < 1e-6);
      assert.ok(Math.abs((point?.lat ?? 0) - 24.45) < 1e-6);
    });
  });

  test('is a grid only of a community of theirs, or of one they name', async () => {
    await inNeighbourhood(async (db) => {
      await drawGrid(db);
      const anybody = { id: GRID, personId: people.zhuang };
      assert.equal(await findAnchor(db, { ...anybody, near: undefined }), undefined);
      const near = await findAnchor(db, { ...anybody, near: places.community });
      assert.equal(near?.gridId, GRID);
    });
  });

  test('is no compound, no household and nothing that is not there', async () => {
    await inNeighbourhood(async (db) => {
      for (const id of [places.compound, places.community, 'dongxing-3-1-101', 'nowhere']) {
        assert.equal(await find(db, id), undefined, id);
      }
    });
  });
});
