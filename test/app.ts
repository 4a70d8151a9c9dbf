import type { Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Client, Context, Services } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { Session } from '#/platform/auth/sessions.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Connection, Db } from '#/platform/db/pool.ts';
import type { Assets } from '#/platform/http/assets.ts';
import { createApp } from '#/platform/http/app.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { AppParts, Frame, LogLine } from '#/platform/http/serve/parts.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import type { HasRoom } from '#/platform/storage/room.ts';
import type { Message } from '#/platform/notify/sender.ts';
import type { FileStore } from '#/platform/storage/files.ts';
import { setTimeout } from 'node:timers/promises';
import { Logger, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { openBrowser } from './app-browser.ts';
import type { Browser } from './app-browser.ts';
import { testDatabase } from './database.ts';

export type { Browser, Seen } from './app-browser.ts';

/** Where the people of a test live and what they may do; what is left out is as for a visitor. */
export type Standing = Partial<Pick<Subject, 'homes' | 'grants' | 'organisationIds'>>;

export type TestAppOptions = {
  readonly endpoints: readonly AnyEndpoint[];
  /** The handlers that `runJobs` knows; a job without one is a fault. */
  readonly jobs?: readonly JobHandler[];
  /** Loads who is signed in; without it a person has the standing that `signIn` gave. */
  readonly loadSubject?: AppParts['loadSubject'];
  readonly loadFrame?: AppParts['loadFrame'];
  /** Where the clock starts. */
  readonly logsRequests?: boolean;
  readonly now?: string;
  /** The address as the host says it; one at which there are no passkeys, unless said. */
  readonly publicUrl?: string;
  /** The style and scripts; for tests that look at no page with a browser, names will do. */
  readonly assets?: Assets;
  /** Whether there is room on the disk, where a test plays with that. */
  readonly hasRoom?: HasRoom;
  /** Where the application finds its database, if not where it is. */
  readonly through?: (connection: Connection) => Promise<Connection>;
};

/** A clock that stands still until a test moves it. */
export type TestClock = {
  readonly now: () => Temporal.Instant;
  readonly set: (instant: string) => void;
  readonly forward: (duration: Temporal.DurationLike) => void;
};

/** The whole web application over a database of its own, with the outside world in memory. */
export type TestApp = {
  /** Of what it is made, for putting a second one over the same database. */
  readonly parts: AppParts;
  readonly pool: Pool;
  readonly db: Db;
  readonly services: Services;
  readonly clock: TestClock;
  /** What was sent, in order. */
  readonly sent: readonly Message[];
  /** What was logged, in order. */
  readonly logged: readonly LogLine[];
  /** Sends one request as it is, with no cookie and no key. */
  readonly request: (address: string, init?: RequestInit) => Promise<Response>;
  /** Opens a browser in which nobody has signed in. */
  readonly visit: () => Browser;
  /** Opens a browser in which the person has signed in, with a real session. */
  readonly signIn: (personId: string, standing?: Standing) => Promise<Browser>;
  /** Makes the context of a call that a test makes itself, outside of a transaction. */
  readonly context: (subject?: Subject) => Context;
  /** Runs the jobs that wait, until none is left that is due. */
  readonly runJobs: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const NAMED_ASSETS: Assets = {
  stylePath: '/assets/test.css',
  scriptPath: '/assets/test.js',
  byPath: new Map(),
};
const START = '2026-11-22T12:00:00Z';
const SECRET = new Uint8Array(32).fill(7);
const PUBLIC_URL = 'http://linli.test';
const JOB_POLL_MS = 2;
const quiet = new Logger(() => () => {});

/**
 * Builds the application for a test: `createApp` with these endpoints on a fresh database, a sender
 * that keeps what it is given, and a clock that stands still.
 */
export async function testApp(options: TestAppOptions): Promise<TestApp> {
  const database = await testDatabase();
  const through = options.through ?? (async (connection) => connection);
  const pool = openPool(await through(database.connection));
  pool.options.allowExitOnIdle = true;
  const db = openDb(pool);
  const clock = makeClock(options.now ?? START);
  const sent: Message[] = [];
  const logged: LogLine[] = [];
  const publicUrl = options.publicUrl ?? PUBLIC_URL;
  const services = { ...makeServices(clock, sent), publicUrl };
  const standings = new Map<string, Standing>();
  const parts: AppParts = {
    db,
    services,
    endpoints: options.endpoints,
    assets: options.assets ?? NAMED_ASSETS,
    loadSubject: options.loadSubject ?? (async (_, session) => subjectOf(session, standings)),
    loadFrame: options.loadFrame ?? (async (_, { subject }) => frameFor(subject)),
    bareFrame: () => frameFor(visitor),
    readGauges: async () => [],
    log: (line) => logged.push(line),
    logsRequests: options.logsRequests ?? false,
    ...(options.hasRoom === undefined ? {} : { hasRoom: options.hasRoom }),
  };
  const app = createApp(parts);
  const request = async (address: string, init?: RequestInit) =>
    app.request(`${publicUrl}${address}`, init);
  const context = (subject = visitor) =>
    makeContext({ db, subject, language: 'zh-Hant', services });
  const openIn = (token?: string) => openBrowser({ db, services, request, logged, token });
  return {
    parts,
    pool,
    db,
    services,
    clock,
    sent,
    logged,
    request,
    context,
    visit: () => openIn(),
    signIn: async (personId, standing) => {
      if (standing !== undefined) standings.set(personId, standing);
      const session = await startSession(context(), {
        personId,
        device: 'Test',
        way: 'passkey',
        strength: 'whole',
      });
      return openIn(session.token);
    },
    runJobs: async () => {
      const failed: unknown[] = [];
      const tasks = taskList(options, { db, services }, failed);
      do await runOnce({ pgPool: pool, taskList: tasks, logger: quiet });
      while (await haveJobsLeft(db));
      if (failed.length > 0) throw new Error('A job failed.', { cause: failed[0] });
    },
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

/**
 * Makes a context on a connection or transaction for a test that needs no requests, at a moment the
 * test may name and for whom it may name.
 */
export function contextOn(
  db: Db,
  parts: { readonly subject?: Subject; readonly now?: string; readonly client?: Client } = {},
): Context {
  const services = makeServices(makeClock(parts.now ?? START), []);
  const { subject = visitor, client } = parts;
  return makeContext({ db, subject, language: 'zh-Hant', services, ...(client ? { client } : {}) });
}

function makeClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    forward: (duration) => {
      now = now.add(duration);
    },
  };
}

function makeServices(clock: TestClock, sent: Message[]): Services {
  return {
    files: memoryFiles(),
    sender: { send: async (message) => void sent.push(message) },
    secret: SECRET,
    zone: 'Asia/Shanghai',
    publicUrl: PUBLIC_URL,
    isDemonstration: false,
    leavingDays: 30,
    channels: { mail: undefined, allowsPrivate: true },
    clock: clock.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}

function memoryFiles(): FileStore {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    save: async (name, bytes) => void files.set(name, new Uint8Array(bytes)),
    read: async (name) => files.get(name),
    remove: async (name) => void files.delete(name),
  };
}

function subjectOf(session: Session, standings: ReadonlyMap<string, Standing>): Subject {
  const personId = session.actingForId ?? session.personId;
  return {
    ...visitor,
    ...standings.get(personId),
    actorId: session.personId,
    personId,
    sessionId: session.id,
    isStrong: session.strongUntil !== undefined,
  };
}

function frameFor(subject: Subject): Frame {
  return {
    reader:
      subject.actorId === undefined
        ? undefined
        : {
            name: '陳師傅',
            actingFor: subject.actorId === subject.personId ? undefined : '王阿姨',
          },
    where: { name: '深田社區', above: '廈門市 思明區 開元街道', address: '/places/350203007010' },
    duty: { name: '陳師傅', telephone: '13800138000' },
    mayOpenDesk: subject.grants.length > 0,
  };
}

/**
 * Tells whether some job is due that nobody has begun; waits for those that are under way, for the
 * worker says that it has ended before it has written down what it did.
 */
async function haveJobsLeft(db: Db): Promise<boolean> {
  for (;;) {
    const { rows } = await sql<{ readonly under_way: number; readonly left: number }>`
      select count(locked_at) as under_way, count(*) - count(locked_at) as left
      from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(db);
    const [counts] = rows;
    if (counts === undefined || counts.under_way === 0) return (counts?.left ?? 0) > 0;
    await setTimeout(JOB_POLL_MS);
  }
}

function taskList(
  options: TestAppOptions,
  parts: { readonly db: Db; readonly services: Services },
  failed: unknown[],
) {
  return Object.fromEntries(
    (options.jobs ?? []).map((handler) => [
      handler.name,
      (payload: unknown) =>
        runJob(parts, handler, payload).catch((error: unknown) => {
          failed.push(error);
        }),
    ]),
  );
}
