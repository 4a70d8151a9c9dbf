import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Pool } from 'pg';
import { saveSetting, findSetting } from '#/platform/config/secret.ts';
import { openReading } from '#/platform/db/kept.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { addJob } from '#/platform/jobs/queue.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { MIGRATIONS, readEverything } from '#test/filled-world.ts';
import { makeWorld } from '#test/world.ts';
import { makeBackup } from './make-backup.ts';
import { findCutRestore, findUse, forgetCutRestore, restoreArchive } from './restore-archive.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const tellingTables = ['places.place', 'people.person', 'platform.journal'];

type Open = { readonly database: TestDatabase; readonly pool: Pool };

let source: Open;
let folder: string;
let path: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-restore-'));
  path = join(folder, 'all.tar');
  source = await openOne();
  const db = openDb(source.pool);
  await makeWorld(db);
  await saveSetting(db, 'home_community', '350203007010');
  const made = await makeBackup({
    pool: source.pool,
    path,
    files: join(folder, 'files'),
    migrations: MIGRATIONS,
    release: '0.1.0',
    now: NOW,
  });
  assert.ok(made.ok);
});

after(async () => {
  await closeOne(source);
  await rm(folder, { recursive: true, force: true });
});

async function openOne(): Promise<Open> {
  const database = await testDatabase();
  return { database, pool: openPool(database.connection) };
}

async function closeOne({ database, pool }: Open): Promise<void> {
  await pool.end();
  await database.drop();
}

/** Runs a test over an empty installation of its own. */
async function withTarget<Value>(work: (target: Open) => Promise<Value>): Promise<Value> {
  const target = await openOne();
  try {
    return await work(target);
  } finally {
    await closeOne(target);
  }
}

function restoreInto(pool: Pool, onStep?: (step: string) => unknown) {
  const options = { pool, path, dataFolder: folder, migrations: MIGRATIONS, tellingTables };
  return restoreArchive({ ...options, now: NOW, ...(onStep ? { onStep } : {}) });
}

test('a process that served the empty installation shows at once what was restored', () =>
  withTarget(async (target) => {
    const db = openDb(target.pool);
    await saveSetting(db, 'home_community', 'nowhere');
    const read = () => findSetting(openReading(db), 'home_community');
    assert.equal(await read(), 'nowhere');
    assert.equal(await read(), 'nowhere', 'it is kept in memory');
    assert.ok((await restoreInto(target.pool)).ok);
    assert.equal(await read(), '350203007010');
  }));

test('a job that was waiting in the empty installation goes on waiting', () =>
  withTarget(async (target) => {
    await addJob(openDb(target.pool), { name: 'test.here', payload: {} });
    assert.ok((await restoreInto(target.pool)).ok);
    const { rows } = await target.pool.query('select task_identifier from graphile_worker.jobs');
    assert.deepEqual(rows, [{ task_identifier: 'test.here' }]);
  }));

test('somebody who begins while it loads is not written over', () =>
  withTarget(async (target) => {
    const restored = await restoreInto(target.pool, async (step) => {
      if (step !== 'files') return;
      const insert = `insert into platform.journal (community_id, id, at, feature, verb, subject_id)
      values ('-', gen_random_uuid(), now(), 'people', 'begin', 'first')`;
      await target.pool.query(insert);
    });
    assert.equal(restored.ok ? '' : restored.refusal, 'installation_in_use');
    assert.deepEqual(restored.ok ? {} : restored.detail, { table: 'platform.journal' });
    const { rows } = await target.pool.query('select subject_id from platform.journal');
    assert.deepEqual(rows, [{ subject_id: 'first' }]);
    assert.equal(await findCutRestore(folder), undefined);
  }));

test('two restores at once end with one that is whole, and one that is refused', () =>
  withTarget(async (target) => {
    const [one, other] = await Promise.all([restoreInto(target.pool), restoreInto(target.pool)]);
    const refusals = [one, other].map((each) => (each.ok ? 'restored' : each.refusal));
    assert.deepEqual(refusals.toSorted(), ['installation_in_use', 'restored']);
    const now = await readEverything(target.pool);
    const before = await readEverything(source.pool);
    assert.deepEqual(now.get('people.person'), before.get('people.person'));
  }));

test('an owner who may do nothing else restores as well', (context) =>
  withTarget(async (target) => {
    const { rows } = await target.pool.query<{ name: string; is_super: boolean }>(
      `select current_database() as name, rolsuper as is_super from pg_roles
     where rolname = current_user`,
    );
    const [{ name = '', is_super: isSuper = false } = {}] = rows;
    const { connection } = target.database;
    if (!isSuper || 'url' in connection) return context.skip('The tests run as such an owner.');
    const role = `owner_${process.pid}`;
    await target.pool.query(`create role ${role} login nosuperuser`);
    await target.pool.query(`alter database ${name} owner to ${role}`);
    for (const schema of ['graphile_worker', ...(await ourSchemas(target.pool))]) {
      await giveSchema(target.pool, schema, role);
    }
    await target.pool.query(`alter table public.linli_migration owner to ${role};
    grant all on schema public to ${role}`);
    const pool = openPool({ ...connection, user: role });
    const restored = await restoreInto(pool);
    await pool.end();
    assert.ok(restored.ok, JSON.stringify(restored));
    const now = await readEverything(target.pool);
    const before = await readEverything(source.pool);
    for (const [table, told] of before) {
      if (table !== 'platform.version') assert.deepEqual(now.get(table), told, table);
    }
    await target.pool.query(`reassign owned by ${role} to current_user; drop owned by ${role}`);
    await target.pool.query(`drop role ${role}`);
    return undefined;
  }));

async function ourSchemas(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct schemaname as name from pg_tables
     where schemaname not in ('public', 'graphile_worker', 'pg_catalog', 'information_schema')`,
  );
  return rows.map(({ name }) => name);
}

/** Gives a schema and all in it to another owner, as if that one had made it. */
async function giveSchema(pool: Pool, schema: string, role: string): Promise<void> {
  const { rows } = await pool.query<{ statement: string }>(
    `select format('alter table %s owner to ${role}', oid::regclass) as statement from pg_class
     where relnamespace = $1::regnamespace and relkind in ('r', 'v')
     union all
     select format('alter routine %s owner to ${role}', oid::regprocedure) from pg_proc
     where pronamespace = $1::regnamespace`,
    [schema],
  );
  await pool.query(`alter schema ${schema} owner to ${role}`);
  for (const { statement } of rows) await pool.query(statement);
}

test('a mark that a killed restore left is told, and forgotten when there is no more need', async () => {
  assert.equal(await findCutRestore(folder), undefined);
  await writeFile(join(folder, 'restoring'), '/mnt/all.tar 2026-11-23T03:41:00Z\n');
  assert.equal(await findCutRestore(folder), '/mnt/all.tar 2026-11-23T03:41:00Z');
  await forgetCutRestore(folder);
  assert.equal(await findCutRestore(folder), undefined);
  await forgetCutRestore(folder);
});

test('an installation is in use by the first table that has a row, and not by one that is not made', () =>
  withTarget(async (target) => {
    assert.equal(await findUse(target.pool, tellingTables), undefined);
    assert.equal(await findUse(target.pool, ['gardens.bed']), undefined);
    assert.equal(await findUse(source.pool, ['gardens.bed', ...tellingTables]), 'places.place');
  }));
