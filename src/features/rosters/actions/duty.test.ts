import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { keepAllDuty, keepDuty, releaseThoseGone } from './duty.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

type Stint = { readonly from: string | null; readonly until: string | null };

async function stintOf(personId: string): Promise<Stint> {
  const { rows } = await sql<Stint>`
    select to_char(rostered_from at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "from",
      to_char(rostered_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as until
    from volunteers.volunteer where person_id = ${personId}`.execute(site.calls.app.db);
  return rows[0] ?? { from: null, until: null };
}

const none: Stint = { from: null, until: null };

/** Publishes nights, and mornings that follow on them at once. */
async function published(): Promise<readonly string[]> {
  const id = await site.draw({ restHours: 0, mostPerWeek: 7 });
  await site.addNights(id);
  await site.addNights(id, { name: '早班', from: '06:00', to: '10:00', days: [3, 5, 7] });
  await site.chen.api(`POST /rosters/${id}/publication`);
  const { days } = await site.seenBy(site.chen, id);
  return days.flatMap(({ shifts }) => shifts.map((shift) => shift.id));
}

const take = (index: 0 | 1 | 2, shift: string | undefined) =>
  site.members[index].browser.api(`POST /shifts/${shift}/stands`);
const at = (moment: string) => site.calls.app.clock.set(moment);
const keep = (personId: string) => keepDuty(site.calls.app.context(), personId);

describe('entering who is on duty', () => {
  test('waits until a day before, then enters the whole of it', async () => {
    const [night] = await published();
    const [one] = site.members;
    await take(0, night);
    assert.deepEqual(await stintOf(one.id), none);
    at('2026-11-30T13:59:00Z');
    await keep(one.id);
    assert.deepEqual(await stintOf(one.id), none);
    at('2026-11-30T14:00:00Z');
    await keep(one.id);
    const stint = { from: '2026-12-01 14:00', until: '2026-12-01 22:00' };
    assert.deepEqual(await stintOf(one.id), stint);
  });

  test('makes one stint of shifts that follow on each other', async () => {
    const shifts = await published();
    const [one] = site.members;
    for (const shift of shifts.slice(0, 2)) await take(0, shift);
    at('2026-12-01T15:00:00Z');
    await keep(one.id);
    const stint = { from: '2026-12-01 14:00', until: '2026-12-02 02:00' };
    assert.deepEqual(await stintOf(one.id), stint);
  });

  test('goes on to the next one when one is over, and ends with the last', async () => {
    const shifts = await published();
    const [one] = site.members;
    await take(0, shifts[0]);
    await take(0, shifts[2]);
    at('2026-12-01T15:00:00Z');
    await keepAllDuty(site.calls.app.context());
    at('2026-12-02T22:00:00Z');
    await keepAllDuty(site.calls.app.context());
    assert.equal((await stintOf(one.id)).from, '2026-12-03 14:00');
    at('2026-12-03T22:30:00Z');
    await keepAllDuty(site.calls.app.context());
    assert.deepEqual(await stintOf(one.id), none);
  });

  test('is nothing for an offer that waits', async () => {
    const [night] = await published();
    const [one] = site.members;
    await site.chen.api(`PUT /shifts/${night}/places/1/1`, { personId: one.id });
    at('2026-12-01T15:00:00Z');
    await keepAllDuty(site.calls.app.context());
    assert.deepEqual(await stintOf(one.id), none);
    const [offer] = (await site.mineOf(one.browser)).offers;
    await one.browser.api(`POST /stands/${offer?.standId}/answer`);
    assert.equal((await stintOf(one.id)).until, '2026-12-01 22:00', 'at once with the yes');
  });

  test('is done once for each, whoever looks and however often', async () => {
    const shifts = await published();
    const [one, two] = site.members;
    await take(0, shifts[0]);
    await take(1, shifts[1]);
    at('2026-12-01T15:00:00Z');
    for (let count = 0; count < 3; count += 1) await keepAllDuty(site.calls.app.context());
    const { rows } = await sql<{ subject: string }>`
      select subject_id as subject from platform.journal
      where feature = 'volunteers' and verb = 'enter_roster'`.execute(site.calls.app.db);
    const entered = rows.map(({ subject }) => subject).toSorted();
    assert.deepEqual(entered, [one.id, two.id].toSorted());
  });

  test('is shortened when the second of two that meet is left', async () => {
    const shifts = await published();
    const [one] = site.members;
    for (const shift of shifts.slice(0, 2)) await take(0, shift);
    at('2026-12-01T15:00:00Z');
    await keep(one.id);
    const { taken } = await site.mineOf(one.browser);
    const second = taken.find(({ shiftId }) => shiftId === shifts[1]);
    await one.browser.api(`DELETE /stands/${second?.standId}/promise`);
    assert.equal((await stintOf(one.id)).until, '2026-12-01 22:00');
  });
});

describe('who is gone', () => {
  test('is taken out of what is ahead, but not of what runs', async () => {
    const shifts = await published();
    const [one] = site.members;
    await take(0, shifts[0]);
    await take(0, shifts[2]);
    at('2026-12-01T15:00:00Z');
    await sql`update teams.membership set left_at = '2026-12-01T14:30:00Z', left_as = 'left',
      ended_by = person_id where person_id = ${one.id}`.execute(site.calls.app.db);
    await releaseThoseGone(site.calls.app.context());
    const { rows } = await sql<{ state: string }>`
      select state from rosters.stand where person_id = ${one.id}
      order by begins_at`.execute(site.calls.app.db);
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['taken', 'withdrawn'],
    );
    await sql`update teams.membership set left_at = null, left_as = null,
      ended_by = null`.execute(site.calls.app.db);
  });

  test('nobody is taken out for being away or wanting quiet', async () => {
    const [night] = await published();
    const [one] = site.members;
    await take(0, night);
    await one.browser.api('PUT /me/volunteering/rest', { until: '2026-12-30' });
    await releaseThoseGone(site.calls.app.context());
    assert.equal((await site.mineOf(one.browser)).taken.length, 1);
    await one.browser.api('DELETE /me/volunteering/rest');
  });
});
