import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Client } from 'pg';
import { findPerson } from '#/features/people/index.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeBackup } from '#/platform/backup/make-backup.ts';
import { restoreArchive } from '#/platform/backup/restore-archive.ts';
import { migrate } from '#/platform/db/migrate.ts';
import type { Connection } from '#/platform/db/pool.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { forgetWhatIsOver } from '#/platform/jobs/forget.ts';
import { migrateQueue, runJob } from '#/platform/jobs/worker.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { MIGRATIONS } from '#test/filled-world.ts';
import { makeWorld, people } from '#test/world.ts';

/**
 * A host may give us a database of theirs with one ordinary role, which owns the tables and is no
 * superuser: the wall binds it in requests, and the program's own work goes on.
 */
const ROLE = `linli_test_plain_${process.pid}`;
let beside: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;

before(async () => {
  beside = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'linli-plain-'));
  await asAdministrator(`create role ${ROLE} login password 'plain'`);
});

after(async () => {
  for (const name of ['one', 'two']) {
    await asAdministrator(`drop database if exists ${ROLE}_${name} with (force)`);
  }
  await asAdministrator(`drop role ${ROLE}`);
  await beside.drop();
  await rm(folder, { recursive: true, force: true });
});

async function asAdministrator(statement: string): Promise<void> {
  const { connection } = beside;
  const client = new Client(
    'url' in connection ? { connectionString: connection.url } : { ...connection },
  );
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Makes a database that belongs to the ordinary role, and opens it as that role. */
async function openAsPlain(name: string) {
  const database = `${ROLE}_${name}`;
  await asAdministrator(`create database ${database} owner ${ROLE} template template0`);
  const pool = openPool(as(database), 3);
  return { pool, db: openDb(pool) };
}

function as(database: string): Connection {
  const { connection } = beside;
  if (!('url' in connection)) return { ...connection, user: ROLE, password: 'plain', database };
  const url = new URL(connection.url);
  Object.assign(url, { username: ROLE, password: 'plain', pathname: `/${database}` });
  return { url: url.href };
}

test('one ordinary role migrates, works, keeps and restores, and is bound in requests', async () => {
  const { pool, db } = await openAsPlain('one');
  await migrateQueue(pool);
  await migrate(pool, { folder: MIGRATIONS, log: () => {} });
  await makeWorld(db);
  const { rows } = await sql<{ readonly super: boolean }>`
    select rolsuper or rolbypassrls as super from pg_roles where rolname = current_user`.execute(
    db,
  );
  assert.deepEqual(rows, [{ super: false }]);
  assert.equal((await findPerson(db, people.wang))?.id, people.wang, 'the program sees her');
  await db.transaction().execute(async (tx) => {
    await enterWall(tx, reachOf(visitor));
    assert.equal(await findPerson(tx, people.wang), undefined, 'a visitor does not');
  });
  await runJob({ db, services: contextOn(db).services }, forgetWhatIsOver, {});
  const path = join(folder, 'all.tar');
  const now = Temporal.Instant.from('2026-11-23T00:00:00Z');
  const parts = { migrations: MIGRATIONS, release: '0.1.0', now };
  const made = await makeBackup({ ...parts, pool, files: join(folder, 'files'), path });
  assert.ok(made.ok, JSON.stringify(made));
  const target = await openAsPlain('two');
  await migrateQueue(target.pool);
  await migrate(target.pool, { folder: MIGRATIONS, log: () => {} });
  const restored = await restoreArchive({
    ...parts,
    pool: target.pool,
    path,
    dataFolder: folder,
    tellingTables: ['places.place', 'people.person'],
  });
  assert.ok(restored.ok, JSON.stringify(restored));
  assert.equal((await findPerson(target.db, people.wang))?.id, people.wang, 'she came back');
  const bound = await sql<{ readonly n: number }>`
    select count(*) as n from pg_class where relforcerowsecurity`.execute(target.db);
  const first = await sql<{ readonly n: number }>`
    select count(*) as n from pg_class where relforcerowsecurity`.execute(db);
  assert.deepEqual(bound.rows, first.rows, 'and the walls stand again');
  await pool.end();
  await target.pool.end();
});
