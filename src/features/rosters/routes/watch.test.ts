import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadSubject } from '#/features/people/index.ts';
import { findPlace, saveGrid } from '#/features/places/index.ts';
import { rosterEndpoints } from '#/features/rosters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { people, places } from '#test/world.ts';
import { nightAtDesk, watchOfPlace } from './watch.ts';

const HERE = `/places/${places.community}/watch` as const;
const gridId = (code: string) => `019cf000-0000-7000-8000-00000000ad${code}`;
const hour = z.object({ from: z.string(), chance: z.number(), level: z.string() });
const shape = z.object({
  kind: z.string(),
  grid: z.string(),
  grids: z.array(z.object({ id: z.string(), thinHours: z.number() })),
  thin: z.array(z.object({ from: z.string(), to: z.string() })),
  days: z.array(z.object({ hours: z.array(hour) })),
});

async function contextOf({ app }: CallSite, personId: string): Promise<Context> {
  const session = { id: crypto.randomUUID(), personId, actingForId: undefined };
  return app.context(
    await loadSubject(
      app.db,
      { ...session, strongUntil: app.clock.now().add({ hours: 1 }) },
      app.clock.now(),
    ),
  );
}

describe('looking ahead whether somebody could come', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite(rosterEndpoints);
    await sql`update places.place set lon = 118.1, lat = 24.45
      where id = any(${[places.community, places.building]})`.execute(site.app.db);
    // It is twenty to midnight; they are on duty for twelve hours from now.
    helpers = await site.onDuty(3);
  });
  after(() => site.app.close());

  const read = async (asked = '') => {
    const { days, ...rest } = shape.parse((await site.worker.api(`GET ${HERE}${asked}`)).body);
    return { ...rest, hours: days.flatMap(({ hours }) => hours) };
  };
  const chanceAt = async (from: string, asked = '') =>
    (await read(asked)).hours.find((hour) => hour.from === from)?.chance;

  test('each one on duty adds to the chance, and after them there is nobody', async () => {
    const { hours, grids } = await read();
    assert.deepEqual(
      grids.map(({ id }) => id),
      [places.community],
    );
    assert.equal(hours.length, 1 + 29 * 24);
    // Five of twenty are believed to say yes.
    assert.ok(Math.abs(((await chanceAt('2026-11-23T16:00:00Z')) ?? 0) - 0.578_125) < 1e-9);
    assert.equal(await chanceAt('2026-11-24T03:00:00Z'), 0, 'not all of the last hour');
  });

  test('who rests, wants quiet or cannot do what is needed is not counted', async () => {
    const [one, other] = helpers;
    assert.ok(one !== undefined && other !== undefined);
    const quiet = { quietFrom: '00:00', quietTo: '06:00' };
    const anchor = places.building;
    await one.browser.api('PUT /me/volunteering', { anchor, ...quiet });
    assert.ok(Math.abs(((await chanceAt('2026-11-23T16:00:00Z')) ?? 0) - 0.437_5) < 1e-9);
    await other.browser.api('PUT /me/volunteering/skills', { able: ['legal'] });
    assert.equal(await chanceAt('2026-11-23T16:00:00Z'), 0.25);
    await other.browser.api('PUT /me/volunteering/skills', { able: ['errands'] });
    await other.browser.api('PUT /me/volunteering/rest', { until: '2026-12-01' });
    assert.equal(await chanceAt('2026-11-23T16:00:00Z'), 0.25);
    await other.browser.api('DELETE /me/volunteering/rest');
  });

  test('regular hours count in each week of the month', async () => {
    const [, , third] = helpers;
    assert.ok(third !== undefined);
    const hours = { days: ['3'], from: '22:00', to: '02:00' };
    await third.browser.api('POST /me/volunteering/hours', hours);
    const { hours: all } = await read();
    const on = all.filter(({ from, chance }) => chance > 0 && from > '2026-11-25');
    assert.equal(on.length, 4 * 4, 'four Wednesday nights of four hours');
  });

  test('what was learned here counts for more than what is believed', async () => {
    const before = await chanceAt('2026-11-23T16:00:00Z');
    await sql`insert into callouts.call (community_id, id, matter_id, plan, wanted, begun_at,
        ended_at, ended_as)
      values (${places.community}, gen_random_uuid(), gen_random_uuid(), '{}', 1,
        '2026-11-01T16:10:00Z', '2026-11-01T16:20:00Z', 'taken')`.execute(site.app.db);
    await sql`insert into callouts.alert (community_id, call_id, person_id, wave, rung, asked_at,
        answer, answered_at)
      select community_id, id, gen_random_uuid(), 1, 0, '2026-11-01T16:10:00Z', 'yes',
        '2026-11-01T16:11:00Z'
      from callouts.call, generate_series(1, 40)`.execute(site.app.db);
    const learned = (await chanceAt('2026-11-23T16:00:00Z')) ?? 0;
    assert.ok(learned > (before ?? 1), `${learned}`);
    await sql`delete from callouts.alert`.execute(site.app.db);
    await sql`delete from callouts.call`.execute(site.app.db);
  });

  test('each grid is reckoned from its own middle, the thinnest first', async () => {
    const square = (west: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 24.449],
          [west + 0.002, 24.449],
          [west + 0.002, 24.451],
          [west, 24.451],
          [west, 24.449],
        ] as [number, number][],
      ],
    });
    const grid = (code: string, west: number) =>
      saveGrid(site.app.db, {
        id: gridId(code),
        communityId: places.community,
        code,
        names: { hant: `第${code}網格`, hans: `第${code}网格`, en: `Grid ${code}` },
        polygon: square(west),
      });
    await grid('01', 118.099);
    // Ten kilometres further east.
    await grid('02', 118.199);
    const { grids, grid: chosen } = await read();
    assert.deepEqual(
      [chosen, grids.map(({ id }) => id)],
      [gridId('02'), [gridId('02'), gridId('01')]],
    );
    const far = await read(`?grid=${gridId('02')}`);
    assert.ok(far.hours.every(({ level }) => level === 'none'));
    assert.ok((await read(`?grid=${gridId('01')}`)).hours.some(({ chance }) => chance > 0));
    const page = await site.worker.open(`${HERE}?grid=${gridId('01')}`);
    assert.match(page.text, /人手薄的鐘點，先看這些[^]*深夜 0–6/);
  });

  test('a grid or a kind of call that there is none of leads nowhere', async () => {
    assert.equal((await site.worker.open(`${HERE}?grid=none`)).status, 404);
    assert.equal((await site.worker.open(`${HERE}?kind=broken_lamp`)).status, 404);
    assert.equal((await site.worker.open(`/places/${places.compound}/watch`)).status, 404);
  });

  test('is for those who work for the community alone', async () => {
    assert.equal((await site.wang.open(HERE)).status, 403);
    assert.equal((await (await site.app.signIn(people.xu)).open(HERE)).status, 404);
    assert.equal((await site.app.visit().api(`GET ${HERE}`)).status, 401);
  });

  test('the community’s page leads those there who may, and nobody else', async () => {
    const place = await findPlace(site.app.db, places.community);
    const compound = await findPlace(site.app.db, places.compound);
    assert.ok(place !== undefined && compound !== undefined);
    const of = (person: string) => contextOf(site, person);
    assert.ok((await watchOfPlace.load(await of(people.zhuang), place)) !== undefined);
    assert.equal(await watchOfPlace.load(await of(people.zhuang), compound), undefined);
    assert.equal(await watchOfPlace.load(await of(people.li), place), undefined);
  });

  test('a desk is told in the afternoon of a thin night, and not in the morning', async () => {
    const at = async (moment: string) => {
      site.app.clock.set(moment);
      const drawn = await nightAtDesk.load(await contextOf(site, people.zhuang));
      return drawn && textOf(await drawn(viewWith({ language: 'en' })));
    };
    assert.equal(await at('2026-11-24T04:00:00Z'), undefined, 'noon');
    assert.match((await at('2026-11-24T08:00:00Z')) ?? '', /8:00 pm to 6:00 am. Nobody to call/);
    assert.match((await at('2026-11-24T18:00:00Z')) ?? '', /2:00 am to 6:00 am/);
    site.app.clock.set('2026-11-24T08:00:00Z');
    assert.equal(await nightAtDesk.load(await contextOf(site, people.li)), undefined);
    site.app.clock.set('2026-11-23T15:40:00Z');
  });

  test('a desk hears nothing of a night in which enough can come', async () => {
    site.app.clock.set('2026-11-24T08:00:00Z');
    await sql`delete from places.grid`.execute(site.app.db);
    for (const { browser } of await site.onDuty(4)) {
      await browser.api('PUT /me/volunteering/duty', { hours: 12 });
      const days = ['1', '2', '3', '4', '5', '6', '7'];
      await browser.api('POST /me/volunteering/hours', { days, from: '18:00', to: '09:00' });
    }
    const context = await contextOf(site, people.zhuang);
    assert.equal(await nightAtDesk.load(context), undefined);
    const { thin, hours } = await read();
    assert.ok(hours.filter(({ level }) => level === 'fair').length > 29 * 14);
    for (const { from, to } of thin) {
      const [first, last] = [from, to].map((at) => Temporal.Instant.from(at));
      assert.ok(first !== undefined && last !== undefined);
      const local = first.toZonedDateTimeISO('Asia/Shanghai');
      assert.equal(local.hour, 9, 'the days are thin, from nine on');
    }
    assert.ok(thin.length <= 12);
  });

  test('a program reads the least that is enough, with the chances', async () => {
    const asked = await site.worker.api(`GET ${HERE}`);
    const enough = z.object({ enough: z.number() }).parse(asked.body);
    assert.equal(enough.enough, 0.5);
  });
});
