import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people } from '#test/world.ts';
import type { Relation } from '#/features/people/model.ts';
import { endRelation, findRelation, insertRelation, listHelped, listHelpers } from './relations.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const relation: Relation = {
  id: '019cf000-0000-7000-8000-000000000071',
  helperId: people.chen,
  personId: people.wang,
  kind: 'neighbour',
  consentWay: 'telephone',
  consentedOn: Temporal.PlainDate.from('2026-11-20'),
  recordedBy: people.zhuang,
  endsAt: NOW.add({ hours: 24 }),
};

test('helpers and those they help are listed from both sides', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    assert.equal(await insertRelation(tx, relation, NOW), true);
    assert.deepEqual(
      (await listHelpers(tx, people.wang, NOW)).map((one) => one.helperId),
      [people.lin, people.chen],
    );
    assert.deepEqual(await listHelped(tx, people.chen, NOW), [relation]);
    assert.deepEqual(await findRelation(tx, relation.id, NOW), relation);
  });
});

test('a relation is over at its end, or when somebody ends it', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertRelation(tx, relation, NOW);
    const over = NOW.add({ hours: 24 });
    assert.equal(await findRelation(tx, relation.id, over), undefined);
    assert.equal(await endRelation(tx, relation.id, { at: NOW, by: people.wang }), true);
    assert.equal(await endRelation(tx, relation.id, { at: NOW, by: people.wang }), false);
    assert.deepEqual(await listHelped(tx, people.chen, NOW), []);
  });
});

test('the same two have one relation at a time', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertRelation(tx, relation, NOW);
    const again = { ...relation, id: '019cf000-0000-7000-8000-000000000072' };
    assert.equal(await insertRelation(tx, again, NOW), false);
    assert.equal(
      await insertRelation(tx, { ...again, endsAt: undefined }, NOW.add({ hours: 24 })),
      true,
    );
  });
});

test('the database refuses consent recorded by the helper, and acting for oneself', async () => {
  for (const wrong of [{ recordedBy: people.chen }, { personId: people.chen }]) {
    await rolledBack(async (tx) => {
      await assert.rejects(insertRelation(tx, { ...relation, ...wrong }, NOW), { code: '23514' });
    });
  }
});
