import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, places } from '#test/world.ts';
import { labelPlaces } from './labels.ts';

test('a household is named by the way from its compound down', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const id = household(3, 2, 201);
    const names = (await labelPlaces(tx, [id])).get(id);
    assert.equal(names?.hant, '東興小區3號樓2單元201');
    assert.equal(names?.en, 'Dongxing Compound, Building 3, Unit 2, 201');
  });
});

test('a community and what lies above it are named by themselves', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const labels = await labelPlaces(tx, [places.community, places.district]);
    assert.equal(labels.get(places.community)?.hant, '深田社區');
    assert.equal(labels.get(places.district)?.hant, '思明區');
  });
});

test('a place that is nowhere has no name', async () => {
  await rolledBack(async (tx) => {
    assert.equal((await labelPlaces(tx, ['nowhere'])).size, 0);
    assert.equal((await labelPlaces(tx, [])).size, 0);
  });
});
