import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Helper } from '#test/call-site.ts';
import { seed } from '#test/property.ts';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { answerSwap, askSwap, withdrawSwap } from './swap.ts';

const STEPS = 120;

/** Who has a shift, and whom they ask; told in plain words. */
type Plain = {
  holder: string;
  /** The swap that is open: of one, or of all. */
  open: { readonly id: string; readonly asked: string | undefined } | undefined;
};

type Step =
  | { readonly kind: 'ask'; readonly who: string; readonly asked: string | undefined }
  | { readonly kind: 'answer'; readonly who: string; readonly says: 'yes' | 'no' }
  | { readonly kind: 'back'; readonly who: string };

/** Says what would come of a step: done, or why not. */
function judge({ holder, open }: Plain, step: Step): string {
  if (step.kind === 'ask') {
    if (step.who !== holder) return 'not_found';
    if (step.asked === holder) return 'not_a_member';
    return open === undefined ? 'done' : 'asked_already';
  }
  if (open === undefined) return 'none';
  if (step.kind === 'back') return step.who === holder ? 'done' : 'not_found';
  if (step.who === holder) return 'not_found';
  return open.asked === undefined || open.asked === step.who ? 'done' : 'not_found';
}

function stepOn(plain: Plain, step: Step): Plain {
  if (step.kind === 'back') return { ...plain, open: undefined };
  if (step.kind !== 'answer') return plain;
  if (step.says === 'yes') return { holder: step.who, open: undefined };
  return plain.open?.asked === undefined ? plain : { ...plain, open: undefined };
}

function drawStep(random: Random, ids: readonly string[]): Step {
  const who = random.pick(ids);
  const kind = random.int(0, 9);
  if (kind < 4) {
    return { kind: 'ask', who, asked: random.chance(0.4) ? undefined : random.pick(ids) };
  }
  if (kind < 8) return { kind: 'answer', who, says: random.chance(0.5) ? 'yes' : 'no' };
  return { kind: 'back', who };
}

describe('whatever is asked and answered, in whatever order', () => {
  let site: RosterSite;
  let members: readonly Helper[];
  let shiftId = '';
  before(async () => {
    site = await openRosterSite();
    members = site.members;
    const id = await site.draw({ mostPerWeek: 7, restHours: 0 });
    await site.addNights(id);
    for (const { browser } of members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    const { rows } = await sql<{ id: string }>`
      select id from rosters.shift order by begins_at limit 1`.execute(site.calls.app.db);
    shiftId = rows[0]?.id ?? '';
  });
  after(() => site.calls.app.close());

  const holding = async () => {
    const { rows } = await sql<{ id: string; personId: string }>`
      select id, person_id as "personId" from rosters.stand
      where shift_id = ${shiftId} and state = 'taken'`.execute(site.calls.app.db);
    assert.equal(rows.length, 1, 'somebody has it, and one alone');
    return rows[0] ?? { id: '', personId: '' };
  };

  const take = async (step: Step, swapId: string) => {
    const { db, services, clock } = site.calls.app;
    clock.forward({ seconds: 1 });
    const { id: standId } = await holding();
    return db.transaction().execute(async (tx) => {
      const subject = { ...visitor, actorId: step.who, personId: step.who };
      const context = makeContext({ db: tx, services, subject, language: 'zh-Hant' });
      const doing = {
        ask: () => askSwap(context, { standId, askedId: 'asked' in step ? step.asked : undefined }),
        answer: () =>
          answerSwap(context, { id: swapId, answer: 'says' in step ? step.says : 'no' }),
        back: () => withdrawSwap(context, swapId),
      };
      const done = await doing[step.kind]();
      return done.ok ? 'done' : done.refusal;
    });
  };

  const openNow = async () => {
    const { rows } = await sql<{ id: string; asked: string | null }>`
      select id, asked_id as asked from rosters.swap where state = 'open'`.execute(
      site.calls.app.db,
    );
    assert.ok(rows.length <= 1);
    return rows[0];
  };

  test('it is as the plain account says, and refusals are for its reasons', async (t) => {
    t.diagnostic(`seed ${seed}`);
    const random = createRandom(`swaps ${seed}`);
    const ids = members.map(({ id }) => id);
    let plain: Plain = { holder: (await holding()).personId, open: undefined };
    const seen = new Map<string, number>();
    for (let count = 0; count < STEPS; count += 1) {
      const step = drawStep(random, ids);
      const expected = judge(plain, step);
      if (expected === 'none') continue;
      const done = await take(step, plain.open?.id ?? '');
      assert.equal(done, expected, JSON.stringify({ step, plain }));
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
      if (expected === 'done') plain = stepOn(plain, step);
      const open = await openNow();
      if (step.kind === 'ask' && expected === 'done') {
        plain = { ...plain, open: { id: open?.id ?? '', asked: step.asked } };
      }
      assert.equal((await holding()).personId, plain.holder);
      assert.equal(open?.id, plain.open?.id);
      assert.equal(open?.asked ?? undefined, plain.open?.asked);
    }
    assert.deepEqual(
      [...seen.keys()].toSorted(),
      ['asked_already', 'done', 'not_a_member', 'not_found'],
      'each was met on the way',
    );
  });

  test('control: an account in which anybody may take it over is found out', () => {
    const plain: Plain = { holder: 'a', open: { id: 's', asked: 'b' } };
    assert.equal(judge(plain, { kind: 'answer', who: 'c', says: 'yes' }), 'not_found');
    assert.equal(judge(plain, { kind: 'answer', who: 'b', says: 'yes' }), 'done');
    assert.equal(stepOn(plain, { kind: 'answer', who: 'b', says: 'yes' }).holder, 'b');
  });
});
