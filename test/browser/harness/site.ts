import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '#/app/server.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Services } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { consoleSender } from '#/platform/notify/sender.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { testDatabase } from '#test/database.ts';
import type { Session } from './visit.ts';

/** The people of the neighbourhood in a database, by the name a test calls them. */
export type Fill = (site: {
  readonly db: Db;
  readonly services: Services;
}) => Promise<Readonly<Record<string, string>>>;

/** The whole program, serving a neighbourhood on a port of its own. */
export type TestSite = {
  readonly origin: string;
  readonly db: Db;
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
  const people = await fill({ db, services });
  const faults: LogLine[] = [];
  const databaseUrl = undefined;
  const config = { dataFolder, host: HOST, port, databaseUrl, publicUrl: origin, zone: ZONE };
  const close = async () => {};
  const installation = { config, pool, db, services, migrationsRun: 0, close };
  const server = await startServer(installation, (line) => {
    if (line.level === 'error') faults.push(line);
  });
  if (!server.ok) throw new Error(`Another program took port ${port} just now.`);
  return {
    origin,
    db,
    sessions: await signInAll(people, { db, services }),
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
    clock: () => Temporal.Now.instant(),
    randomBytes: random,
  };
}

async function signInAll(
  people: Readonly<Record<string, string>>,
  site: { readonly db: Db; readonly services: Services },
): Promise<TestSite['sessions']> {
  const sessions: Record<string, Session> = { visitor: [] };
  for (const [name, personId] of Object.entries(people)) {
    const context = makeContext({ ...site, subject: visitor, language: 'zh-Hant' });
    const { token } = await startSession(context, { personId, device: 'Test' });
    sessions[name] = [{ name: 'linli', value: token }];
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
