import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareUpsert, insertPlaces } from './rows.ts';
import { findPlace, findPlaceAt, tablesOf } from './find.ts';
import { searchPlaces } from './search.ts';
import { measureSubtree, moveSubtree, renamePlaceRow } from './move.ts';
import { onShentian } from '#test/official-ground.ts';
import type { Db } from '#/platform/db/pool.ts';

const SHENTIAN = '350203007010';
const PATH = '35.02.03.007.010';
const at = Temporal.Instant.from('2026-11-22T08:00:00Z');

async function layCompound(tx: Db): Promise<void> {
  const shared = { communityId: SHENTIAN, isSearched: true };
  await insertPlaces(tx, [
    { ...shared, id: 'dx', path: `${PATH}.dx`, kind: 'compound', level: 60, name: '东兴小区' },
    { ...shared, id: 'dx3', path: `${PATH}.dx.3`, kind: 'building', level: 70, name: '3号楼' },
    { ...shared, id: 'dx31', path: `${PATH}.dx.3.1`, kind: 'unit', level: 80, name: '1单元' },
    { ...shared, id: 'dy', path: `${PATH}.dx2`, kind: 'compound', level: 60, name: '东兴二期' },
  ]);
}

test('a subtree is measured: how many places, and how long its longest path is', async () => {
  await onShentian(async (tx) => {
    await layCompound(tx);
    assert.deepEqual(await measureSubtree(tx, `${PATH}.dx`), { places: 3, deepest: 8 });
    assert.deepEqual(await measureSubtree(tx, PATH), { places: 5, deepest: 8 });
    assert.deepEqual(await measureSubtree(tx, '99'), { places: 0, deepest: 1 });
  });
});

test('what only begins alike does not move along', async () => {
  await onShentian(async (tx) => {
    await layCompound(tx);
    const move = { placeId: 'dx', from: `${PATH}.dx`, to: `${PATH}.dx2.dx`, at };
    assert.equal(await moveSubtree(tx, move), 3);
    assert.equal((await findPlace(tx, 'dx31'))?.path, `${PATH}.dx2.dx.3.1`);
    assert.equal((await findPlace(tx, 'dy'))?.path, `${PATH}.dx2`);
    assert.equal((await findPlaceAt(tx, `${PATH}.dx.3.1`))?.id, 'dx31');
  });
});

test('one line remembers a move, however many places moved', async () => {
  await onShentian(async (tx) => {
    await layCompound(tx);
    await moveSubtree(tx, { placeId: 'dx', from: `${PATH}.dx`, to: `${PATH}.dx2.dx`, at });
    const signs = await tablesOf(tx).selectFrom('places.alias').selectAll().execute();
    assert.deepEqual(signs, [{ path: `${PATH}.dx`, place_id: 'dx', moved_at: at }]);
  });
});

test('a new place where another lay is found itself; what lay below the other still leads', async () => {
  await onShentian(async (tx) => {
    await layCompound(tx);
    await moveSubtree(tx, { placeId: 'dx', from: `${PATH}.dx`, to: `${PATH}.dx2.dx`, at });
    const shared = { communityId: SHENTIAN, isSearched: true, kind: 'compound', level: 60 };
    await insertPlaces(tx, [{ ...shared, id: 'new', path: `${PATH}.dx`, name: '新东兴' }]);
    assert.equal((await findPlaceAt(tx, `${PATH}.dx`))?.id, 'new');
    assert.equal((await findPlaceAt(tx, `${PATH}.dx.3`))?.id, 'dx3');
    const back = { placeId: 'dx', from: `${PATH}.dx2.dx`, to: `${PATH}.dx`, at };
    assert.equal(await moveSubtree(tx, back), undefined, 'the place is taken now');
  });
});

test('a later import of the nation leaves the names that somebody gave', async () => {
  await onShentian(async (tx) => {
    const names = { hant: '新深田社區', hans: '新深田社区', en: 'New Shentian' };
    assert.equal(await renamePlaceRow(tx, SHENTIAN, names), true);
    const official = {
      id: SHENTIAN,
      path: PATH,
      kind: 'community',
      level: 50,
      communityId: SHENTIAN,
      name: '深田社区',
      isSearched: true,
    };
    await prepareUpsert([official], 'derived')(tx);
    assert.deepEqual((await findPlace(tx, SHENTIAN))?.names, names);
    for (const query of ['深田', '新深田']) {
      const found = await searchPlaces(tx, query);
      assert.ok(
        found.some(({ place }) => place.id === SHENTIAN),
        query,
      );
    }
  });
});

test('a place of our own is searched by its new name first, and keeps the old one', async () => {
  await onShentian(async (tx) => {
    await layCompound(tx);
    await renamePlaceRow(tx, 'dx', { hant: '西園小區', hans: '西园小区', en: 'West Garden' });
    const row = await tablesOf(tx)
      .selectFrom('places.place')
      .select(['name', 'search_name', 'search_initials', 'search_tokens'])
      .where('id', '=', 'dx')
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.name, row.search_name], ['西園小區', '西园小区']);
    assert.equal(row.search_initials, 'xyxq');
    assert.ok(row.search_tokens?.includes('东兴'));
    assert.equal(await renamePlaceRow(tx, 'nowhere', { hant: '甲', hans: '甲', en: 'A' }), false);
  });
});
