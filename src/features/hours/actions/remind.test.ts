import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { hoursJobs } from '#/features/hours/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { COMMITTEE, TEAM, actFor, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { people, places } from '#test/world.ts';

const { chen, li, lin, wang, zhuang } = people;
const toldShape = z.object({ told: z.array(z.string()) });

let site: HoursSite;
let hour = 0;

/** Runs the job of the morning and gives whom its entries name, entry by entry. */
async function tellAll(): Promise<readonly (readonly string[])[]> {
  const { db, clock } = site.app;
  clock.forward({ hours: 1 });
  const job = hoursJobs.find(({ name }) => name === 'hours.tell_of_waiting');
  assert.ok(job !== undefined);
  await runJob(site.app, job, {});
  const { rows } = await sql<{ readonly data: unknown }>`
    select data from platform.journal where feature = 'hours' and verb = 'wait'
      and at = ${clock.now()}::timestamptz order by id`.execute(db);
  return rows.map(({ data }) => toldShape.parse(data).told);
}

/** Somebody records a quarter of an hour, each time another one. */
async function give(by: string, said: object = {}): Promise<string> {
  hour += 1;
  const from = `0${String(Math.floor(hour / 4))}:${String((hour % 4) * 15).padStart(2, '0')}`;
  return site.record(await site.as(by), { ...morning, from, minutes: 15, ...said });
}

/** Lets somebody hold another post of a body. */
async function post(body: string, kind: string, holder: string): Promise<void> {
  const id = crypto.randomUUID();
  await sql`insert into organisations.post_kind
      (code, name_hant, name_hans, name_en, reaches_households, ordinal)
    values (${kind}, ${kind}, ${kind}, ${kind}, false, 91)
    on conflict do nothing`.execute(site.app.db);
  await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id,
      created_at)
    values (${places.community}, ${id}, ${body}, ${kind}, ${places.community},
      '2026-01-01')`.execute(site.app.db);
  await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
    values (${places.community}, gen_random_uuid(), ${id}, ${holder},
      '2026-01-01')`.execute(site.app.db);
}

describe('whose word time waits for', () => {
  before(async () => {
    site = await openHoursSite();
    hour = 0;
  });
  after(() => site.close());
  beforeEach(tellAll);

  test('are all who lead the team, and not who holds another post of it', async () => {
    await post(TEAM, 'treasurer', lin);
    await give(chen, { team: TEAM });
    assert.deepEqual(await tellAll(), [[li]]);
    await post(TEAM, 'team_leader', wang);
    await give(chen, { team: TEAM });
    assert.deepEqual(await tellAll(), [[li, wang].toSorted()]);
  });

  test('are those who hold a post of another body', async () => {
    await give(chen, { team: COMMITTEE });
    assert.deepEqual(await tellAll(), [[zhuang]]);
  });

  test('are the keepers of the records for a team that has ended', async () => {
    await give(chen, { team: TEAM });
    const end = sql`update organisations.organisation set closed_on = '2026-11-23'
      where id = ${TEAM}`;
    await end.execute(site.app.db);
    assert.deepEqual(await tellAll(), [[zhuang]]);
    await sql`update organisations.organisation set closed_on = null
      where id = ${TEAM}`.execute(site.app.db);
  });

  test('are never whose time it is, nor who wrote it down for them', async () => {
    await give(zhuang);
    assert.deepEqual(await tellAll(), [], 'the only keeper keeps quiet about their own');
    const clerk = await site.app.signIn(zhuang);
    await actFor(clerk, wang, 'in_person');
    await site.record(clerk, { ...morning, from: '21:00', minutes: 15 });
    assert.deepEqual(await tellAll(), []);
  });

  test('are named once in one entry, however much waits, and nothing waits without one', async () => {
    await give(chen, { team: TEAM });
    await give(lin, { team: TEAM });
    await give(lin);
    const told = await tellAll();
    assert.equal(told.length, 1);
    assert.deepEqual(new Set(told[0]), new Set([li, wang, zhuang]));
    assert.deepEqual(await tellAll(), []);
  });

  test('are told once, though two look at the same moment', async () => {
    await give(chen, { team: TEAM });
    const both = await Promise.all([tellAll(), tellAll()]);
    const named = both.flat().flat();
    assert.ok(named.length >= 1);
    const { rows } = await sql<{ readonly times: number }>`
      select count(*)::int as times from platform.journal
      where verb = 'wait' and at > ${site.app.clock.now().subtract({ minutes: 150 })}::timestamptz
    `.execute(site.app.db);
    assert.equal(rows[0]?.times, 1);
  });

  test('are keepers in office: not before their term, nor after it was withdrawn', async () => {
    const { db } = site.app;
    await sql`update people.grant set withdrawn_at = now(), withdrawn_by = ${li},
        withdrawal_reason = '調走了'
      where person_id = ${zhuang} and role = 'community_worker'`.execute(db);
    await give(lin);
    assert.deepEqual(await tellAll(), []);
  });
});

test('many are named in several entries, each of a size that can be read', async () => {
  site = await openHoursSite();
  await sql`insert into hours.record (community_id, id, person_id, matter_id, asker_id, team,
      place_id, content, started_at, ended_at, minutes, held_on, due_on, is_due_certain,
      recorded_at, recorded_on, recorded_by, state)
    select ${places.community}, gen_random_uuid(), p, gen_random_uuid(), gen_random_uuid(), '',
      ${places.community}, '換燈', '2026-11-20 01:00Z', '2026-11-20 02:00Z', 60, '2026-11-20',
      '2026-12-04', true, '2026-11-21', '2026-11-21', p, 'waiting'
    from (select gen_random_uuid() as p from generate_series(1, 450)) as many`.execute(site.app.db);
  const told = await tellAll();
  assert.deepEqual(told.map(({ length }) => length).toSorted(), [200, 200, 50]);
  assert.equal(new Set(told.flat()).size, 450);
  await site.close();
});
