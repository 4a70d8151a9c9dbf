import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places, recordedIn } from '#test/world.ts';
import { listGuests } from '#/features/people/store/guests.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import { beginGuest } from './guest.ts';

const HOME = household(3, 2, 201);
const home = { communityId: places.community, householdId: HOME, paperId: people.chen };
const said = { name: '小周', telephone: '+8613800138077' };

async function guestOn(db: Db) {
  return beginGuest(contextOn(db), home, said);
}

describe('a guest', () => {
  test('is on record by the name they gave, lives nowhere, and has no account', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const { signedIn } = await guestOn(tx);
      const person = await findPerson(tx, signedIn.personId);
      assert.deepEqual(
        [person?.name, person?.telephone, person?.communityId, person?.accountSince],
        ['小周', '+8613800138077', places.community, undefined],
      );
      assert.deepEqual(await listResidences(tx, [signedIn.personId]), []);
    });
  });

  test('stays for a day: the telephone may be a neighbour’s', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      const { signedIn } = await guestOn(tx);
      const hours = context.now.until(signedIn.session.expiresAt).total('hours');
      assert.equal(hours, 24);
    });
  });

  test('goes on as themselves, and as nobody who lives there', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const { context, signedIn } = await guestOn(tx);
      assert.deepEqual(
        [context.subject.actorId, context.subject.personId],
        [signedIn.personId, signedIn.personId],
      );
      assert.deepEqual([context.subject.homes, context.subject.grants], [[], []]);
    });
  });

  test('is told of to everybody who lives in the household, and to nobody else', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const { signedIn } = await guestOn(tx);
      const entries = (await recordedIn(tx)).filter(
        ({ what }) => what === 'people.use_paper_to_call',
      );
      const { rows } = await sql<{ id: string }>`select person_id as id from people.residence
        where household_id = ${HOME} and until is null order by 1`.execute(tx);
      assert.ok(rows.length > 0);
      assert.deepEqual(
        entries.map(({ personId }) => personId).toSorted(),
        rows.map(({ id }) => id),
      );
      assert.ok(entries.every(({ actorId }) => actorId === signedIn.personId));
    });
  });

  test('is found again when a month is over, and no neighbour with them', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const { now } = contextOn(tx);
      const { signedIn } = await guestOn(tx);
      assert.deepEqual(await listGuests(tx, now), []);
      const found = await listGuests(tx, now.add({ seconds: 1 }));
      assert.deepEqual(found, [{ id: signedIn.personId, communityId: places.community }]);
    });
  });
});
