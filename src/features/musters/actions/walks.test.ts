import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { AFTERNOON, memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { seed } from '#test/property.ts';
import { people, places } from '#test/world.ts';
import { insertAsked } from '#/features/musters/store/asked.ts';
import { insertMuster } from '#/features/musters/store/musters.ts';
import { answerMuster } from './answer.ts';
import { changeWanted, closeMuster, standDown } from './keep.ts';
import { mustersLeaver } from './leave.ts';

/** How many walks, each of so many steps, with so many people. */
const WALKS = 12;
const STEPS = 40;
const PEOPLE = 8;
const NOW = Temporal.Instant.from(AFTERNOON);

/** What a muster is, told in plain words: who comes and who is in line, in order. */
type Plain = {
  wanted: number;
  coming: readonly string[];
  line: readonly string[];
  no: readonly string[];
  gone: readonly string[];
  isOver: boolean;
};

type Step =
  | { readonly kind: 'yes' | 'no' | 'leave'; readonly who: string }
  | { readonly kind: 'wanted'; readonly wanted: number }
  | { readonly kind: 'off' | 'close' };

/** Lets whoever is first in line come while there is room. */
function filled(plain: Plain): Plain {
  const free = Math.max(0, plain.wanted - plain.coming.length);
  return {
    ...plain,
    coming: [...plain.coming, ...plain.line.slice(0, free)],
    line: plain.line.slice(free),
  };
}

function without(plain: Plain, who: string): Plain {
  const others = (all: readonly string[]) => all.filter((one) => one !== who);
  return {
    ...plain,
    coming: others(plain.coming),
    line: others(plain.line),
    no: others(plain.no),
  };
}

/** Gives what is so afterwards, or the reason why it is not done. */
function stepOn(plain: Plain, step: Step): Plain | string {
  if (step.kind === 'leave') {
    return { ...without(plain, step.who), gone: [...plain.gone, step.who] };
  }
  if (step.kind === 'yes' || step.kind === 'no') {
    if (plain.gone.includes(step.who)) return 'not_found';
    if (plain.isOver) return 'muster_over';
    if (step.kind === 'no') {
      const left = without(plain, step.who);
      return filled({ ...left, no: [...left.no, step.who] });
    }
    if (plain.coming.includes(step.who) || plain.line.includes(step.who)) return plain;
    const back = without(plain, step.who);
    return back.coming.length < back.wanted
      ? { ...back, coming: [...back.coming, step.who] }
      : { ...back, line: [...back.line, step.who] };
  }
  if (plain.isOver) return 'muster_over';
  if (step.kind !== 'wanted') return { ...plain, isOver: true };
  if (step.wanted < plain.coming.length) return 'fewer_than_coming';
  return filled({ ...plain, wanted: step.wanted });
}

function drawStep(random: Random): Step {
  const who = memberId(1 + random.int(0, PEOPLE - 1));
  const kind = random.int(0, 19);
  if (kind < 9) return { kind: 'yes', who };
  if (kind < 14) return { kind: 'no', who };
  if (kind < 18) return { kind: 'wanted', wanted: random.int(1, PEOPLE) };
  if (kind === 18) return { kind: 'leave', who };
  return random.chance(0.2) ? { kind: random.chance(0.5) ? 'off' : 'close' } : { kind: 'no', who };
}

describe('whatever people do, in whatever order', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());

  const begin = async (walk: number, wanted: number) => {
    const { db, clock } = site.app;
    clock.set(AFTERNOON);
    const id = `019cf000-0000-7000-8000-00000000f${String(walk).padStart(3, '0')}`;
    const key = { communityId: places.community, id };
    await insertMuster(db, {
      ...key,
      title: `第 ${walk} 次`,
      meetingPlace: '2號門',
      note: undefined,
      areaId: places.community,
      startsAt: NOW.add({ seconds: 1 }),
      wanted,
      madeBy: people.li,
      madeAt: NOW,
      organisationIds: [teams.red],
    });
    const personIds = Array.from({ length: PEOPLE }, (_, index) => memberId(index + 1));
    await insertAsked(db, key, { personIds, at: NOW });
    await sql`update musters.muster set asked_at = ${NOW} where id = ${id}`.execute(db);
    return key;
  };

  const take = (id: string, step: Step) =>
    site.app.db.transaction().execute(async (tx) => {
      const as = (who: string) => site.contextOf(who, tx);
      const leader = as(people.li);
      if (step.kind === 'leave') {
        const departure = { personId: step.who, takesWords: true, pattern: '(?!)' };
        await mustersLeaver.forget(leader, departure);
        return 'done';
      }
      const doing = {
        yes: () => answerMuster(as('who' in step ? step.who : ''), { id, answer: 'yes' }),
        no: () => answerMuster(as('who' in step ? step.who : ''), { id, answer: 'no' }),
        wanted: () => changeWanted(leader, { id, wanted: 'wanted' in step ? step.wanted : 1 }),
        off: () => standDown(leader, { id, words: '雨停了' }),
        close: () => closeMuster(leader, { id, came: [] }),
      };
      const done = await doing[step.kind]();
      return done.ok ? 'done' : done.refusal;
    });

  const found = async (id: string): Promise<Omit<Plain, 'gone'>> => {
    const { rows } = await sql<{
      wanted: number;
      counted: number;
      isOver: boolean;
      coming: readonly string[];
      line: readonly string[];
      no: readonly string[];
    }>`
      select m.wanted, m.coming as counted, m.ended_at is not null as "isOver",
        array(select person_id::text from musters.asked a where a.muster_id = m.id
          and place = 'coming') as coming,
        array(select person_id::text from musters.asked a where a.muster_id = m.id
          and place = 'reserve' order by answered_at, person_id) as line,
        array(select person_id::text from musters.asked a where a.muster_id = m.id
          and answer = 'no') as no
      from musters.muster m where id = ${id}`.execute(site.app.db);
    const [row] = rows;
    assert.ok(row !== undefined);
    assert.equal(row.counted, row.coming.length, 'the number is that of the people');
    return row;
  };

  test('it is as the plain account says, and refusals are for its reasons', async (t) => {
    t.diagnostic(`seed ${seed}`);
    const random = createRandom(`musters ${seed}`);
    const refusals = new Map<string, number>();
    for (let walk = 0; walk < WALKS; walk += 1) {
      const wanted = random.int(1, PEOPLE);
      const { id } = await begin(walk, wanted);
      let plain: Plain = { wanted, coming: [], line: [], no: [], gone: [], isOver: false };
      for (let count = 0; count < STEPS; count += 1) {
        // Of two things at one instant neither is the first.
        site.app.clock.forward({ seconds: 1 });
        const step = drawStep(random);
        if (step.kind === 'leave' && plain.gone.includes(step.who)) continue;
        const next = stepOn(plain, step);
        const done = await take(id, step);
        if (typeof next === 'string') refusals.set(next, (refusals.get(next) ?? 0) + 1);
        assert.equal(done, typeof next === 'string' ? next : 'done', JSON.stringify(step));
        plain = typeof next === 'string' ? plain : next;
        // Whoever leaves for good makes room that the next look fills.
        if (step.kind === 'leave' && !plain.isOver) {
          await site.runJobs();
          plain = filled(plain);
        }
        const seen = await found(id);
        assert.deepEqual(seen.coming.toSorted(), plain.coming.toSorted(), JSON.stringify(step));
        assert.deepEqual(seen.line, plain.line);
        assert.deepEqual(seen.no.toSorted(), plain.no.toSorted());
        assert.deepEqual([seen.wanted, seen.isOver], [plain.wanted, plain.isOver]);
      }
    }
    assert.deepEqual(
      [...refusals.keys()].toSorted(),
      ['fewer_than_coming', 'muster_over', 'not_found'],
      'each was met on the way',
    );
  });

  test('control: an account in which the line is not kept in order is found out', async () => {
    const last = (plain: Plain): Plain => ({ ...plain, line: plain.line.toReversed() });
    const plain: Plain = {
      wanted: 1,
      coming: ['a'],
      line: ['b', 'c'],
      no: [],
      gone: [],
      isOver: false,
    };
    const step = { kind: 'no', who: 'a' } as const;
    assert.notDeepEqual(stepOn(last(plain), step), stepOn(plain, step));
  });
});
