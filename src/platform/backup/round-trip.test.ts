import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { compareSeal, verifyJournal } from '#/platform/journal/verify-journal.ts';
import { readSeal, sealJournal } from '#/platform/journal/seal-journal.ts';
import { addJob } from '#/platform/jobs/queue.ts';
import { findSetting } from '#/platform/config/secret.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import {
  MIGRATIONS,
  compareFigures,
  openFilledWorld,
  readDefinitions,
  readEverything,
} from '#test/filled-world.ts';
import type { FilledWorld } from '#test/filled-world.ts';
import { checkArchive } from './check-archive.ts';
import { makeBackup } from './make-backup.ts';
import type { BackupMade } from './make-backup.ts';
import { listFiles } from './pack-files.ts';
import { findCutRestore, findUse, restoreArchive } from './restore-archive.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const tellingTables = ['places.place', 'people.person', 'platform.journal'];

let world: FilledWorld;
let folder: string;
let path: string;
let made: BackupMade;
let target: { readonly database: TestDatabase; readonly pool: Pool; readonly dataFolder: string };

before(async () => {
  world = await openFilledWorld();
  folder = await mkdtemp(join(tmpdir(), 'linli-archive-'));
  path = join(folder, 'all.tar');
  await addJobs();
  const backup = await makeBackup({ ...parts(), path });
  assert.ok(backup.ok, JSON.stringify(backup));
  made = backup.value;
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-target-'));
  target = { database, pool: openPool(database.connection), dataFolder };
});

after(async () => {
  await world?.close();
  await target?.pool.end();
  await target?.database.drop();
  await rm(folder, { recursive: true, force: true });
  await rm(target.dataFolder, { recursive: true, force: true });
});

function parts() {
  const { app, files } = world;
  return { pool: app.pool, files, migrations: MIGRATIONS, release: '0.1.0', now: NOW };
}

/** One that waits, one that was tried to the end, and one that the clock has started. */
async function addJobs(): Promise<void> {
  const { db, pool } = world.app;
  await pool.query('delete from graphile_worker._private_jobs');
  const runAt = Temporal.Instant.from('2030-01-01T00:00:00Z');
  await addJob(db, { name: 'test.waits', payload: { who: '王阿姨\n' }, runAt, key: 'w:1' });
  await addJob(db, { name: 'test.failed', payload: {} });
  await pool.query(
    `update graphile_worker._private_jobs set attempts = max_attempts
     where task_id = (select id from graphile_worker._private_tasks where identifier = 'test.failed')`,
  );
  await addJob(db, { name: 'test.clock', payload: { _cron: { ts: 'now' } } });
}

describe('the archive', () => {
  test('is one file for its owner alone, and nothing half written lies beside it', () => {
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['all.tar']);
  });

  test('says of itself what it is, and how much is in it', async () => {
    const { manifest } = made;
    assert.equal(manifest.release, '0.1.0');
    assert.equal(manifest.madeAt, '2026-11-23T03:41:00Z');
    const everything = await readEverything(world.app.pool);
    assert.equal(manifest.tables.length, everything.size);
    for (const { schema, name, rows } of manifest.tables) {
      assert.equal(rows, everything.get(`${schema}.${name}`)?.length, `${schema}.${name}`);
    }
    assert.equal(manifest.jobs, 1, 'of three jobs one is owed');
    assert.ok(manifest.files.count >= 3);
  });

  test('is read and checked by the tools that every system has', async (context) => {
    if (spawnSync('tar', ['--version']).status !== 0) return context.skip('There is no tar here.');
    const out = await mkdtemp(join(folder, 'out-'));
    assert.equal(spawnSync('tar', ['-xf', path, '-C', out]).status, 0);
    const sums = spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: out });
    assert.equal(sums.status, 0, String(sums.stdout));
    const packed = spawnSync('tar', ['-tf', join(out, 'files.tar')], { encoding: 'utf8' });
    assert.equal(packed.stdout.trim().split('\n').length, made.manifest.files.count);
    await writeFile(join(out, 'manifest.json'), '{}');
    const control = spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: out });
    assert.notEqual(control.status, 0, 'a file that was changed is told');
    await rm(out, { recursive: true });
    return undefined;
  });

  test('is found whole when it is read to its last byte', async () => {
    const checked = await checkArchive(path);
    assert.ok(checked.ok, JSON.stringify(checked));
    assert.deepEqual(checked.value, made.manifest);
  });

  test('is refused in words where it cannot be written, and leaves nothing', async () => {
    const cases = [
      [join(folder, 'nowhere', 'a.tar'), 'backup_no_folder'],
      [join(path, 'a.tar'), 'backup_no_folder'],
    ] as const;
    for (const [to, refusal] of cases) {
      const backup = await makeBackup({ ...parts(), path: to });
      assert.equal(backup.ok ? undefined : backup.refusal, refusal);
    }
    assert.deepEqual(readdirSync(folder), ['all.tar']);
  });
});

describe('the restored installation', () => {
  before(async () => {
    const { pool, dataFolder } = target;
    assert.equal(await findUse(pool, tellingTables), undefined);
    await pool.query("update platform.version set version = 5000 where topic = 'settings'");
    const steps: string[] = [];
    const restored = await restoreArchive({
      pool,
      path,
      dataFolder,
      migrations: MIGRATIONS,
      tellingTables,
      now: NOW,
      onStep: (step) => steps.push(step),
    });
    assert.ok(restored.ok, JSON.stringify(restored));
    assert.deepEqual(steps, ['checking', 'files', 'loading', 'finishing']);
  });

  test('has the same rows in every table', async () => {
    const [before, now] = [await readEverything(world.app.pool), await readEverything(target.pool)];
    assert.deepEqual([...now.keys()], [...before.keys()]);
    for (const [name, rows] of before) {
      if (name !== 'platform.version') assert.deepEqual(now.get(name), rows, name);
    }
  });

  test('has the same columns, constraints, indexes and triggers', async () => {
    const before = await readDefinitions(world.app.pool);
    assert.ok(before.length > 500);
    assert.deepEqual(await readDefinitions(target.pool), before);
  });

  test('has the same files, byte by byte', async () => {
    const names: string[] = [];
    for await (const name of listFiles(world.files)) {
      names.push(name);
      const restored = await readFile(join(target.dataFolder, 'files', name));
      assert.deepEqual(restored, await readFile(join(world.files, name)), name);
    }
    assert.equal(names.length, made.manifest.files.count);
    assert.equal(await findCutRestore(target.dataFolder), undefined);
  });

  test('has versions that no process has seen, so that nothing old is shown', async () => {
    const { rows } = await target.pool.query<{ topic: string; version: number }>(
      'select topic, version from platform.version',
    );
    for (const { topic, version } of rows) assert.ok(version > 5000, `${topic} ${version}`);
    assert.equal(await findSetting(openDb(target.pool), 'home_community'), '350203007010');
  });

  test('has the job that was owed, when and with what it was asked for', async () => {
    const { rows } = await target.pool.query(
      `select task_identifier as name, key, run_at::text as at, attempts
       from graphile_worker.jobs order by 1`,
    );
    const at = '2030-01-01 00:00:00+00';
    assert.deepEqual(rows, [{ name: 'test.waits', key: 'w:1', at, attempts: 0 }]);
    const payload = await target.pool.query('select payload from graphile_worker._private_jobs');
    assert.deepEqual(payload.rows[0].payload, { who: '王阿姨\n' });
  });

  test('goes on numbering where it had come to', async () => {
    const next = "select nextval('matters.event_position_seq')::int as next";
    const here = await target.pool.query(next);
    const there = await world.app.pool.query(next);
    assert.equal(here.rows[0].next, there.rows[0].next);
  });

  test('counts in its figures what was counted, once, and what comes after', async () => {
    const { rows } = await target.pool.query(
      `select count(*)::int as pending from matters.figure_change
       where written_in >= (select added_before from figures.progress)`,
    );
    const before = await world.app.pool.query(
      `select count(*)::int as pending from matters.figure_change
       where written_in >= (select added_before from figures.progress)`,
    );
    assert.equal(rows[0].pending, before.rows[0].pending);
    await target.pool.query(
      `insert into matters.figure_change
         (community_id, measure, day, matter_id, place_id, id, value)
       select community_id, measure, day, matter_id, place_id, gen_random_uuid(), 1
       from matters.figure_change limit 1`,
    );
    const { kept, recounted } = await compareFigures(target.pool, { id: '35', path: '35' });
    assert.ok(recounted > 0);
    assert.equal(kept, recounted);
  });

  test('has a journal whose chain holds, and goes on', async () => {
    const db = openDb(target.pool);
    const noted = await readSeal(openDb(world.app.pool));
    assert.ok(noted.length > 20);
    assert.deepEqual(await readSeal(db), noted);
    const state = await verifyJournal(db);
    assert.deepEqual([state.sealed, state.faults], [noted.length, []]);
    await target.pool.query(`insert into platform.journal
      (community_id, id, at, feature, verb, subject_id)
      values ('-', gen_random_uuid(), now(), 'people', 'sign_in', 'after')`);
    await db.transaction().execute((tx) => sealJournal(tx, NOW));
    assert.deepEqual((await verifyJournal(db)).faults, []);
    assert.equal(await compareSeal(db, noted), 'agrees');
    await target.pool.query(`update platform.journal set verb = 'sign_out'
      where id = (select entry_id from platform.journal_link where position = 7)`);
    const [fault] = (await verifyJournal(db)).faults;
    assert.deepEqual([fault?.kind, fault?.position], ['changed', 7], 'the control');
  });

  test('takes no second archive, for it is in use', async () => {
    const { pool, dataFolder } = target;
    const again = await restoreArchive({
      pool,
      path,
      dataFolder,
      migrations: MIGRATIONS,
      tellingTables,
      now: NOW,
    });
    assert.equal(again.ok ? undefined : again.refusal, 'installation_in_use');
    assert.ok(!existsSync(join(dataFolder, 'restoring')));
  });
});
