import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { codeOf, openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { refusalOf } from './lead.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

const shiftsOf = async (id: string) =>
  (await site.seenBy(site.chen, id)).days.flatMap(({ shifts }) => shifts);

async function draft(more: object = {}): Promise<string> {
  const id = await site.draw();
  await site.addNights(id, more);
  return id;
}

describe('a suggestion', () => {
  test('fills what is empty and leaves what the leader chose', async () => {
    const id = await draft();
    const [one, two] = site.members;
    for (const { browser } of [one, two]) await site.sayYes(browser, id);
    const [first] = await shiftsOf(id);
    await site.chen.api(`PUT /shifts/${first?.id}/places/1/1`, { personId: two.id });
    const made = await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    assert.deepEqual(made.body, { id, filled: 2, left: 0 });
    const seats = (await shiftsOf(id)).map(({ seats: own }) => own[0]?.name);
    assert.equal(seats[0], '鄰居1', 'as the leader chose');
    assert.equal(
      seats.filter((name) => name === '鄰居1').length,
      2 - (seats[1] === seats[2] ? 1 : 0),
    );
  });

  test('puts nobody on who is away, wants quiet or has promised something else', async () => {
    const id = await draft({ days: [2] });
    const [one, two, three] = site.members;
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await one.browser.api('PUT /me/volunteering/rest', { until: '2026-12-30' });
    await two.browser.api('PUT /me/volunteering', {
      anchor: 'dongxing-3',
      quietFrom: '23:00',
      quietTo: '06:00',
    });
    const other = await draft({ name: '別的', from: '20:00', to: '23:00', days: [2] });
    await site.chen.api(`POST /rosters/${other}/publication`);
    const [busy] = await shiftsOf(other);
    await three.browser.api(`POST /shifts/${busy?.id}/stands`);
    const made = await site.chen.api(`POST /rosters/${id}/suggestion`);
    assert.deepEqual(made.body, { id, filled: 0, left: 1 });
    const { unfilled } = await site.seenBy(site.chen, id);
    const why = unfilled[0]?.why.map(({ hindrance }) => hindrance).toSorted();
    assert.deepEqual(why, ['away', 'overlaps', 'quiet_then']);
    await one.browser.api('DELETE /me/volunteering/rest');
  });

  test('is the same twice: chance is drawn from the roster itself', async () => {
    const id = await draft({ days: [1, 2, 3, 4, 5, 6, 7] });
    for (const { browser } of site.members) await site.sayYes(browser, id);
    const names = async () =>
      (await shiftsOf(id)).flatMap(({ seats }) => seats.map(({ name }) => name));
    await site.chen.api(`POST /rosters/${id}/suggestion`, { afresh: true });
    const first = await names();
    await site.chen.api(`POST /rosters/${id}/suggestion`, { afresh: true });
    assert.deepEqual(await names(), first);
  });

  test('is for drafts alone', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    assert.equal(codeOf(await site.chen.api(`POST /rosters/${id}/suggestion`)), 'not_a_draft');
  });
});

describe('publishing', () => {
  test('asks those who had said no yes, and gives the others what is theirs', async () => {
    const id = await draft({ secondWanted: 1 });
    const [one, two] = site.members;
    await site.sayYes(one.browser, id);
    const [first] = await shiftsOf(id);
    await site.chen.api(`PUT /shifts/${first?.id}/places/1/1`, { personId: one.id });
    await site.chen.api(`PUT /shifts/${first?.id}/places/2/1`, { personId: two.id });
    await site.chen.api(`POST /rosters/${id}/publication`);
    const [seats] = (await shiftsOf(id)).map((shift) => shift.seats);
    assert.deepEqual(
      seats?.map(({ state, consent }) => [state, consent]),
      [
        ['taken', 'standing'],
        ['offered', undefined],
      ],
    );
  });

  test('leaves out whom a rule hinders by then', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    const [first] = await shiftsOf(id);
    await site.chen.api(`PUT /shifts/${first?.id}/places/1/1`, { personId: one.id });
    await one.browser.api('PUT /me/volunteering/rest', { until: '2026-12-30' });
    await site.chen.api(`POST /rosters/${id}/publication`);
    assert.equal((await shiftsOf(id))[0]?.seats[0]?.standId, undefined);
    await one.browser.api('DELETE /me/volunteering/rest');
  });

  test('leaves out what is over by then, and needs something that is not', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`);
    site.calls.app.clock.set('2026-12-02T10:00:00Z');
    assert.equal((await site.chen.api(`POST /rosters/${id}/publication`)).status, 200);
    const states = (await shiftsOf(id)).map(({ seats }) => seats[0]?.state);
    assert.deepEqual(states[0], undefined, 'the night that is over');
    assert.ok(states.slice(1).includes('taken'));
  });

  test('enters at once whose shift begins within a day', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    const [first] = await shiftsOf(id);
    await site.chen.api(`PUT /shifts/${first?.id}/places/1/1`, { personId: one.id });
    site.calls.app.clock.set('2026-12-01T13:00:00Z');
    await site.chen.api(`POST /rosters/${id}/publication`);
    site.calls.app.clock.set('2026-12-01T14:30:00Z');
    const seen = await one.browser.api('GET /me/volunteering');
    assert.match(JSON.stringify(seen.body), /"duty":\{"kind":"rostered"/);
  });
});

describe('a place that a leader gives', () => {
  test('in a roster that holds is taken at once by a yes that was said before', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const [one, two] = site.members;
    await site.sayYes(one.browser, id);
    const [first, second] = await shiftsOf(id);
    await site.chen.api(`PUT /shifts/${first?.id}/places/1/1`, { personId: one.id });
    await site.chen.api(`PUT /shifts/${second?.id}/places/1/1`, { personId: two.id });
    const states = (await shiftsOf(id)).map(({ seats }) => seats[0]?.state);
    assert.deepEqual(states, ['taken', 'offered', undefined]);
  });

  test('is given once, to one person, in one level', async () => {
    const id = await draft({ secondWanted: 1 });
    const [one, two] = site.members;
    const [first] = await shiftsOf(id);
    const place = (level: number) => `PUT /shifts/${first?.id}/places/${level}/1` as const;
    assert.equal((await site.chen.api(place(1), { personId: one.id })).status, 200);
    assert.equal(codeOf(await site.chen.api(place(1), { personId: two.id })), 'seat_taken');
    const twice = await site.chen.api(place(2), { personId: one.id });
    assert.equal(codeOf(twice), 'seat_taken', 'nobody is first and in reserve');
  });

  test('is cleared again; what somebody has taken ends with their duty', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`);
    await site.chen.api(`POST /rosters/${id}/publication`);
    site.calls.app.clock.set('2026-12-01T15:00:00Z');
    await site.runJob('rosters.keep_duty');
    const [own] = (await site.mineOf(one.browser)).taken;
    assert.equal((await site.chen.api(`DELETE /stands/${own?.standId}`)).status, 200);
    const seen = await one.browser.api('GET /me/volunteering');
    assert.match(JSON.stringify(seen.body), /"duty":\{"kind":"off"/);
    assert.equal(codeOf(await site.chen.api(`DELETE /stands/${own?.standId}`)), 'stand_over');
  });

  test('needs a yes of theirs, and every other rule is told by its name', () => {
    assert.equal(refusalOf('no_yes'), undefined, 'they are asked instead');
    assert.equal(refusalOf('overlaps'), 'overlaps');
    assert.equal(refusalOf(undefined), undefined);
  });
});

describe('ending a roster', () => {
  test('frees whoever is on duty by it', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`);
    await site.chen.api(`POST /rosters/${id}/publication`);
    site.calls.app.clock.set('2026-12-01T15:00:00Z');
    await site.runJob('rosters.keep_duty');
    await site.chen.api(`DELETE /rosters/${id}/publication`);
    const seen = await one.browser.api('GET /me/volunteering');
    assert.match(JSON.stringify(seen.body), /"duty":\{"kind":"off"/);
  });

  test('is for what holds: a draft is thrown away instead', async () => {
    const id = await draft();
    assert.equal(codeOf(await site.chen.api(`DELETE /rosters/${id}/publication`)), 'roster_over');
    assert.equal((await site.chen.api(`DELETE /rosters/${id}`)).status, 200);
  });
});
