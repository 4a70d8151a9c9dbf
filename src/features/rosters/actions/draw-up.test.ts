import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { codeOf, openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

const datesOf = async (id: string) =>
  (await site.seenBy(site.chen, id)).days.map(({ date }) => date);

describe('drawing up a roster', () => {
  const draw = (more: object) =>
    site.chen.api(`POST /organisations/${TEAM}/rosters`, {
      name: '表',
      startsOn: '2026-11-23',
      endsOn: '2026-11-30',
      restHours: 11,
      mostPerWeek: 2,
      ...more,
    });

  test('may begin today, and in the past, if it ends today or later', async () => {
    assert.equal((await draw({})).status, 200);
    assert.equal((await draw({ startsOn: '2026-11-01', endsOn: '2026-11-23' })).status, 200);
    const over = await draw({ startsOn: '2026-11-01', endsOn: '2026-11-22' });
    assert.equal(codeOf(over), 'dates_wrong');
  });

  test('reaches two months and not a day more', async () => {
    assert.equal((await draw({ endsOn: '2027-01-24' })).status, 200);
    assert.equal(codeOf(await draw({ endsOn: '2027-01-25' })), 'dates_wrong');
  });

  test('takes the rules as they are given, within their bounds', async () => {
    assert.equal((await draw({ restHours: 0, mostPerWeek: 14 })).status, 200);
    assert.equal((await draw({ restHours: 49 })).status, 422);
    assert.equal((await draw({ mostPerWeek: 0 })).status, 422);
    assert.equal((await draw({ name: '長'.repeat(61) })).status, 422);
    assert.equal((await draw({ ability: 'electrical' })).status, 200);
  });

  test('is for those who lead the team alone', async () => {
    const body = { name: '表', startsOn: '2026-12-01', endsOn: '2026-12-02' };
    const more = { ...body, restHours: 11, mostPerWeek: 2 };
    for (const browser of [site.members[0].browser, site.calls.worker, site.calls.wang]) {
      const seen = await browser.api(`POST /organisations/${TEAM}/rosters`, more);
      assert.equal(codeOf(seen), 'not_allowed');
    }
    const visitor = await site.calls.app.visit().api(`POST /organisations/${TEAM}/rosters`, more);
    assert.equal(visitor.status, 401);
  });
});

describe('kinds of shifts', () => {
  test('are laid out by their days, every so many weeks', async () => {
    const id = await site.draw({ startsOn: '2026-12-01', endsOn: '2026-12-28' });
    await site.addNights(id, { days: [3], everyWeeks: 2 });
    assert.deepEqual(await datesOf(id), ['2026-12-02', '2026-12-16']);
    await site.addNights(id, { name: '週日', days: [7], everyWeeks: 1 });
    assert.deepEqual((await datesOf(id)).toSorted(), [
      '2026-12-02',
      '2026-12-06',
      '2026-12-13',
      '2026-12-16',
      '2026-12-20',
      '2026-12-27',
    ]);
  });

  test('rest on statutory holidays where it is said so, and work in exchange', async () => {
    const range = { startsOn: '2026-02-14', endsOn: '2026-02-28' };
    site.calls.app.clock.set('2026-02-01T00:00:00Z');
    const usual = await site.draw(range);
    await site.addNights(usual, { days: [1, 2, 3, 4, 5] });
    const none = await site.draw(range);
    await site.addNights(none, { days: [1, 2, 3, 4, 5], onHolidays: 'none' });
    const [all, fewer] = [await datesOf(usual), await datesOf(none)];
    assert.equal(all.length, 10);
    const missing = all.filter((date) => !fewer.includes(date));
    const added = fewer.filter((date) => !all.includes(date));
    assert.ok(missing.length >= 5, 'the Spring Festival falls into these weeks');
    assert.ok(missing.every((date) => date >= '2026-02-15' && date <= '2026-02-23'));
    assert.ok(added.length > 0, 'a day of rest is worked in exchange');
    const { days } = await site.seenBy(site.chen, usual);
    assert.ok(days.some(({ isHoliday }) => isHoliday));
    assert.ok(days.every(({ date, isHoliday }) => isHoliday === missing.includes(date)));
  });

  test('take the same day once, however often it is ticked', async () => {
    const id = await site.draw();
    await site.addNights(id, { days: [2, 2, 2] });
    assert.deepEqual(await datesOf(id), ['2026-12-01']);
  });

  test('are bounded in what they want, and in their hours', async () => {
    const id = await site.draw();
    const add = (more: object) =>
      site.chen.api(`POST /rosters/${id}/kinds`, {
        name: '夜班',
        from: '22:00',
        to: '06:00',
        days: [2],
        everyWeeks: 1,
        onHolidays: 'as_usual',
        firstWanted: 1,
        secondWanted: 0,
        ...more,
      });
    const wrong = [
      { firstWanted: 0 },
      { firstWanted: 10 },
      { secondWanted: -1 },
      { everyWeeks: 9 },
      { days: [] },
      { days: [8] },
      { from: '24:00' },
      { onHolidays: 'never' },
      { name: '' },
    ];
    for (const more of wrong) {
      assert.equal((await add(more)).status, 422, JSON.stringify(more));
    }
    assert.equal((await add({ firstWanted: 9, secondWanted: 9 })).status, 200);
    const [shift] = (await site.seenBy(site.chen, id)).days.flatMap(({ shifts }) => shifts);
    assert.equal(shift?.seats.length, 18);
  });

  test('go with all that was thought of in them', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`);
    const [kind] = (await site.seenBy(site.chen, id)).kinds;
    await site.chen.api(`DELETE /rosters/${id}/kinds/${kind?.id}`);
    const seen = await site.seenBy(site.chen, id);
    assert.deepEqual([seen.kinds, seen.days], [[], []]);
    const again = await site.chen.api(`DELETE /rosters/${id}/kinds/${kind?.id}`);
    assert.equal(again.status, 404);
  });

  test('of what holds are neither added nor taken out', async () => {
    const id = await site.draw();
    await site.addNights(id);
    await site.chen.api(`POST /rosters/${id}/publication`);
    const [kind] = (await site.seenBy(site.chen, id)).kinds;
    const gone = await site.chen.api(`DELETE /rosters/${id}/kinds/${kind?.id}`);
    assert.equal(codeOf(gone), 'not_a_draft');
    const member = await site.members[0].browser.api(`DELETE /rosters/${id}/kinds/${kind?.id}`);
    assert.equal(codeOf(member), 'not_allowed');
  });
});
