import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { listReadings } from '#/features/rights/store/readings.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, recordedIn, refusalOf } from '#test/world.ts';
import { allowReading, stopReading } from './readings.ts';

test('one lets a helper see what is held about one, and takes it back', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const context = await contextOf(tx, people.wang);
    assert.ok((await allowReading(context, people.lin)).ok);
    const [reading] = await listReadings(tx, people.wang);
    assert.equal(reading?.helperId, people.lin);
    assert.equal(reading.since.toString(), context.now.toString());
    assert.ok((await stopReading(context, people.lin)).ok);
    assert.deepEqual(await listReadings(tx, people.wang), []);
    const verbs = (await recordedIn(tx)).slice(-2).map(({ what }) => what);
    // Both happened at the same instant, which has no order.
    assert.deepEqual(verbs.toSorted(), ['rights.allow_reading', 'rights.stop_reading']);
  });
});

test('only somebody who may act can be let in, and once', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const context = await contextOf(tx, people.wang);
    assert.equal(refusalOf(await allowReading(context, people.chen)), 'not_a_helper');
    assert.equal(refusalOf(await stopReading(context, people.lin)), 'not_a_helper');
    assert.ok((await allowReading(context, people.lin)).ok);
    assert.equal(refusalOf(await allowReading(context, people.lin)), 'not_a_helper');
  });
});

test('nobody lets themselves in, however they act', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const daughter = await contextOf(tx, people.lin, { actingForId: people.wang });
    assert.equal(refusalOf(await allowReading(daughter, people.lin)), 'only_oneself');
    assert.equal(refusalOf(await stopReading(daughter, people.lin)), 'only_oneself');
    const nobody = { ...daughter, subject: visitor };
    assert.equal(refusalOf(await allowReading(nobody, people.lin)), 'not_found');
    assert.deepEqual(await listReadings(tx, people.wang), []);
  });
});

test('who was let in again has two entries of history, and one that holds', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const context = await contextOf(tx, people.wang);
    assert.ok((await allowReading(context, people.lin)).ok);
    const later = { ...context, now: context.now.add({ hours: 1 }) };
    assert.ok((await stopReading(later, people.lin)).ok);
    assert.ok(
      (await allowReading({ ...context, now: later.now.add({ hours: 1 }) }, people.lin)).ok,
    );
    assert.equal((await listReadings(tx, people.wang)).length, 1);
  });
});
