import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { musterJobs } from '#/features/musters/index.ts';
import { rosterJobs } from '#/features/rosters/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { loadNeighbourhoods } from './load.ts';
import type { Populated } from './populated.ts';

/** In the morning, in Shanghai. */
const NOW = '2026-11-24T02:00:00Z';
const NIGHTS = 28;

type Row = {
  readonly personId: string;
  readonly state: string;
  readonly beginsAt: Temporal.Instant;
};

let app: TestApp;
let changshan: Populated;
let stands: readonly Row[];

before(async () => {
  app = await testApp({ endpoints: [], now: NOW });
  const [made] = await loadNeighbourhoods(app, () => {}, ['changshan']);
  assert.ok(made !== undefined);
  changshan = made;
  const { rows } = await sql<Row>`select person_id as "personId", state, begins_at as "beginsAt"
    from rosters.stand order by begins_at`.execute(app.db);
  stands = rows;
});
after(() => app.close());

const count = async (text: string) => {
  const { rows } = await sql<{ n: number }>`${sql.raw(text)}`.execute(app.db);
  return rows[0]?.n;
};

describe('the electrician’s month', () => {
  test('has a night for each day, one of which nobody has', async () => {
    assert.equal(await count('select count(*)::int as n from rosters.shift'), NIGHTS);
    assert.equal(stands.filter(({ state }) => state === 'given_up').length, 1);
    const taken = stands.filter(({ state }) => state === 'taken');
    assert.equal(taken.length, NIGHTS - 1);
    const begins = stands.find(({ state }) => state === 'given_up')?.beginsAt;
    assert.ok(begins !== undefined && Temporal.Instant.compare(begins, app.clock.now()) > 0);
  });

  test('is shared by those who said yes, the old electrician among them', async () => {
    const shares = Map.groupBy(
      stands.filter(({ state }) => state === 'taken'),
      ({ personId }) => personId,
    );
    assert.ok(shares.has(changshan.people.byKey.get('wang_changgen') ?? ''));
    assert.ok(shares.size >= 6, `${shares.size} share it`);
    const most = Math.max(...[...shares.values()].map((own) => own.length));
    const least = Math.min(...[...shares.values()].map((own) => own.length));
    assert.ok(most - least <= 3, `${least} to ${most} nights`);
  });

  test('a night was passed on, and an exchange waits for the leader’s answer', async () => {
    assert.equal(stands.filter(({ state }) => state === 'passed_on').length, 1);
    const leader = changshan.people.byKey.get('wang_changgen');
    const { rows } = await sql<{ askedId: string; back: string | null; state: string }>`
      select asked_id as "askedId", return_stand_id as back, state from rosters.swap
      order by asked_at`.execute(app.db);
    assert.equal(rows.filter(({ state }) => state === 'agreed').length, 1);
    const open = rows.filter(({ state }) => state === 'open');
    assert.deepEqual(
      open.map(({ askedId }) => askedId),
      [leader],
    );
    assert.notEqual(open[0]?.back, null);
  });

  test('whoever has tonight is on duty from the hour it begins', async () => {
    const keep = rosterJobs.find(({ name }) => name === 'rosters.keep_duty');
    assert.ok(keep !== undefined);
    await runJob(app, keep, {});
    const tonight = stands.find(
      ({ state, beginsAt }) =>
        state === 'taken' && Temporal.Instant.compare(beginsAt, app.clock.now()) > 0,
    );
    const { rows } = await sql<{ from: Temporal.Instant }>`select rostered_from as from
      from volunteers.volunteer where person_id = ${tonight?.personId}`.execute(app.db);
    assert.equal(rows[0]?.from.toString(), tonight?.beginsAt.toString());
  });
});

describe('a call to many', () => {
  type Muster = {
    readonly title: string;
    readonly wanted: number;
    readonly coming: number;
    readonly endedAs: string | null;
    readonly asked: number;
    readonly reserve: number;
    readonly came: number;
  };
  const readAll = async () => {
    const { rows } = await sql<Muster>`
      select m.title, m.wanted, m.coming, m.ended_as as "endedAs", count(*)::int as asked,
        (count(*) filter (where a.place = 'reserve'))::int as reserve,
        (count(*) filter (where a.came))::int as came
      from musters.muster m join musters.asked a on a.muster_id = m.id
      group by m.id, m.title, m.wanted, m.coming, m.ended_as, m.starts_at
      order by m.starts_at`.execute(app.db);
    return rows;
  };

  test('yesterday found more than enough: two could not after all, and two moved up', async () => {
    const [yesterday] = await readAll();
    assert.equal(yesterday?.title, '清開A區消防通道');
    const { wanted, coming, endedAs, reserve, came } = yesterday;
    assert.deepEqual([wanted, coming, reserve], [24, 24, 2]);
    assert.deepEqual([endedAs, came], ['held', 22]);
    assert.equal(
      await count(`select count(*)::int as n from platform.journal
      where feature = 'musters' and verb = 'move_up'`),
      2,
    );
  });

  test('tomorrow still wants some, and asks on', async () => {
    const [, tomorrow] = await readAll();
    assert.equal(tomorrow?.title, '分揀舊衣舊書');
    assert.deepEqual([tomorrow.wanted, tomorrow.coming, tomorrow.endedAs], [10, 7, null]);
    assert.ok(tomorrow.asked > 12, `${tomorrow.asked} are asked`);
  });

  test('its jobs find nothing left to do', async () => {
    const was = await readAll();
    const watch = musterJobs.find(({ cron }) => cron !== undefined);
    assert.ok(watch !== undefined);
    await runJob(app, watch, {});
    assert.deepEqual(await readAll(), was);
  });
});
