import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { unheardBy, untilNothingIsLeft } from '#test/nothing-left.ts';
import { hearOn } from './hear.ts';
import type { Heard } from './hear.ts';

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

const PROGRESS = 'notices.progress';

/** Hears what is ready; gives the subjects. */
async function hear(db: Db): Promise<readonly string[]> {
  const subjects: string[] = [];
  await db.transaction().execute((tx) =>
    hearOn(tx, PROGRESS, async (entries) => {
      subjects.push(...entries.map(({ subjectId }) => subjectId));
    }),
  );
  return subjects;
}

/** Hears all that there is. */
async function hearAll(db: Db): Promise<readonly string[]> {
  const subjects: string[] = [];
  await untilNothingIsLeft(db, unheardBy(PROGRESS), async () => {
    subjects.push(...(await hear(db)));
  });
  return subjects;
}

test('each entry is heard once, in the order of the commits', () =>
  withJournal(async (db) => {
    for (const subject of ['m1', 'm2', 'm3']) await record(db, subject);
    assert.deepEqual(await hearAll(db), ['m1', 'm2', 'm3']);
    assert.deepEqual(await hear(db), []);
    await record(db, 'm4');
    assert.deepEqual(await hearAll(db), ['m4']);
  }));

test('what commits late is heard later, and what is taken back never', () =>
  withJournal(async (db) => {
    const late = await db.startTransaction().execute();
    await record(late, 'late');
    await record(db, 'quick');
    assert.deepEqual(await hear(db), [], 'what is younger than one under way waits with it');
    await late.commit().execute();
    const given = await db.startTransaction().execute();
    await record(given, 'given up');
    await given.rollback().execute();
    assert.deepEqual((await hearAll(db)).toSorted(), ['late', 'quick']);
  }));

test('more than one batch is heard whole, and an entry as it was written', () =>
  withJournal(async (db) => {
    await sql`insert into platform.journal (community_id, id, at, feature, verb, subject_id)
      select '-', gen_random_uuid(), now(), 'people', 'sign_in', 's' || g
      from generate_series(1, 1201) as g`.execute(db);
    assert.equal(new Set(await hearAll(db)).size, 1_201);
    await record(db, 'm1');
    const heard: Heard[] = [];
    await untilNothingIsLeft(db, unheardBy(PROGRESS), () =>
      db.transaction().execute((tx) =>
        hearOn(tx, PROGRESS, async (entries) => {
          heard.push(...entries);
        }),
      ),
    );
    assert.deepEqual(
      heard.map(({ verb, actorId, data }) => [verb, actorId, data]),
      [['raise', null, { to: 'a' }]],
    );
  }));

test('of two that hear at once each entry is heard by one', () =>
  withJournal(async (db) => {
    for (const subject of ['m1', 'm2', 'm3']) await record(db, subject);
    const heard: (readonly string[])[] = [];
    await untilNothingIsLeft(db, unheardBy(PROGRESS), async () => {
      heard.push(...(await Promise.all([hear(db), hear(db)])));
    });
    assert.deepEqual(heard.flat().toSorted(), ['m1', 'm2', 'm3']);
  }));

test('who breaks off in the middle hears all of it again, another feature as well', () =>
  withJournal(async (db) => {
    await record(db, 'm1');
    const broken = db.transaction().execute((tx) =>
      hearOn(tx, PROGRESS, async () => {
        throw new Error('The machine is gone.');
      }),
    );
    await broken.catch(() => {});
    assert.deepEqual(await hearAll(db), ['m1']);
    const { rows } = await sql`${unheardBy('webhooks.progress')}`.execute(db);
    assert.equal(rows.length, 1);
  }));
