import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { codeOf, openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people } from '#test/world.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

/** Draws up a week of nights to which the members named have said yes, and publishes it. */
async function published(saying: readonly number[] = [0, 1, 2]): Promise<string> {
  const id = await site.draw();
  await site.addNights(id);
  for (const index of saying) {
    const member = site.members[index];
    if (member !== undefined) await site.sayYes(member.browser, id);
  }
  await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
  await site.chen.api(`POST /rosters/${id}/publication`);
  return id;
}

const seatsOf = async (id: string) =>
  (await site.seenBy(site.chen, id)).days.flatMap(({ shifts }) =>
    shifts.flatMap((shift) =>
      shift.seats.map((seat) => ({ ...seat, shiftId: shift.id, ...shift })),
    ),
  );

describe('a leader', () => {
  test('draws up a roster by forms, has it filled, changes it and publishes it', async () => {
    const { chen, members } = site;
    const list = `/organisations/${TEAM}/rosters` as const;
    const page = await chen.open(list);
    assert.match(page.text, /還沒有排班表[^]*排一張新表/);
    const drawn = await chen.send(
      list,
      {
        name: '十二月夜裡修電',
        startsOn: '2026-12-01',
        endsOn: '2026-12-07',
        restHours: '11',
        mostPerWeek: '2',
        ability: 'electrical',
      },
      { from: list },
    );
    assert.equal(drawn.status, 303, drawn.text);
    const here = drawn.location as `/rosters/${string}`;
    const id = here.split('/').at(-1) ?? '';
    assert.match((await chen.open(here)).text, /還沒有班次/);
    const bare = await chen.send(`${here}/kinds`, { name: '夜班', from: '22:00' }, { from: here });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /value="夜班"/, 'what was typed is still there');
    const kind = {
      name: '夜班',
      from: '22:00',
      to: '06:00',
      days: ['2', '4', '6'],
      everyWeeks: '1',
      onHolidays: 'as_usual',
      firstWanted: '1',
      secondWanted: '1',
    };
    const added = await chen.send(`${here}/kinds`, kind, { from: here });
    assert.equal(added.status, 303, added.text);
    for (const { browser } of members) await site.sayYes(browser, id);
    const filled = await chen.send(`${here}/suggestion`, { way: 'fair' }, { from: here });
    assert.equal(filled.status, 303, filled.text);
    const draft = await chen.open(here);
    assert.match(draft.text, /排上了 6 個位置，都滿了/);
    assert.match(draft.text, /這張表排得怎麼樣[^]*100%[^]*先叫: 鄰居\d+ \(想排\)/);
    const [first] = await seatsOf(id);
    const shift = `/shifts/${first?.shiftId}` as const;
    assert.match((await chen.open(shift)).text, /換下來/);
    await chen.send(`/stands/${first?.standId}`, {}, { from: shift, method: 'DELETE' });
    assert.match((await chen.open(shift)).text, /先叫: 還空著[^]*鄰居\d+ \(答應過\)/);
    const out = await chen.send(`${here}/publication`, {}, { from: here });
    assert.equal(out.status, 303, out.text);
    assert.match((await chen.open(here)).text, /已發布[^]*還空著的，為什麼/);
    assert.deepEqual((await site.recorded()).toSorted(), [
      'rosters.add_kind',
      'rosters.clear',
      'rosters.draw_up',
      'rosters.publish',
      'rosters.say_yes',
      'rosters.say_yes',
      'rosters.say_yes',
      'rosters.suggest',
    ]);
  });

  test('is told why nobody could be put there', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const made = await site.chen.api(`POST /rosters/${id}/suggestion`, {});
    assert.deepEqual(made.body, { id, filled: 0, left: 3 });
    const { unfilled } = await site.seenBy(site.chen, id);
    assert.deepEqual(unfilled[0]?.why, [{ hindrance: 'no_yes', count: 3 }]);
    assert.match((await site.chen.open(`/rosters/${id}`)).text, /3 位沒有答應過這種時間/);
  });

  test('by turns each has one, and afresh it begins again', async () => {
    const id = await site.draw();
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'turns' });
    const names = (await seatsOf(id)).map(({ name }) => name);
    assert.equal(new Set(names).size, 3);
    const again = await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'weeks' });
    assert.equal(Reflect.get(Object(again.body), 'filled'), 0, 'nothing is empty');
    const afresh = { way: 'weeks', afresh: true };
    const anew = await site.chen.api(`POST /rosters/${id}/suggestion`, afresh);
    assert.equal(Reflect.get(Object(anew.body), 'filled'), 3);
    const { quality } = await site.seenBy(site.chen, id);
    assert.equal(quality?.coverage, 100);
  });

  test('takes kinds out of a draft, throws it away, and ends what holds', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const [kind] = (await site.seenBy(site.chen, id)).kinds;
    const gone = await site.chen.api(`DELETE /rosters/${id}/kinds/${kind?.id}`);
    assert.equal(gone.status, 200);
    assert.equal((await site.chen.api(`POST /rosters/${id}/publication`)).status, 409);
    assert.equal((await site.chen.api(`DELETE /rosters/${id}`)).status, 200);
    assert.equal((await site.chen.open(`/rosters/${id}`)).status, 404);
    const held = await published();
    assert.equal((await site.chen.api(`DELETE /rosters/${held}/publication`)).status, 200);
    const { taken } = await site.mineOf(site.members[0].browser);
    assert.deepEqual(taken, []);
    assert.equal(codeOf(await site.chen.api(`DELETE /rosters/${held}/publication`)), 'roster_over');
  });

  test('reads when the holidays of a year are not announced', async () => {
    const id = await site.draw({ startsOn: '2026-12-20', endsOn: '2027-01-10' });
    await site.addNights(id, { onHolidays: 'none' });
    assert.deepEqual((await site.seenBy(site.chen, id)).unannouncedYears, [2027]);
    const page = await site.chen.open(`/rosters/${id}`);
    assert.match(page.text, /2027年的放假安排還沒有公布/);
  });
});

describe('a member', () => {
  test('has at once what they said yes to before, and is asked for the rest', async () => {
    const id = await published([0]);
    const [one, two] = site.members;
    const own = await site.mineOf(one.browser);
    assert.equal(own.taken.length, 2, 'two a week');
    const empty = (await seatsOf(id)).find(({ standId }) => standId === undefined);
    const place = `PUT /shifts/${empty?.shiftId}/places/1/1` as const;
    assert.equal((await site.chen.api(place, { personId: two.id })).status, 200);
    const { offers } = await site.mineOf(two.browser);
    assert.equal(offers.length, 1);
    const shift = `/shifts/${offers[0]?.shiftId}` as const;
    assert.match((await two.browser.open(shift)).text, /這一班想請您來，可以嗎/);
    const answer = `/stands/${offers[0]?.standId}/answer` as const;
    const sent = await two.browser.send(answer, { answer: 'yes' }, { from: shift });
    assert.equal(sent.status, 303, sent.text);
    assert.match((await two.browser.open(shift)).text, /這一班是您的/);
    const seat = (await seatsOf(id)).find(({ shiftId }) => shiftId === offers[0]?.shiftId);
    assert.deepEqual([seat?.state, seat?.consent], ['taken', 'said']);
  });

  test('regular hours are a yes, too, and it is noted by what', async () => {
    const [, , three] = site.members;
    const hours = { days: ['2', '4', '6'], from: '20:00', to: '08:00' };
    await three.browser.api('POST /me/volunteering/hours', hours);
    const id = await published([]);
    const seats = await seatsOf(id);
    assert.deepEqual(
      seats.map(({ consent }) => consent),
      ['hours', 'hours', undefined],
    );
    const first = `/shifts/${seats[0]?.shiftId}` as const;
    assert.match((await site.chen.open(first)).text, /這是他固定的時間/);
  });

  test('says no without a reason, and nobody is put in by it', async () => {
    const id = await published([]);
    const [one] = site.members;
    const [first] = await seatsOf(id);
    await site.chen.api(`PUT /shifts/${first?.shiftId}/places/1/1`, { personId: one.id });
    const [offer] = (await site.mineOf(one.browser)).offers;
    const said = await one.browser.api(`POST /stands/${offer?.standId}/answer`, { answer: 'no' });
    assert.equal(said.status, 200);
    assert.equal((await seatsOf(id))[0]?.standId, undefined);
    const again = await one.browser.api(`POST /stands/${offer?.standId}/answer`, {});
    assert.equal(codeOf(again), 'stand_over');
  });

  test('leaves a shift in one tap; the gap shows, and those who can stand in are asked', async () => {
    const id = await published([0, 1, 2]);
    const [one, two, three] = site.members;
    const [stand] = (await site.mineOf(one.browser)).taken;
    const shift = `/shifts/${stand?.shiftId}` as const;
    assert.match((await one.browser.open(shift)).text, /我去不了/);
    const promise = `/stands/${stand?.standId}/promise` as const;
    const left = await one.browser.send(promise, {}, { from: shift, method: 'DELETE' });
    assert.equal(left.status, 303, left.text);
    assert.match((await one.browser.open(shift)).text, /已經在問別人了|這一班缺人/);
    const seats = await seatsOf(id);
    assert.equal(seats.find(({ shiftId }) => shiftId === stand?.shiftId)?.standId, undefined);
    for (const { browser } of [two, three]) {
      const { open } = await site.mineOf(browser);
      assert.ok(open.some(({ shiftId }) => shiftId === stand?.shiftId));
    }
    const taken = await two.browser.send(`${shift}/stands`, {}, { from: shift });
    assert.equal(taken.status, 303, taken.text);
    const late = await three.browser.api(`POST ${shift}/stands`);
    assert.equal(codeOf(late), 'seat_taken');
    const recorded = await site.recorded();
    assert.ok(recorded.includes('rosters.give_up') && recorded.includes('rosters.take'));
  });

  test('of two who take the last place at once, one has it', async () => {
    const id = await published([]);
    const [first] = await seatsOf(id);
    const [one, two] = site.members;
    const take = `POST /shifts/${first?.shiftId}/stands` as const;
    const both = await Promise.all([one.browser.api(take), two.browser.api(take)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.ok(both.some((seen) => codeOf(seen) === 'seat_taken'));
  });

  test('sees no draft but its shifts, and never of whom the leader thinks', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, {});
    const seen = await site.seenBy(one.browser, id);
    assert.ok(seen.days.length > 0);
    assert.ok(seen.days.every(({ shifts }) => shifts.every((s) => s.seats.every((p) => !p.name))));
    assert.match((await one.browser.open(`/rosters/${id}`)).text, /隊長正在排/);
    assert.equal((await site.calls.worker.open(`/rosters/${id}`)).status, 404);
    await site.chen.api(`POST /rosters/${id}/publication`);
    assert.equal((await site.calls.worker.open(`/rosters/${id}`)).status, 200);
    assert.equal((await site.calls.wang.open(`/rosters/${id}`)).status, 404);
  });
});

describe('what is refused', () => {
  const rules = [
    ['away', { until: '2026-12-30' }, 'rest'],
    ['quiet_then', { quietFrom: '23:00', quietTo: '05:00' }, ''],
  ] as const;

  test('each hard rule, in a sentence, whoever breaks it', async () => {
    const id = await published([0, 1, 2]);
    const [one] = site.members;
    const here = '/me/volunteering';
    const seats = await seatsOf(id);
    const other = seats.find(({ name }) => name !== undefined && name !== '鄰居0');
    await site.chen.api(`DELETE /stands/${other?.standId}`);
    const take = `POST /shifts/${other?.shiftId}/stands` as const;
    for (const [code, said, path] of rules) {
      const address = path === '' ? here : `${here}/${path}`;
      const anchor = path === '' ? { anchor: 'dongxing-3' } : {};
      await one.browser.api(`PUT ${address as `/${string}`}`, { ...said, ...anchor });
      assert.equal(codeOf(await one.browser.api(take)), code);
      const page = await one.browser.open(`/shifts/${other?.shiftId}`);
      assert.match(page.text, /這一班您接不了/);
      await one.browser.api(`PUT ${here}`, { anchor: 'dongxing-3' });
      await one.browser.api(`DELETE ${here}/rest`);
    }
  });

  test('two at once, too little rest, too many in a week, not able, not volunteering', async () => {
    const id = await published([]);
    const [one] = site.members;
    const [first, second, third] = (await seatsOf(id)).map(({ shiftId }) => shiftId);
    const take = (shiftId: string | undefined) =>
      one.browser.api(`POST /shifts/${shiftId}/stands` as `POST /${string}`);
    assert.equal((await take(first)).status, 200);
    const late = await site.draw({ name: '同時' });
    await site.addNights(late, { from: '21:00', to: '23:00', days: [2] });
    await site.addNights(late, { name: '早班', from: '08:00', to: '12:00', days: [3] });
    await site.chen.api(`POST /rosters/${late}/publication`);
    const [same, morning] = (await seatsOf(late)).map(({ shiftId }) => shiftId);
    assert.equal(codeOf(await take(same)), 'overlaps');
    assert.equal(codeOf(await take(morning)), 'too_little_rest');
    assert.equal((await take(second)).status, 200);
    assert.equal(codeOf(await take(third)), 'too_many_this_week');
    const able = await site.draw({ name: '要會', ability: 'plumbing' });
    await site.addNights(able, { days: [7] });
    await site.chen.api(`POST /rosters/${able}/publication`);
    const [needs] = (await seatsOf(able)).map(({ shiftId }) => shiftId);
    assert.equal(codeOf(await take(needs)), 'not_able');
    const leader = await site.chen.api(`POST /shifts/${third}/stands`);
    assert.equal(codeOf(leader), 'not_volunteering');
  });

  test('to draw up what cannot be, and to change what holds', async () => {
    const draw = (more: object) =>
      site.chen.api(`POST /organisations/${TEAM}/rosters`, {
        name: '表',
        startsOn: '2026-12-01',
        endsOn: '2026-12-07',
        restHours: 11,
        mostPerWeek: 2,
        ...more,
      });
    assert.equal(codeOf(await draw({ endsOn: '2026-11-30' })), 'dates_wrong');
    assert.equal(codeOf(await draw({ endsOn: '2027-03-01' })), 'dates_wrong');
    assert.equal(codeOf(await draw({ ability: 'magic' })), 'ability_unknown');
    const id = await site.draw();
    assert.equal(codeOf(await site.chen.api(`POST /rosters/${id}/suggestion`)), 'no_kinds');
    const kind = { name: '週', from: '08:00', to: '10:00', everyWeeks: 2, firstWanted: 1 };
    const more = { ...kind, onHolidays: 'as_usual', secondWanted: 0 };
    const add = (days: readonly number[], times: object = {}) =>
      site.chen.api(`POST /rosters/${id}/kinds`, { ...more, days, ...times });
    assert.equal(codeOf(await add([1])), 'no_shift_days');
    for (let count = 0; count < 8; count += 1) assert.equal((await add([2])).status, 200);
    assert.equal(codeOf(await add([2])), 'too_many_kinds');
    const long = await site.draw({ startsOn: '2026-12-01', endsOn: '2027-01-31' });
    const all = { ...more, everyWeeks: 1, days: [1, 2, 3, 4, 5, 6, 7] };
    for (let count = 0; count < 6; count += 1)
      await site.chen.api(`POST /rosters/${long}/kinds`, all);
    assert.equal(
      codeOf(await site.chen.api(`POST /rosters/${long}/kinds`, all)),
      'too_many_shifts',
    );
    await site.chen.api(`POST /rosters/${id}/publication`);
    assert.equal(codeOf(await site.chen.api(`DELETE /rosters/${id}`)), 'not_a_draft');
    assert.equal(codeOf(await add([3])), 'not_a_draft');
  });

  test('who leads no team draws up nothing, and who is in none takes nothing', async () => {
    const id = await published([]);
    const [one] = site.members;
    const [first] = await seatsOf(id);
    const body = { personId: people.li };
    const place = `PUT /shifts/${first?.shiftId}/places/1/1` as const;
    assert.equal(codeOf(await site.chen.api(place, body)), 'not_a_member');
    assert.equal(codeOf(await one.browser.api(place, { personId: one.id })), 'not_allowed');
    assert.equal(codeOf(await site.calls.worker.api(`PUT /rosters/${id}/yes`)), 'not_a_member');
    const stranger = await site.calls.wang.api(`POST /shifts/${first?.shiftId}/stands`);
    assert.equal(stranger.status, 404);
    site.calls.app.clock.set('2026-12-09T00:00:00Z');
    assert.equal(codeOf(await site.chen.api(place, { personId: one.id })), 'shift_over');
  });
});
