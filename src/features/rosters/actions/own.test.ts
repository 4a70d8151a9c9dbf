import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { codeOf, openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

async function published(more: object = {}): Promise<{ id: string; shifts: readonly string[] }> {
  const id = await site.draw();
  await site.addNights(id, more);
  await site.chen.api(`POST /rosters/${id}/publication`);
  const { days } = await site.seenBy(site.chen, id);
  return { id, shifts: days.flatMap(({ shifts }) => shifts.map((shift) => shift.id)) };
}

describe('a yes once and for all', () => {
  test('is taken back by ticking nothing; what was taken stays', async () => {
    const { id, shifts } = await published();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`PUT /shifts/${shifts[0]}/places/1/1`, { personId: one.id });
    await one.browser.api(`PUT /rosters/${id}/yes`, {});
    const seen = await site.seenBy(one.browser, id);
    assert.ok(seen.kinds.every(({ saidYes }) => !saidYes));
    assert.equal((await site.mineOf(one.browser)).taken.length, 1);
    await site.chen.api(`PUT /shifts/${shifts[1]}/places/1/1`, { personId: one.id });
    assert.equal((await site.mineOf(one.browser)).offers.length, 1, 'now they are asked again');
  });

  test('of one is nobody else’s', async () => {
    const { id } = await published();
    const [one, two] = site.members;
    await site.sayYes(one.browser, id);
    const other = await site.seenBy(two.browser, id);
    assert.ok(other.kinds.every(({ saidYes }) => !saidYes));
  });

  test('to kinds of another roster is no yes to this one', async () => {
    const first = await published();
    const second = await published();
    const [one] = site.members;
    const kinds = (await site.seenBy(one.browser, second.id)).kinds.map((kind) => kind.id);
    assert.equal((await one.browser.api(`PUT /rosters/${first.id}/yes`, { kinds })).status, 200);
    for (const id of [first.id, second.id]) {
      const seen = await site.seenBy(one.browser, id);
      assert.ok(seen.kinds.every(({ saidYes }) => !saidYes));
    }
  });
});

describe('taking a shift', () => {
  test('gives the place that is called first, then the reserve', async () => {
    const { id, shifts } = await published({ secondWanted: 1 });
    const [one, two, three] = site.members;
    const take = `POST /shifts/${shifts[0]}/stands` as const;
    await one.browser.api(take);
    await two.browser.api(take);
    assert.equal(codeOf(await three.browser.api(take)), 'seat_taken');
    const [seats] = (await site.seenBy(site.chen, id)).days.flatMap((day) =>
      day.shifts.map((shift) => shift.seats),
    );
    assert.deepEqual(
      seats?.map(({ level, name }) => [level, name]),
      [
        [1, '鄰居0'],
        [2, '鄰居1'],
      ],
    );
  });

  test('twice by the same person is refused, and changes nothing', async () => {
    const { shifts } = await published({ secondWanted: 1 });
    const [one] = site.members;
    const take = `POST /shifts/${shifts[0]}/stands` as const;
    await one.browser.api(take);
    assert.equal(codeOf(await one.browser.api(take)), 'seat_taken');
    assert.equal((await site.mineOf(one.browser)).taken.length, 1);
  });

  test('is for a roster that holds', async () => {
    const id = await site.draw();
    await site.addNights(id);
    const shift = (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.id;
    const taken = await site.members[0].browser.api(`POST /shifts/${shift}/stands`);
    assert.equal(codeOf(taken), 'roster_over');
  });

  test('is recorded with who did it and for whom, by number', async () => {
    const { shifts } = await published();
    const [one] = site.members;
    await one.browser.api(`POST /shifts/${shifts[0]}/stands`);
    const { rows } = await sql<{ actor: string; person: string }>`
      select actor_id as actor, person_id as person from platform.journal
      where feature = 'rosters' and verb = 'take'`.execute(site.calls.app.db);
    assert.deepEqual(rows, [{ actor: one.id, person: one.id }]);
  });
});

describe('answering an offer', () => {
  test('is refused when something hinders by now, and the offer stays', async () => {
    const { shifts } = await published();
    const [one] = site.members;
    await site.chen.api(`PUT /shifts/${shifts[0]}/places/1/1`, { personId: one.id });
    const [offer] = (await site.mineOf(one.browser)).offers;
    await one.browser.api('PUT /me/volunteering/rest', { until: '2026-12-30' });
    const yes = await one.browser.api(`POST /stands/${offer?.standId}/answer`, {});
    assert.equal(codeOf(yes), 'away');
    assert.equal((await site.mineOf(one.browser)).offers.length, 1);
    await one.browser.api('DELETE /me/volunteering/rest');
    const again = await one.browser.api(`POST /stands/${offer?.standId}/answer`, {});
    assert.equal(again.status, 200);
  });

  test('is too late once the shift is over', async () => {
    const { shifts } = await published();
    const [one] = site.members;
    await site.chen.api(`PUT /shifts/${shifts[0]}/places/1/1`, { personId: one.id });
    const [offer] = (await site.mineOf(one.browser)).offers;
    site.calls.app.clock.set('2026-12-02T00:00:00Z');
    const yes = await one.browser.api(`POST /stands/${offer?.standId}/answer`, {});
    assert.equal(codeOf(yes), 'stand_over');
  });

  test('by leaving what was only offered is no leaving', async () => {
    const { shifts } = await published();
    const [one] = site.members;
    await site.chen.api(`PUT /shifts/${shifts[0]}/places/1/1`, { personId: one.id });
    const [offer] = (await site.mineOf(one.browser)).offers;
    const left = await one.browser.api(`DELETE /stands/${offer?.standId}/promise`);
    assert.equal(codeOf(left), 'stand_over');
  });
});

describe('leaving a shift', () => {
  test('while it runs leaves a gap that others can still take', async () => {
    const { shifts } = await published();
    const [one, two] = site.members;
    await one.browser.api(`POST /shifts/${shifts[0]}/stands`);
    site.calls.app.clock.set('2026-12-01T16:00:00Z');
    const [own] = (await site.mineOf(one.browser)).taken;
    assert.equal((await one.browser.api(`DELETE /stands/${own?.standId}/promise`)).status, 200);
    assert.equal((await two.browser.api(`POST /shifts/${shifts[0]}/stands`)).status, 200);
    const back = await one.browser.api(`POST /shifts/${shifts[0]}/stands`);
    assert.equal(codeOf(back), 'seat_taken');
  });

  test('can be taken back while nobody else has it', async () => {
    const { shifts } = await published();
    const [one] = site.members;
    await one.browser.api(`POST /shifts/${shifts[0]}/stands`);
    const [own] = (await site.mineOf(one.browser)).taken;
    await one.browser.api(`DELETE /stands/${own?.standId}/promise`);
    assert.equal((await one.browser.api(`POST /shifts/${shifts[0]}/stands`)).status, 200);
    assert.equal((await site.mineOf(one.browser)).taken.length, 1);
  });
});
