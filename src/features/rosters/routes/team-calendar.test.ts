import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { readCalendar, textIn } from '#test/icalendar.ts';
import { codeOf, openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import type { Browser } from '#test/app.ts';
import { people } from '#test/world.ts';
import { peopleEndpoints } from '#/features/people/index.ts';

const HERE = `/organisations/${TEAM}/rosters` as const;

describe('the shifts of a team in the calendar of one’s telephone', () => {
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
  const read = async (address: string) => {
    const answer = await ask(address);
    assert.equal(answer.status, 200);
    return readCalendar(await answer.text());
  };
  const eventsAt = async (address: string) =>
    (await read(address)).parts.filter(({ name }) => name === 'VEVENT');
  const publish = async () => {
    const id = await site.draw();
    await site.addNights(id, { secondWanted: 1 });
    const [{ browser }] = site.members;
    await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    return id;
  };

  test('has every shift, who stands by in it, and how many are wanted', async () => {
    await publish();
    const [one, other] = site.members;
    const address = await open(other.browser);
    const events = await eventsAt(address);
    assert.equal(events.length, 3);
    const summaries = events.map((event) => textIn(event, 'SUMMARY') ?? '');
    assert.equal(summaries.filter((text) => /鄰居0 · 還缺 1 人/.test(text)).length, 2);
    assert.equal(summaries.filter((text) => /夜班 · 還缺 2 人/.test(text)).length, 1);
    assert.ok(events.every((event) => textIn(event, 'DESCRIPTION') === '修修補補隊'));
    const { taken } = await site.mineOf(one.browser);
    await one.browser.api(`DELETE /stands/${taken[0]?.standId}/promise`, {});
    const after = (await eventsAt(address)).map((event) => textIn(event, 'SUMMARY') ?? '');
    assert.equal(after.filter((text) => text.includes('鄰居0')).length, 1, 'and follows');
  });

  test('is named after the team, and is another than that of one’s own shifts', async () => {
    await publish();
    const [{ browser }] = site.members;
    const team = await open(browser);
    await browser.send('/me/shifts/calendar', {}, { from: '/me/shifts' });
    const { text } = await browser.open('/me/shifts');
    const own = /\/calendars\/\d{32}\/shifts\.ics/.exec(text)?.[0] ?? '';
    assert.notEqual(own, team);
    assert.equal((await eventsAt(own)).length, 2);
    assert.equal((await eventsAt(team)).length, 3);
    assert.match(textIn(await read(team), 'NAME') ?? '', /修修補補隊/);
    const shut = { from: HERE, method: 'DELETE' } as const;
    await browser.send(`${HERE}/calendar`, {}, shut);
    assert.equal((await ask(team)).status, 404);
    assert.equal((await ask(own)).status, 200, 'the other stays');
  });

  test('a draft is nobody’s calendar, not even its leader’s', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const address = await open(site.chen);
    assert.deepEqual(await eventsAt(address), []);
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    assert.equal((await eventsAt(address)).length, 3);
  });

  test('whoever leaves the team takes no calendar with them', async () => {
    await publish();
    const [, , last] = site.members;
    const address = await open(last.browser);
    assert.equal((await ask(address)).status, 200);
    const { db, clock } = site.calls.app;
    clock.forward({ seconds: 1 });
    await sql`update teams.membership set left_at = ${clock.now()}, left_as = 'left',
      ended_by = ${last.id}
      where person_id = ${last.id}`.execute(db);
    assert.equal((await ask(address)).status, 404);
    await sql`update teams.membership set left_at = null, left_as = null, ended_by = null
      where person_id = ${last.id}`.execute(db);
    assert.equal((await ask(address)).status, 200, 'control: it was the leaving');
  });

  test('who is not of the team makes none, whoever acts for somebody neither', async () => {
    const li = await site.calls.app.signIn(people.li);
    assert.equal((await li.api(`POST ${HERE}/calendar`, {})).status, 404);
    assert.equal((await li.api(`DELETE ${HERE}/calendar`, {})).status, 404);
    assert.equal((await site.calls.app.visit().api(`POST ${HERE}/calendar`, {})).status, 401);
    const lin = await site.calls.app.signIn(people.lin);
    await lin.api(`POST /acting-for/${people.wang}`, { way: 'standing' });
    assert.equal(codeOf(await lin.api(`POST ${HERE}/calendar`, {})), 'only_oneself');
    assert.equal(codeOf(await lin.api(`DELETE ${HERE}/calendar`, {})), 'only_oneself');
    const { rows } = await sql`select from rosters.feed`.execute(site.calls.app.db);
    assert.equal(rows.length, 0);
  });
});
