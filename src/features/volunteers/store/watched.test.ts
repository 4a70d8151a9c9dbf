import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addHours } from '#/features/volunteers/rules.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { refreshWatch, saveDuty, saveLimits } from './settings.ts';
import { listWatched } from './watched.ts';

const NOW = Temporal.Instant.from('2026-11-23T04:00:00Z');
const HERE = '220102001001';
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Has somebody help from so many kilometres east of a point; or from nowhere on the map. */
async function help(db: Db, number: number, east: number | undefined): Promise<void> {
  const personId = idOf(number);
  const point = east === undefined ? undefined : { lon: 125.3 + east / 80, lat: 43.88 };
  const anchor = { communityId: HERE, buildingId: `b${number}`, gridId: undefined, point };
  const limits = { ...anchor, languages: [], groups: undefined, quiet: undefined };
  await saveLimits(db, { personId, limits: { ...limits, weeklyCap: undefined } }, NOW);
  const hours = addHours([], { days: [1, 4], from: '22:00', to: '06:00' });
  await saveDuty(db, { personId, hours, onUntil: undefined, offUntil: undefined });
  await refreshWatch(db, personId);
}

const around = { communityIds: [HERE], ability: [], group: undefined, limit: 10 };

test('who is watched around a point is near it, each once, however many their hours', () =>
  rolledBack(async (db) => {
    await help(db, 1, 0);
    await help(db, 2, 2);
    await help(db, 3, 9);
    await help(db, 4, undefined);
    const near = await listWatched(db, { ...around, near: { lon: 125.3, lat: 43.88 } });
    assert.deepEqual(
      near.map(({ personId }) => personId),
      [idOf(1), idOf(2)],
    );
    assert.equal(near[0]?.hours.length, 2);
  }));

test('without a point everybody of the communities is, up to the limit', () =>
  rolledBack(async (db) => {
    for (const number of [1, 2, 3]) await help(db, number, undefined);
    assert.equal((await listWatched(db, around)).length, 3);
    assert.equal((await listWatched(db, { ...around, limit: 2 })).length, 2);
    assert.deepEqual(await listWatched(db, { ...around, communityIds: ['elsewhere'] }), []);
  }));
