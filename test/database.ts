import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Connection, Db, Tx } from '#/platform/db/pool.ts';
import { migrateQueue } from '#/platform/jobs/worker.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { isAlive } from '#/platform/postgres/processes.ts';

/** A migrated database that belongs to one test. */
export type TestDatabase = {
  readonly name: string;
  readonly connection: Connection;
  drop(): Promise<void>;
};

type Server = {
  /** Where a database of this name is. */
  readonly address: (database: string) => Connection;
  /** Whether only processes of this machine use it, so that what dead ones left can be cleared. */
  readonly isOurs: boolean;
  /** How a database is copied there. */
  readonly copying: '' | 'strategy file_copy';
  readonly stop: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '..');
const MIGRATIONS = join(ROOT, 'db', 'migrations');
const TEMPLATE = 'linli_template_';
const TEST = 'linli_test_';
/** Beside the holds of `platform/postgres`, class 4600. */
const BUILD_LOCK = [4600, 3] as const;
/** Where `npm test` has made room in memory for the server of one run. */
const IN_MEMORY = process.env['LINLI_TEST_DATA'];
const HASH_LENGTH = 16;
const UNDEFINED_DATABASE = '3D000';

let server: Promise<Server> | undefined;
let template: Promise<string> | undefined;
let common: Promise<{ readonly db: Db; readonly close: () => Promise<void> }> | undefined;
let count = 0;
const open = new Set<TestDatabase>();

/**
 * Makes a migrated, empty database for one test by copying a template (about 30 ms in memory), on
 * the embedded server or on the one `TEST_DATABASE_URL` names. What is not dropped is at exit.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const make = async () => makeCopy(await (template ??= buildTemplate()));
  return make().catch((error) => {
    // Another process with other migrations has cleared ours away.
    if (!hasCode(error, UNDEFINED_DATABASE)) throw error;
    template = buildTemplate();
    return make();
  });
}

/** Copies the database of a test as it is now; whoever is connected to it is cut off. */
export async function copyDatabase(name: string): Promise<TestDatabase> {
  await withAdministrator(async (client) => {
    const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
    await client.query(cut, [name]);
  });
  return makeCopy(name);
}

async function makeCopy(original: string): Promise<TestDatabase> {
  const { address, copying } = await useServer();
  const name = `${TEST}${process.pid}_${(count += 1)}`;
  await onServer(`create database ${name} template ${original} ${copying}`);
  const database = {
    name,
    connection: address(name),
    drop: async () => {
      if (open.delete(database)) await onServer(`drop database if exists ${name} with (force)`);
    },
  };
  open.add(database);
  return database;
}

/** Runs a store's test in a transaction of a migrated database, and takes it all back. */
export async function rolledBack<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  common ??= openCommon();
  const { db } = await common;
  const transaction = await db.startTransaction().execute();
  try {
    return await work(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

async function openCommon(): Promise<{ readonly db: Db; readonly close: () => Promise<void> }> {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  return { db: openDb(pool), close: () => pool.end() };
}

async function useServer(): Promise<Server> {
  if (server === undefined) {
    const url = process.env['TEST_DATABASE_URL'];
    server = url === undefined || url === '' ? startOurs() : Promise.resolve(outside(url));
    process.once('beforeExit', () => void close());
  }
  return server;
}

async function close(): Promise<void> {
  await (await common)?.close();
  for (const database of open) await database.drop();
  await (await server)?.stop();
}

function outside(url: string): Server {
  const address = (database: string): Connection => {
    const changed = new URL(url);
    changed.pathname = `/${database}`;
    return { url: changed.href };
  };
  return { address, isOurs: false, copying: '', stop: async () => {} };
}

async function startOurs(): Promise<Server> {
  const inCache = join(ROOT, '.cache', `test-postgres-${process.geteuid?.() ?? 'windows'}`);
  const dataFolder = IN_MEMORY ?? inCache;
  const said: string[] = [];
  const started = await startEmbedded({
    dataFolder,
    role: 'visitor',
    log: (sentence) => said.push(sentence),
  });
  if (!started.ok) throw new Error(`The test server is held: ${JSON.stringify(started.detail)}`);
  const { connection, stop } = started.value;
  const address = (database: string): Connection => ({ ...connection, database });
  // In memory files are copied in a third of the time that copying through the log takes.
  const copying = IN_MEMORY === undefined ? '' : 'strategy file_copy';
  return { address, isOurs: true, copying, stop };
}

async function onServer(statement: string): Promise<void> {
  await withAdministrator(async (client) => void (await client.query(statement)));
}

async function withAdministrator<Value>(work: (client: Client) => Promise<Value>): Promise<Value> {
  const { address } = await useServer();
  const client = connect(address('postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function connect(connection: Connection): Client {
  return new Client('url' in connection ? { connectionString: connection.url } : connection);
}

/** Builds the template of these migrations unless it exists; other processes wait meanwhile. */
async function buildTemplate(): Promise<string> {
  const name = `${TEMPLATE}${hashMigrations()}`;
  const { address, isOurs } = await useServer();
  await withAdministrator(async (client) => {
    await client.query('select pg_advisory_lock($1, $2)', [...BUILD_LOCK]);
    if (isOurs) await clearRemains(client, name);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await migrateOnce(address(unfinished));
    // Vacuuming would connect to the template just when it is to be copied.
    await client.query(`alter database ${unfinished} allow_connections false`);
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function migrateOnce(connection: Connection): Promise<void> {
  const pool = openPool(connection, 1);
  try {
    await migrateQueue(pool);
    await migrate(pool, { folder: MIGRATIONS, log: () => {} });
  } finally {
    await pool.end();
  }
}

function hashMigrations(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** Drops templates of other migrations, and databases of tests that were killed. */
async function clearRemains(client: Client, current: string): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(
    'select datname as name from pg_database where datname like $1 or datname like $2',
    [`${TEMPLATE}%`, `${TEST}%`],
  );
  for (const { name } of rows) {
    const isLive = name.startsWith(TEST) && isAlive(Number(name.slice(TEST.length).split('_')[0]));
    if (name === current || isLive) continue;
    await client.query(`drop database if exists ${name} with (force)`);
  }
}
