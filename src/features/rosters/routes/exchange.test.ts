import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { codeOf, openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import type { Helper } from '#test/call-site.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people } from '#test/world.ts';
import { takeShift } from '#/features/rosters/actions/own.ts';
import { answerSwap } from '#/features/rosters/actions/swap.ts';
import { visitor } from '#/platform/access/subject.ts';

const mineShape = z.object({
  taken: z.array(z.object({ shiftId: z.string(), standId: z.string(), beginsAt: z.string() })),
  swaps: z.array(
    z.object({
      shiftId: z.string(),
      swapId: z.string(),
      inReturn: z.object({ beginsAt: z.string() }).optional(),
    }),
  ),
});
const shiftShape = z.object({
  swap: z.object({
    exchanges: z.array(z.object({ standId: z.string(), name: z.string() })),
    asked: z.object({ inReturn: z.object({ beginsAt: z.string() }).optional() }).optional(),
  }),
});
type Own = z.infer<typeof mineShape>['taken'][number];

describe('exchanging two shifts', () => {
  let site: RosterSite;
  let one: Helper;
  let other: Helper;
  let mine: Own;
  let theirs: Own;
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(async () => {
    await site.forget();
    await sql`delete from rosters.swap`.execute(site.calls.app.db);
    const id = await site.draw({ mostPerWeek: 1 });
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    [one, other] = [site.members[0], site.members[1]];
    const [first, second] = [(await mineOf(one)).taken, (await mineOf(other)).taken];
    assert.ok(first.length === 1 && first[0] !== undefined, 'three nights for three');
    assert.ok(second.length === 1 && second[0] !== undefined);
    [mine, theirs] = [first[0], second[0]];
  });

  const mineOf = async ({ browser }: Helper) =>
    mineShape.parse((await browser.api('GET /me/shifts')).body);
  /** Of two things at one instant neither is the first. */
  const tick = () => site.calls.app.clock.forward({ seconds: 1 });
  const ask = (standId = mine.standId, back = theirs.standId, by = one) => {
    tick();
    return by.browser.api(`POST /stands/${standId}/exchange`, { other: back });
  };
  const answer = async (who: Helper, said: 'yes' | 'no') => {
    tick();
    const swapId = (await mineOf(who)).swaps[0]?.swapId ?? 'none';
    return who.browser.api(`POST /swaps/${swapId}/answer`, { answer: said });
  };
  const holderOf = async (shiftId: string) => {
    const { rows } = await sql<{ personId: string }>`select person_id as "personId"
      from rosters.stand where shift_id = ${shiftId} and state = 'taken'`.execute(
      site.calls.app.db,
    );
    return rows.map(({ personId }) => personId);
  };
  const isUntouched = async () => {
    assert.deepEqual(await holderOf(mine.shiftId), [one.id]);
    assert.deepEqual(await holderOf(theirs.shiftId), [other.id]);
  };

  test('both change hands with one yes, and both are told', async () => {
    const asked = await ask();
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    await isUntouched();
    const [line] = (await mineOf(other)).swaps;
    assert.deepEqual([line?.shiftId, line?.inReturn?.beginsAt], [mine.shiftId, theirs.beginsAt]);
    assert.equal((await answer(other, 'yes')).status, 200);
    assert.deepEqual(await holderOf(mine.shiftId), [other.id]);
    assert.deepEqual(await holderOf(theirs.shiftId), [one.id]);
    const { rows } = await sql<{ verb: string; told: readonly string[] }>`
      select verb, data -> 'told' as told from platform.journal
      where feature = 'rosters' and verb like '%swap' order by at, id`.execute(site.calls.app.db);
    assert.deepEqual(rows[0], { verb: 'ask_swap', told: [other.id] });
    assert.deepEqual(new Set(rows[1]?.told), new Set([one.id, people.chen]));
  });

  test('a whole week’s share is no hindrance, for one is given for the other', async () => {
    const asked = await one.browser.api(`POST /stands/${mine.standId}/swap`, { asked: other.id });
    assert.equal(asked.status, 200);
    assert.equal(codeOf(await answer(other, 'yes')), 'too_many_this_week', 'control: beside it');
    const { swap } = shiftShape.parse((await one.browser.api(`GET /shifts/${mine.shiftId}`)).body);
    assert.equal(swap.exchanges.length, 2, 'of each of the two others');
    assert.ok(swap.exchanges.some(({ standId }) => standId === theirs.standId));
  });

  test('a no leaves both as they are', async () => {
    await ask();
    assert.equal((await answer(other, 'no')).status, 200);
    await isUntouched();
    assert.deepEqual((await mineOf(other)).swaps, []);
    assert.equal((await ask()).status, 200, 'and it may be asked again');
  });

  test('what was given up meanwhile is exchanged no more', async () => {
    await ask();
    const [line] = (await mineOf(other)).swaps;
    await other.browser.api(`DELETE /stands/${theirs.standId}/promise`, {});
    tick();
    const yes = await other.browser.api(`POST /swaps/${line?.swapId}/answer`, { answer: 'yes' });
    assert.equal(codeOf(yes), 'swap_over');
    assert.deepEqual(await holderOf(mine.shiftId), [one.id]);
    assert.equal(codeOf(await ask()), 'stand_over');
  });

  test('an asker who cannot any more gets no shift; one who is asked is told the rule', async () => {
    await ask();
    const { db } = site.calls.app;
    const away = (personId: string, until: string | null) =>
      sql`update volunteers.volunteer set off_until = ${until}
        where person_id = ${personId}`.execute(db);
    await away(one.id, '2027-01-01');
    assert.equal(codeOf(await answer(other, 'yes')), 'swap_over');
    assert.equal(codeOf(await ask(theirs.standId, mine.standId, other)), undefined);
    await away(other.id, '2027-01-01');
    await away(one.id, null);
    assert.equal(codeOf(await answer(other, 'yes')), 'away');
    await isUntouched();
    const own = await ask(theirs.standId, mine.standId, other);
    assert.equal(codeOf(own), 'away', 'nor is it asked for by who cannot');
  });

  test('none but one’s own is offered, for another’s, and once at a time', async () => {
    assert.equal((await ask(theirs.standId, mine.standId)).status, 404);
    assert.equal(codeOf(await ask(mine.standId, mine.standId)), 'not_a_member');
    assert.equal((await ask(mine.standId, people.chen)).status, 404);
    await ask();
    assert.equal(codeOf(await ask()), 'asked_already');
    const third = site.members[2];
    const [line] = (await mineOf(other)).swaps;
    const path = `POST /swaps/${line?.swapId}/answer` as const;
    assert.equal((await third.browser.api(path, { answer: 'yes' })).status, 404);
    await isUntouched();
  });

  test('two yes in one moment exchange once', async () => {
    await ask();
    const [line] = (await mineOf(other)).swaps;
    const { db, services } = site.calls.app;
    const subject = { ...visitor, actorId: other.id, personId: other.id };
    const both = await twoAtOnce({ db, services, subject }, (context) =>
      answerSwap(context, { id: line?.swapId ?? '', answer: 'yes' }),
    );
    assert.deepEqual(
      both.map((done) => (done.ok ? 'done' : done.refusal)),
      ['done', 'swap_over'],
    );
    assert.deepEqual(await holderOf(mine.shiftId), [other.id]);
    assert.deepEqual(await holderOf(theirs.shiftId), [one.id]);
  });

  test('with a browser and no script', async () => {
    const shift = `/shifts/${mine.shiftId}` as const;
    const page = await one.browser.open(shift);
    assert.match(page.text, /或者跟人對換一班/);
    const sent = await one.browser.send(
      `/stands/${mine.standId}/exchange`,
      { other: theirs.standId },
      { from: shift },
    );
    assert.equal(sent.status, 303, sent.text);
    assert.match((await one.browser.open(shift)).text, /正在問鄰居\d，用.*那一班換您這一班/);
    assert.match((await other.browser.open('/me/shifts')).text, /對換：對方接您.*那一班。/);
  });
});

test('who takes two shifts of two rosters in one moment has one, and is told why', async () => {
  const site = await openRosterSite();
  try {
    const [{ id, browser }] = site.members;
    const shifts: string[] = [];
    for (const name of ['修電', '巡邏']) {
      const roster = await site.draw({ name });
      await site.addNights(roster);
      await site.chen.api(`POST /rosters/${roster}/publication`, {});
      shifts.push((await site.seenBy(browser, roster)).days[0]?.shifts[0]?.id ?? '');
    }
    const { db, services } = site.calls.app;
    const subject = { ...visitor, actorId: id, personId: id };
    const both = await twoAtOnce({ db, services, subject }, (context) =>
      takeShift(context, shifts.pop() ?? ''),
    );
    assert.deepEqual(
      both.map((done) => (done.ok ? 'done' : done.refusal)),
      ['done', 'overlaps'],
    );
  } finally {
    await site.calls.app.close();
  }
});
