import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { watchAhead } from './actions/watch.ts';
import { loadSubject } from '#/features/people/index.ts';
import { people, places } from '#test/world.ts';

/** Ten at night of the first shift, in Shanghai. */
const BEGINS = '2026-12-01T14:00:00Z';
const DURING = '2026-12-01T16:00:00Z';
const ENDED = '2026-12-01T22:00:00Z';

describe('whoever has a shift is on duty in its hours', () => {
  let site: RosterSite;
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(() => site.forget());

  let told = 0;
  /** Calls for help and tells whom the call asked. */
  async function called(): Promise<readonly string[]> {
    const words = `第 ${(told += 1)} 次`;
    const id = await site.calls.raise(site.calls.wang, { category: 'urgent_goods', words });
    return (await site.calls.asked(id)).map(({ personId }) => personId);
  }

  /** The first member takes the first night. */
  async function taken(): Promise<{ shift: string; stand: string }> {
    const id = await site.draw();
    await site.addNights(id);
    await site.chen.api(`POST /rosters/${id}/publication`);
    const shift = (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.id ?? '';
    const [one] = site.members;
    assert.equal((await one.browser.api(`POST /shifts/${shift}/stands`)).status, 200);
    const [own] = (await site.mineOf(one.browser)).taken;
    return { shift, stand: own?.standId ?? '' };
  }

  const at = (moment: string) => site.calls.app.clock.set(moment);
  const dutyOf = async () => {
    const [one] = site.members;
    const seen = await one.browser.api('GET /me/volunteering');
    return Reflect.get(Object(Reflect.get(Object(seen.body), 'setting')), 'duty');
  };
  const journal = async () => {
    const { rows } = await sql<{ verb: string }>`select verb from platform.journal
      where feature = 'volunteers' order by at, id`.execute(site.calls.app.db);
    return rows.map(({ verb }) => verb);
  };

  test('a call finds them then, and neither before nor after', async () => {
    await taken();
    const [one] = site.members;
    const found = async (moment: string) => {
      at(moment);
      await site.runJob('rosters.keep_duty');
      return (await called()).includes(one.id);
    };
    assert.equal(await found('2026-12-01T13:59:00Z'), false);
    assert.equal(await found(BEGINS), true);
    assert.deepEqual(await dutyOf(), { kind: 'rostered', until: ENDED });
    assert.match((await one.browser.open('/me/volunteering')).text, /排了您的班/);
    assert.equal(await found(ENDED), false);
  });

  test('a job that was lost for a day is made good by the next, and twice is as once', async () => {
    await taken();
    assert.deepEqual(await journal(), [], 'a week ahead nothing is entered');
    at(DURING);
    await site.runJob('rosters.keep_duty');
    assert.deepEqual(await dutyOf(), { kind: 'rostered', until: ENDED });
    await site.runJob('rosters.keep_duty');
    assert.deepEqual(await journal(), ['enter_roster'], 'entered once, and told in the journal');
    at('2026-12-02T20:00:00Z');
    await site.runJob('rosters.keep_duty');
    assert.deepEqual(await journal(), ['enter_roster', 'leave_roster']);
    await site.runJob('rosters.keep_duty');
    assert.equal((await journal()).length, 2);
  });

  test('who leaves the shift is off duty at once, with no job in between', async () => {
    const { stand } = await taken();
    at(DURING);
    await site.runJob('rosters.keep_duty');
    const [one, two] = site.members;
    await one.browser.api(`DELETE /stands/${stand}/promise`);
    assert.deepEqual(await dutyOf(), { kind: 'off' });
    const [open] = (await site.mineOf(two.browser)).open;
    assert.equal((await two.browser.api(`POST /shifts/${open?.shiftId}/stands`)).status, 200);
    const asked = await called();
    assert.ok(asked.includes(two.id) && !asked.includes(one.id));
  });

  test('the switch is theirs all the same: it neither ends with the shift nor ends it', async () => {
    await taken();
    at(DURING);
    await site.runJob('rosters.keep_duty');
    const [one] = site.members;
    await one.browser.api('PUT /me/volunteering/duty', { hours: 12 });
    at(ENDED);
    await site.runJob('rosters.keep_duty');
    assert.deepEqual(await dutyOf(), { kind: 'switched', until: '2026-12-02T04:00:00Z' });
    at(DURING);
    await one.browser.api('DELETE /me/volunteering/duty');
    assert.equal(
      Reflect.get(Object(await dutyOf()), 'kind'),
      'off',
      'the stint has been entered as over',
    );
  });

  test('who goes off duty in the middle of it rests until it ends', async () => {
    await taken();
    at(DURING);
    await site.runJob('rosters.keep_duty');
    const [one] = site.members;
    await one.browser.api('DELETE /me/volunteering/duty');
    assert.deepEqual(await dutyOf(), { kind: 'resting', until: ENDED });
  });

  test('the hours ahead count who has a shift, and stop counting who leaves it', async () => {
    const { app } = site.calls;
    await sql`update places.place set lon = 118.1, lat = 24.45
      where id = any(${[places.community, places.building]})`.execute(app.db);
    for (const { browser } of site.members) {
      await browser.api('PUT /me/volunteering', { anchor: places.building });
    }
    const { stand } = await taken();
    const now = app.clock.now();
    const session = { id: crypto.randomUUID(), personId: people.zhuang, actingForId: undefined };
    const strong = { ...session, strongUntil: now.add({ hours: 1 }) };
    const context = app.context(await loadSubject(app.db, strong, now));
    const ready = async () => {
      const ahead = await watchAhead(context, { placeId: places.community });
      assert.ok(ahead.ok);
      const chances = ahead.value.grids[0]?.chances ?? [];
      return ahead.value.hours.filter((_, index) => (chances[index] ?? 0) > 0);
    };
    const hours = await ready();
    assert.equal(hours.length, 8);
    assert.equal(hours[0]?.from.toString(), BEGINS);
    const [one] = site.members;
    await one.browser.api(`DELETE /stands/${stand}/promise`);
    assert.deepEqual(await ready(), []);
  });

  test('who has left the team, or stopped helping, is taken out of what is ahead', async () => {
    const { app } = site.calls;
    await taken();
    const [one, two] = site.members;
    await site.runJob('rosters.release');
    assert.equal(
      (await site.mineOf(one.browser)).taken.length,
      1,
      'nobody is taken out for nothing',
    );
    await sql`update teams.membership set left_at = '2026-11-23T15:00:00Z', left_as = 'left', ended_by = person_id
      where organisation_id = ${TEAM} and person_id = ${one.id}`.execute(app.db);
    await site.runJob('rosters.release');
    const { rows } = await sql<{ state: string }>`select state from rosters.stand`.execute(app.db);
    assert.deepEqual(rows, [{ state: 'withdrawn' }]);
    await sql`update teams.membership set left_at = null, left_as = null, ended_by = null`.execute(
      app.db,
    );
    const { open } = await site.mineOf(two.browser);
    await two.browser.api(`POST /shifts/${open[0]?.shiftId}/stands`);
    await sql`delete from volunteers.watch where person_id = ${two.id}`.execute(app.db);
    const kept = await sql`delete from volunteers.volunteer where person_id = ${two.id}
      returning *`.execute(app.db);
    assert.equal(kept.rows.length, 1);
    await site.runJob('rosters.release');
    const after = await sql<{ state: string }>`select state from rosters.stand`.execute(app.db);
    assert.deepEqual(after.rows, [{ state: 'withdrawn' }, { state: 'withdrawn' }]);
  });
});
