import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { listReadingsOf } from '#/platform/personal/readings.ts';
import type { CardRow } from '#/features/matters/store/cards.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { makeShower, showCards } from './show.ts';

/* The asker is on record in another community than whoever reads, and behind the wall for them. */

async function showTo(sight: Parameters<typeof makeShower>[1]['sight']) {
  return rolledBack(async (tx) => {
    await makeWorld(tx);
    await enterWall(tx, reachOf(visitor));
    const of = {
      askerId: people.lin,
      communityId: places.community,
      personIds: [people.chen],
      sight,
    };
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

const reader = { ...visitor, actorId: people.chen, personId: people.chen };

async function notedOf(
  sight: Parameters<typeof makeShower>[1]['sight'],
  subject: Subject = reader,
) {
  return rolledBack(async (tx) => {
    await makeWorld(tx);
    const of = { askerId: people.lin, communityId: places.community, personIds: [], sight };
    await makeShower(contextOn(tx, { subject }), of);
    return (await listReadingsOf(tx, people.lin)).map(({ kind, actorId }) => [kind, actorId]);
  });
}

test('an asker is told who saw them in full, and who saw how they are reached', async () => {
  const others = 'neighbour' as const;
  assert.deepEqual(await notedOf({ asker: 'contact', others, ...rest }), [
    ['contact', people.chen],
  ]);
  assert.deepEqual(await notedOf({ asker: 'name', others, ...rest }), [['matter', people.chen]]);
});

test('who sees what neighbours see is not noted, nor are askers who look themselves', async () => {
  const others = 'neighbour' as const;
  assert.deepEqual(await notedOf({ asker: 'neighbour', others, ...rest }), []);
  assert.deepEqual(await notedOf({ asker: 'hidden', others: 'hidden', ...rest }), []);
  const lin = { ...visitor, actorId: people.lin, personId: people.lin };
  assert.deepEqual(await notedOf({ asker: 'contact', others, ...rest }, lin), []);
});

async function notedOnCards(card: Partial<CardRow>, sight: Partial<ListSight> = {}) {
  return rolledBack(async (tx) => {
    await makeWorld(tx);
    const [row] = await cardsOf(tx);
    assert.ok(row !== undefined);
    const cards = [{ ...row, askerId: people.wang, holderId: null, ...card }];
    const seen = { ...deskSight, ...sight };
    await showCards(contextOn(tx, { subject: reader }), cards, () => seen);
    return (await listReadingsOf(tx, people.wang)).map(({ kind }) => kind);
  });
}

const deskSight: ListSight = {
  personId: people.chen,
  visibilities: ['all', 'neighbours', 'staff'],
  organisationIds: [],
  actingId: undefined,
  spot: 'exact',
};

/** A card of a matter in a flat, as it stands in the database. */
async function cardsOf(tx: Db): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`select gen_random_uuid() as id,
      ${places.community} as "communityId", 'A1' as reference, ${household(3, 2, 201)} as "placeId",
      ${places.building} as "buildingId", null as "compoundId", 'need' as profile, 'a' as category,
      't' as title, 'e' as excerpt, 'all' as visibility, false as "isAnonymous", 'open' as state,
      'open' as bucket, now() as "raisedAt", now() as "stateSince", null as "deadlineAt",
      null as "againstPersonId", null as "againstOrganisationId", 0 as photos`.execute(tx);
  return rows;
}

test('a list that tells a name beside a flat is noted to whoever lives there', async () => {
  assert.deepEqual(await notedOnCards({}), ['matter']);
});

test('a list that names no flat, or nobody, or whoever reads it, is not', async () => {
  assert.deepEqual(await notedOnCards({}, { spot: 'building' }), [], 'only the building');
  assert.deepEqual(await notedOnCards({ placeId: places.building }), [], 'a thing in the building');
  assert.deepEqual(await notedOnCards({ buildingId: null }), [], 'a thing outdoors');
  assert.deepEqual(await notedOnCards({ isAnonymous: true }), [], 'nobody is named');
  assert.deepEqual(await notedOnCards({}, { visibilities: ['all'] }), [], 'no neighbour reads it');
  assert.deepEqual(await notedOnCards({ askerId: people.chen }), [], 'it is their own');
});
