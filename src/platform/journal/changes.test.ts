import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { listLastChanges } from './changes.ts';

const ENTRY = { feature: 'matters', verb: 'raised', subjectId: 'm1' };
const SINCE = Temporal.Instant.from('2026-11-22T12:00:00Z');

async function record(db: Db, communityId: string | undefined, now: string, feature = 'matters') {
  await contextOn(db, { now }).record({ ...ENTRY, feature, communityId });
}

async function changes(db: Db, feature = 'matters'): Promise<readonly string[]> {
  const found = await listLastChanges(db, { feature, since: SINCE });
  return found.map(({ communityId, at }) => `${communityId} ${at.toString()}`);
}

test('each community is told once, with its latest change, the longest ago first', async () => {
  await rolledBack(async (tx) => {
    await record(tx, 'a', '2026-11-22T12:30:00Z');
    await record(tx, 'a', '2026-11-22T14:00:00Z');
    await record(tx, 'b', '2026-11-22T13:00:00Z');
    await record(tx, 'a', '2026-11-22T12:10:00Z');
    assert.deepEqual(await changes(tx), ['b 2026-11-22T13:00:00Z', 'a 2026-11-22T14:00:00Z']);
  });
});

test('what happened before, or in that very instant, is known already', async () => {
  await rolledBack(async (tx) => {
    await record(tx, 'a', '2026-11-22T11:59:59Z');
    await record(tx, 'b', '2026-11-22T12:00:00Z');
    await record(tx, 'c', '2026-11-22T12:00:01Z');
    assert.deepEqual(await changes(tx), ['c 2026-11-22T12:00:01Z']);
  });
});

test('another feature’s changes, and what concerns no community, are left out', async () => {
  await rolledBack(async (tx) => {
    await record(tx, 'a', '2026-11-22T13:00:00Z', 'people');
    await record(tx, undefined, '2026-11-22T13:00:00Z');
    assert.deepEqual(await changes(tx), []);
    assert.deepEqual(await changes(tx, 'people'), ['a 2026-11-22T13:00:00Z']);
  });
});
