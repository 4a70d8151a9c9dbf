import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { hoursJobs } from '#/features/hours/jobs.ts';
import { hoursHoldings } from '#/features/hours/store/holdings.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { evening, ledgerOf, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { people } from '#test/world.ts';

let site: HoursSite;
let id: string;
let matter: string;
const { chen, li } = people;

before(async () => {
  site = await openHoursSite();
});
after(() => site.close());
/** Begins anew before each test. */
const afresh = async () => {
  const { db } = site.app;
  await db.transaction().execute(async (tx) => {
    await sql`delete from hours.change`.execute(tx);
    await sql`delete from hours.record`.execute(tx);
  });
  // The same words once more within a day would be the same matter.
  site.app.clock.forward({ hours: 26 });
  matter = await site.helped(li);
  id = await site.record(await site.as(li), { ...evening, matter });
  site.app.clock.forward({ minutes: 3 });
};

const stateOf = async () => {
  const { rows } = await sql<{ readonly state: string; readonly at: Temporal.Instant | null }>`
    select state, confirmed_at as at from hours.record where id = ${id}`.execute(site.app.db);
  return rows[0];
};
const say = async (answer: string, more: object = {}) => {
  const done = await (
    await site.as(chen)
  ).api(`POST /matters/${matter}/verdict`, { answer, ...more });
  assert.equal(done.status, 200, JSON.stringify(done.body));
};

describe('hearing what askers say', () => {
  beforeEach(afresh);
  test('confirms at the moment they said it, not when it was heard', async () => {
    const saidAt = site.app.clock.now();
    await say('solved');
    site.app.clock.forward({ minutes: 9 });
    await site.hear();
    const { state, at } = (await stateOf()) ?? {};
    assert.equal(state, 'confirmed');
    assert.equal(at?.toString(), saidAt.toString());
  });

  test('confirms nothing where it was solved in part, or by others', async () => {
    await say('partly', { words: '還有一盞燈' });
    await site.hear();
    assert.equal((await stateOf())?.state, 'waiting');
    assert.deepEqual(await ledgerOf(site.app), []);
  });

  test('confirms once, however many hear at the same time', async () => {
    await say('solved');
    const [hearing] = hoursJobs;
    assert.ok(hearing !== undefined);
    const hear = () => runJob(site.app, hearing, {});
    await Promise.all([hear(), hear(), hear()]);
    await site.hear();
    assert.deepEqual(await ledgerOf(site.app), [45]);
  });

  test('is told in the journal, once', async () => {
    await say('solved');
    await site.hear();
    await site.hear();
    const { rows } = await sql<{ readonly count: number }>`
      select count(*)::int as count from platform.journal
      where feature = 'hours' and verb = 'confirm' and subject_id = ${id}`.execute(site.app.db);
    assert.deepEqual(rows, [{ count: 1 }]);
  });
});

test('each hour the ledger is recounted, and nothing is found', async () => {
  await afresh();
  await say('solved');
  await site.hear();
  const audit = hoursJobs.find(({ name }) => name === 'hours.audit');
  assert.ok(audit !== undefined);
  await runJob(site.app, audit, {});
});

test('everybody in a record is told of it, and of others only that there are some', async () => {
  await afresh();
  await say('solved');
  await site.hear();
  const [records, changes] = hoursHoldings;
  assert.ok(records !== undefined && changes !== undefined);
  const { db } = site.app;
  const [own] = await readHolding(db, records, li);
  assert.deepEqual([own?.['person_id'], own?.['asker_id']], [li, 'somebody_else']);
  const [asked] = await readHolding(db, records, chen);
  assert.deepEqual([asked?.['person_id'], asked?.['confirmed_by']], ['somebody_else', chen]);
  assert.equal(own?.['content'], '換了燈座');
  assert.equal((await readHolding(db, changes, li)).length, 1);
  assert.deepEqual(await readHolding(db, changes, chen), []);
});

test('the journal names the record and the matter, and says nothing of what they tell', async () => {
  await afresh();
  const { rows } = await sql<{ readonly data: unknown }>`
    select data from platform.journal where feature = 'hours' and verb = 'record'
      and subject_id = ${id}`.execute(site.app.db);
  assert.deepEqual(Object.keys(Object(rows[0]?.data)), ['matter']);
});
