import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { hoursOfPlace, hoursOfTeam } from '#/features/hours/index.ts';
import { PAGE_OF_RECORDS } from '#/features/hours/model.ts';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import type { Browser } from '#test/app.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { COMMITTEE, TEAM, evening, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { mainOf } from '#test/matter-site.ts';
import { people, places } from '#test/world.ts';

const { chen, li, lin, wang, wu, zhuang } = people;
const ofTeam = `/organisations/${TEAM}/hours` as const;
const ofPlace = `/places/${places.community}/hours` as const;
const yearShape = z.object({
  of: z.looseObject({ mayOpen: z.boolean() }),
  minutes: z.number(),
  months: z.array(z.object({ month: z.string(), minutes: z.number().optional() })),
  activities: z.array(
    z.object({
      month: z.string(),
      activity: z.string().optional(),
      minutes: z.number(),
      records: z.number(),
    }),
  ),
});
const countedShape = z.object({
  records: z.array(z.looseObject({ id: z.string(), person: z.string(), minutes: z.number() })),
  next: z.string().optional(),
});

let site: HoursSite;
let leader: Browser;
let worker: Browser;
let first: string;

before(async () => {
  site = await openHoursSite([
    ...organisationEndpoints([hoursOfTeam]),
    ...placeEndpoints([hoursOfPlace], [], async () => undefined),
  ]);
  leader = await site.as(li);
  worker = await site.as(zhuang);
  const giver = await site.as(chen);
  first = await site.record(giver, { ...morning, team: TEAM });
  const matter = await site.helped(chen, lin);
  const second = await site.record(giver, { ...evening, matter });
  await leader.api(`POST /hours/${first}/confirmation`);
  await (await site.as(lin)).api(`POST /hours/${second}/confirmation`);
});
after(() => site.close());

const yearOf = async (browser: Browser, address: typeof ofTeam | typeof ofPlace) =>
  yearShape.parse((await browser.api(`GET ${address}`)).body);
const open = async (browser: Browser, address: string) =>
  countedShape.parse((await browser.api(`GET ${address as '/'}`)).body);

/** Has persons of another team give half an hour each on a day, which is confirmed. */
async function crowd(team: string, on: string, count: number): Promise<void> {
  await site.app.db.transaction().execute(async (tx) => {
    await sql`with given as (
        insert into hours.record (community_id, id, person_id, team, place_id, activity, in_charge,
          content, started_at, ended_at, minutes, held_on, due_on, is_due_certain, recorded_at,
          recorded_on, recorded_by, state, confirmed_at, confirmed_by, confirmed_as, plus)
        select ${places.community}, gen_random_uuid(), p, ${team}, ${places.community}, '巡樓', '莊',
          '巡樓', ${on}::date, ${on}::date + interval '30 minutes', 30, ${on}, ${on}::date + 14, true,
          ${on}::date + interval '1 day', ${on}::date + 1, p, 'confirmed',
          ${on}::date + interval '2 days', ${li}, 'leader', 1
        from (select gen_random_uuid() as p from generate_series(1, ${count}::int)) as many
        returning *)
      insert into hours.change (community_id, id, record_id, sign, plus, person_id, team, place_id,
        held_on, size, minutes, at)
      select community_id, gen_random_uuid(), id, 1, 1, person_id, team, place_id, held_on, minutes,
        minutes, confirmed_at from given`.execute(tx);
  });
}

describe('the hours of a team', () => {
  test('open for whoever leads it into what they add up, with whose it was', async () => {
    const year = await yearOf(leader, ofTeam);
    assert.deepEqual(
      [year.of.mayOpen, year.minutes, year.months, year.activities],
      [
        true,
        90,
        [{ month: '2026-11', minutes: 90 }],
        [{ month: '2026-11', activity: '清理樓道', minutes: 90, records: 1 }],
      ],
    );
    const page = mainOf((await leader.open(ofTeam)).text);
    const [, address = ''] = /href="([^"]*activity=[^"]*)"/.exec(page) ?? [];
    assert.match(address, /^\/organisations\/[^/]+\/hours\/records\?month=2026-11&amp;activity=/);
    const opened = mainOf((await leader.open(address.replaceAll('&amp;', '&'))).text);
    assert.match(opened, /清理樓道[^]*陳師傅[^]*1 小時 30 分鐘/);
    assert.doesNotMatch(opened, /陳志明|138/);
  });

  test('are told nobody else while fewer than five gave', async () => {
    for (const browser of [worker, await site.as(lin), await site.as(chen), site.app.visit()]) {
      const { of, months, minutes, activities } = await yearOf(browser, ofTeam);
      assert.equal(of.mayOpen, false);
      assert.deepEqual([minutes, months, activities], [0, [{ month: '2026-11' }], []]);
      const page = mainOf((await browser.open(ofTeam)).text);
      assert.match(page, /不到五個人，不公開/);
      assert.doesNotMatch(page, /1 小時 30 分鐘|清理樓道|陳師傅|hours\/records/);
    }
  });

  test('open for nobody else, whoever asks', async () => {
    const address = `${ofTeam}/records?month=2026-11` as const;
    for (const by of [chen, lin, wang, wu, zhuang]) {
      assert.equal((await (await site.as(by)).api(`GET ${address}`)).status, 403, by);
    }
    assert.equal((await site.app.visit().api(`GET ${address}`)).status, 401);
    const nowhere = `/organisations/${crypto.randomUUID()}/hours` as const;
    assert.equal((await leader.api(`GET ${nowhere}`)).status, 404);
    assert.equal((await leader.api(`GET ${nowhere}/records?month=2026-11`)).status, 404);
    assert.equal((await leader.api(`GET ${ofTeam}/records?month=2026-13`)).status, 422);
  });
});

describe('the hours at a place', () => {
  test('open for whoever keeps its records, help in matters, too', async () => {
    const { of, activities } = await yearOf(worker, ofPlace);
    assert.equal(of.mayOpen, true);
    assert.deepEqual(activities, [
      { month: '2026-11', activity: '清理樓道', minutes: 90, records: 1 },
      { month: '2026-11', minutes: 45, records: 1 },
    ]);
    const help = await open(worker, `${ofPlace}/records?month=2026-11&help=1`);
    assert.deepEqual(
      help.records.map(({ minutes, person }) => [minutes, person]),
      [[45, '陳師傅']],
    );
    const all = await open(worker, `${ofPlace}/records?month=2026-11`);
    assert.equal(all.records.length, 2);
    const page = await worker.open(`${ofPlace}/records?month=2026-11&help=1`);
    assert.match(mainOf(page.text), /2026年11月 · 幫鄰居辦事/);
  });

  test('are those of its part at a part of it, and none above the community', async () => {
    const part = await worker.api(`GET /places/${places.building}/hours`);
    assert.equal(yearShape.parse(part.body).minutes, 45);
    assert.equal((await worker.api(`GET /places/${places.district}/hours`)).status, 404);
    assert.equal((await worker.api('GET /places/350203007099/hours')).status, 404);
  });

  test('open for no leader, steward or neighbour', async () => {
    for (const by of [li, chen, wu, lin]) {
      const browser = await site.as(by);
      const address = `${ofPlace}/records?month=2026-11` as const;
      assert.equal((await browser.api(`GET ${address}`)).status, 403, by);
      assert.equal((await yearOf(browser, ofPlace)).of.mayOpen, false);
    }
  });
});

test('a correction is in each figure at once, and in what it opens into', async () => {
  const giver = await site.as(chen);
  const reason = '早走了';
  const said = { ...morning, minutes: 60, reason };
  const corrected = await giver.api(`POST /hours/${first}/correction`, said);
  const { id } = z.object({ id: z.string() }).parse(corrected.body);
  assert.equal((await yearOf(leader, ofTeam)).minutes, 90, 'until it is confirmed');
  await leader.api(`POST /hours/${id}/confirmation`);
  assert.equal((await yearOf(leader, ofTeam)).minutes, 60);
  assert.equal((await yearOf(worker, ofPlace)).minutes, 105);
  const opened = await open(leader, `${ofTeam}/records?month=2026-11`);
  assert.deepEqual(
    opened.records.map((one) => [one.id, one.minutes]),
    [[id, 60]],
  );
});

describe('once five gave', () => {
  before(() => crowd(COMMITTEE, '2026-09-10', 4));
  test('the month is told to everybody, and how many they were to nobody', async () => {
    const of = `/organisations/${COMMITTEE}/hours` as const;
    const visitor = site.app.visit();
    const told = async () => yearShape.parse((await visitor.api(`GET ${of}`)).body);
    assert.deepEqual((await told()).months, [{ month: '2026-09' }]);
    await crowd(COMMITTEE, '2026-09-11', 1);
    assert.deepEqual((await told()).months, [{ month: '2026-09', minutes: 150 }]);
    assert.equal((await told()).minutes, 150);
    const page = mainOf((await visitor.open(of)).text);
    assert.match(page, /2026年9月[^]*2 小時 30 分鐘/);
    assert.doesNotMatch(page, /巡樓|records/);
  });

  test('a long list goes on page by page, and is taken away whole', async () => {
    await crowd(TEAM, '2026-08-10', PAGE_OF_RECORDS + 3);
    const address = `${ofTeam}/records?month=2026-08`;
    const page = await open(leader, address);
    assert.equal(page.records.length, PAGE_OF_RECORDS);
    const rest = await open(leader, `${address}&after=${page.next ?? ''}`);
    assert.equal(rest.records.length, 3);
    assert.equal(rest.next, undefined);
    const ids = new Set([...page.records, ...rest.records].map(({ id }) => id));
    assert.equal(ids.size, PAGE_OF_RECORDS + 3);
    assert.match((await leader.open(address)).text, /rel="next"[^>]*after=/);
    const rows = await fetchRows(site.app, leader, `${address}&_as=xlsx`);
    assert.equal(rows.length, PAGE_OF_RECORDS + 4);
    const year = await fetchRows(site.app, leader, `${ofTeam}?_as=csv`);
    assert.ok(year.length > 2);
  });
});

test('the pages of a team and a community lead there once there is something', async () => {
  const visitor = site.app.visit();
  const team = (await visitor.open(`/organisations/${TEAM}`)).text;
  assert.match(team, new RegExp(`href="${ofTeam}"`));
  assert.match((await visitor.open(`/places/${places.community}`)).text, new RegExp(ofPlace));
  const other = (await visitor.open(`/places/${places.compound}`)).text;
  assert.doesNotMatch(other, new RegExp(`/places/${places.compound}/hours`));
  const empty = await visitor.open(`/places/${places.community}/hours?year=2020`);
  assert.match(mainOf(empty.text), /這一年還沒有已確認的時間[^]*不換錢、不換東西、不排名次/);
});
