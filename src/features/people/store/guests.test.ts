import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, places } from '#test/world.ts';
import { insertGuest, listGuests } from './guests.ts';
import { findPerson } from './persons.ts';

const CAME = Temporal.Instant.from('2026-11-22T15:40:00Z');
const guest = (number: number) => ({
  id: `019cf000-0000-7000-8000-0000000003${String(number).padStart(2, '0')}`,
  communityId: places.community,
  householdId: household(3, 2, 201),
  name: `訪客${number}`,
  telephone: undefined,
  language: 'en' as const,
});

test('a guest is kept with the language they called in', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGuest(tx, guest(1), CAME);
    const found = await findPerson(tx, guest(1).id);
    assert.deepEqual([found?.name, found?.language, found?.telephone], ['訪客1', 'en', undefined]);
  });
});

test('guests are listed from the first on, without those who came since', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGuest(tx, guest(2), CAME.add({ minutes: 2 }));
    await insertGuest(tx, guest(1), CAME);
    await insertGuest(tx, guest(3), CAME.add({ minutes: 5 }));
    const found = await listGuests(tx, CAME.add({ minutes: 5 }));
    assert.deepEqual(
      found.map(({ id }) => id),
      [guest(1).id, guest(2).id],
    );
  });
});

test('a guest without a name, or with a telephone that is none, is refused', async () => {
  for (const wrong of [{ name: '' }, { telephone: '12' }]) {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await assert.rejects(insertGuest(tx, { ...guest(1), ...wrong }, CAME), { code: '23514' });
    });
  }
});
