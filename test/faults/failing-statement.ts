import type { Pool } from 'pg';
import { loadSubject } from '#/app/reader.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Services } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { actFor, findSession, startSession } from '#/platform/auth/sessions.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { createApp } from '#/platform/http/app.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { copyDatabase } from '#test/database.ts';
import { listTableNames } from '#test/filled-world.ts';
import { breakingDb } from './breaking-pool.ts';
import type { BreakingDb } from './breaking-pool.ts';

/** What is asked, by whom, and of which database. */
export type Trial = {
  /** The name of the database that each attempt gets a copy of. */
  readonly database: string;
  readonly services: Services;
  readonly endpoints: readonly AnyEndpoint[];
  readonly endpoint: AnyEndpoint;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly reader: {
    readonly personId: string | undefined;
    readonly actingForId?: string | undefined;
  };
  /** Writes the key of a request; a client that repeats itself writes the same. */
  readonly keyOf?: (time: number) => string;
};

/** What was wrong, in words, and how many statements the action sends. */
export type Verdict = {
  readonly complaints: readonly string[];
  readonly statements: number;
  /** The answer of the attempt that nothing disturbed. */
  readonly status: number;
};

type Answered = { readonly status: number; readonly body: string };

type Place = {
  readonly pool: Pool;
  readonly line: BreakingDb;
  readonly send: (time: number) => Promise<Answered>;
  readonly read: () => Promise<Contents>;
};

type Contents = ReadonlyMap<string, { readonly rows: number; readonly hash: string }>;

const VISITOR = `linli_visitor=${'v'.repeat(22)}`;
const DONE = 200;
const OUTAGE = 503;
const MOST_STATEMENTS = 400;

/**
 * Cuts the line at the first statement of an action, at the second, and so on until it is through:
 * each time nothing may have changed, and the end is the same as if nothing had been. Then cuts it
 * after the commit, before the answer: repeated with its key, the action is done once.
 */
export async function tryEveryCut(trial: Trial): Promise<Verdict> {
  const cuts = await atCopy(trial, (place) => cutBeforeEach(place));
  if (cuts.status !== DONE) return cuts;
  const late = await atCopy(trial, (place) => cutAfterCommit(place, cuts.after));
  return { ...cuts, complaints: [...cuts.complaints, ...late] };
}

async function cutBeforeEach(place: Place): Promise<Verdict & { readonly after: Contents }> {
  const before = await place.read();
  const complaints: string[] = [];
  for (let number = 1; number <= MOST_STATEMENTS; number += 1) {
    place.line.plan({ isAt: (at) => at === number, moment: 'before' });
    const answer = await place.send(number);
    if (!place.line.sent().wasCut) {
      const after = await place.read();
      place.line.plan(undefined);
      const again = await place.send(number + 1);
      complaints.push(...compareAnswers('asked again', answer, again));
      complaints.push(...differences('asked again', after, await place.read()));
      return { complaints, statements: number - 1, status: answer.status, after };
    }
    if (answer.status !== OUTAGE) {
      complaints.push(`cut at statement ${number}: answered ${answer.status} ${answer.body}`);
    }
    complaints.push(...differences(`cut at statement ${number}`, before, await place.read()));
  }
  throw new Error(`No answer after ${MOST_STATEMENTS} statements.`);
}

async function cutAfterCommit(place: Place, wanted: Contents): Promise<readonly string[]> {
  place.line.plan({ isAt: (_, text) => /^commit/i.test(text), moment: 'after' });
  const lost = await place.send(1);
  if (!place.line.sent().wasCut) return ['no commit was seen'];
  const complaints = lost.status === OUTAGE ? [] : [`cut after commit: answered ${lost.status}`];
  const committed = await place.read();
  const again = await place.send(2);
  if (again.status !== DONE) complaints.push(`after commit, asked again: ${again.status}`);
  const once = await place.read();
  complaints.push(...differences('after commit, asked again', committed, once));
  for (const [table, { rows }] of wanted) {
    const found = once.get(table)?.rows;
    if (found !== rows) complaints.push(`after commit: ${table} has ${found} rows, not ${rows}`);
  }
  return complaints;
}

function compareAnswers(when: string, one: Answered, other: Answered): readonly string[] {
  const isSame = one.status === other.status && one.body === other.body;
  return isSame ? [] : [`${when}: ${one.status} ${one.body} became ${other.status} ${other.body}`];
}

function differences(when: string, before: Contents, after: Contents): readonly string[] {
  return [...after].flatMap(([table, { hash }]) =>
    before.get(table)?.hash === hash ? [] : [`${when}: ${table} changed`],
  );
}

async function atCopy<Value>(trial: Trial, work: (place: Place) => Promise<Value>): Promise<Value> {
  const database = await copyDatabase(trial.database);
  const pool = openPool(database.connection);
  try {
    return await work(await openPlace(trial, pool));
  } finally {
    await pool.end();
    await database.drop();
  }
}

async function openPlace(trial: Trial, pool: Pool): Promise<Place> {
  const { services, endpoints } = trial;
  const line = breakingDb(pool);
  const frame = {
    reader: undefined,
    where: { name: '深田社區', above: '', address: '/' },
    duty: { name: '值班', telephone: '110' },
    mayOpenDesk: false,
  };
  const app = createApp({
    db: line.db,
    services,
    endpoints,
    assets: { stylePath: '', scriptPath: '', byPath: new Map() },
    loadSubject,
    loadFrame: async () => frame,
    bareFrame: () => frame,
    readGauges: async () => [],
    log: () => {},
    logsRequests: false,
  });
  const token = await signIn(trial, pool);
  const send = async (time: number) => {
    const key = (trial.keyOf ?? (() => 'the-same'))(time);
    const response = await app.request(addressOf(trial), requestOf(trial, { key, token }));
    return { status: response.status, body: await response.text() };
  };
  const names = await listTableNames(pool);
  return { pool, line, send, read: () => readContents(pool, names) };
}

async function signIn(trial: Trial, pool: Pool): Promise<string | undefined> {
  const { personId, actingForId } = trial.reader;
  if (personId === undefined) return undefined;
  const db = openDb(pool);
  const parts = { db, services: trial.services, subject: visitor, language: 'en' } as const;
  const context = makeContext(parts);
  const { token } = await startSession(context, { personId, device: 'Test', strength: 'whole' });
  const session = await findSession(db, token, context.now);
  if (actingForId !== undefined) {
    const acting = { personId: actingForId, way: 'standing' } as const;
    await actFor(db, session?.id ?? '', acting);
  }
  return token;
}

function addressOf({ endpoint, raw }: Trial): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    return encodeURIComponent(String(raw[name]));
  });
  return `http://linli.test/api/v1${path}`;
}

function requestOf(
  { endpoint, raw }: Trial,
  { key, token }: { readonly key: string; readonly token: string | undefined },
): RequestInit {
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const body = Object.fromEntries(Object.entries(raw).filter(([name]) => !inPath.has(name)));
  return {
    method: endpoint.method,
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      // A visitor is known by the cookie of their browser: the same key of another is another key.
      ...(token === undefined ? { cookie: VISITOR } : { authorization: `Bearer ${token}` }),
    },
  };
}

/** Reads how many rows each table has and a hash over all of them, in one statement. */
async function readContents(pool: Pool, names: readonly string[]): Promise<Contents> {
  const one = (name: string) =>
    `select '${name}' as name, count(*)::int as rows,
       coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate "C")), '') as hash
     from ${name} t`;
  const { rows } = await pool.query<{ name: string; rows: number; hash: string }>(
    names.map(one).join(' union all '),
  );
  return new Map(rows.map(({ name, ...rest }) => [name, rest]));
}
