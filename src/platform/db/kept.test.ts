import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { testDatabase } from '#test/database.ts';
import { property } from '#test/property.ts';
import { kept, keptEach, openReading } from './kept.ts';
import { openDb, openPool } from './pool.ts';
import type { Db } from './pool.ts';

let db: Db;
let reads = 0;

before(async () => {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  db = openDb(pool);
});

after(() => db.destroy());

async function rename(on: Db, id: string, name: string): Promise<void> {
  await sql`insert into places.kind (id, level, is_listed, name_hant, name_hans, name_en)
    values (${id}, 20, true, ${name}, ${name}, ${name})
    on conflict (id) do update set name_en = excluded.name_en`.execute(on);
}

/** Lists the names of all kinds, and counts how often the database is asked. */
async function names(on: Db): Promise<readonly string[]> {
  reads += 1;
  const { rows } = await sql<{ readonly name_en: string }>`
    select name_en from places.kind order by id`.execute(on);
  return rows.map(({ name_en }) => name_en);
}

const keptNames = (on: Db) => kept(on, { topic: 'places', name: 'names' }, () => names(on));

/** Finds names by id, and counts for how many the database is asked. */
async function namesById(on: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return keptEach(on, { topic: 'places', name: 'by id', keys: ids }, async (missing) => {
    reads += missing.length;
    const { rows } = await sql<{ readonly id: string; readonly name_en: string }>`
      select id, name_en from places.kind where id = any(${[...missing]})`.execute(on);
    return new Map(rows.map((row) => [row.id, row.name_en]));
  });
}

async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const earlier = reads;
  await work();
  return reads - earlier;
}

test('what did not change is read once for many requests', async () => {
  const first = await keptNames(openReading(db));
  assert.equal(await readsOf(() => keptNames(openReading(db))), 0);
  assert.deepEqual(await keptNames(openReading(db)), first);
});

test('a change that is committed is seen by the next request, and read once', async () => {
  await keptNames(openReading(db));
  await rename(db, 'canton', 'Canton');
  assert.ok((await keptNames(openReading(db))).includes('Canton'));
  assert.equal(await readsOf(() => keptNames(openReading(db))), 0);
});

test('one request has the same answer throughout', async () => {
  const reading = openReading(db);
  const found = await keptNames(reading);
  await rename(db, 'canton', 'Canton of Uri');
  assert.deepEqual(await keptNames(reading), found);
  assert.ok((await keptNames(openReading(db))).includes('Canton of Uri'));
});

test('a change that is taken back raises no version and is never seen', async () => {
  await keptNames(openReading(db));
  const transaction = await db.startTransaction().execute();
  await rename(transaction, 'canton', 'Nowhere');
  assert.equal(await readsOf(() => keptNames(openReading(db))), 0);
  await transaction.rollback().execute();
  assert.equal(await readsOf(() => keptNames(openReading(db))), 0);
  assert.ok(!(await keptNames(openReading(db))).includes('Nowhere'));
});

test('in a transaction everything is read afresh', async () => {
  await db.transaction().execute(async (tx) => {
    await rename(tx, 'canton', 'Ticino');
    assert.ok((await keptNames(tx)).includes('Ticino'));
    assert.equal(await readsOf(() => keptNames(tx)), 1);
  });
});

test('a long change of one row holds up nobody who changes another', async () => {
  const slow = await db.startTransaction().execute();
  await rename(slow, 'slow', 'Slow');
  await rename(db, 'quick', 'Quick');
  assert.ok((await keptNames(openReading(db))).includes('Quick'));
  await slow.commit().execute();
  assert.ok((await keptNames(openReading(db))).includes('Slow'));
});

test('nothing of what a transaction has to raise is left behind', async () => {
  await rename(db, 'canton', 'Vaud');
  const { rows } = await sql`select 1 from platform.version_due`.execute(db);
  assert.equal(rows.length, 0);
});

test('a change of one topic lets the other be', async () => {
  const bodies = () =>
    kept(openReading(db), { topic: 'organisations', name: 'count' }, async () => {
      reads += 1;
      return 0;
    });
  await bodies();
  await rename(db, 'canton', 'Jura');
  assert.equal(await readsOf(bodies), 0);
});

test('transactions that change both topics in either order do not wait for each other', async () => {
  const changes = [
    (tx: Db) => rename(tx, 'canton', 'Zug'),
    (tx: Db) =>
      sql`update organisations.kind set name_en = name_en where code = 'none'`.execute(tx),
  ];
  const both = (order: typeof changes) =>
    db.transaction().execute(async (tx) => {
      for (const change of order) await change(tx);
    });
  const rounds = Array.from({ length: 10 }, () => [both(changes), both(changes.toReversed())]);
  await Promise.all(rounds.flat());
});

test('of several things only those not known are read, the absent ones too', async () => {
  await rename(db, 'one', 'One');
  await rename(db, 'two', 'Two');
  assert.deepEqual([...(await namesById(openReading(db), ['one', 'none']))], [['one', 'One']]);
  assert.equal(await readsOf(() => namesById(openReading(db), ['one', 'none', 'two', 'two'])), 1);
  assert.equal(await readsOf(() => namesById(openReading(db), [])), 0);
  await rename(db, 'none', 'Found');
  assert.equal((await namesById(openReading(db), ['none'])).get('none'), 'Found');
});

test('more than there is room for is forgotten, the longest unused first', async () => {
  const page = (name: string, length: number) =>
    kept(openReading(db), { topic: 'places', name }, async () => {
      reads += 1;
      return Array.from({ length }, (_, index) => index);
    });
  await page('used', 4_000);
  await page('unused', 4_000);
  await page('used', 4_000);
  await page('new', 5_000);
  assert.equal(await readsOf(() => page('used', 4_000)), 0);
  assert.equal(await readsOf(() => page('unused', 4_000)), 1);
  await page('too large to be kept', 7_000);
  assert.equal(await readsOf(() => page('too large to be kept', 7_000)), 1);
});

test('databases in one process know nothing of each other', async () => {
  const { connection } = await testDatabase();
  const other = openDb(openPool(connection));
  await keptNames(openReading(db));
  assert.equal(await readsOf(() => keptNames(openReading(other))), 1);
  await other.destroy();
});

test('a reading that fails is not kept', async () => {
  const failing = () =>
    kept(openReading(db), { topic: 'places', name: 'fault' }, () =>
      Promise.reject(new Error('lost')),
    );
  await assert.rejects(failing, /lost/);
  const mended = kept(openReading(db), { topic: 'places', name: 'fault' }, async () => 'mended');
  assert.equal(await mended, 'mended');
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('read' as const), at: fc.nat(2) }),
  fc.record({ kind: fc.constant('write' as const), at: fc.nat(2), name: fc.nat(9) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat(2), isKept: fc.boolean() }),
);

property(
  'whatever is changed, committed or taken back, a new request reads what stands in the tables',
  fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const open = new Map<number, Awaited<ReturnType<typeof begin>>>();
    for (const one of steps) {
      if (one.kind === 'write') {
        const transaction = open.get(one.at) ?? (await begin());
        open.set(one.at, transaction);
        await rename(transaction, `kind_${'abc'[one.at] ?? ''}`, `Name ${one.name}`);
      } else if (one.kind === 'end') {
        const transaction = open.get(one.at);
        open.delete(one.at);
        await (one.isKept ? transaction?.commit() : transaction?.rollback())?.execute();
      } else {
        assert.deepEqual(await keptNames(openReading(db)), await names(db));
      }
    }
    for (const transaction of open.values()) await transaction.rollback().execute();
    assert.deepEqual(await keptNames(openReading(db)), await names(db));
  }),
  40,
);

function begin() {
  return db.startTransaction().execute();
}
