import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '#/app/installation.ts';
import { startServer } from '#/app/server.ts';
import type { Services } from '#/platform/action/context.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { consoleSender } from '#/platform/notify/sender.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { testDatabase } from '#test/database.ts';
import type { Session } from './visit.ts';

/**
 * Fills an empty installation with a neighbourhood and gives, by the name a test calls them, the
 * address that signs each of its people in.
 */
export type Fill = (installation: Installation) => Promise<Readonly<Record<string, string>>>;

/** The whole program, serving a neighbourhood on a port of its own. */
export type TestSite = {
  readonly origin: string;
  readonly db: Db;
  readonly services: Services;
  /** What the browser of each person holds; `visitor` has not signed in. */
  readonly sessions: Readonly<Record<string, Session>>;
  /** What the program logged as an error. */
  readonly faults: readonly LogLine[];
  readonly stop: () => Promise<void>;
};

const HOST = '127.0.0.1';
const ZONE = 'Asia/Shanghai';

/** Starts the program over a database of its own, filled with a neighbourhood. */
export async function startTestSite(fill: Fill): Promise<TestSite> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-site-'));
  const port = await findFreePort();
  const origin = `http://${HOST}:${port}`;
  const pool = openPool(database.connection);
  const db = openDb(pool);
  const services = makeServices(dataFolder, origin);
  const faults: LogLine[] = [];
  const databaseUrl = undefined;
  const backupFolder = undefined;
  const config = {
    dataFolder,
    backupFolder,
    host: HOST,
    port,
    databaseUrl,
    publicUrl: origin,
    zone: ZONE,
    logsRequests: false,
    leavingDays: 30,
    channels: { mail: undefined, allowsPrivate: true },
  };
  const close = async () => {};
  const installation = { config, pool, db, services, migrationsRun: 0, close };
  const entrances = await fill(installation);
  const server = await startServer(installation, (line) => {
    if (line.level === 'error') faults.push(line);
  });
  if (!server.ok) throw new Error(`Another program took port ${port} just now.`);
  return {
    origin,
    db,
    services,
    sessions: await signInAll(entrances, origin),
    faults,
    stop: async () => {
      await server.value.stop();
      await pool.end();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function makeServices(dataFolder: string, publicUrl: string): Services {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  return {
    files: folderStore(join(dataFolder, 'files')),
    sender: consoleSender(() => {}),
    secret: random(32),
    zone: ZONE,
    publicUrl,
    isDemonstration: true,
    leavingDays: 30,
    channels: { mail: undefined, allowsPrivate: true },
    clock: () => Temporal.Now.instant(),
    randomBytes: random,
  };
}

/** Signs everybody in by their link, as a person who opens it would be. */
async function signInAll(
  entrances: Readonly<Record<string, string>>,
  origin: string,
): Promise<TestSite['sessions']> {
  const sessions: Record<string, Session> = { visitor: [] };
  for (const [name, address] of Object.entries(entrances)) {
    const answer = await fetch(new URL(address, origin), { redirect: 'manual' });
    const cookies = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie));
    const held = cookies.map((found) => ({ name: found?.[1] ?? '', value: found?.[2] ?? '' }));
    sessions[name] = held.filter(({ name: cookie }) => cookie === 'linli');
    if (sessions[name].length === 0) throw new Error(`${address} signs nobody in as ${name}.`);
  }
  return sessions;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
