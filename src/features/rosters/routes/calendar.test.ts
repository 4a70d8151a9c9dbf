import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { readCalendar, textIn } from '#test/icalendar.ts';
import { codeOf, openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import type { Browser } from '#test/app.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people } from '#test/world.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import { openCalendar } from '#/features/rosters/actions/calendar.ts';
import { visitor } from '#/platform/access/subject.ts';

const HERE = '/me/shifts';

describe('one’s shifts in the calendar of one’s telephone', () => {
  let site: RosterSite;
  before(async () => {
    site = await openRosterSite(peopleEndpoints);
  });
  after(() => site.calls.app.close());
  beforeEach(async () => {
    await site.forget();
    await sql`delete from rosters.feed`.execute(site.calls.app.db);
  });

  const addressOf = async (browser: Browser) => {
    const { text } = await browser.open(HERE);
    return /\/calendars\/\d{32}\/shifts\.ics/.exec(text)?.[0];
  };
  const open = async (browser: Browser) => {
    const opened = await browser.send(`${HERE}/calendar`, {}, { from: HERE });
    assert.equal(opened.status, 303, opened.text);
    return (await addressOf(browser)) ?? '';
  };
  const ask = (address: string) => site.calls.app.request(address);
  const eventsAt = async (address: string) => {
    const answer = await ask(address);
    assert.equal(answer.status, 200);
    const { parts } = readCalendar(await answer.text());
    return parts.filter(({ name }) => name === 'VEVENT');
  };
  const publish = async () => {
    const id = await site.draw();
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    return id;
  };

  test('is opened with one touch, and is empty where there is none', async () => {
    const [{ browser }] = site.members;
    assert.equal(await addressOf(browser), undefined);
    const address = await open(browser);
    assert.deepEqual(await eventsAt(address), []);
    const { text } = await browser.open(HERE);
    assert.match(text, /webcal:\/\//);
    assert.match(text, /別給別人/);
  });

  test('has one’s own shifts alone, and follows when they change', async () => {
    await publish();
    let all = 0;
    for (const { browser } of site.members) {
      const events = await eventsAt(await open(browser));
      const { taken } = await site.mineOf(browser);
      assert.deepEqual(
        events.map((event) => textIn(event, 'URL')?.split('/').at(-1)).toSorted(),
        taken.map(({ shiftId }) => shiftId).toSorted(),
      );
      all += events.length;
    }
    assert.equal(all, 3);
    const leaving = await Promise.all(
      site.members.map(async (member) => ({ member, ...(await site.mineOf(member.browser)) })),
    );
    const one = leaving.find(({ taken }) => taken.length > 0);
    assert.ok(one !== undefined);
    const address = (await addressOf(one.member.browser)) ?? '';
    const before = (await eventsAt(address)).length;
    await one.member.browser.api(`DELETE /stands/${one.taken[0]?.standId}/promise`, {});
    assert.equal((await eventsAt(address)).length, before - 1);
  });

  test('opened twice it is one, also in one moment', async () => {
    const [{ browser, id }] = site.members;
    const first = await open(browser);
    assert.equal(await open(browser), first);
    const { db, services } = site.calls.app;
    await sql`delete from rosters.feed`.execute(db);
    const subject = { ...visitor, actorId: id, personId: id };
    const both = await twoAtOnce({ db, services, subject }, (context) => openCalendar(context));
    assert.ok(both.every(({ ok }) => ok));
    const { rows } = await sql`select from rosters.feed`.execute(db);
    assert.equal(rows.length, 1);
  });

  test('closed, its address opens nothing for good; the next one is another', async () => {
    const [{ browser }] = site.members;
    const address = await open(browser);
    const sent = { from: HERE, method: 'DELETE' } as const;
    for (let time = 0; time < 2; time += 1) {
      const closed = await browser.send(`${HERE}/calendar`, {}, sent);
      assert.equal(closed.status, 303, closed.text);
    }
    assert.equal((await ask(address)).status, 404);
    assert.equal(await addressOf(browser), undefined);
    const next = await open(browser);
    assert.notEqual(next, address);
    assert.equal((await ask(next)).status, 200);
    assert.equal((await ask(address)).status, 404);
  });

  test('a wrong address is none, whichever digit of it is wrong', async () => {
    const [{ browser }] = site.members;
    const address = await open(browser);
    const digits = /\d{32}/.exec(address)?.[0] ?? '';
    for (let at = 0; at < digits.length; at += 1) {
      const wrong = `${digits.slice(0, at)}${(Number(digits[at]) + 1) % 10}${digits.slice(at + 1)}`;
      assert.equal((await ask(address.replace(digits, wrong))).status, 404);
    }
    for (const odd of ['1', 'x'.repeat(32), `${digits}0`]) {
      const { status } = await ask(address.replace(digits, odd));
      assert.ok(status === 404 || status === 422, `${status}`);
    }
  });

  test('the database holds a hash of it alone', async () => {
    const [{ browser }] = site.members;
    const digits = /\d{32}/.exec(await open(browser))?.[0] ?? 'none';
    const { rows } = await sql<{ row: string }>`
      select f::text as row from rosters.feed f
      union all select j::text from platform.journal j`.execute(site.calls.app.db);
    assert.ok(rows.length > 1);
    assert.ok(rows.every(({ row }) => !row.includes(digits)));
  });

  test('whoever acts for somebody neither reads nor makes it', async () => {
    const lin = await site.calls.app.signIn(people.lin);
    const begun = await lin.api(`POST /acting-for/${people.wang}`, { way: 'standing' });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    assert.equal(codeOf(await lin.api(`POST ${HERE}/calendar`, {})), 'only_oneself');
    assert.equal(codeOf(await lin.api(`DELETE ${HERE}/calendar`, {})), 'only_oneself');
    assert.equal(await addressOf(lin), undefined);
    const refused = await lin.send(`${HERE}/calendar`, {}, { from: HERE });
    assert.match(refused.text, /這件事只能本人辦/);
  });

  test('a visitor makes none', async () => {
    const { status } = await site.calls.app.visit().api(`POST ${HERE}/calendar`, {});
    assert.equal(status, 401);
  });

  test('says nothing of anybody else', async () => {
    await publish();
    for (const { browser } of site.members) {
      const answer = await ask(await open(browser));
      assert.doesNotMatch(await answer.text(), /鄰居|陳/);
    }
  });
});
