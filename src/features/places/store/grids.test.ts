import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Grid } from '#/features/places/model.ts';
import { onShentian } from '#test/official-ground.ts';
import { listGrids, saveGrid } from './grids.ts';

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

for (const shape of ['{}', '[]', '{"type":"Point","coordinates":[1,2]}', '{"type":"Polygon"}']) {
  test(`the database does not take ${shape} for a border`, async () => {
    await onShentian(async (tx) => {
      const insertion = sql`insert into places.grid (id, community_id, code, name, polygon)
        values (${GRID.id}, ${COMMUNITY}, '01', 'x', ${shape}::jsonb)`;
      await assert.rejects(insertion.execute(tx), /grid_polygon_check/);
    });
  });
}
