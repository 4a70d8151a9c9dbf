import assert from 'node:assert/strict';
import { brand } from '#/lib/brand.ts';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Queue } from '#/features/matters/model/matter.ts';
import type { Before } from '#/features/matters/model/undo.ts';
import { inWorld, people, railing } from '#test/matters-world.ts';
import { listClocks } from './clock-row.ts';
import { findMatter } from './matters.ts';
import { dropClocks, findLastLine, keepBefore } from './undo.ts';

const bulkId = '019cf000-0000-7000-8000-00000000b001';

test('what is kept with a line is read back whole, to the microsecond and with what is missing', () =>
  inWorld(async ({ db, raise }) => {
    const key = await raise(people.li, railing);
    const matter = await findMatter(db, key);
    assert.ok(matter);
    const { state, stateSince, scheduledFor, closedAt, closedAs, firsts } = matter;
    const fine = Temporal.Instant.from('2026-11-23T01:02:03.123456Z');
    const [clock, ...clocks] = await listClocks(db, key);
    assert.ok(clock);
    const pauses = [
      { from: stateSince, to: fine },
      { from: fine, to: undefined },
    ];
    const before: Before = {
      state,
      stateSince,
      passedFrom: brand<Queue>('organisation:sender'),
      scheduledFor,
      closedAt,
      closedAs,
      firsts: { ...firsts, acceptedAt: fine, verifiedAs: 'found', hasPassed: false },
      counts: { returns: 1, moves: 2, reworks: 3, reopenings: 4 },
      clocks: [{ ...clock, pauses }, ...clocks],
      assignments: [bulkId],
      requests: [],
      offers: [],
    };
    await keepBefore(db, key, { bulkId, before });
    const line = await findLastLine(db, key);
    assert.deepEqual(line?.before, before);
    assert.equal(line.bulkId, bulkId);
  }));

test('it is kept with the last line alone, and adds to what that line held', () =>
  inWorld(async ({ db, raise }) => {
    const key = await raise(people.li, railing);
    const plain = await findLastLine(db, key);
    assert.deepEqual([plain?.bulkId, plain?.before], [undefined, undefined]);
    await sql`update matters.event set data = '{"photos": 2}'
      where matter_id = ${key.id}`.execute(db);
    const matter = await findMatter(db, key);
    assert.ok(matter);
    const before: Before = {
      ...matter,
      clocks: [],
      assignments: [],
      requests: [],
      offers: [],
    };
    await keepBefore(db, key, { bulkId, before });
    const { rows } = await sql<{ readonly photos: number; readonly kept: number }>`
      select count(*) filter (where data -> 'photos' = '2')::int as photos,
        count(*) filter (where data ? 'before')::int as kept
      from matters.event where matter_id = ${key.id}`.execute(db);
    assert.equal(rows[0]?.kept, 1);
    assert.ok((rows[0]?.photos ?? 0) >= 1);
    assert.equal(await findLastLine(db, { ...key, id: bulkId }), undefined);
  }));

test('clocks that are not kept are dropped, of this matter and of no other', () =>
  inWorld(async ({ db, raise }) => {
    const key = await raise(people.li, railing);
    const other = await raise(people.li, { ...railing, body: '另一處欄杆也鬆了。' });
    const untouched = await listClocks(db, other);
    const [first] = await listClocks(db, key);
    assert.ok(first);
    await dropClocks(db, key, [first]);
    assert.deepEqual(await listClocks(db, key), [first]);
    assert.deepEqual(await listClocks(db, other), untouched);
    await dropClocks(db, key, []);
    assert.deepEqual(await listClocks(db, key), []);
  }));
