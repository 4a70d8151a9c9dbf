import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRandom } from '#/lib/random.ts';
import { AFTERNOON, memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { isLinearizable } from '#test/linear.ts';
import type { Model, Operation } from '#test/linear.ts';
import { seed } from '#test/property.ts';
import { people, places } from '#test/world.ts';
import { insertAsked, saveAnswer } from '#/features/musters/store/asked.ts';
import { findMuster, insertMuster, saveMuster } from '#/features/musters/store/musters.ts';
import { answerMuster } from './answer.ts';

const HISTORIES = 8;
const CLIENTS = 4;
const STEPS = 3;
const WANTED = 2;
const NOW = Temporal.Instant.from(AFTERNOON);

type Step = { readonly who: string; readonly answer: 'yes' | 'no' };
type Doing = (id: string, step: Step) => Promise<string>;
type State = { readonly coming: readonly string[]; readonly line: readonly string[] };

/** Who comes and who is in line, when only one answers at a time; it tells which one became. */
const seats: Model<State, Step, string> = {
  initial: { coming: [], line: [] },
  apply: ({ coming, line }, { who, answer }) => {
    if (answer === 'no') {
      const left = coming.filter((one) => one !== who);
      const behind = line.filter((one) => one !== who);
      const free = Math.max(0, WANTED - left.length);
      const state = { coming: [...left, ...behind.slice(0, free)], line: behind.slice(free) };
      return { state, output: 'none' };
    }
    if (coming.includes(who)) return { state: { coming, line }, output: 'coming' };
    if (line.includes(who)) return { state: { coming, line }, output: 'reserve' };
    return coming.length < WANTED
      ? { state: { coming: [...coming, who], line }, output: 'coming' }
      : { state: { coming, line: [...line, who] }, output: 'reserve' };
  },
  nameOf: ({ coming, line }) => `${coming.toSorted().join()} ${line.join()}`,
};

describe('what many answer at once', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());

  /** The program itself: each answer as a request gives it, in a transaction of its own. */
  const asBuilt: Doing = (id, { who, answer }) =>
    site.app.db.transaction().execute(async (tx) => {
      const said = await answerMuster(site.contextOf(who, tx), { id, answer });
      return said.ok ? (said.value.seating ?? 'none') : said.refusal;
    });

  /** A broken one: it looks, thinks for a moment, and writes what it saw. */
  const lookThenWrite: Doing = async (id, { who, answer }) => {
    const { db, clock } = site.app;
    const muster = await findMuster(db, id);
    assert.ok(muster !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const seating = muster.coming < muster.wanted ? 'coming' : 'reserve';
    const at = clock.now();
    if (answer === 'no') {
      await saveAnswer(db, muster, { personId: who, answer, seating: undefined, at });
      return 'none';
    }
    await saveAnswer(db, muster, { personId: who, answer, seating, at });
    const coming = Math.min(muster.wanted, muster.coming + (seating === 'coming' ? 1 : 0));
    await saveMuster(db, { ...muster, coming });
    return seating;
  };

  let made = 0;
  /** Lets all answer as they come, and writes down when each began and ended. */
  const record = async (doing: Doing): Promise<readonly Operation<Step, string>[]> => {
    made += 1;
    const { db } = site.app;
    const id = `019cf000-0000-7000-8000-00000000a${String(made).padStart(3, '0')}`;
    const key = { communityId: places.community, id };
    await insertMuster(db, {
      ...key,
      title: `第 ${made} 次`,
      meetingPlace: '2號門',
      note: undefined,
      areaId: places.community,
      startsAt: NOW.add({ hours: 3 }),
      wanted: WANTED,
      madeBy: people.li,
      madeAt: NOW,
      organisationIds: [teams.red],
    });
    const ids = Array.from({ length: CLIENTS }, (_, index) => memberId(index + 1));
    await insertAsked(db, key, { personIds: ids, at: NOW });
    const random = createRandom(`seats ${seed} ${made}`);
    const history: Operation<Step, string>[] = [];
    const client = async (who: string) => {
      for (let step = 0; step < STEPS; step += 1) {
        const input = { who, answer: random.chance(0.7) ? ('yes' as const) : ('no' as const) };
        // Who stands in line is told apart by when they began to; one instant is one place.
        site.app.clock.forward({ milliseconds: 1 });
        const from = performance.now();
        const output = await doing(id, input);
        history.push({ input, output, from, to: performance.now() });
      }
    };
    await Promise.all(ids.map(client));
    return history;
  };

  /** Whether somebody who was in line has come by being asked again: that shows in no answer. */
  const heldBy = (history: readonly Operation<Step, string>[]) => isLinearizable(history, seats);

  test('could have been answered one after the other', async (t) => {
    t.diagnostic(`seed ${seed}`);
    for (let count = 0; count < HISTORIES; count += 1) {
      const history = await record(asBuilt);
      assert.ok(heldBy(history), JSON.stringify(history));
    }
  });

  test('control: of a program that looks and then writes it is found out', async () => {
    let caught = 0;
    for (let count = 0; count < HISTORIES; count += 1) {
      if (!heldBy(await record(lookThenWrite))) caught += 1;
    }
    assert.ok(caught > 0);
  });
});
