import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Browser } from '#test/app.ts';
import { seed } from '#test/property.ts';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';

const WALKS = 4;
const STEPS = 60;

type Row = {
  readonly personId: string;
  readonly shiftId: string;
  readonly seat: string;
  readonly state: string;
  readonly consent: string | null;
  readonly begins: number;
  readonly ends: number;
  readonly isNight: boolean;
};

/** What has to hold whatever people do, in plain words. */
function faultOf(rows: readonly Row[]): string | undefined {
  const live = rows.filter(({ state }) => ['planned', 'offered', 'taken'].includes(state));
  const seats = new Set<string>();
  for (const { shiftId, seat } of live) {
    if (seats.has(`${shiftId} ${seat}`)) return 'two in one place';
    seats.add(`${shiftId} ${seat}`);
  }
  for (const { state, consent } of rows) {
    if (state === 'taken' && consent === null) return 'taken without a yes';
  }
  const promised = live.filter(({ state }) => state !== 'planned');
  for (const [, own] of Map.groupBy(promised, ({ personId }) => personId)) {
    for (const [index, one] of own.entries()) {
      for (const other of own.slice(index + 1)) {
        const apart = Math.max(one.begins - other.ends, other.begins - one.ends);
        if (apart < 0) return 'twice at once';
        if ((one.isNight || other.isNight) && apart < 11) return 'no rest';
      }
    }
    // One roster of one week: two a week at most.
    if (own.length > 2) return 'too often';
  }
  return undefined;
}

describe('whatever leaders and members do, in whatever order', () => {
  let site: RosterSite;
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(() => site.forget());

  async function rows(): Promise<readonly Row[]> {
    const found = await sql<Row>`
      select s.person_id as "personId", s.shift_id as "shiftId",
        s.level::text || '/' || s.seat as seat, s.state, s.consent,
        extract(epoch from s.begins_at)::float8 / 3600 as begins,
        extract(epoch from s.ends_at)::float8 / 3600 as ends, h.is_night as "isNight"
      from rosters.stand s
      join rosters.shift h on h.community_id = s.community_id and h.id = s.shift_id
      order by s.put_at, s.id`.execute(site.calls.app.db);
    return found.rows;
  }

  /** Who is entered on duty, which has to be who has taken what runs or begins within a day. */
  async function entered(): Promise<readonly string[]> {
    const found = await sql<{ id: string }>`select person_id as id from volunteers.volunteer
      where rostered_until is not null order by 1`.execute(site.calls.app.db);
    return found.rows.map(({ id }) => id);
  }

  /** One thing that somebody does; most of them are refused at one time or another. */
  async function step(random: Random, id: string): Promise<number> {
    const shifts = (await site.seenBy(site.chen, id)).days.flatMap((day) => day.shifts);
    const member = random.pick(site.members);
    const shift = random.pick(shifts);
    const stand = random.pick(await standsOf(id));
    const asked: readonly (readonly [Browser, string, object])[] = [
      [member.browser, `POST /shifts/${shift.id}/stands`, {}],
      [site.chen, `PUT /shifts/${shift.id}/places/${random.int(1, 2)}/1`, { personId: member.id }],
      [member.browser, `DELETE /stands/${stand}/promise`, {}],
      [member.browser, `POST /stands/${stand}/answer`, { answer: random.pick(['yes', 'no']) }],
      [site.chen, `DELETE /stands/${stand}`, {}],
      [member.browser, `PUT /rosters/${id}/yes`, {}],
    ];
    const [browser, what, body] = random.pick(asked);
    return (await browser.api(what as `POST /${string}`, { ...body })).status;
  }

  async function standsOf(id: string): Promise<readonly string[]> {
    const { days } = await site.seenBy(site.chen, id);
    const known = days.flatMap(({ shifts }) =>
      shifts.flatMap(({ seats }) => seats.flatMap(({ standId }) => standId ?? [])),
    );
    return known.length === 0 ? [crypto.randomUUID()] : known;
  }

  for (let walk = 0; walk < WALKS; walk += 1) {
    test(`no rule is ever broken: walk ${walk} (seed ${seed})`, async () => {
      const random = createRandom(`rosters walk ${walk} ${seed}`);
      const id = await site.draw();
      await site.addNights(id, { secondWanted: 1 });
      await site.addNights(id, { name: '早班', from: '07:00', to: '11:00', days: [3, 5] });
      if (random.chance(0.5))
        for (const { browser } of site.members) await site.sayYes(browser, id);
      if (random.chance(0.5)) await site.chen.api(`POST /rosters/${id}/suggestion`);
      await site.chen.api(`POST /rosters/${id}/publication`);
      // The day before the first night: what is taken is entered at once.
      site.calls.app.clock.set('2026-12-01T06:00:00Z');
      const seen = new Map<number, number>();
      for (let count = 0; count < STEPS; count += 1) {
        const status = await step(random, id);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        const all = await rows();
        assert.equal(faultOf(all), undefined, `step ${count}: ${JSON.stringify(all)}`);
        site.calls.app.clock.forward({ seconds: 1 });
      }
      assert.ok((seen.get(200) ?? 0) > 5, `enough was done: ${JSON.stringify([...seen])}`);
      const odd = [...seen.keys()].filter((status) => ![200, 403, 404, 409].includes(status));
      assert.deepEqual(odd, []);
      await site.runJob('rosters.keep_duty');
      const by = Temporal.Instant.from('2026-12-02T06:00:00Z').epochMilliseconds / 3_600_000;
      const due = (await rows()).filter(({ state, begins }) => state === 'taken' && begins <= by);
      const expected = [...new Set(due.map(({ personId }) => personId))].toSorted();
      assert.deepEqual(await entered(), expected, 'on duty is who stands by, and nobody else');
    });
  }

  test('a broken roster would be caught', () => {
    const row: Row = {
      personId: 'a',
      shiftId: 's',
      seat: '1/1',
      state: 'taken',
      consent: 'said',
      begins: 22,
      ends: 30,
      isNight: true,
    };
    assert.equal(faultOf([row]), undefined);
    assert.equal(faultOf([row, { ...row, personId: 'b' }]), 'two in one place');
    assert.equal(faultOf([{ ...row, consent: null }]), 'taken without a yes');
    assert.equal(faultOf([row, { ...row, shiftId: 't', begins: 29, ends: 31 }]), 'twice at once');
    assert.equal(faultOf([row, { ...row, shiftId: 't', begins: 32, ends: 36 }]), 'no rest');
    const often = [0, 50, 100].map((begins) => ({
      ...row,
      shiftId: `s${begins}`,
      begins,
      ends: begins + 1,
    }));
    assert.equal(faultOf(often), 'too often');
    assert.equal(faultOf([row, { ...row, personId: 'b', state: 'declined' }]), undefined);
  });

  test('two leaders’ presses at once fill each place once', async () => {
    const id = await site.draw();
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    const suggestion = `POST /rosters/${id}/suggestion` as const;
    await Promise.all([site.chen.api(suggestion), site.chen.api(suggestion)]);
    assert.equal(faultOf(await rows()), undefined);
    assert.equal((await rows()).length, 3);
    const publication = `POST /rosters/${id}/publication` as const;
    const both = await Promise.all([site.chen.api(publication), site.chen.api(publication)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.equal((await rows()).length, 3);
  });

  test('who takes and leaves at once ends as one of both', async () => {
    const id = await site.draw();
    await site.addNights(id);
    await site.chen.api(`POST /rosters/${id}/publication`);
    const [one, two] = site.members;
    const shift = (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.id ?? '';
    await one.browser.api(`POST /shifts/${shift}/stands`);
    const [own] = (await site.mineOf(one.browser)).taken;
    await Promise.all([
      one.browser.api(`DELETE /stands/${own?.standId}/promise`),
      site.chen.api(`DELETE /stands/${own?.standId}`),
      two.browser.api(`POST /shifts/${shift}/stands`),
    ]);
    const all = await rows();
    assert.equal(faultOf(all), undefined);
    assert.ok(!all.some(({ personId, state }) => personId === one.id && state === 'taken'));
  });
});
