import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people } from '#test/world.ts';
import { makeShower } from './show.ts';

/* The asker is on record in another community than whoever reads, and behind the wall for them. */

async function showTo(sight: Parameters<typeof makeShower>[1]['sight']) {
  return rolledBack(async (tx) => {
    await makeWorld(tx);
    await enterWall(tx, reachOf(visitor));
    const of = { askerId: people.lin, personIds: [people.chen], sight };
    const shower = await makeShower(contextOn(tx), of);
    return { asker: shower.asker(), other: shower.person(people.chen, 'holder') };
  });
}

const rest = { notes: ['public'], spot: 'building' } as const;

test('the one who has it in hand is told how to reach an asker of elsewhere', async () => {
  const { asker, other } = await showTo({ asker: 'contact', others: 'neighbour', ...rest });
  assert.equal(asker.name, '林小梅');
  assert.ok(asker.homePlaceId !== undefined);
  assert.deepEqual([other.name, other.telephone], ['陳師傅', undefined]);
});

test('neighbours are told how neighbours call them, strangers nothing', async () => {
  const near = await showTo({ asker: 'neighbour', others: 'neighbour', ...rest });
  assert.notEqual(near.asker.name, '林小梅');
  assert.ok((near.asker.name ?? '') !== '');
  const far = await showTo({ asker: 'hidden', others: 'hidden', ...rest });
  assert.deepEqual([far.asker.name, far.other.name], [undefined, undefined]);
  assert.deepEqual([far.asker.personId, far.other.personId], [undefined, undefined]);
});
