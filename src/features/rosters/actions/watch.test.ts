import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { loadSubject } from '#/features/people/index.ts';
import { listCallable, localMoment } from '#/features/volunteers/index.ts';
import { rosterEndpoints } from '#/features/rosters/index.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Context } from '#/platform/action/context.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { seed } from '#test/property.ts';
import { people, places } from '#test/world.ts';
import { watchAhead } from './watch.ts';
import type { Ahead } from './watch.ts';

const ZONE = 'Asia/Shanghai';
const NEIGHBOURS = 9;
const WORLDS = 4;
const QUESTIONS = 30;
const HERE = '/me/volunteering';

/** Has somebody set what somebody might: hours, a switch, a rest, quiet, limits, abilities. */
async function settle({ browser }: Helper, random: Random): Promise<void> {
  const clock = () => `${String(random.int(0, 23)).padStart(2, '0')}:00`;
  const quiet = { quietFrom: clock(), quietTo: clock() };
  const hasQuiet = random.chance(0.4) && quiet.quietFrom !== quiet.quietTo;
  await browser.api(`PUT ${HERE}`, {
    anchor: places.building,
    ...(hasQuiet ? quiet : {}),
    ...(random.chance(0.3) ? { weeklyCap: 1 } : {}),
  });
  await browser.api(`PUT ${HERE}/skills`, { able: random.chance(0.7) ? ['errands'] : ['legal'] });
  await browser.api(`DELETE ${HERE}/duty`);
  for (let count = random.int(0, 3); count > 0; count -= 1) {
    const days = [String(random.int(1, 7)), String(random.int(1, 7))];
    await browser.api(`POST ${HERE}/hours`, { days, from: clock(), to: clock() });
  }
  if (random.chance(0.3)) await browser.api(`PUT ${HERE}/duty`, { hours: random.int(1, 12) });
  else if (random.chance(0.2)) await browser.api(`PUT ${HERE}/rest`, { until: '2026-12-05' });
}

describe('what the hours ahead promise', () => {
  let site: CallSite;
  let context: Context;
  before(async () => {
    site = await openCallSite(rosterEndpoints);
    await sql`update places.place set lon = 118.1, lat = 24.45
      where id = any(${[places.community, places.building]})`.execute(site.app.db);
    const session = { id: crypto.randomUUID(), personId: people.zhuang, actingForId: undefined };
    const now = site.app.clock.now();
    const strongUntil = now.add({ hours: 1 });
    context = site.app.context(await loadSubject(site.app.db, { ...session, strongUntil }, now));
  });
  after(() => site.app.close());

  async function lookAhead(): Promise<Ahead> {
    const ahead = await watchAhead(context, { placeId: places.community });
    assert.ok(ahead.ok);
    return ahead.value;
  }

  /** Counts whom a call would find at a moment. */
  async function countCalled(at: Temporal.Instant): Promise<number> {
    const { minuteOfWeek, time } = localMoment(at, ZONE);
    const found = await listCallable(site.app.db, {
      near: { lon: 118.1, lat: 24.45 },
      communityIds: [places.community],
      ability: ['errands'],
      group: 'urgent_goods',
      at,
      localMinuteOfWeek: minuteOfWeek,
      localTime: time,
      notMeeting: [],
      except: [],
      limit: 100,
    });
    return found.length;
  }

  test(`is what a call would find in that hour, in random worlds (seed ${seed})`, async () => {
    const random = createRandom(`hours ahead ${seed}`);
    let promised = 0;
    for (let world = 0; world < WORLDS; world += 1) {
      for (const table of ['volunteer', 'skill', 'watch']) {
        await sql`delete from ${sql.table(`volunteers.${table}`)}`.execute(site.app.db);
      }
      for (const one of await site.onDuty(NEIGHBOURS)) await settle(one, random);
      const { hours, grids } = await lookAhead();
      for (let asked = 0; asked < QUESTIONS; asked += 1) {
        const index = random.int(0, hours.length - 1);
        const hour = hours[index];
        assert.ok(hour !== undefined);
        const chance = grids[0]?.chances[index] ?? -1;
        // Five of twenty are believed to say yes; of two counts the lesser is there throughout.
        const ready = Math.abs(Math.round(Math.log(1 - chance) / Math.log(0.75)));
        const [first, last] = [await countCalled(hour.from), await countCalled(hour.last)];
        assert.ok(ready <= Math.min(first, last), `${hour.from} ${ready} of ${first}, ${last}`);
        // Hours are set by the full hour here, but for the switch, which ends at any minute.
        if (first === last) assert.equal(ready, last, `${hour.from}`);
        promised += ready;
      }
    }
    assert.ok(promised > QUESTIONS, `enough for this to mean something: ${promised}`);
  });

  test('is refused to those who do not watch over the community, and elsewhere', async () => {
    const stranger = site.app.context();
    const here = { placeId: places.community };
    assert.equal((await watchAhead(stranger, here)).ok, false);
    assert.equal((await watchAhead(context, { placeId: places.nextCommunity })).ok, false);
    assert.equal((await watchAhead(context, { placeId: places.compound })).ok, false);
    assert.equal((await watchAhead(context, { placeId: 'nowhere' })).ok, false);
    assert.equal((await watchAhead(context, { ...here, kind: 'gossip' })).ok, false);
  });

  test('reaches as many days as are asked for', async () => {
    const ahead = await watchAhead(context, { placeId: places.community, days: 2 });
    assert.ok(ahead.ok);
    assert.equal(ahead.value.hours.length, 1 + 24);
    assert.equal((await lookAhead()).hours.length, 1 + 29 * 24);
  });
});
