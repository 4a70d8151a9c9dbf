import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { whole } from '#/platform/http/fields.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';

const refusals = { refusals: { sold_out: () => 'Sold out.', guessed: () => 'Guessed wrong.' } };
const words = { 'zh-Hant': refusals, 'zh-Hans': refusals, en: refusals };
const shared = {
  method: 'POST',
  summary: 'Sells tickets.',
  words,
  input: z.object({ count: whole(1, 9) }),
  output: z.object({ id: z.string(), count: z.int() }),
  onward: () => ({ to: 'back' }),
} as const;

/** How often the database still has two who wait for each other. */
let deadlocks = 0;

/** Sells so many tickets, unless seven are wanted: those are refused after they were written. */
const sell = endpoint({
  ...shared,
  name: 'tickets.sell',
  path: '/tickets',
  policy: signedIn,
  run: async (context, { count }) => {
    const id = context.newId();
    await context.record({ feature: 'tickets', verb: 'sell', subjectId: id, data: { count } });
    await context.addJob({ name: 'tickets.print', payload: { id } });
    if (count === 7) return refuse('sold_out');
    if (deadlocks > 0) {
      deadlocks -= 1;
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    }
    return succeed({ id, count });
  },
});

/** A guess leaves its trace, whether it was right or not. */
const guess = endpoint({
  ...shared,
  name: 'tickets.guess',
  path: '/guesses',
  policy: everyone,
  countsRefusals: true,
  run: async (context, { count }) => {
    await context.record({ feature: 'tickets', verb: 'guess', subjectId: String(count) });
    return count === 3 ? succeed({ id: 'right', count }) : refuse('guessed');
  },
});

/** The link of a letter, which does something when it is opened. */
const enter = endpoint({
  ...shared,
  name: 'tickets.enter',
  method: 'GET',
  path: '/letters/:count',
  policy: everyone,
  run: async (context, { count }) => {
    await context.record({ feature: 'tickets', verb: 'enter', subjectId: String(count) });
    return succeed({ id: 'in', count });
  },
  onward: (_, { count }) => ({ to: `/tickets?entered=${count}` }),
});

const CHEN = '01939a00-0000-7000-8000-000000000001';
const LIN = '01939a00-0000-7000-8000-000000000002';

let app: TestApp;
let chen: Browser;
/** What is seen of the disk. */
let hasRoom = true;

before(async () => {
  app = await testApp({ endpoints: [sell, guess, enter], hasRoom: async () => hasRoom });
  chen = await app.signIn(CHEN);
});

after(() => app.close());

async function countEntries(verb: string): Promise<number> {
  const rows = await app.db
    .selectFrom('platform.journal')
    .select('id')
    .where('verb', '=', verb)
    .execute();
  return rows.length;
}

async function countJobs(): Promise<number> {
  const rows = await app.db
    .withTables<{ 'graphile_worker.jobs': { readonly id: string } }>()
    .selectFrom('graphile_worker.jobs')
    .select('id')
    .execute();
  return rows.length;
}

test('what was done is kept whole: its entry, its job, its outcome', async () => {
  const [entries, jobs] = [await countEntries('sell'), await countJobs()];
  const { status, body } = await chen.api('POST /tickets', { count: 2 });
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(body, { count: 2 });
  assert.deepEqual([await countEntries('sell'), await countJobs()], [entries + 1, jobs + 1]);
});

test('a refusal takes back all that was written before it, the job too', async () => {
  const [entries, jobs] = [await countEntries('sell'), await countJobs()];
  const seen = await chen.api('POST /tickets', { count: 7 });
  assert.equal(seen.status, 409);
  assert.deepEqual([await countEntries('sell'), await countJobs()], [entries, jobs]);
});

test('on a disk that is nearly full nothing is begun, and with room it is done with the same key', async () => {
  const key = crypto.randomUUID();
  const entries = await countEntries('sell');
  hasRoom = false;
  const full = await chen.api('POST /tickets', { count: 1 }, key);
  assert.equal(full.status, 507);
  assert.equal((await chen.open('/letters/4')).status, 507);
  assert.equal(await countEntries('sell'), entries);
  hasRoom = true;
  assert.equal((await chen.api('POST /tickets', { count: 1 }, key)).status, 200);
  assert.equal(await countEntries('sell'), entries + 1);
});

test('who waited for somebody who waited for them begins again, and it is done once', async () => {
  const entries = await countEntries('sell');
  deadlocks = 2;
  assert.equal((await chen.api('POST /tickets', { count: 1 })).status, 200);
  assert.deepEqual([deadlocks, await countEntries('sell')], [0, entries + 1]);
});

test('a key that was refused may be tried again, and then counts once', async () => {
  const key = crypto.randomUUID();
  assert.equal((await chen.api('POST /tickets', { count: 7 }, key)).status, 409);
  const first = await chen.api('POST /tickets', { count: 1 }, key);
  const again = await chen.api('POST /tickets', { count: 1 }, key);
  assert.equal(first.status, 200);
  assert.deepEqual(again, first);
});

test('twenty who press at once with one key do one thing and read one outcome', async () => {
  const entries = await countEntries('sell');
  const key = crypto.randomUUID();
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => chen.api('POST /tickets', { count: 1 }, key)),
  );
  assert.equal(new Set(seen.map(({ body }) => JSON.stringify(body))).size, 1);
  assert.equal(await countEntries('sell'), entries + 1);
});

test('the same key from another person, or for another action, does another thing', async () => {
  const key = crypto.randomUUID();
  const lin = await app.signIn(LIN);
  const mine = await chen.api('POST /tickets', { count: 1 }, key);
  const hers = await lin.api('POST /tickets', { count: 1 }, key);
  assert.notDeepEqual(mine.body, hers.body);
  const other = await chen.api('POST /guesses', { count: 3 }, key);
  assert.deepEqual(other.body, { id: 'right', count: 3 });
});

test('a guess that was wrong is counted, each time with the same key', async () => {
  const entries = await countEntries('guess');
  const key = crypto.randomUUID();
  for (let tries = 0; tries < 3; tries += 1) {
    assert.equal((await chen.api('POST /guesses', { count: 1 }, key)).status, 409);
  }
  assert.equal(await countEntries('guess'), entries + 3);
  const told = { level: 'warn', event: 'refused', endpoint: 'tickets.guess', code: 'guessed' };
  assert.deepEqual(app.logged.slice(-3), [told, told, told], 'and each is logged');
});

test('input that cannot be read leaves no key behind', async () => {
  const key = crypto.randomUUID();
  assert.equal((await chen.api('POST /tickets', { count: 'x' }, key)).status, 422);
  assert.equal((await chen.api('POST /tickets', { count: 1 }, key)).status, 200);
});

test('a link that does something needs no key and does it each time it is opened', async () => {
  const entries = await countEntries('enter');
  const visitor = app.visit();
  assert.equal((await visitor.open('/letters/4')).location, '/tickets?entered=4');
  await visitor.open('/letters/4');
  assert.equal(await countEntries('enter'), entries + 2);
  assert.equal((await visitor.open('/letters/99')).status, 404);
});
