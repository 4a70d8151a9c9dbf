import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { seed } from '#test/property.ts';
import { hindranceOf, standingConsent } from './legal.ts';
import type { Candidate, Slot } from './legal.ts';
import { balanceOf } from './quality.ts';
import { suggest, takeTurns } from './suggest.ts';
import type { Placement, Suggestion, Task } from './suggest.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK_MINUTES = 10_080;

/** A slot on a day, counted from a Monday, from an hour, so many hours long. */
function slot(day: number, from: number, hours: number, more: Partial<Slot> = {}): Slot {
  const isNight = from >= 20 || from < 4;
  return {
    id: `s${day}-${from}-${more.seat ?? 1}`,
    shiftId: `s${day}-${from}`,
    kindId: isNight ? 'night' : 'day',
    level: 1,
    seat: 1,
    from: day * DAY + from * HOUR,
    to: day * DAY + (from + hours) * HOUR,
    minute: (day * 1_440 + from * 60) % WEEK_MINUTES,
    minutes: hours * 60,
    isNight,
    week: `w${Math.floor(day / 7)}`,
    weight: hours * (isNight ? 2 : 1),
    ...more,
  };
}

function someone(personId: string, more: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    saidTo: new Set(['night', 'day']),
    hours: [],
    quiet: undefined,
    awayUntil: undefined,
    abilities: new Set(),
    stints: [],
    ...more,
  };
}

const limits = { restMinutes: 660, mostPerWeek: 2, ability: undefined };

/** Says in plain words what is wrong with a roster; nothing where it keeps every rule. */
function faultOf(task: Task, placements: readonly Placement[]): string | undefined {
  const has = new Map<string, Slot[]>();
  const filled = new Set<string>();
  for (const { slotId, personId } of placements) {
    const own = task.slots.find(({ id }) => id === slotId);
    const who = task.people.find((one) => one.personId === personId);
    if (own === undefined || who === undefined) return 'nobody knows them';
    if (filled.has(slotId)) return `${slotId} twice`;
    filled.add(slotId);
    const isCovered = Array.from({ length: own.minutes }, (_, index) => own.minute + index).every(
      (minute) =>
        who.hours.some(({ from, to }) => {
          const at = minute % WEEK_MINUTES;
          return at >= from && at < to;
        }),
    );
    if (!who.saidTo.has(own.kindId) && !isCovered) return `${personId} said no yes to ${slotId}`;
    const { ability } = task.limits;
    if (ability !== undefined && !who.abilities.has(ability)) return `${personId} is not able`;
    if ((who.awayUntil ?? -1) > own.from) return `${personId} is away`;
    for (let minute = 0; who.quiet !== undefined && minute < own.minutes; minute += 1) {
      const { from, to } = who.quiet;
      const at = (own.minute + minute) % 1_440;
      const isQuiet = from < to ? at >= from && at < to : at >= from || at < to;
      if (isQuiet) return `${personId} wants quiet`;
    }
    has.set(personId, [...(has.get(personId) ?? []), own]);
  }
  for (const [personId, own] of has) {
    const who = task.people.find((one) => one.personId === personId);
    const all = [...own, ...(who?.stints ?? [])];
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        const apart = Math.max(one.from - other.to, other.from - one.to);
        if (apart < 0) return `${personId} twice at once`;
        const rest = task.limits.restMinutes * 60_000;
        const isOwn = index < own.length;
        if (isOwn && (one.isNight || other.isNight) && apart < rest) return `${personId} no rest`;
      }
      const inWeek = all.filter(({ week }) => week === one.week).length;
      if (index < own.length && inWeek > task.limits.mostPerWeek) return `${personId} too often`;
    }
  }
  return undefined;
}

function makeWorld(random: Random, size: { slots: number; people: number }): Task {
  const taken = new Set<string>();
  const slots: Slot[] = [];
  while (slots.length < size.slots) {
    const hours = random.pick([4, 8]);
    const made = slot(random.int(0, 9), random.pick([0, 8, 14, 20, 22]), hours);
    if (taken.has(made.id)) continue;
    taken.add(made.id);
    slots.push(made);
  }
  const people = Array.from({ length: size.people }, (_, index) => {
    const kinds = ['night', 'day'].filter(() => random.chance(0.7));
    const from = random.int(0, 6) * 1_440;
    const quietFrom = random.int(0, 23) * 60;
    return someone(`p${index}`, {
      saidTo: new Set(kinds),
      hours: random.chance(0.4) ? [{ from, to: from + 1_440 }] : [],
      quiet: random.chance(0.2)
        ? { from: quietFrom, to: (quietFrom + random.int(1, 6) * 60) % 1_440 }
        : undefined,
      awayUntil: random.chance(0.15) ? random.int(0, 9) * DAY : undefined,
      abilities: new Set(random.chance(0.8) ? ['electrical'] : []),
      stints: random.chance(0.2) ? [slot(random.int(0, 9), 8, 8)] : [],
    });
  });
  const ability = random.chance(0.3) ? 'electrical' : undefined;
  const most = random.int(1, 3);
  return { slots, people, limits: { restMinutes: 660, mostPerWeek: most, ability } };
}

type Worth = { readonly filled: number; readonly balance: number };

function worthOf(task: Task, placements: readonly Placement[]): Worth {
  const willing = task.people.filter((one) =>
    task.slots.some((own) => standingConsent(one, own) !== undefined),
  );
  const loads = willing.map(({ personId }) =>
    placements
      .filter((one) => one.personId === personId)
      .reduce((sum, { slotId }) => sum + (task.slots.find((s) => s.id === slotId)?.weight ?? 0), 0),
  );
  return { filled: placements.length, balance: balanceOf(loads) };
}

const scoreOf = (task: Task, { filled, balance }: Worth) =>
  (filled / task.slots.length) * 50 + balance * 50;

/** Tries every way in which people can be put in places, and keeps the best that is lawful. */
function bestOf(task: Task): Worth {
  let best: Worth = { filled: -1, balance: 0 };
  const walk = (index: number, placements: readonly Placement[]): void => {
    const next = task.slots[index];
    if (next === undefined) {
      const worth = worthOf(task, placements);
      const isBetter =
        worth.filled > best.filled ||
        (worth.filled === best.filled && worth.balance > best.balance);
      if (isBetter) best = worth;
      return;
    }
    for (const { personId } of task.people) {
      const more = [...placements, { slotId: next.id, personId }];
      if (faultOf(task, more) === undefined) walk(index + 1, more);
    }
    walk(index + 1, placements);
  };
  walk(0, []);
  return best;
}

/** So far may a suggestion stay behind the best there is, in points of a hundred. */
const MOST_BEHIND = 5;
const WORLDS = 60;

/** In how many small worlds a way of suggesting breaks a rule, or stays behind the best. */
function judgeWay(way: (task: Task) => Suggestion): { unlawful: number; behind: number } {
  const random = createRandom(`rosters ${seed}`);
  let unlawful = 0;
  let behind = 0;
  for (let world = 0; world < WORLDS; world += 1) {
    const task = makeWorld(random, { slots: random.int(1, 5), people: random.int(1, 4) });
    const { placements } = way(task);
    if (faultOf(task, placements) !== undefined) unlawful += 1;
    else {
      const gap = scoreOf(task, bestOf(task)) - scoreOf(task, worthOf(task, placements));
      if (gap > MOST_BEHIND) behind += 1;
    }
  }
  return { unlawful, behind };
}

describe('a suggestion', () => {
  test(`keeps every rule, and is as good as any in small worlds (seed ${seed})`, () => {
    const found = judgeWay((task) => suggest(task, createRandom(1)));
    assert.deepEqual(found, { unlawful: 0, behind: 0 });
  });

  test('by turns keeps every rule, too', () => {
    for (const by of ['shift', 'week'] as const) {
      assert.equal(judgeWay((task) => takeTurns(task, by)).unlawful, 0);
    }
  });

  test('one that forgets a rule, or who has how much, is caught', () => {
    const careless = judgeWay((task) => ({
      placements: task.slots.flatMap((own) => {
        const who = task.people.find((one) => standingConsent(one, own) !== undefined);
        return who === undefined ? [] : [{ slotId: own.id, personId: who.personId }];
      }),
      unfilled: [],
    }));
    assert.ok(careless.unlawful > 0);
    const unfair = judgeWay((task) => {
      const placements: Placement[] = [];
      for (const own of task.slots) {
        const who = task.people.find((one) => {
          const more = [...placements, { slotId: own.id, personId: one.personId }];
          return faultOf(task, more) === undefined;
        });
        if (who !== undefined) placements.push({ slotId: own.id, personId: who.personId });
      }
      return { placements, unfilled: [] };
    });
    assert.equal(unfair.unlawful, 0);
    assert.ok(unfair.behind > 0);
  });

  test(`keeps every rule in large worlds, and tells what it could not fill (seed ${seed})`, () => {
    const random = createRandom(`large rosters ${seed}`);
    for (let world = 0; world < 12; world += 1) {
      const task = makeWorld(random, { slots: 30, people: random.int(2, 12) });
      const { placements, unfilled } = suggest(task, createRandom(world));
      assert.equal(faultOf(task, placements), undefined);
      assert.equal(placements.length + unfilled.length, 30);
      for (const { why } of unfilled) {
        const kept = [...why.values()].reduce((sum, one) => sum + one, 0);
        assert.equal(kept, task.people.length, 'everybody is kept from it by something');
      }
    }
  });

  test('is the same for the same seed', () => {
    const task = makeWorld(createRandom(7), { slots: 12, people: 5 });
    assert.deepEqual(suggest(task, createRandom(3)), suggest(task, createRandom(3)));
  });

  test('a month of nights is shared alike by those who say yes to nights', () => {
    const nights = [0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25].map((day) => slot(day, 22, 8));
    const people = ['a', 'b', 'c', 'd'].map((id) => someone(id));
    const { placements, unfilled } = suggest({ slots: nights, people, limits }, createRandom(1));
    assert.equal(unfilled.length, 0);
    for (const { personId } of people) {
      assert.equal(placements.filter((one) => one.personId === personId).length, 3);
    }
  });

  test('what somebody has before counts when loads are evened out', () => {
    const nights = [0, 7].map((day) => slot(day, 22, 8));
    const task = {
      slots: nights,
      people: [someone('a'), someone('b')],
      limits,
      loads: new Map([['a', 32]]),
    };
    const { placements } = suggest(task, createRandom(1));
    assert.deepEqual([...new Set(placements.map(({ personId }) => personId))], ['b']);
  });

  test('by weeks the same one has the week, and another the next', () => {
    const slots = [0, 2, 7, 9].map((day) => slot(day, 22, 8));
    const people = ['a', 'b', 'c'].map((id) => someone(id));
    const week = takeTurns({ slots, people, limits }, 'week').placements;
    assert.deepEqual(
      week.map(({ personId }) => personId),
      ['a', 'a', 'b', 'b'],
    );
    const each = takeTurns({ slots, people, limits }, 'shift').placements;
    assert.deepEqual(
      each.map(({ personId }) => personId),
      ['a', 'b', 'c', 'a'],
    );
  });
});

describe('the hard rules', () => {
  const night = slot(2, 22, 8);
  const judge = (more: Partial<Candidate>, own = night, limit = limits) =>
    hindranceOf(someone('a', more), own, { limits: limit, stints: [] });

  test('name the one that is broken', () => {
    assert.equal(judge({}), undefined);
    assert.equal(judge({ awayUntil: night.from + 1 }), 'away');
    assert.equal(judge({ awayUntil: night.from }), undefined);
    assert.equal(judge({ quiet: { from: 23 * 60, to: 60 } }), 'quiet_then');
    assert.equal(judge({ quiet: { from: 6 * 60, to: 22 * 60 } }), undefined);
    assert.equal(judge({ stints: [slot(3, 4, 4)] }), 'overlaps');
    assert.equal(judge({ stints: [slot(3, 8, 4)] }), 'too_little_rest');
    assert.equal(judge({ stints: [slot(3, 17, 3)] }), undefined, 'eleven hours are enough');
    const twice = [slot(0, 8, 4), slot(4, 8, 4)];
    assert.equal(judge({ stints: twice }), 'too_many_this_week');
    const needs = { ...limits, ability: 'electrical' } as const;
    assert.equal(hindranceOf(someone('a'), night, { limits: needs, stints: [] }), 'not_able');
  });

  test('between two days no rest is asked for', () => {
    assert.equal(judge({ stints: [slot(2, 8, 6)] }, slot(2, 14, 4)), undefined);
  });

  test('regular hours are a yes where they cover the whole shift, over Sunday, too', () => {
    const only = (hours: Candidate['hours']) => someone('a', { saidTo: new Set(), hours });
    const sunday = slot(6, 22, 8);
    const all = [
      { from: 6 * 1_440 + 1_200, to: WEEK_MINUTES },
      { from: 0, to: 360 },
    ];
    assert.equal(standingConsent(only(all), sunday), 'hours');
    assert.equal(standingConsent(only(all.slice(0, 1)), sunday), undefined);
    assert.equal(standingConsent(someone('a'), sunday), 'standing');
  });
});
