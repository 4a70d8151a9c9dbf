import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { seed } from '#test/property.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Result } from '#/lib/result.ts';
import { askExchange, isAhead } from './exchange.ts';
import { answerSwap, withdrawSwap } from './swap.ts';

const STEPS = 120;
const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');

/** Who has which shift, and which exchanges are asked for; told in plain words. */
type Plain = {
  readonly holders: Map<string, string>;
  readonly open: { id: string; mine: string; theirs: string; by: string; asked: string }[];
};

type Held = { readonly id: string; readonly shiftId: string; readonly personId: string };

describe('shifts that are exchanged to and fro', () => {
  let site: RosterSite;
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(async () => {
    await site.forget();
    const id = await site.draw({ mostPerWeek: 1 });
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
  });

  const held = async () => {
    const { rows } = await sql<Held>`select id, shift_id as "shiftId", person_id as "personId"
      from rosters.stand where state = 'taken' order by begins_at`.execute(site.calls.app.db);
    return rows;
  };
  const act = async <Output>(
    personId: string,
    work: (context: Context) => Promise<Result<Output>>,
  ) => {
    const { db, services, clock } = site.calls.app;
    clock.forward({ seconds: 1 });
    return db.transaction().execute(async (tx) => {
      const subject = { ...visitor, actorId: personId, personId };
      const done = await work(makeContext({ db: tx, services, subject, language: 'en' }));
      return done.ok ? 'done' : done.refusal;
    });
  };

  const ask = async (random: Random, plain: Plain) => {
    const all = await held();
    const [mine, theirs] = [random.pick(all), random.pick(all)];
    const said = await act(mine.personId, (context) =>
      askExchange(context, { standId: mine.id, otherId: theirs.id }),
    );
    const isAsked = plain.open.some((one) => one.mine === mine.id);
    const expected = isAsked ? 'asked_already' : 'done';
    assert.equal(said, mine.id === theirs.id ? 'not_a_member' : expected);
    if (said !== 'done') return said;
    const { rows } = await sql<{ id: string }>`select id from rosters.swap
      where stand_id = ${mine.id} and state = 'open'`.execute(site.calls.app.db);
    const who = { by: mine.personId, asked: theirs.personId };
    plain.open.push({ id: rows[0]?.id ?? '', mine: mine.id, theirs: theirs.id, ...who });
    return said;
  };

  const end = async (random: Random, plain: Plain) => {
    if (plain.open.length === 0) return 'none';
    const one = random.pick(plain.open);
    const all = await held();
    const [mine, theirs] = [one.mine, one.theirs].map((id) => all.find((held) => held.id === id));
    const isBack = random.chance(0.2);
    const answer = random.chance(0.7) ? 'yes' : 'no';
    const said = isBack
      ? await act(one.by, (context) => withdrawSwap(context, one.id))
      : await act(one.asked, (context) => answerSwap(context, { id: one.id, answer }));
    const isStale = mine === undefined || (answer === 'yes' && theirs === undefined);
    assert.equal(said, !isBack && isStale ? 'swap_over' : 'done', JSON.stringify({ one, answer }));
    // What has become of nothing is asked about no more: its place is nobody's.
    plain.open.splice(plain.open.indexOf(one), 1);
    if (isBack || answer === 'no' || said !== 'done') return said;
    plain.holders.set(mine?.shiftId ?? '', one.asked);
    plain.holders.set(theirs?.shiftId ?? '', one.by);
    return said;
  };

  test('every shift has one holder all along, and each their one of the week', async (t) => {
    t.diagnostic(`seed ${seed}`);
    const random = createRandom(`exchange ${seed}`);
    const begun = await held();
    assert.equal(begun.length, 3);
    const holders = new Map(begun.map(({ shiftId, personId }) => [shiftId, personId]));
    const plain: Plain = { holders, open: [] };
    const seen = new Set<string>();
    for (let step = 0; step < STEPS; step += 1) {
      seen.add(await (random.chance(0.5) ? ask(random, plain) : end(random, plain)));
      const now = await held();
      assert.deepEqual(new Map(now.map((one) => [one.shiftId, one.personId])), plain.holders);
      assert.equal(new Set(now.map(({ personId }) => personId)).size, 3);
    }
    for (const wanted of ['done', 'not_a_member', 'asked_already']) {
      assert.ok(seen.has(wanted), `${wanted} was met on the way`);
    }
  });
});

test('a shift is ahead until it begins, for as long as it is taken', () => {
  const beginsAt = NOW.add({ seconds: 1 });
  assert.equal(isAhead({ state: 'taken', beginsAt }, NOW), true);
  assert.equal(isAhead({ state: 'taken', beginsAt: NOW }, NOW), false);
  for (const state of ['planned', 'offered', 'given_up', 'passed_on', 'withdrawn'] as const) {
    assert.equal(isAhead({ state, beginsAt }, NOW), false);
  }
});
