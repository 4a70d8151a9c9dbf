import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { testDatabase } from '#test/database.ts';

/** What the database itself keeps true of records and of the ledger, whatever the program does. */
let db: Db;
before(async () => {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  db = openDb(pool);
});

const GIVER = '019cf000-0000-7000-8000-00000000aa01';
const OTHER = '019cf000-0000-7000-8000-00000000aa02';

const sound = {
  community_id: '350203007010',
  id: '019cf000-0000-7000-8000-00000000bb01',
  person_id: GIVER,
  team: '',
  place_id: '350203007010',
  activity: '清樓道',
  in_charge: '莊文靜',
  content: '掃了三層',
  started_at: '2026-11-20T01:00:00Z',
  ended_at: '2026-11-20T02:00:00Z',
  minutes: 60,
  held_on: '2026-11-20',
  due_on: '2026-12-04',
  is_due_certain: true,
  recorded_at: '2026-11-21T01:00:00Z',
  recorded_on: '2026-11-21',
  recorded_by: GIVER,
  state: 'waiting',
} as const;

const confirmed = {
  state: 'confirmed',
  confirmed_at: '2026-11-22T01:00:00Z',
  confirmed_by: OTHER,
  confirmed_as: 'community',
  plus: 1,
} as const;

type Columns = Readonly<Record<string, string | number | boolean | null>>;

async function insert(tx: Db, table: string, columns: Columns): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const values = sql.join(Object.values(columns).map((value) => sql`${value}`));
  await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(tx);
}

function change(of: Columns = sound): Columns {
  const { community_id: c, id, person_id: p, team, place_id: place, held_on: on, minutes } = of;
  return {
    community_id: c ?? null,
    id: '019cf000-0000-7000-8000-00000000cc01',
    record_id: id ?? null,
    sign: 1,
    plus: 1,
    person_id: p ?? null,
    team: team ?? null,
    place_id: place ?? null,
    held_on: on ?? null,
    size: minutes ?? null,
    minutes: minutes ?? null,
    at: '2026-11-22T01:00:00Z',
  };
}

/** Tries rows together, and takes them back; tells whether the database would keep them. */
async function keeps(...rows: readonly (readonly [table: string, columns: Columns])[]) {
  try {
    await db.transaction().execute(async (tx) => {
      for (const [table, columns] of rows) await insert(tx, table, columns);
      await sql`set constraints all immediate`.execute(tx);
      throw new Error('Kept.');
    });
  } catch (error) {
    if (error instanceof Error && error.message === 'Kept.') return true;
    return false;
  }
  return true;
}

const record = (changes: Columns = {}) => ['hours.record', { ...sound, ...changes }] as const;
const counted = record(confirmed);
const row = (changes: Columns = {}) => ['hours.change', { ...change(), ...changes }] as const;

describe('a record', () => {
  test('is kept as it should be', async () => {
    assert.ok(await keeps(record()));
    assert.ok(await keeps(counted, row()));
  });

  const wrong: Readonly<Record<string, Columns>> = {
    'minutes that are not the time between': { minutes: 61 },
    'no time at all': { minutes: 0, ended_at: sound.started_at },
    'more than a day': { minutes: 1500, ended_at: '2026-11-21T02:00:00Z' },
    'what is not over yet': { recorded_at: '2026-11-20T01:30:00Z' },
    'lateness without a reason': { recorded_on: '2026-12-05' },
    'a matter without who asked': { matter_id: OTHER, activity: null, in_charge: null },
    'neither matter nor activity': { activity: null, in_charge: null },
    'an activity with nobody in charge': { in_charge: null },
    'one’s own need': { matter_id: OTHER, asker_id: GIVER, activity: null, in_charge: null },
    'a correction without a reason': { replaces_id: OTHER },
    'a proposal of nothing': { state: 'proposed' },
    'an objection without a reason': {
      state: 'objected',
      closed_at: '2026-11-22',
      closed_by: OTHER,
    },
    'an end without who ended it': { state: 'withdrawn' },
    'no words': { content: '' },
  };
  for (const [what, changes] of Object.entries(wrong)) {
    test(`is not kept with ${what}`, async () => assert.ok(!(await keeps(record(changes)))));
  }

  test('is kept late with a reason', async () => {
    assert.ok(await keeps(record({ recorded_on: '2026-12-05', late_reason: '住院' })));
  });

  test('is not confirmed by whose time it is, nor by who wrote it down', async () => {
    assert.ok(!(await keeps(record({ ...confirmed, confirmed_by: GIVER }), row())));
    const written = { ...confirmed, recorded_by: OTHER };
    assert.ok(!(await keeps(record(written), row())));
  });

  test('does not meet another of the same person that waits or counts', async () => {
    const id = '019cf000-0000-7000-8000-00000000bb02';
    const time = { started_at: '2026-11-20T01:59:00Z', ended_at: '2026-11-20T02:59:00Z' };
    assert.ok(!(await keeps(record(), record({ id, ...time }))));
    assert.ok(await keeps(record(), record({ id, ...time, person_id: OTHER, recorded_by: OTHER })));
    const next = { started_at: '2026-11-20T02:00:00Z', ended_at: '2026-11-20T03:00:00Z' };
    assert.ok(await keeps(record(), record({ id, ...next })));
    const gone = { state: 'withdrawn', closed_at: '2026-11-22', closed_by: GIVER };
    assert.ok(await keeps(record(), record({ id, ...time, ...gone })));
  });
});

describe('the ledger', () => {
  test('has a row for each record that counts, and none for another', async () => {
    assert.ok(!(await keeps(counted)), 'counts and is not booked');
    assert.ok(!(await keeps(record(), row())), 'is booked and does not count');
    assert.ok(!(await keeps(record({ ...confirmed, plus: null }), row())));
  });

  test('says what the record says: who, for whom, where, when, how long', async () => {
    const team = '019cf000-0000-7000-8000-00000000dd01';
    for (const changes of [
      { person_id: OTHER },
      { team },
      { place_id: '350203007011' },
      { held_on: '2026-11-19' },
      { size: 59, minutes: 59 },
      { minutes: 61 },
    ]) {
      assert.ok(!(await keeps(counted, row(changes))), JSON.stringify(changes));
    }
  });

  test('books nothing twice, and takes out what was in', async () => {
    const second = { id: '019cf000-0000-7000-8000-00000000cc02' };
    assert.ok(!(await keeps(counted, row(), row(second))));
    const gone = { ...confirmed, state: 'withdrawn', closed_at: '2026-11-23', closed_by: GIVER };
    const out = { ...second, sign: -1, plus: null, minus: -1, minutes: -60 };
    assert.ok(await keeps(record({ ...gone, minus: -1 }), row(), row(out)));
    assert.ok(!(await keeps(record(gone), row())), 'over, and still booked');
    assert.ok(!(await keeps(counted, row(), row(out))), 'counts, and taken out');
  });
});
