import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { codeOf, openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import type { Helper } from '#test/call-site.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people } from '#test/world.ts';
import { answerSwap } from '#/features/rosters/actions/swap.ts';
import { visitor } from '#/platform/access/subject.ts';

const mineShape = z.object({
  taken: z.array(z.object({ shiftId: z.string(), standId: z.string() })),
  swaps: z.array(z.object({ shiftId: z.string(), swapId: z.string() })),
});
const shiftShape = z.object({
  swap: z
    .object({
      mates: z.array(z.object({ id: z.string() })),
      asked: z.object({ id: z.string() }).optional(),
    })
    .optional(),
});

describe('passing a shift on', () => {
  let site: RosterSite;
  let id = '';
  let owner: Helper;
  let mate: Helper;
  let third: Helper;
  let standId = '';
  let shiftId = '';
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(async () => {
    await site.forget();
    await sql`delete from rosters.swap`.execute(site.calls.app.db);
    id = await site.draw();
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    const all = await Promise.all(
      site.members.map(async (member) => ({ member, own: await mineOf(member) })),
    );
    const first = all.find(({ own }) => own.taken.length === 1);
    const others = all.filter((one) => one !== first).map(({ member }) => member);
    assert.ok(first !== undefined && others[0] !== undefined && others[1] !== undefined);
    owner = first.member;
    [mate, third] = [others[0], others[1]];
    standId = first.own.taken[0]?.standId ?? '';
    shiftId = first.own.taken[0]?.shiftId ?? '';
  });

  const mineOf = async ({ browser }: Helper) =>
    mineShape.parse((await browser.api('GET /me/shifts')).body);
  const shiftOf = async ({ browser }: Helper) =>
    shiftShape.parse((await browser.api(`GET /shifts/${shiftId}`)).body);
  /** Of two things at one instant neither is the first. */
  const tick = () => site.calls.app.clock.forward({ seconds: 1 });
  const ask = (asked?: string) => {
    tick();
    return owner.browser.api(`POST /stands/${standId}/swap`, asked === undefined ? {} : { asked });
  };
  const swapFor = async (who: Helper) => (await mineOf(who)).swaps[0]?.swapId ?? 'none';
  const answer = async (who: Helper, said: 'yes' | 'no', swapId?: string) => {
    tick();
    const named = swapId ?? (await swapFor(who));
    return who.browser.api(`POST /swaps/${named}/answer`, { answer: said });
  };
  const holders = async () => {
    const { rows } = await sql<{ personId: string; state: string }>`
      select person_id as "personId", state from rosters.stand where shift_id = ${shiftId}
      order by put_at, id`.execute(site.calls.app.db);
    return rows;
  };
  const told = async () => {
    const { rows } = await sql<{ verb: string; told: readonly string[] }>`
      select verb, data -> 'told' as told from platform.journal
      where feature = 'rosters' and verb like '%swap' order by at, id`.execute(site.calls.app.db);
    return rows;
  };

  test('asked of one: theirs with their yes, at once, and the one who asked is free', async () => {
    const asked = await ask(mate.id);
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    assert.equal((await mineOf(owner)).taken.length, 1, 'until then it is theirs');
    assert.deepEqual((await mineOf(third)).swaps, [], 'who was not asked is not told');
    const done = await answer(mate, 'yes');
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual(await holders(), [
      { personId: owner.id, state: 'passed_on' },
      { personId: mate.id, state: 'taken' },
    ]);
    assert.equal((await mineOf(owner)).taken.length, 0);
    assert.equal((await mineOf(mate)).taken.length, 2);
    const [asking, taking] = await told();
    assert.deepEqual(asking, { verb: 'ask_swap', told: [mate.id] });
    assert.deepEqual(new Set(taking?.told), new Set([owner.id, people.chen]));
  });

  test('who takes over is called in these hours, who passed on sleeps', async () => {
    await ask(mate.id);
    await answer(mate, 'yes');
    const { rows } = await sql<{ begins: Temporal.Instant }>`
      select begins_at as begins from rosters.shift where id = ${shiftId}`.execute(
      site.calls.app.db,
    );
    site.calls.app.clock.set(rows[0]?.begins.add({ hours: 1 }).toString() ?? '');
    await site.runJob('rosters.keep_duty');
    const { rows: duty } = await sql<{ personId: string }>`
      select person_id as "personId" from volunteers.volunteer
      where rostered_until > ${site.calls.app.clock.now()}
        and rostered_from <= ${site.calls.app.clock.now()}`.execute(site.calls.app.db);
    assert.deepEqual(
      duty.map(({ personId }) => personId),
      [mate.id],
    );
  });

  test('asked of all: whoever says yes first has it, a no leaves it open', async () => {
    await ask();
    const swapId = await swapFor(mate);
    assert.equal(await swapFor(third), swapId);
    assert.equal((await answer(mate, 'no')).status, 200);
    assert.equal(await swapFor(third), swapId, 'still open for the others');
    assert.equal((await answer(third, 'yes')).status, 200);
    assert.equal(codeOf(await answer(mate, 'yes', swapId)), 'swap_over');
    assert.equal((await holders()).at(-1)?.personId, third.id);
  });

  test('of two who say yes in one moment one has it', async () => {
    await ask();
    const swapId = await swapFor(mate);
    const { db, services } = site.calls.app;
    const as = (personId: string) => ({ ...visitor, actorId: personId, personId });
    const both = await Promise.all(
      [mate, third].map((who) =>
        twoAtOnce({ db, services, subject: as(who.id) }, (context) =>
          answerSwap(context, { id: swapId, answer: 'yes' }),
        ),
      ),
    );
    const done = both.flat().filter(({ ok }) => ok);
    assert.equal(done.length, 1);
    assert.equal((await holders()).filter(({ state }) => state === 'taken').length, 1);
  });

  test('a no of the one who was asked ends it, and is told; another may be asked then', async () => {
    await ask(mate.id);
    await answer(mate, 'no');
    assert.deepEqual((await mineOf(mate)).swaps, []);
    assert.deepEqual((await told()).at(-1), { verb: 'decline_swap', told: [owner.id] });
    assert.equal((await ask(third.id)).status, 200);
  });

  test('asked once at a time; taken back, it is kept', async () => {
    await ask(mate.id);
    assert.equal(codeOf(await ask(third.id)), 'asked_already');
    const shown = (await shiftOf(owner)).swap;
    const swapId = shown?.asked?.id ?? '';
    const back = await owner.browser.api(`DELETE /swaps/${swapId}`, {});
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.equal(codeOf(await owner.browser.api(`DELETE /swaps/${swapId}`, {})), 'swap_over');
    assert.equal(codeOf(await answer(mate, 'yes', swapId)), 'swap_over');
    assert.equal((await shiftOf(owner)).swap?.asked, undefined);
    assert.equal((await mineOf(owner)).taken.length, 1);
  });

  test('whoever may not is told nothing or why', async () => {
    const stranger = people.li;
    assert.equal(codeOf(await ask(stranger)), 'not_a_member');
    assert.equal(codeOf(await ask(owner.id)), 'not_a_member');
    const other = await mate.browser.api(`POST /stands/${standId}/swap`, {});
    assert.equal(other.status, 404, 'it is none of theirs');
    await ask(mate.id);
    const swapId = await swapFor(mate);
    assert.equal((await answer(third, 'yes', swapId)).status, 404);
    assert.equal((await answer(owner, 'yes', swapId)).status, 404);
    assert.equal((await third.browser.api(`DELETE /swaps/${swapId}`, {})).status, 404);
    const li = await site.calls.app.signIn(stranger);
    assert.equal((await li.api(`POST /swaps/${swapId}/answer`, {})).status, 404);
    assert.equal((await site.calls.app.visit().api(`DELETE /swaps/${swapId}`, {})).status, 401);
  });

  test('a hard rule against it holds for whoever takes over', async () => {
    await ask(mate.id);
    await sql`update volunteers.volunteer set off_until = '2027-01-01'
      where person_id = ${mate.id}`.execute(site.calls.app.db);
    assert.equal(codeOf(await answer(mate, 'yes')), 'away');
    assert.equal((await mineOf(owner)).taken.length, 1);
    const { mates } = (await shiftOf(owner)).swap ?? { mates: [] };
    assert.ok(!mates.some((one) => one.id === mate.id), 'and they are not offered to be asked');
  });

  test('once it has begun, or was left, it is passed on no more', async () => {
    await ask(mate.id);
    const swapId = await swapFor(mate);
    await owner.browser.api(`DELETE /stands/${standId}/promise`, {});
    assert.deepEqual((await mineOf(mate)).swaps, []);
    assert.equal(codeOf(await answer(mate, 'yes', swapId)), 'swap_over');
    assert.equal(codeOf(await ask(third.id)), 'stand_over');
  });

  test('with a browser and no script', async () => {
    const shift = `/shifts/${shiftId}` as const;
    const sent = await owner.browser.send(
      `/stands/${standId}/swap`,
      { asked: mate.id },
      { from: shift },
    );
    assert.equal(sent.status, 303, sent.text);
    assert.match((await owner.browser.open(shift)).text, /正在問鄰居\d能不能接/);
    const page = await mate.browser.open('/me/shifts');
    assert.match(page.text, /有人請您接班/);
    const swapId = await swapFor(mate);
    const yes = await mate.browser.send(
      `/swaps/${swapId}/answer`,
      { answer: 'yes' },
      { from: '/me/shifts' },
    );
    assert.equal(yes.location, shift);
    assert.match((await mate.browser.open(shift)).text, /到時候自動開始值班/);
  });
});
