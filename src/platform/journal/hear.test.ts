import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { hearJournal } from './hear.ts';

async function withJournal(work: (db: Db) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  try {
    await work(openDb(pool));
  } finally {
    await pool.end();
    await database.drop();
  }
}

function record(db: Db, subjectId: string): Promise<void> {
  return contextOn(db).record({ feature: 'matters', verb: 'raise', subjectId, data: { to: 'a' } });
}

const POLL_MS = 20;

/** Hears what is ready from a position; gives the subjects and where to hear on. */
async function hear(db: Db, from: string): Promise<{ subjects: string[]; upper: string }> {
  const subjects: string[] = [];
  const upper = await db.transaction().execute((tx) =>
    hearJournal(tx, from, async (entries) => {
      subjects.push(...entries.map(({ subjectId }) => subjectId));
    }),
  );
  return { subjects, upper };
}

/**
 * Hears all from a position. What another test on the same server is in the middle of may have
 * begun before, for all we know, and has to end first.
 */
async function hearAll(db: Db, from: string): Promise<{ subjects: string[]; upper: string }> {
  const subjects: string[] = [];
  for (let upper = from; ; await sleep(POLL_MS)) {
    const heard = await hear(db, upper);
    subjects.push(...heard.subjects);
    upper = heard.upper;
    const { rows } = await sql<{ readonly is_left: boolean }>`
      select exists (select from platform.journal
        where written_in >= ${sql.lit(upper)}::xid8) as is_left`.execute(db);
    if (rows[0]?.is_left !== true) return { subjects, upper };
  }
}

test('each entry is heard once, in the order of the commits', () =>
  withJournal(async (db) => {
    for (const subject of ['m1', 'm2', 'm3']) await record(db, subject);
    const first = await hearAll(db, '0');
    assert.deepEqual(first.subjects, ['m1', 'm2', 'm3']);
    assert.deepEqual((await hear(db, first.upper)).subjects, []);
    await record(db, 'm4');
    assert.deepEqual((await hearAll(db, first.upper)).subjects, ['m4']);
  }));

test('what commits late is heard later, and what is taken back never', () =>
  withJournal(async (db) => {
    const late = await db.startTransaction().execute();
    await record(late, 'late');
    await record(db, 'quick');
    const before = await hear(db, '0');
    assert.deepEqual(before.subjects, [], 'what is younger than one under way waits with it');
    await late.commit().execute();
    const given = await db.startTransaction().execute();
    await record(given, 'given up');
    await given.rollback().execute();
    const after = await hearAll(db, before.upper);
    assert.deepEqual(after.subjects.toSorted(), ['late', 'quick']);
  }));

test('more than one batch is heard whole, and an entry as it was written', () =>
  withJournal(async (db) => {
    await sql`insert into platform.journal (community_id, id, at, feature, verb, subject_id)
      select '-', gen_random_uuid(), now(), 'people', 'sign_in', 's' || g
      from generate_series(1, 1201) as g`.execute(db);
    const { subjects, upper } = await hearAll(db, '0');
    assert.equal(new Set(subjects).size, 1_201);
    await record(db, 'm1');
    assert.deepEqual((await hearAll(db, upper)).subjects, ['m1']);
    await db.transaction().execute((tx) =>
      hearJournal(tx, upper, async ([entry]) => {
        assert.deepEqual([entry?.verb, entry?.actorId, entry?.data], ['raise', null, { to: 'a' }]);
      }),
    );
  }));
