import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { momentIn, readCalendar, textIn } from '#test/icalendar.ts';
import { openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people } from '#test/world.ts';

/**
 * A month of the electricians, told once from the first form to the last night: drawn up, filled,
 * published, a night when somebody is ill, another who stands in, and what a call finds.
 */
describe('the electricians’ month', () => {
  let site: RosterSite;
  let id = '';
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());

  const here = () => `/rosters/${id}` as const;
  const seats = async () =>
    (await site.seenBy(site.chen, id)).days.flatMap(({ date, shifts }) =>
      shifts.flatMap((shift) =>
        shift.seats.map((seat) => ({ ...seat, date, shiftId: shift.id, begins: shift.beginsAt })),
      ),
    );
  const of = (name: string) => site.members.find((_, index) => `鄰居${index}` === name);

  test('begins with a roster of nights for those who can mend what is electrical', async () => {
    const list = `/organisations/${TEAM}/rosters` as const;
    const drawn = await site.chen.send(
      list,
      {
        name: '十二月夜裡修電',
        startsOn: '2026-12-01',
        endsOn: '2026-12-28',
        restHours: '11',
        mostPerWeek: '2',
        ability: 'electrical',
      },
      { from: list },
    );
    assert.equal(drawn.status, 303, drawn.text);
    id = drawn.location?.split('/').at(-1) ?? '';
    const nights = {
      name: '夜班',
      from: '22:00',
      to: '06:00',
      days: ['1', '3', '5'],
      everyWeeks: '1',
      onHolidays: 'as_usual',
      firstWanted: '1',
      secondWanted: '0',
    };
    const added = await site.chen.send(`${here()}/kinds`, nights, { from: here() });
    assert.equal(added.status, 303, added.text);
    assert.equal((await seats()).length, 12);
    const page = await site.chen.open(here());
    assert.match(page.text, /22:00–06:00, 週一 週三 週五, 每週/);
    assert.match(page.text, /夜班前後至少歇 11 小時；一個人一週最多 2 班/);
  });

  test('each says on their own page to what they say yes', async () => {
    for (const { browser } of site.members) {
      const mine = await browser.open('/me/shifts');
      assert.match(mine.text, /哪些班次可以直接排我[^]*十二月夜裡修電/);
      const seen = await site.seenBy(browser, id);
      const kinds = seen.kinds.map((kind) => kind.id);
      const said = await browser.send(`${here()}/yes`, { kinds }, { from: here(), method: 'PUT' });
      assert.equal(said.status, 303, said.text);
      assert.ok((await site.seenBy(browser, id)).kinds.every(({ saidYes }) => saidYes));
    }
  });

  test('one who cannot mend it is not suggested', async () => {
    const [, , three] = site.members;
    await three.browser.api('PUT /me/volunteering/skills', { able: ['errands'] });
    await site.chen.api(`POST ${here()}/suggestion`, { way: 'fair' });
    const names = new Set((await seats()).map(({ name }) => name));
    assert.ok(!names.has('鄰居2'));
    const { unfilled, quality } = await site.seenBy(site.chen, id);
    // Three nights a week, and two people who have two a week at most.
    assert.equal(quality?.coverage, 100);
    assert.deepEqual(unfilled, []);
    await three.browser.api('PUT /me/volunteering/skills', { able: ['errands', 'electrical'] });
  });

  test('afresh with all three, everybody has four of the twelve nights', async () => {
    const again = { way: 'fair', afresh: '1' };
    const made = await site.chen.send(`${here()}/suggestion`, again, { from: here() });
    assert.equal(made.status, 303, made.text);
    const loads = Map.groupBy(await seats(), ({ name }) => name);
    assert.deepEqual(
      [...loads.values()].map(({ length }) => length),
      [4, 4, 4],
    );
    const { quality } = await site.seenBy(site.chen, id);
    assert.deepEqual([quality?.coverage, quality?.balance, quality?.jain], [100, 100, 1]);
  });

  test('published, it is everybody’s at once, for all have said yes', async () => {
    await site.chen.send(`${here()}/publication`, {}, { from: here() });
    assert.ok(
      (await seats()).every(({ state, consent }) => state === 'taken' && consent === 'standing'),
    );
    for (const { browser } of site.members) {
      const { taken, offers } = await site.mineOf(browser);
      assert.deepEqual([taken.length, offers.length], [4, 0]);
      assert.match((await browser.open('/me/shifts')).text, /您接下的/);
    }
  });

  test('on the first night somebody is ill: one tap, and another stands in', async () => {
    const [first] = await seats();
    assert.ok(first !== undefined);
    site.calls.app.clock.set(Temporal.Instant.from(first.begins).subtract({ hours: 3 }).toString());
    await site.runJob('rosters.keep_duty');
    const ill = of(first.name ?? '');
    assert.ok(ill !== undefined);
    const shift = `/shifts/${first.shiftId}` as const;
    const promise = `/stands/${first.standId}/promise`;
    const left = await ill.browser.send(promise, {}, { from: shift, method: 'DELETE' });
    assert.equal(left.status, 303, left.text);
    const page = await site.chen.open(here());
    assert.match(page.text, /還空著的，為什麼[^]*夜班/);
    const other = site.members.find(({ id: own }) => own !== ill.id);
    assert.ok(other !== undefined);
    const free = site.members.filter((member) => member.id !== ill.id);
    const asked = await Promise.all(free.map(({ browser }) => site.mineOf(browser)));
    const willing = free.find((_, index) =>
      asked[index]?.open.some(({ shiftId }) => shiftId === first.shiftId),
    );
    assert.ok(willing !== undefined, 'one of the two has not two nights in that week already');
    const taken = await willing.browser.send(`${shift}/stands`, {}, { from: shift });
    assert.equal(taken.status, 303, taken.text);
    site.calls.app.clock.set(Temporal.Instant.from(first.begins).add({ hours: 1 }).toString());
    await site.runJob('rosters.keep_duty');
    const matter = await site.calls.raise(site.calls.wang, {
      category: 'urgent_goods',
      words: '半夜停電',
    });
    const called = new Set((await site.calls.asked(matter)).map(({ personId }) => personId));
    assert.ok(called.has(willing.id), 'who stands in is called');
    assert.ok(!called.has(ill.id), 'who is ill sleeps');
  });

  test('stands in the calendar of each telephone, and is read back as it is', async () => {
    for (const { browser } of site.members) {
      const opened = await browser.send('/me/shifts/calendar', {}, { from: '/me/shifts' });
      assert.equal(opened.status, 303, opened.text);
      const page = await browser.open('/me/shifts');
      const [, path = ''] = /\/(calendars\/\d{32}\/shifts\.ics)/.exec(page.text) ?? [];
      const answer = await site.calls.app.request(`/${path}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
      const calendar = readCalendar(await answer.text());
      const events = calendar.parts.filter(({ name }) => name === 'VEVENT');
      const own = (await seats()).filter(({ isMine, name }) => isMine || name !== undefined);
      assert.ok(own.length >= events.length);
      const { taken } = await site.mineOf(browser);
      const ahead = events.filter((event) =>
        taken.some(({ shiftId }) => textIn(event, 'URL')?.endsWith(shiftId)),
      );
      assert.equal(ahead.length, taken.length, 'each of their nights, and no other');
      for (const event of ahead) {
        assert.equal(textIn(event, 'SUMMARY'), '夜班 · 修修補補隊');
        const shiftId = textIn(event, 'URL')?.split('/').at(-1);
        const seat = (await seats()).find((one) => one.shiftId === shiftId);
        assert.equal(`${momentIn(calendar, event, 'DTSTART')}`, seat?.begins);
        assert.match(textIn(event, 'DTSTART') ?? '', /T220000$/, 'at ten by the clocks there');
      }
    }
  });

  test('at its end the roster is ended, and nobody is called by it any more', async () => {
    site.calls.app.clock.set('2026-12-20T00:00:00Z');
    const ended = await site.chen.send(
      `${here()}/publication`,
      {},
      { from: here(), method: 'DELETE' },
    );
    assert.equal(ended.status, 303, ended.text);
    for (const { browser } of site.members) {
      assert.deepEqual((await site.mineOf(browser)).taken, []);
    }
    assert.match((await site.chen.open(here())).text, /已結束/);
    const past = (await seats()).filter(({ date }) => date < '2026-12-19');
    assert.ok(
      past.some(({ name }) => name !== undefined),
      'what was stays to be read',
    );
    site.calls.app.clock.set('2026-12-23T16:00:00Z');
    await site.runJob('rosters.keep_duty');
    const [one] = site.members;
    const own = await one.browser.api('GET /me/volunteering');
    assert.match(JSON.stringify(own.body), /"duty":\{"kind":"off"/);
    assert.equal((await site.calls.worker.open(here())).status, 200);
    assert.equal((await (await site.calls.app.signIn(people.li)).open(here())).status, 404);
  });
});
