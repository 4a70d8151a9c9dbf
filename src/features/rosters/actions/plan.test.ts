import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { loadSubject } from '#/features/people/index.ts';
import type { Shift } from '#/features/rosters/model.ts';
import type { Context } from '#/platform/action/context.ts';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people } from '#test/world.ts';
import { holderOf, openRoster, openShift, seatsOf } from './open.ts';
import type { Opened } from './open.ts';
import { consentOf, hindered, loadBench, qualityOf, taskOf } from './plan.ts';
import { findTeam, listTeam } from './team.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

async function contextOf(personId: string): Promise<Context> {
  const { app } = site.calls;
  const now = app.clock.now();
  const session = { id: crypto.randomUUID(), personId, actingForId: undefined };
  const strong = { ...session, strongUntil: now.add({ hours: 1 }) };
  return app.context(await loadSubject(app.db, strong, now));
}

async function opened(id: string): Promise<Opened> {
  const found = await openRoster(await contextOf(people.chen), id);
  assert.ok(found.ok);
  return found.value;
}

function shiftOf({ shifts }: Opened, index: number): Shift {
  const found = shifts[index];
  assert.ok(found !== undefined);
  return found;
}

async function published(): Promise<string> {
  const id = await site.draw();
  await site.addNights(id);
  await site.chen.api(`POST /rosters/${id}/publication`);
  return id;
}

describe('the bench', () => {
  test('has whoever of the team helps, with what they promised in any roster', async () => {
    const id = await published();
    const [one] = site.members;
    const all = await opened(id);
    await one.browser.api(`POST /shifts/${shiftOf(all, 0).id}/stands`);
    const other = await site.draw({ name: '另一張' });
    await site.addNights(other, { from: '08:00', to: '12:00', days: [2, 3, 4] });
    const second = await opened(other);
    const bench = await loadBench(await contextOf(people.chen), second);
    assert.deepEqual(
      [...bench.candidates.keys()].toSorted(),
      site.members.map((member) => member.id).toSorted(),
      'the leader does not help',
    );
    const why = [0, 1, 2].map((index) =>
      hindered(second, bench, { personId: one.id, shift: shiftOf(second, index) }),
    );
    // Ten hours before the night, two after it, and a day later.
    assert.deepEqual(why, ['too_little_rest', 'too_little_rest', undefined]);
    const leader = { personId: people.chen, shift: shiftOf(second, 0) };
    assert.equal(hindered(second, bench, leader), 'not_volunteering');
  });

  test('counts what was only offered as promised, until it is declined', async () => {
    const id = await published();
    const all = await opened(id);
    const [one] = site.members;
    const place = `PUT /shifts/${shiftOf(all, 0).id}/places/1/1` as const;
    await site.chen.api(place, { personId: one.id });
    const other = await site.draw();
    await site.addNights(other, { from: '23:00', to: '23:30', days: [2] });
    const second = await opened(other);
    const shift = shiftOf(second, 0);
    const of = { personId: one.id, shift };
    const bench = await loadBench(await contextOf(people.chen), second);
    assert.equal(hindered(second, bench, of), 'overlaps');
    const [offer] = (await site.mineOf(one.browser)).offers;
    await one.browser.api(`POST /stands/${offer?.standId}/answer`, { answer: 'no' });
    const after = await loadBench(await contextOf(people.chen), second);
    assert.equal(hindered(second, after, of), undefined);
  });

  test('knows by what somebody said yes, and forgets it when they take it back', async () => {
    const id = await published();
    const [one] = site.members;
    const consent = async () => {
      const all = await opened(id);
      const bench = await loadBench(await contextOf(people.chen), all);
      return consentOf(bench, { personId: one.id, shift: shiftOf(all, 0) });
    };
    assert.equal(await consent(), undefined);
    const hours = { days: ['2'], from: '22:00', to: '06:00' };
    await one.browser.api('POST /me/volunteering/hours', hours);
    assert.equal(await consent(), 'hours');
    await site.sayYes(one.browser, id);
    assert.equal(await consent(), 'standing');
    await one.browser.api(`PUT /rosters/${id}/yes`, {});
    assert.equal(await consent(), 'hours');
  });

  test('what somebody has in a shift does not hinder them from that shift', async () => {
    const id = await published();
    const all = await opened(id);
    const [one] = site.members;
    const shift = shiftOf(all, 0);
    await one.browser.api(`POST /shifts/${shift.id}/stands`);
    const now = await opened(id);
    const bench = await loadBench(await contextOf(people.chen), now);
    assert.equal(hindered(now, bench, { personId: one.id, shift }), undefined);
  });
});

describe('what is to be filled', () => {
  test('is each empty place of what is not over', async () => {
    const id = await published();
    const context = await contextOf(people.chen);
    const slots = async (now: string) => {
      const all = await opened(id);
      const bench = await loadBench(context, all);
      return taskOf(all, bench, Temporal.Instant.from(now)).slots.length;
    };
    assert.equal(await slots('2026-11-24T00:00:00Z'), 3);
    const all = await opened(id);
    await site.members[0].browser.api(`POST /shifts/${shiftOf(all, 0).id}/stands`);
    assert.equal(await slots('2026-11-24T00:00:00Z'), 2);
    assert.equal(await slots('2026-12-03T16:00:00Z'), 2, 'the one that runs can be filled');
    assert.equal(await slots('2026-12-04T00:00:00Z'), 1);
  });

  test('has first those who are called first, then the reserve', async () => {
    const id = await site.draw();
    await site.addNights(id, { firstWanted: 2, secondWanted: 1 });
    const { kinds } = await opened(id);
    const [kind] = kinds;
    assert.ok(kind !== undefined);
    assert.deepEqual(seatsOf(kind), [
      { level: 1, seat: 1 },
      { level: 1, seat: 2 },
      { level: 2, seat: 1 },
    ]);
  });
});

describe('the quality of a roster', () => {
  test('counts who could stand by, whether they do or not', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const [one, two] = site.members;
    for (const { browser } of [one, two]) await site.sayYes(browser, id);
    const before = await opened(id);
    const context = await contextOf(people.chen);
    const none = qualityOf(before, await loadBench(context, before));
    assert.deepEqual([none.coverage, none.balance, none.jain], [0, 100, 1]);
    const place = (index: number) => `PUT /shifts/${shiftOf(before, index).id}/places/1/1` as const;
    await site.chen.api(place(0), { personId: one.id });
    const first = await opened(id);
    const uneven = qualityOf(first, await loadBench(context, first));
    assert.ok(Math.abs(uneven.coverage - 100 / 3) < 1e-9);
    assert.deepEqual([uneven.balance, uneven.jain], [0, 0.5]);
    await site.chen.api(place(1), { personId: two.id });
    const second = await opened(id);
    const even = qualityOf(second, await loadBench(context, second));
    assert.deepEqual([even.balance, even.jain], [100, 1]);
    assert.ok(Math.abs(even.score - (200 / 3 + 100) / 2) < 1e-9);
  });
});

describe('a team', () => {
  test('is a volunteer team that is open, and its members with its leader', async () => {
    const context = await contextOf(people.chen);
    const team = await findTeam(context, '019cf000-0000-7000-8000-0000000b0001');
    assert.equal(team?.name, '修修補補隊');
    const all = await listTeam(context, team?.id ?? '');
    assert.deepEqual(all.toSorted(), [people.chen, ...site.members.map(({ id }) => id)].toSorted());
    assert.equal(await findTeam(context, crypto.randomUUID()), undefined);
  });

  test('who acts for a leader does not lead', async () => {
    const id = await site.draw();
    const leader = await contextOf(people.chen);
    const acting = leader.as({ ...leader.subject, actorId: people.lin });
    const found = await openRoster(acting, id);
    assert.ok(found.ok);
    assert.deepEqual([found.value.leads, found.value.isMember], [false, true]);
  });
});

describe('opening', () => {
  test('finds a shift with its kind, and who has which place', async () => {
    const id = await published();
    const all = await opened(id);
    const [one] = site.members;
    const shift = shiftOf(all, 1);
    await one.browser.api(`POST /shifts/${shift.id}/stands`);
    const found = await openShift(await contextOf(one.id), shift.id);
    assert.ok(found.ok);
    assert.equal(found.value.kind.name, '夜班');
    const seat = { level: 1, seat: 1, shiftId: shift.id } as const;
    assert.equal(holderOf(found.value.stands, seat)?.personId, one.id);
    assert.equal(holderOf(found.value.stands, { ...seat, seat: 2 }), undefined);
    assert.equal((await openShift(await contextOf(people.li), shift.id)).ok, false);
    assert.equal((await openShift(await contextOf(one.id), crypto.randomUUID())).ok, false);
  });

  test('a roster of a community without a calendar of its own goes by the one above', async () => {
    const id = await site.draw({ startsOn: '2026-12-28', endsOn: '2027-01-03' });
    await site.addNights(id, { onHolidays: 'none', days: [1, 2, 3, 4, 5, 6, 7] });
    const { unannouncedYears, days } = await site.seenBy(site.chen, id);
    assert.deepEqual(unannouncedYears, [2027]);
    assert.equal(days.length, 7, 'nothing is left out for a holiday that nobody has announced');
  });
});
