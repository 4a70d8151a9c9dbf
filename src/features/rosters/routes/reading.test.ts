import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { findOrganisation } from '#/features/organisations/index.ts';
import { loadSubject } from '#/features/people/index.ts';
import { rostersOfTeam, shiftsOfMe } from '#/features/rosters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import { codeOf, openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people } from '#test/world.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

const LIST = `/organisations/${TEAM}/rosters` as const;

async function contextOf(personId: string): Promise<Context> {
  const { app } = site.calls;
  const now = app.clock.now();
  const session = { id: crypto.randomUUID(), personId, actingForId: undefined };
  const strong = { ...session, strongUntil: now.add({ hours: 1 }) };
  return app.context(await loadSubject(app.db, strong, now));
}

/** A roster that holds, of which the first member has the first night. */
async function held(): Promise<{ id: string; shift: string }> {
  const id = await site.draw();
  await site.addNights(id);
  await site.chen.api(`POST /rosters/${id}/publication`);
  const shift = (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.id ?? '';
  await site.members[0].browser.api(`POST /shifts/${shift}/stands`);
  return { id, shift };
}

describe('who reads of rosters', () => {
  test('is the team, and who watches over the community; nobody else knows of them', async () => {
    const { id, shift } = await held();
    const insiders = [site.chen, site.members[1].browser, site.calls.worker];
    for (const browser of insiders) {
      assert.equal((await browser.open(LIST)).status, 200);
      assert.equal((await browser.open(`/rosters/${id}`)).status, 200);
      assert.equal((await browser.open(`/shifts/${shift}`)).status, 200);
    }
    const outsiders = [
      site.calls.wang,
      await site.calls.app.signIn(people.li),
      await site.calls.app.signIn(people.xu),
    ];
    for (const browser of outsiders) {
      assert.equal((await browser.open(LIST)).status, 404);
      assert.equal((await browser.open(`/rosters/${id}`)).status, 404);
      assert.equal((await browser.open(`/shifts/${shift}`)).status, 404);
    }
    assert.equal((await site.calls.app.visit().api(`GET /rosters/${id}`)).status, 401);
  });

  test('finds no roster of an organisation that is no team, or is closed', async () => {
    const { id } = await held();
    await sql`update organisations.organisation set kind = 'club' where id = ${TEAM}`.execute(
      site.calls.app.db,
    );
    assert.equal((await site.chen.open(LIST)).status, 404);
    assert.equal((await site.chen.open(`/rosters/${id}`)).status, 404);
    await sql`update organisations.organisation set kind = 'volunteer_team',
      closed_on = '2026-11-01' where id = ${TEAM}`.execute(site.calls.app.db);
    assert.equal((await site.chen.open(LIST)).status, 404);
    await sql`update organisations.organisation set closed_on = null`.execute(site.calls.app.db);
    assert.equal((await site.chen.open(LIST)).status, 200);
  });

  test('reads neighbours by the names they go by, and no more', async () => {
    const { id } = await held();
    const [one, two] = site.members;
    const seen = await two.browser.api(`GET /rosters/${id}`);
    const text = JSON.stringify(seen.body);
    assert.match(text, /鄰居0/);
    assert.ok(!text.includes(one.id), 'not by number');
    assert.doesNotMatch(text, /telephone|1380|dongxing/);
  });

  test('reads as a member nothing of leading: no quality, no reasons, no list of others', async () => {
    const { id, shift } = await held();
    const member = await site.seenBy(site.members[1].browser, id);
    assert.deepEqual([member.leads, member.quality, member.unfilled], [false, undefined, []]);
    const seen = await site.members[1].browser.api(`GET /shifts/${shift}`);
    assert.deepEqual(Reflect.get(Object(seen.body), 'members'), []);
    const led = await site.chen.api(`GET /shifts/${shift}`);
    assert.equal(Reflect.get(Object(led.body), 'members').length, 3, 'leader and two members');
  });

  test('takes away who stands by when, as a spreadsheet', async () => {
    const { id } = await held();
    const sheet = await site.chen.open(`/rosters/${id}?_as=csv`);
    assert.equal(sheet.status, 200);
    assert.match(sheet.text, /夜班[^\n]*2026-12-01 22:00[^\n]*2026-12-02 06:00[^\n]*鄰居0/);
    const own = await site.members[0].browser.open('/me/shifts?_as=csv');
    assert.match(own.text, /2026-12-01 22:00[^\n]*修修補補隊[^\n]*夜班/);
    const list = await site.chen.open(`${LIST}?_as=csv`);
    assert.match(list.text, /十二月夜裡修電[^\n]*2026-12-01/);
  });
});

describe('what other pages say of rosters', () => {
  const inText = async (drawn: Awaited<ReturnType<typeof shiftsOfMe.load>>) =>
    drawn && textOf(await drawn(viewWith({ language: 'en' })));

  test('one’s own page says when the next shift is, and nothing to who has none', async () => {
    const [one, two] = site.members;
    assert.equal(await inText(await shiftsOfMe.load(await contextOf(one.id))), undefined);
    await held();
    const mine = await inText(await shiftsOfMe.load(await contextOf(one.id)));
    assert.match(mine ?? '', /Next: Tue 1 Dec 10:00 pm–6:00 am/);
    const other = await inText(await shiftsOfMe.load(await contextOf(two.id)));
    assert.match(other ?? '', /Shifts in your teams that you could take: 2/);
    assert.equal(await inText(await shiftsOfMe.load(await contextOf(people.li))), undefined);
    assert.equal(await shiftsOfMe.load(site.calls.app.context()), undefined);
  });

  test('the page of the team leads to them, for those who may', async () => {
    const team = await findOrganisation(site.calls.app.db, TEAM);
    assert.ok(team !== undefined);
    const of = async (personId: string) => rostersOfTeam.load(await contextOf(personId), team);
    assert.ok((await of(people.chen)) !== undefined);
    assert.ok((await of(site.members[0].id)) !== undefined);
    assert.ok((await of(people.zhuang)) !== undefined);
    assert.equal(await of(people.li), undefined);
    const club = { ...team, kind: { ...team.kind, code: 'club' } };
    assert.ok((await rostersOfTeam.load(await contextOf(people.chen), club)) !== undefined);
  });
});

describe('what is asked in the wrong way', () => {
  test('comes back with what was typed, and says where it is wrong', async () => {
    const sent = await site.chen.send(
      LIST,
      { name: '', startsOn: '2026-12-01', endsOn: 'never', restHours: '99', mostPerWeek: '2' },
      { from: LIST },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /value="2026-12-01"/);
    assert.match(sent.text, /value="99"/);
    const id = await site.draw();
    const here = `/rosters/${id}` as const;
    const kind = { name: '夜班', from: '26:00', to: '06:00', everyWeeks: '1' };
    const bad = await site.chen.send(`${here}/kinds`, kind, { from: here });
    assert.equal(bad.status, 422);
    assert.match(bad.text, /value="夜班"/);
  });

  test('is refused with a sentence on the page it came from', async () => {
    const { id, shift } = await held();
    const [, two] = site.members;
    const from = `/shifts/${shift}` as const;
    const late = await two.browser.send(`${from}/stands`, {}, { from });
    assert.equal(late.status, 409);
    assert.match(late.text, /這個位置剛剛有人了/);
    const here = `/rosters/${id}` as const;
    const draft = await site.chen.send(`${here}/publication`, {}, { from: here });
    assert.equal(draft.status, 409);
    assert.match(draft.text, /這張表已經發布，不是草稿了/);
  });

  test('finds nothing that is not there', async () => {
    const none = '019cf000-0000-7000-8000-00000009ffff';
    for (const address of [`/rosters/${none}`, `/shifts/${none}`, '/rosters/x'] as const) {
      assert.equal((await site.chen.open(address)).status, 404, address);
    }
    const refused = [
      await site.chen.api(`DELETE /rosters/${none}`),
      await site.chen.api(`POST /rosters/${none}/suggestion`),
      await site.chen.api(`POST /shifts/${none}/stands`),
      await site.chen.api(`POST /stands/${none}/answer`),
      await site.chen.api(`DELETE /stands/${none}/promise`),
      await site.chen.api(`DELETE /stands/${none}`),
      await site.chen.api(`PUT /rosters/${none}/yes`),
      await site.chen.api(`POST /organisations/${none}/rosters`, {
        name: '表',
        startsOn: '2026-12-01',
        endsOn: '2026-12-07',
        restHours: 11,
        mostPerWeek: 2,
      }),
    ];
    for (const seen of refused) assert.equal(seen.status, 404);
    const { shift } = await held();
    const seat = { personId: site.members[1].id };
    const fifth = await site.chen.api(`PUT /shifts/${shift}/places/1/5`, seat);
    assert.equal(fifth.status, 404, 'there is no fifth place');
    const kinds = `DELETE /rosters/${await site.draw()}/kinds/${none}` as const;
    assert.equal((await site.chen.api(kinds)).status, 404);
  });

  test('of somebody else’s place is as if it were not there', async () => {
    const { shift } = await held();
    const [one, two] = site.members;
    const [own] = (await site.mineOf(one.browser)).taken;
    const leave = await two.browser.api(`DELETE /stands/${own?.standId}/promise`);
    assert.equal(leave.status, 404);
    const answer = await two.browser.api(`POST /stands/${own?.standId}/answer`, {});
    assert.equal(answer.status, 404);
    assert.equal(codeOf(await two.browser.api(`DELETE /stands/${own?.standId}`)), 'not_allowed');
    assert.equal((await site.mineOf(one.browser)).taken[0]?.shiftId, shift);
  });

  test('of what is over changes nothing', async () => {
    const { shift } = await held();
    const [one, two] = site.members;
    const [own] = (await site.mineOf(one.browser)).taken;
    site.calls.app.clock.set('2026-12-03T00:00:00Z');
    const leave = await one.browser.api(`DELETE /stands/${own?.standId}/promise`);
    assert.equal(codeOf(leave), 'stand_over');
    assert.equal(codeOf(await site.chen.api(`DELETE /stands/${own?.standId}`)), 'stand_over');
    assert.equal(codeOf(await two.browser.api(`POST /shifts/${shift}/stands`)), 'shift_over');
    assert.match((await one.browser.open(`/shifts/${shift}`)).text, /這一班已經過去了/);
    site.calls.app.clock.set('2027-01-09T00:00:00Z');
    const late = await site.draw({ startsOn: '2027-01-01', endsOn: '2027-01-09' });
    await site.addNights(late, { days: [5] });
    site.calls.app.clock.set('2027-01-10T00:00:00Z');
    const publish = await site.chen.api(`POST /rosters/${late}/publication`);
    assert.equal(codeOf(publish), 'roster_over');
  });

  test('of a roster that has ended is refused', async () => {
    const { id, shift } = await held();
    await site.chen.api(`DELETE /rosters/${id}/publication`);
    const [, two] = site.members;
    assert.equal(codeOf(await two.browser.api(`POST /shifts/${shift}/stands`)), 'roster_over');
    assert.equal(codeOf(await two.browser.api(`PUT /rosters/${id}/yes`)), 'roster_over');
    const seat = { personId: two.id };
    const place = await site.chen.api(`PUT /shifts/${shift}/places/1/1`, seat);
    assert.equal(codeOf(place), 'roster_over');
  });
});

describe('the same key', () => {
  test('does the same thing once, however often it is sent', async () => {
    const id = await site.draw();
    const kind = {
      name: '夜班',
      from: '22:00',
      to: '06:00',
      days: [2],
      everyWeeks: 1,
      onHolidays: 'as_usual',
      firstWanted: 1,
      secondWanted: 0,
    };
    const key = crypto.randomUUID();
    await site.chen.api(`POST /rosters/${id}/kinds`, kind, key);
    await site.chen.api(`POST /rosters/${id}/kinds`, kind, key);
    assert.equal((await site.seenBy(site.chen, id)).kinds.length, 1);
  });
});
