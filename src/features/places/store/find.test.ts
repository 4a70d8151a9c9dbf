import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewPlace } from '#/features/places/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { onShentian } from '#test/official-ground.ts';
import {
  findPlace,
  findPlaces,
  idsOfPaths,
  listChildren,
  listHouseholdsWithin,
  listPathsWithin,
  listTop,
  listWithin,
  pathsOf,
} from './find.ts';
import { insertPlaces } from './rows.ts';

const COMMUNITY = '350203007010';
const PATH = '35.02.03.007.010';

const LEVELS = { compound: 60, building: 70, unit: 80, household: 90 } as const;

function place(kind: keyof typeof LEVELS, below: string, ordinal = 0): NewPlace {
  return {
    id: below,
    path: `${PATH}.${below}`,
    kind,
    level: LEVELS[kind],
    communityId: COMMUNITY,
    name: below,
    ordinal,
    isSearched: false,
  };
}

/** Two compounds, of which the code of one begins with that of the other. */
async function withCompounds(work: (tx: Db) => Promise<void>): Promise<void> {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      place('compound', 'd', 2),
      place('compound', 'dx', 1),
      place('building', 'd.2', 2),
      place('building', 'd.10', 10),
      place('building', 'dx.1', 1),
      place('unit', 'd.2.u'),
      place('household', 'd.2.u.101'),
      place('household', 'd.10.101'),
      place('household', 'dx.1.101'),
    ]);
    await work(tx);
  });
}

const idsOf = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id);

test('the places of one level are listed in the whole subtree, and in no other', async () => {
  await withCompounds(async (tx) => {
    assert.deepEqual(idsOf(await listWithin(tx, PATH, 70)), ['dx.1', 'd.2', 'd.10']);
    assert.deepEqual(idsOf(await listWithin(tx, `${PATH}.d`, 70)), ['d.2', 'd.10']);
    assert.deepEqual(idsOf(await listWithin(tx, `${PATH}.d.2`, 70)), ['d.2']);
    assert.deepEqual(await listWithin(tx, `${PATH}.d`, 60).then(idsOf), ['d']);
    assert.deepEqual(await listWithin(tx, '36', 70), []);
  });
});

test('the children of a place are those directly below it, in their order', async () => {
  await withCompounds(async (tx) => {
    assert.deepEqual(idsOf(await listChildren(tx, PATH)), ['dx', 'd']);
    assert.deepEqual(idsOf(await listChildren(tx, `${PATH}.d.2`)), ['d.2.u']);
    assert.deepEqual(await listChildren(tx, `${PATH}.d.10.101`), []);
  });
});

test('all paths of a subtree are listed, the place itself first', async () => {
  await withCompounds(async (tx) => {
    const paths = await listPathsWithin(tx, `${PATH}.d`);
    assert.deepEqual(idsOf(paths), ['d', 'd.10', 'd.10.101', 'd.2', 'd.2.u', 'd.2.u.101']);
    assert.equal(paths[0]?.path, `${PATH}.d`);
  });
});

test('households are listed however deep they lie', async () => {
  await withCompounds(async (tx) => {
    assert.deepEqual(idsOf(await listHouseholdsWithin(tx, `${PATH}.d`)), ['d.10.101', 'd.2.u.101']);
    assert.equal((await listHouseholdsWithin(tx, PATH)).length, 3);
    assert.deepEqual(idsOf(await listHouseholdsWithin(tx, `${PATH}.dx.1.101`)), ['dx.1.101']);
  });
});

test('paths and ids are found from each other; what is nowhere is absent', async () => {
  await withCompounds(async (tx) => {
    const paths = await pathsOf(tx, ['d', 'dx', 'nowhere', 'd']);
    assert.deepEqual([...paths].toSorted(), [
      ['d', `${PATH}.d`],
      ['dx', `${PATH}.dx`],
    ]);
    const ids = await idsOfPaths(tx, [`${PATH}.dx`, `${PATH}.none`]);
    assert.deepEqual([...ids], [[`${PATH}.dx`, 'dx']]);
  });
});

test('nothing is asked of the database when nothing is wanted', async () => {
  await onShentian(async (tx) => {
    assert.equal((await pathsOf(tx, [])).size, 0);
    assert.equal((await idsOfPaths(tx, [])).size, 0);
    assert.equal((await findPlaces(tx, [])).size, 0);
  });
});

test('several places are found at once, each once', async () => {
  await withCompounds(async (tx) => {
    const found = await findPlaces(tx, ['d', 'd', 'dx.1', 'nowhere']);
    assert.deepEqual([...found.keys()].toSorted(), ['d', 'dx.1']);
    assert.equal(found.get('dx.1')?.path, `${PATH}.dx.1`);
    assert.equal(await findPlace(tx, 'nowhere'), undefined);
  });
});

test('the highest places are those that lie in nothing', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      {
        id: '11',
        path: '11',
        kind: 'municipality',
        level: 10,
        communityId: undefined,
        name: '北京市',
        isSearched: true,
      },
    ]);
    assert.deepEqual(idsOf(await listTop(tx)), ['11', '35']);
  });
});

test('a place knows its community only from there downwards', async () => {
  await withCompounds(async (tx) => {
    assert.equal((await findPlace(tx, '350203007'))?.communityId, undefined);
    assert.equal((await findPlace(tx, COMMUNITY))?.communityId, COMMUNITY);
    assert.equal((await findPlace(tx, 'd.2.u.101'))?.communityId, COMMUNITY);
  });
});
