import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { addKind, listKinds, renameKind } from './kinds.ts';

test('the kinds of China are there from the start, from the province to the household', async () => {
  await rolledBack(async (tx) => {
    const kinds = await listKinds(tx);
    const levels = kinds.map(({ level }) => level);
    assert.deepEqual(
      levels,
      levels.toSorted((one, other) => one - other),
    );
    assert.equal(kinds.find(({ id }) => id === 'community')?.level, 50);
    assert.equal(kinds.at(-1)?.names.hant, '戶');
    assert.deepEqual(
      kinds.filter(({ isListed }) => !isListed).map(({ id }) => id),
      ['direct', 'undivided'],
    );
  });
});

test('a kind can be renamed in all three scripts', async () => {
  await rolledBack(async (tx) => {
    const names = { hant: '里', hans: '里', en: 'Neighbourhood' };
    assert.equal(await renameKind(tx, 'community', names), true);
    const kind = (await listKinds(tx)).find(({ id }) => id === 'community');
    assert.deepEqual(kind?.names, names);
    assert.equal(await renameKind(tx, 'empire', names), false);
  });
});

test('a kind can be added once', async () => {
  await rolledBack(async (tx) => {
    const names = { hant: '省份', hans: '省份', en: 'Department' };
    const kind = { id: 'departement', level: 15, names, isListed: true };
    assert.equal(await addKind(tx, kind), true);
    assert.equal(await addKind(tx, kind), false);
    assert.deepEqual(
      (await listKinds(tx)).find(({ id }) => id === 'departement'),
      kind,
    );
  });
});
