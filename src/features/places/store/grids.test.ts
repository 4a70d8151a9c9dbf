import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Grid } from '#/features/places/model.ts';
import { onShentian } from '#test/official-ground.ts';
import { countHouseholdsOf, listBuildingsInGrid, listGrids, putInGrid, saveGrid } from './grids.ts';
import { insertPlaces } from './rows.ts';

const COMMUNITY = '350203007010';

const GRID: Grid = {
  id: '019cf000-0000-7000-8000-00000000000a',
  communityId: COMMUNITY,
  code: '01',
  names: { hant: '第一網格', hans: '第一网格', en: 'Grid 1' },
  polygon: {
    type: 'Polygon',
    coordinates: [
      [
        [118.1, 24.4],
        [118.2, 24.4],
        [118.2, 24.5],
        [118.1, 24.4],
      ],
    ],
  },
};

test('a grid is kept with its names and its border', async () => {
  await onShentian(async (tx) => {
    await saveGrid(tx, GRID);
    assert.deepEqual(await listGrids(tx, COMMUNITY), [GRID]);
  });
});

test('grids are listed by code, and only those of the community', async () => {
  await onShentian(async (tx) => {
    const second = { ...GRID, id: '019cf000-0000-7000-8000-00000000000b', code: '02' };
    await saveGrid(tx, second);
    await saveGrid(tx, GRID);
    const codes = (await listGrids(tx, COMMUNITY)).map(({ code }) => code);
    assert.deepEqual(codes, ['01', '02']);
    assert.deepEqual(await listGrids(tx, '350203007011'), []);
  });
});

test('a grid of the same code gets the new name and border, and keeps its id', async () => {
  await onShentian(async (tx) => {
    await saveGrid(tx, GRID);
    const names = { hant: '濱海網格', hans: '滨海网格', en: 'Seaside' };
    const id = '019cf000-0000-7000-8000-00000000000c';
    await saveGrid(tx, { ...GRID, id, names, polygon: undefined });
    assert.deepEqual(await listGrids(tx, COMMUNITY), [{ ...GRID, names, polygon: undefined }]);
  });
});

/** A building at a point, or somewhere unknown. */
function building(code: string, point?: { readonly lon: number; readonly lat: number }) {
  const path = `35.02.03.007.010.${code}`;
  const at = { kind: 'building', level: 70, communityId: COMMUNITY, isSearched: false };
  return { ...at, id: code, path, name: code, point, ordinal: Number(code) };
}

test('the buildings of a grid stand inside its border, not only inside its box', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      building('10', { lon: 118.19, lat: 24.45 }),
      building('2', { lon: 118.19, lat: 24.41 }),
      // The border is a triangle; this corner of its box is outside.
      building('3', { lon: 118.11, lat: 24.49 }),
      building('4', { lon: 118.3, lat: 24.41 }),
      building('5'),
    ]);
    const found = await listBuildingsInGrid(tx, GRID);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['2', '10'],
    );
    const elsewhere = { ...GRID, communityId: '350203007011' };
    assert.deepEqual(await listBuildingsInGrid(tx, elsewhere), []);
    assert.deepEqual(await listBuildingsInGrid(tx, { ...GRID, polygon: undefined }), []);
  });
});

test('buildings that were put in a grid are its own, and no longer those of a border', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      building('1'),
      building('2', { lon: 118.19, lat: 24.41 }),
      building('3', { lon: 118.19, lat: 24.42 }),
    ]);
    await saveGrid(tx, GRID);
    const other = { ...GRID, id: crypto.randomUUID(), code: '02', polygon: undefined };
    await saveGrid(tx, other);
    await putInGrid(tx, other, ['1', '3']);
    await putInGrid(tx, other, []);
    const idsIn = async (grid: Grid) => (await listBuildingsInGrid(tx, grid)).map(({ id }) => id);
    assert.deepEqual([await idsIn(other), await idsIn(GRID)], [['1', '3'], ['2']]);
    // A grid of the same code next door gets nothing.
    assert.deepEqual(await idsIn({ ...other, communityId: '350203007011' }), []);
  });
});

test('only buildings of the community are put in its grid', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [building('1')]);
    await putInGrid(tx, { ...GRID, communityId: '350203007011' }, ['1']);
    await putInGrid(tx, GRID, [COMMUNITY]);
    assert.deepEqual(await listBuildingsInGrid(tx, { ...GRID, polygon: undefined }), []);
  });
});

test('households are counted in each building, however deep, and in no other', async () => {
  await onShentian(async (tx) => {
    const household = (path: string) => ({
      id: path,
      path: `35.02.03.007.010.${path}`,
      kind: 'household',
      level: 90,
      communityId: COMMUNITY,
      name: path,
      isSearched: false,
    });
    const unit = { ...household('1.u'), kind: 'unit', level: 80 };
    await insertPlaces(tx, [
      ...['1', '10', '2'].map((code) => building(code)),
      unit,
      ...['1.u.101', '1.102', '10.101', '2.101'].map(household),
    ]);
    const pathsOf = (...codes: string[]) =>
      codes.map((code) => ({ path: `35.02.03.007.010.${code}` }));
    assert.equal(await countHouseholdsOf(tx, pathsOf('1')), 2);
    assert.equal(await countHouseholdsOf(tx, pathsOf('1', '2')), 3);
    assert.equal(await countHouseholdsOf(tx, []), 0);
  });
});

for (const shape of ['{}', '[]', '{"type":"Point","coordinates":[1,2]}', '{"type":"Polygon"}']) {
  test(`the database does not take ${shape} for a border`, async () => {
    await onShentian(async (tx) => {
      const insertion = sql`insert into places.grid (id, community_id, code, name, polygon)
        values (${GRID.id}, ${COMMUNITY}, '01', 'x', ${shape}::jsonb)`;
      await assert.rejects(insertion.execute(tx), /grid_polygon_check/);
    });
  });
}
