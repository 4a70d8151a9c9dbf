import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { sealAll } from '#test/sealed.ts';
import { NO_COMMUNITY, recordEntry } from './journal.ts';
import { readSeal, sealJournal } from './seal-journal.ts';
import { sealWhatHappened } from './sealing.ts';
import { compareSeal, verifyJournal } from './verify-journal.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const ZEROS = '0'.repeat(64);

/** Runs a test over a journal of its own, in which entries have been recorded and sealed. */
async function withJournal(
  entries: number,
  work: (db: Db, pool: Pool) => Promise<void>,
): Promise<void> {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const db = openDb(pool);
  try {
    for (let count = 1; count <= entries; count += 1) await record(db, `m${count}`);
    await seal(db);
    await work(db, pool);
  } finally {
    await pool.end();
    await database.drop();
  }
}

async function record(db: Db, subjectId: string): Promise<void> {
  const writer = contextOn(db, { now: NOW.toString() });
  await recordEntry(writer, {
    feature: 'matters',
    verb: 'raise',
    subjectId,
    communityId: '350203007010',
    data: { state: 'submitted', weight: 2.5 },
  });
}

function sealOnce(db: Db): Promise<number> {
  return db.transaction().execute((tx) => sealJournal(tx, NOW));
}

function seal(db: Db): Promise<number> {
  return sealAll(db, NOW);
}

/** Lists the faults as words: what, at which position, which entry. */
async function faultsOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; subject_id: string }>`
    select id, subject_id from platform.journal`.execute(db);
  const subjects = new Map(rows.map((row) => [row.id, row.subject_id]));
  const { faults, faultCount } = await verifyJournal(db);
  assert.equal(faultCount, faults.length);
  return faults.map(({ kind, position, entryId }) =>
    [kind, position ?? '-', subjects.get(entryId ?? '') ?? '-'].join(' '),
  );
}

async function positionOf(db: Db, subject: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select position from platform.journal_link join platform.journal on id = entry_id
    where subject_id = ${subject}`.execute(db);
  return rows[0]?.position ?? 0;
}

describe('the chain', () => {
  test('begins with nothing and seals each entry once', () =>
    withJournal(0, async (db) => {
      assert.deepEqual(await readSeal(db), { length: 0, digest: ZEROS, sealedAt: undefined });
      for (const subject of ['m1', 'm2', 'm3']) await record(db, subject);
      assert.equal(await seal(db), 3);
      assert.equal(await seal(db), 0);
      await record(db, 'm4');
      assert.equal((await verifyJournal(db)).waiting, 1);
      assert.equal(await seal(db), 1);
      const { length, sealedAt } = await readSeal(db);
      assert.deepEqual([length, sealedAt?.toString()], [4, NOW.toString()]);
      assert.deepEqual(await verifyJournal(db), {
        sealed: 4,
        waiting: 0,
        faultCount: 0,
        faults: [],
      });
    }));

  test('is SHA-256 over the digest before and the fields of the entry, as the documents say', () =>
    withJournal(2, async (db) => {
      const { rows } = await sql<{ text: string; digest: Buffer }>`
        select l.digest, jsonb_build_array(j.community_id, j.id,
          (extract(epoch from j.at) * 1000000)::bigint, j.actor_id, j.person_id, j.place_id,
          j.feature, j.verb, j.subject_id, j.data)::text as text
        from platform.journal_link l join platform.journal j on j.id = l.entry_id
        order by l.position`.execute(db);
      const hash = (...parts: readonly Uint8Array[]) =>
        createHash('sha256').update(Buffer.concat(parts)).digest();
      const [one, other] = rows;
      assert.ok(one && other);
      const first = hash(Buffer.alloc(32), hash(Buffer.from(one.text)));
      assert.deepEqual(one.digest, first);
      assert.deepEqual(other.digest, hash(first, hash(Buffer.from(other.text))));
      assert.match(one.text, /"2026|1795405260000000/);
    }));

  test('waits for an entry that commits late, and takes it then', () =>
    withJournal(1, async (db) => {
      const late = await db.startTransaction().execute();
      await record(late, 'late');
      await record(db, 'quick');
      assert.equal(await sealOnce(db), 0, 'what is younger than one under way waits with it');
      await late.commit().execute();
      assert.equal(await seal(db), 2);
      assert.deepEqual(await faultsOf(db), []);
    }));

  test('takes nothing of what was rolled back', () =>
    withJournal(1, async (db) => {
      const given = await db.startTransaction().execute();
      await record(given, 'given up');
      await given.rollback().execute();
      assert.equal(await seal(db), 0);
      assert.equal((await readSeal(db)).length, 1);
    }));

  test('stays one chain when two processes seal at once', () =>
    withJournal(30, async (db) => {
      for (let count = 0; count < 30; count += 1) await record(db, `later ${count}`);
      const sealed = await Promise.all([sealOnce(db), sealOnce(db), seal(db)]);
      assert.equal(
        sealed.reduce((sum, one) => sum + one, 0),
        30,
      );
      assert.deepEqual(await faultsOf(db), []);
    }));

  test('is made longer by a job each minute, in more than one batch if need be', () =>
    withJournal(0, async (db) => {
      await sql`insert into platform.journal (community_id, id, at, feature, verb, subject_id)
        select ${NO_COMMUNITY}, gen_random_uuid(), now(), 'people', 'sign_in', 's' || g
        from generate_series(1, 12000) as g`.execute(db);
      const { services } = contextOn(db, { now: NOW.toString() });
      assert.equal(sealWhatHappened.cron, '* * * * *');
      await runJob({ db, services }, sealWhatHappened, {});
      await seal(db);
      assert.equal((await readSeal(db)).length, 12_000);
      assert.equal((await verifyJournal(db)).faultCount, 0);
    }));
});

describe('what somebody did to the tables', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['data', `'{"state": "resolved"}'`],
    ['verb', `'confirm'`],
    ['at', `at - interval '1 microsecond'`],
    ['actor_id', 'gen_random_uuid()'],
    ['person_id', 'gen_random_uuid()'],
    ['place_id', `'350203'`],
    ['feature', `'people'`],
  ];
  test('is told with the entry, whichever field was changed', () =>
    withJournal(5, async (db, pool) => {
      const position = await positionOf(db, 'm3');
      for (const [column, value] of changes) {
        await pool.query('create temporary table if not exists kept as table platform.journal');
        const { rows } = await pool.query('select * from platform.journal where subject_id = $1', [
          'm3',
        ]);
        await pool.query(
          `update platform.journal set ${column} = ${value} where subject_id = 'm3'`,
        );
        assert.deepEqual(await faultsOf(db), [`changed ${position} m3`], column);
        const before = rows[0][column];
        const back =
          typeof before === 'object' && column === 'data' ? JSON.stringify(before) : before;
        await pool.query(`update platform.journal set ${column} = $1 where subject_id = 'm3'`, [
          back,
        ]);
        assert.deepEqual(await faultsOf(db), [], 'the control: as it was, nothing is told');
      }
    }));

  test('is told when two entries exchanged what they say', () =>
    withJournal(4, async (db, pool) => {
      const [two, four] = [await positionOf(db, 'm2'), await positionOf(db, 'm4')];
      await pool.query(`update platform.journal set subject_id =
        case subject_id when 'm2' then 'm4' else 'm2' end where subject_id in ('m2', 'm4')`);
      const told = [...(await faultsOf(db))].toSorted();
      assert.deepEqual(told, [`changed ${two} m4`, `changed ${four} m2`].toSorted());
    }));

  test('is told when two links exchanged their entries', () =>
    withJournal(4, async (db, pool) => {
      await pool.query('alter table platform.journal_link drop constraint journal_link_pkey');
      await pool.query(`update platform.journal_link set position = 5 - position
        where position in (2, 3)`);
      assert.ok((await faultsOf(db)).length >= 2);
    }));

  test('is told when an entry is gone, with its name, and its link with it', () =>
    withJournal(4, async (db, pool) => {
      const { rows } = await pool.query(
        `delete from platform.journal where subject_id = 'm2' returning id`,
      );
      const { faults } = await verifyJournal(db);
      assert.deepEqual(
        faults.map(({ kind, entryId }) => [kind, entryId]),
        [['deleted', rows[0].id]],
      );
      await pool.query('delete from platform.journal_link where entry_id = $1', [rows[0].id]);
      const kinds = (await verifyJournal(db)).faults.map(({ kind }) => kind);
      assert.deepEqual(kinds, ['unlinked', 'changed']);
    }));

  test('is told when the end of the chain is gone with its entries', () =>
    withJournal(4, async (db, pool) => {
      await pool.query(`with gone as (delete from platform.journal_link where position > 2
        returning entry_id) delete from platform.journal using gone where id = entry_id`);
      assert.deepEqual(await faultsOf(db), ['cut 2 -']);
      const { digest } = (
        await pool.query('select digest from platform.journal_link where position = 2')
      ).rows[0];
      const before = await readSeal(db);
      await pool.query('update platform.journal_chain set length = 2, digest = $1', [digest]);
      assert.deepEqual(await faultsOf(db), [], 'whoever owns all tables can make them agree');
      assert.equal(await compareSeal(db, before), 'shorter', 'and a seal outside tells it');
    }));

  test('is told when an entry was slipped in with an earlier stamp', () =>
    withJournal(2, async (db, pool) => {
      await pool.query(`insert into platform.journal
        (community_id, id, at, feature, verb, subject_id, written_in)
        values ('-', gen_random_uuid(), now(), 'matters', 'confirm', 'forged', '3')`);
      assert.deepEqual(await faultsOf(db), ['slipped_in - forged']);
    }));

  test('is told by a seal outside when the whole chain was made anew', () =>
    withJournal(3, async (db, pool) => {
      const noted = await readSeal(db);
      assert.equal(await compareSeal(db, noted), 'agrees');
      await record(db, 'm4');
      await seal(db);
      assert.equal(await compareSeal(db, noted), 'agrees', 'a longer chain still has it');
      await pool.query(`update platform.journal set verb = 'confirm' where subject_id = 'm1'`);
      await pool.query('truncate platform.journal_link');
      await pool.query(`update platform.journal_chain set length = 0, sealed_before = '0',
        digest = decode(repeat('00', 32), 'hex')`);
      await seal(db);
      assert.deepEqual(await faultsOf(db), [], 'inside everything agrees');
      assert.equal(await compareSeal(db, noted), 'differs');
      assert.equal(await compareSeal(db, { length: 0, digest: ZEROS }), 'agrees');
      assert.equal(await compareSeal(db, { length: 0, digest: noted.digest }), 'differs');
    }));

  test('is counted in full and told up to a limit', () =>
    withJournal(60, async (db, pool) => {
      await pool.query(`update platform.journal set verb = 'confirm'`);
      const { faultCount, faults } = await verifyJournal(db);
      assert.deepEqual([faultCount, faults.length], [60, 50]);
    }));
});
