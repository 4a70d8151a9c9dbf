import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { openInstallation } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';
import { loadReference } from '#/app/reference.ts';
import { startServer } from '#/app/server.ts';
import type { RunningServer } from '#/app/server.ts';
import { readConfig } from '#/platform/config/config.ts';
import type { Config } from '#/platform/config/config.ts';
import { verifyJournal } from '#/platform/journal/verify-journal.ts';
import { freePort, start } from '#test/cli.ts';
import type { Running } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { scratchFolder } from '#test/postgres.ts';
import { household, telephones } from '#test/world.ts';
import { newMark, settle } from './installation.ts';
import type { Site } from './installation.ts';
import { findLost } from './reckoning.ts';
import { sendAgain, untilReady, untilWritten } from './rounds.ts';
import { write } from './writers.ts';
import type { Ledger } from './writers.ts';

const POLL_MS = 10;
const LIMIT_MS = 20_000;
const WRITES = 6;
const folder = scratchFolder();

/** Two applications over one database: one in this process, one in a process of its own. */
let database: TestDatabase;
let installation: Installation;
let here: Site;
let there: Site;
let server: RunningServer;
let child: Running;
const said: string[] = [];

before(async () => {
  database = await testDatabase();
  const config = await configFor();
  const opened = await openInstallation({
    config,
    isDemonstration: false,
    say: (line) => said.push(line),
    role: 'app',
  });
  assert.ok(opened.ok);
  installation = opened.value;
  const { pool } = installation;
  await loadReference(installation.db);
  const neighbours = await settle(installation);
  await pool.query(NOTE_WHO_TAKES);
  const ask: Site['ask'] = async (text, values = []) => (await pool.query(text, [...values])).rows;
  here = { url: `http://127.0.0.1:${config.port}`, neighbours, ask };
  server = await serveHere();
  const port = await freePort();
  child = start(['serve'], { ...environment(), LINLI_PORT: port });
  await child.hears(/http:\/\/127/);
  there = { ...here, url: `http://127.0.0.1:${port}` };
});

after(async () => {
  await child.end('SIGKILL');
  await server.stop();
  await installation.close();
  await database.drop();
  folder[Symbol.dispose]();
});

/** Keeps which worker began which job, and how often. */
const NOTE_WHO_TAKES = `
  create table public.taken (job bigint, worker text);
  create function public.note_who_takes() returns trigger language plpgsql as
    'begin insert into public.taken values (new.id, new.locked_by); return new; end';
  create trigger note_who_takes after update of locked_by on graphile_worker._private_jobs
    for each row when (new.locked_by is not null) execute function public.note_who_takes();`;

function environment(): Readonly<Record<string, string>> {
  const { connection } = database;
  const url =
    'url' in connection
      ? connection.url
      : `postgresql://${connection.user}@/${connection.database}?host=${connection.host}&port=${connection.port}`;
  return { LINLI_DATA: join(folder.path, 'data'), LINLI_BACKUPS: 'none', DATABASE_URL: url };
}

async function configFor(): Promise<Config> {
  const config = readConfig({ ...environment(), LINLI_PORT: await freePort() });
  assert.ok(config.ok);
  return config.value;
}

async function serveHere(): Promise<RunningServer> {
  const started = await startServer(installation, () => {});
  assert.ok(started.ok);
  return started.value;
}

/** Waits until the database says so. */
async function until(condition: string): Promise<void> {
  for (let waited = 0; waited < LIMIT_MS; waited += POLL_MS) {
    const [row] = await here.ask<{ readonly holds: boolean }>(`select ${condition} as holds`);
    if (row?.holds === true) return;
    await sleep(POLL_MS);
  }
  throw new Error(`It never came to hold: ${condition}`);
}

const noJobsOf = (name: string) =>
  `not exists (select from graphile_worker.jobs where task_identifier = '${name}')`;

async function call(site: Site, path: string, of: { token?: string; key?: string; body?: object }) {
  const { token, key = newMark(), body } = of;
  return fetch(`${site.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('two applications on one database', () => {
  test('a code asked for at one signs in at the other; signing out ends it at both', async () => {
    const asked = await call(there, '/sign-in', { body: { address: telephones.chen } });
    const { sent } = z.object({ sent: z.string() }).parse(await asked.json());
    const code = await codeSaid();
    const signedIn = await call(here, '/sign-in/code', { body: { sent, code } });
    assert.equal(signedIn.status, 200);
    const { session } = sessionShape.parse(await signedIn.json());
    for (const site of [here, there]) {
      assert.equal((await call(site, '/me/sessions', session)).status, 200);
    }
    await call(there, '/sign-out', { ...session, body: {} });
    for (const site of [here, there]) {
      assert.equal((await call(site, '/me/sessions', session)).status, 401);
    }
  });

  test('what was sent to one and again to the other with its key is done once', async () => {
    const [{ token } = { token: '' }] = here.neighbours;
    const body = { ...NEED, body: `樓道的燈壞了 ${newMark()}` };
    const key = newMark();
    const answers = await Promise.all(
      [here, there].map(async (site) =>
        (await call(site, '/matters', { token, key, body })).text(),
      ),
    );
    assert.equal(answers[0], answers[1]);
    const rows = await here.ask('select id from matters.matter where body = $1', [body.body]);
    assert.equal(rows.length, 1);
  });

  test('both take jobs, each once; the journal is sealed and heard by one at a time', async () => {
    const ledgers = [newLedger(), newLedger()] as const;
    let isOver = false;
    const writing = [here, there].map((site, at) =>
      write(site, ledgers[at] ?? newLedger(), () => isOver),
    );
    for (let round = 0; round < WRITES; round += 1) {
      await here.ask(`select graphile_worker.add_job(name, '{}'::json)
        from unnest(array['platform.seal', 'notices.hear']) name, generate_series(1, 4)`);
      await sleep(POLL_MS);
    }
    await Promise.all(ledgers.map((ledger) => untilWritten(ledger, WRITES)));
    isOver = true;
    await Promise.all(writing);
    await until(`${noJobsOf('platform.seal')} and ${noJobsOf('notices.hear')}`);
    assert.deepEqual(
      await findLost(
        here,
        ledgers.flatMap(({ acknowledged }) => acknowledged),
      ),
      [],
    );
    const { faults, sealed } = await verifyJournal(installation.db);
    assert.deepEqual(faults, []);
    assert.ok(sealed > WRITES);
    const twice = await here.ask('select job from taken group by job having count(*) > 1');
    assert.deepEqual(twice, []);
    assert.equal((await takers()).length, 2, 'Both have taken some.');
  });
});

describe('one of two applications ends', () => {
  test('stopped in the middle of writing, it loses nothing, and the other goes on', async () => {
    await endOne({ ends: here, other: there, end: () => server.stop() });
    server = await serveHere();
    await untilReady(here);
  });

  test('cut off from the database, both come back and lose nothing', async () => {
    await endOne({
      ends: there,
      other: here,
      end: async () => {
        await here.ask(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`);
        await untilReady(here);
        await untilReady(there);
      },
    });
  });

  test('killed, it loses nothing, and the other does once what it had begun', async () => {
    const sealing = await installation.pool.connect();
    await sealing.query('begin');
    await sealing.query('select from platform.journal_chain for update');
    // More than one process takes at a time, so that the other has begun some, too.
    await here.ask(`select graphile_worker.add_job('platform.seal', '{}'::json)
      from generate_series(1, 8)`);
    await until(`(select count(*) from graphile_worker.jobs
      where task_identifier = 'platform.seal' and locked_at is not null) = 8`);
    await endOne({ ends: there, other: here, end: () => child.end('SIGKILL'), isHeard: false });
    await sealing.query('commit');
    sealing.release();
    await until(`4 = (select count(*) from graphile_worker.jobs
      where task_identifier = 'platform.seal')`);
    // Nobody else may take these before it is known that their worker is gone.
    await freeLeft();
    assert.equal((await jobsLeft()).length, 4);
    await here.ask(`update graphile_worker._private_jobs
      set locked_at = locked_at - interval '1 minute' where locked_at is not null`);
    await freeLeft();
    await until(noJobsOf('platform.seal'));
    assert.deepEqual((await verifyJournal(installation.db)).faults, []);
    assert.deepEqual(await findLost(here, all), []);
  });
});

/** The code is sent by whichever of the two takes that job. */
async function codeSaid(): Promise<string> {
  for (let waited = 0; waited < LIMIT_MS; waited += POLL_MS) {
    const found = /\b\d{6}\b/.exec(`${said.join('\n')}\n${child.said()}`)?.[0];
    if (found !== undefined) return found;
    await sleep(POLL_MS);
  }
  throw new Error('No code was sent.');
}

const NEED = {
  profile: 'need',
  category: 'home_electric',
  placeId: household(7, 1, 101),
  visibility: 'all',
};
const sessionShape = z.object({ session: z.object({ token: z.string() }) });
const newLedger = (): Ledger => ({ acknowledged: [], unanswered: [] });
/** Everything that was acknowledged by a round, or sent again after it. */
const all: Ledger['acknowledged'][number][] = [];

/** Ends one while neighbours write at both; what it left unanswered is sent to the other. */
async function endOne(of: {
  readonly ends: Site;
  readonly other: Site;
  readonly end: () => Promise<unknown>;
  /** False while the jobs that the reckoning waits for are held up. */
  readonly isHeard?: boolean;
}): Promise<void> {
  const [ended, going] = [newLedger(), newLedger()];
  let isOver = false;
  let hasEnded = false;
  const writing = [
    write(of.ends, ended, () => isOver || hasEnded),
    write(of.other, going, () => isOver),
  ];
  await Promise.all([untilWritten(ended, WRITES), untilWritten(going, WRITES)]);
  await of.end();
  hasEnded = true;
  await untilWritten(going, going.acknowledged.length + WRITES);
  isOver = true;
  await Promise.all(writing);
  for (const ledger of [ended, going]) {
    for (const one of ledger.unanswered) await sendAgain(of.other, one);
    all.push(...ledger.acknowledged, ...ledger.unanswered);
  }
  if (of.isHeard !== false) assert.deepEqual(await findLost(here, all), []);
}

async function freeLeft(): Promise<void> {
  await here.ask(`select graphile_worker.add_job('platform.free', '{}'::json)`);
  await until(noJobsOf('platform.free'));
}

function jobsLeft() {
  return here.ask(`select id from graphile_worker.jobs where task_identifier = 'platform.seal'`);
}

/** The processes that have begun jobs, by the session on which they say that they live. */
function takers() {
  return here.ask(`select l.pid from taken join pg_locks l on l.locktype = 'advisory'
      and l.classid = 4601 and l.objid = hashtext(worker)::bigint & x'ffffffff'::bigint
    where l.database = (select oid from pg_database where datname = current_database())
    group by l.pid`);
}
