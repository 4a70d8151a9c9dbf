import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { keepPulse } from './pulse.ts';
import type { Pulse } from './pulse.ts';

const BEAT_MS = 10;
const LIMIT_MS = 10_000;

let db: Db;
let close: () => Promise<void>;

before(async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  db = openDb(pool);
  close = async () => {
    await pool.end();
    await database.drop();
  };
});

after(() => close());

function record(tx: Db, communityId: string): Promise<void> {
  const entry = { feature: 'matters', verb: 'raise', subjectId: 'm', communityId };
  return contextOn(tx).record(entry);
}

/** Listens, and gives what was heard so far and a wait for more. */
async function listenTo(pulse: Pulse) {
  const heard: string[] = [];
  let beats = 0;
  const leave = await pulse.listen((communityIds) => {
    heard.push(...communityIds);
    beats += 1;
  });
  const until = async (isReached: () => boolean): Promise<void> => {
    const late = Date.now() + LIMIT_MS;
    while (!isReached()) {
      assert.ok(Date.now() < late, `heard ${heard.join()} in ${beats} beats`);
      await sleep(BEAT_MS);
    }
  };
  return { heard, leave, until, beats: () => beats };
}

test('what is committed from now on is heard, and what was before is not', async () => {
  await record(db, 'before');
  // Whether it is over for all others, no one can tell before it is.
  await sql`update platform.journal set written_in = '3'::xid8`.execute(db);
  const pulse = keepPulse(db, BEAT_MS);
  const { heard, until } = await listenTo(pulse);
  await record(db, 'one');
  await record(db, 'two');
  await until(() => heard.includes('one') && heard.includes('two'));
  assert.ok(!heard.includes('before'));
  pulse.stop();
});

test('an entry of a long transaction is heard after its commit, and once', async () => {
  const pulse = keepPulse(db, BEAT_MS);
  const { heard, until, beats } = await listenTo(pulse);
  await db.transaction().execute(async (tx) => {
    await record(tx, 'long');
    await record(db, 'short');
    const seen = beats();
    await until(() => beats() > seen + 2);
    assert.ok(!heard.includes('long'));
  });
  await until(() => heard.includes('long') && heard.includes('short'));
  const seen = beats();
  await until(() => beats() > seen + 3);
  assert.equal(heard.filter((one) => one === 'long').length, 1);
  pulse.stop();
});

test('each of several listeners hears all, and whoever has left hears no more', async () => {
  const pulse = keepPulse(db, BEAT_MS);
  const first = await listenTo(pulse);
  const second = await listenTo(pulse);
  await record(db, 'both');
  await first.until(() => first.heard.includes('both'));
  await second.until(() => second.heard.includes('both'));
  first.leave();
  await record(db, 'rest');
  await second.until(() => second.heard.includes('rest'));
  assert.ok(!first.heard.includes('rest'));
  pulse.stop();
});

test('while nobody listens the database is not asked', async () => {
  const asked: string[] = [];
  const logging = db.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const pulse = keepPulse(logging, BEAT_MS);
  const { leave, until, beats } = await listenTo(pulse);
  await until(() => beats() > 1);
  leave();
  await sleep(3 * BEAT_MS);
  const before = asked.length;
  await sleep(5 * BEAT_MS);
  assert.equal(asked.length, before);
  pulse.stop();
});

test('what was recorded while the journal could not be read is heard afterwards', async () => {
  const pulse = keepPulse(db, BEAT_MS);
  const { heard, until, beats } = await listenTo(pulse);
  await record(db, 'away');
  await sql`alter table platform.journal rename to journal_away`.execute(db);
  const seen = beats();
  await until(() => beats() > seen + 2);
  await sql`alter table platform.journal_away rename to journal`.execute(db);
  await until(() => heard.includes('away'));
  pulse.stop();
});

test('who begins to listen while the journal cannot be read is told so, and may try again', async () => {
  const pulse = keepPulse(db, BEAT_MS);
  await sql`alter table platform.journal rename to journal_away`.execute(db);
  await assert.rejects(listenTo(pulse));
  await sql`alter table platform.journal_away rename to journal`.execute(db);
  const { heard, until } = await listenTo(pulse);
  await record(db, 'again');
  await until(() => heard.includes('again'));
  pulse.stop();
});
