import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { hoursJobs } from '#/features/hours/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { loadNeighbourhoods } from './load.ts';
import { lastNight } from './load-nights.ts';
import type { Populated } from './populated.ts';

/** In the morning, in Shanghai. */
const NOW = '2026-11-24T02:00:00Z';
const ZONE = 'Asia/Shanghai';

type CallRow = {
  readonly id: string;
  readonly category: string;
  readonly state: string;
  readonly raisedAt: Temporal.Instant;
  readonly endedAs: string | null;
  readonly wave: number;
  readonly rung: number;
  readonly doer: string | null;
  readonly askerId: string;
};

let app: TestApp;
let zhonghua: Populated;
let calls: readonly CallRow[];

before(async () => {
  app = await testApp({ endpoints: [], now: NOW });
  const [made] = await loadNeighbourhoods(app, () => {}, ['zhonghua']);
  assert.ok(made !== undefined);
  zhonghua = made;
  calls = await readCalls();
});
after(() => app.close());

async function readCalls(): Promise<readonly CallRow[]> {
  const { rows } = await sql<CallRow>`
    select m.id, m.category, m.state, m.raised_at as "raisedAt", c.ended_as as "endedAs", c.wave,
      c.rung, m.last_handler_id as doer, m.asker_id as "askerId"
    from matters.matter m
    join lateral (select * from callouts.call c where c.matter_id = m.id
      order by c.begun_at desc limit 1) c on true
    where m.profile = 'urgent' order by m.raised_at`.execute(app.db);
  return rows;
}

function keyOf(personId: string | null): string | undefined {
  return [...zhonghua.people.byKey].find(([, id]) => id === personId)?.[0];
}

describe('the night of the demonstration', () => {
  test('is the last one that is over, whatever the hour', () => {
    const at = (now: string) => lastNight(Temporal.Instant.from(now), ZONE);
    const early = at('2026-11-24T00:59:00Z');
    assert.equal(early('20:15').toString(), '2026-11-22T12:15:00Z');
    assert.equal(early('05:40').toString(), '2026-11-22T21:40:00Z');
    const late = at('2026-11-24T01:00:00Z');
    assert.equal(late('20:15').toString(), '2026-11-23T12:15:00Z');
    assert.equal(late('05:40').toString(), '2026-11-23T21:40:00Z');
  });

  test('every call has come to an end, and nothing of it lies ahead', async () => {
    assert.equal(calls.length, 13);
    for (const { category, state, endedAs } of calls) {
      assert.ok(endedAs !== null, category);
      assert.ok(['resolved', 'withdrawn', 'done'].includes(state), `${category} is ${state}`);
    }
    const { rows } = await sql`select 1 from platform.journal where at > ${NOW}`.execute(app.db);
    assert.deepEqual(rows, []);
  });

  test('the nappies of twenty to midnight come by who lives in the same building', async () => {
    const nappies = calls.find(({ raisedAt }) => raisedAt.toString() === '2026-11-23T15:40:00Z');
    assert.equal(nappies?.category, 'urgent_goods');
    assert.equal(keyOf(nappies?.doer ?? null), 'nong_yueting');
    const { rows } = await sql<{ readonly seconds: number }>`
      select extract(epoch from a.chosen_at - c.begun_at)::int as seconds
      from callouts.alert a join callouts.call c on c.id = a.call_id
      where c.matter_id = ${nappies?.id} and a.chosen_at is not null`.execute(app.db);
    assert.deepEqual(rows, [{ seconds: 46 }]);
  });

  test('one is answered late, two go up the chain, one is called off, one waits for thanks', () => {
    const late = calls.filter(({ wave, rung, endedAs }) => wave === 4 && rung === 0 && endedAs);
    assert.deepEqual(
      late.map(({ endedAs }) => endedAs),
      ['taken'],
    );
    const above = calls.filter(({ rung }) => rung > 1);
    assert.deepEqual(
      above.map(({ endedAs, doer }) => [endedAs, keyOf(doer)]),
      [
        ['taken', 'nong_yueting'],
        // Nobody answered up to the dispatcher, who then sent somebody themselves.
        ['nobody', 'huang_zhiyong'],
      ],
    );
    const of = (state: string) => calls.filter((call) => call.state === state).length;
    assert.deepEqual([of('withdrawn'), of('done'), of('resolved')], [1, 1, 11]);
  });

  test('whoever gave it back is not asked again, and somebody else comes', async () => {
    const { rows } = await sql<{ readonly doers: readonly string[]; readonly calls: number }>`
      select array_agg(a.person_id order by a.chosen_at) as doers,
        count(distinct c.id)::int as calls
      from callouts.call c join callouts.alert a on a.call_id = c.id and a.chosen_at is not null
      group by c.matter_id having count(distinct c.id) > 1`.execute(app.db);
    assert.equal(rows.length, 1);
    assert.equal(new Set(rows[0]?.doers).size, 2);
  });

  test('nobody is asked who is not on duty, nor asks and helps in one night', async () => {
    const { rows } = await sql<{ readonly personId: string }>`
      select distinct a.person_id as "personId" from callouts.alert a where a.rung = 0
        and not exists (select from volunteers.volunteer v where v.person_id = a.person_id)
    `.execute(app.db);
    assert.deepEqual(rows, []);
    const askers = new Set(calls.map(({ askerId }) => askerId));
    assert.equal(askers.size, calls.length);
    assert.ok(calls.every(({ doer }) => doer === null || !askers.has(doer)));
  });

  test('their hours are on record and confirmed; work of an office is none', async () => {
    const [hear] = hoursJobs;
    assert.ok(hear !== undefined);
    await runJob(app, hear, {});
    const { rows } = await sql<{ readonly state: string; readonly minutes: number }>`
      select state, minutes from hours.record order by started_at`.execute(app.db);
    const states = rows.map(({ state }) => state);
    // Two were done by those who work for the community, one by the grid worker; one waits.
    assert.equal(states.length, 9);
    assert.deepEqual(
      states.filter((state) => state !== 'confirmed'),
      ['waiting'],
    );
    assert.ok(rows.every(({ minutes }) => minutes > 0 && minutes <= 180));
  });
});
