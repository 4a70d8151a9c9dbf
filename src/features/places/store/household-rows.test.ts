import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { NEXT_HOUSEHOLD, household, makeWorld, people, places } from '#test/world.ts';
import {
  deleteEmpty,
  eachHousehold,
  findSpots,
  findThere,
  findUsed,
  saveWindows,
  windowsOf,
} from './household-rows.ts';

const COMMUNITY = '35.02.03.007.010';
const COMPOUND = `${COMMUNITY}.dx`;

function inWorld(work: (tx: Db) => Promise<void>) {
  return () =>
    rolledBack(async (tx) => {
      await makeWorld(tx);
      await work(tx);
    });
}

test(
  'what stands at paths is found with its level and window, and nothing else',
  inWorld(async (tx) => {
    const id = household(3, 1, 101);
    await saveWindows(tx, [{ id, floor: 4, position: 2 }]);
    const spots = await findSpots(tx, [`${COMPOUND}.3`, `${COMPOUND}.3.1.101`, `${COMPOUND}.99`]);
    assert.deepEqual([...spots.keys()].toSorted(), [`${COMPOUND}.3`, `${COMPOUND}.3.1.101`]);
    assert.deepEqual(spots.get(`${COMPOUND}.3.1.101`), { id, level: 90, floor: 4, position: 2 });
    assert.deepEqual(await findSpots(tx, []), new Map());
  }),
);

test(
  'a window is written beside whatever else is known of a household',
  inWorld(async (tx) => {
    const id = household(3, 1, 102);
    await sql`update places.place set attributes = '{"lift": true}' where id = ${id}`.execute(tx);
    await saveWindows(tx, [{ id, floor: 1, position: null }]);
    const { rows } = await sql<{ readonly attributes: unknown }>`
      select attributes from places.place where id = ${id}`.execute(tx);
    assert.deepEqual(rows[0]?.attributes, { lift: true, floor: 1, position: null });
    assert.deepEqual(
      await windowsOf(tx, [id, 'nowhere']),
      new Map([[id, { floor: 1, position: null }]]),
    );
  }),
);

test(
  'a household counts as used by whoever lives there, and an empty one does not',
  inWorld(async (tx) => {
    const { rows } = await sql<{ readonly id: string }>`
      select household_id as id from people.residence where person_id = ${people.wang}`.execute(tx);
    const home = rows[0]?.id ?? '';
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
      values ('empty', ${`${COMPOUND}.3.1.999`}, 'household', 90, ${places.community}, '999', 1)`.execute(
      tx,
    );
    assert.deepEqual(await findUsed(tx, [home, 'empty']), new Set([home]));
    assert.deepEqual(await findUsed(tx, []), new Set());
  }),
);

test(
  'only places with nothing below them are taken out',
  inWorld(async (tx) => {
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal) values
      ('full', ${`${COMPOUND}.90`}, 'building', 70, ${places.community}, '90', 1),
      ('leaf', ${`${COMPOUND}.90.101`}, 'household', 90, ${places.community}, '101', 1)`.execute(
      tx,
    );
    const ids = ['full', 'leaf', 'nowhere'];
    await deleteEmpty(tx, ['full']);
    assert.deepEqual(await findThere(tx, ids), new Set(['full', 'leaf']));
    await deleteEmpty(tx, ['leaf']);
    assert.deepEqual(await findThere(tx, ids), new Set(['full']));
    await deleteEmpty(tx, ['full']);
    assert.deepEqual(await findThere(tx, ids), new Set());
  }),
);

test(
  'households are gone through in the order of their paths, also beyond one batch',
  inWorld(async (tx) => {
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
      select 'many-' || g, ${`${COMPOUND}.3.1.`} || (10000 + g), 'household', 90,
        ${places.community}, g::text, g from generate_series(1, 2500) as g`.execute(tx);
    const seen: string[] = [];
    for await (const { path } of eachHousehold(tx, COMMUNITY)) seen.push(path);
    assert.equal(new Set(seen).size, seen.length);
    assert.deepEqual(seen, seen.toSorted());
    assert.ok(seen.length > 2_500);
    const { rows } = await sql<{ readonly path: string }>`
      select path from places.place where id = ${NEXT_HOUSEHOLD}`.execute(tx);
    assert.ok(!seen.includes(rows[0]?.path ?? ''));
  }),
);
