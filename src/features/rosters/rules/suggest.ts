import type { Random } from '#/lib/random.ts';
import type { Hindrance } from '#/features/rosters/model.ts';
import { hindranceOf, standingConsent } from './legal.ts';
import type { Candidate, Limits, Slot, Stint } from './legal.ts';
import { balanceOf } from './quality.ts';

export type Placement = { readonly slotId: string; readonly personId: string };

/** A place that nobody could be put in, and how many which rule kept from it. */
export type Unfilled = {
  readonly slotId: string;
  readonly why: ReadonlyMap<Hindrance, number>;
};

export type Suggestion = {
  readonly placements: readonly Placement[];
  readonly unfilled: readonly Unfilled[];
};

export type Task = {
  readonly slots: readonly Slot[];
  readonly people: readonly Candidate[];
  readonly limits: Limits;
  /** What each has in all before, such as nights already promised. */
  readonly loads?: ReadonlyMap<string, number>;
};

/** How often something is tried; a month of a team is settled long before. */
const MOST_TRIES = 4_000;
const TRIES_PER_SLOT = 60;
/** Where there are few places it costs little to begin several times. */
const FEW_SLOTS = 12;
const STARTS_OF_FEW = 5;

/** A roster as it grows: who has which place. */
type Draft = Map<string, string>;

/**
 * Suggests a fair roster: greedily, the places with the fewest candidates first, each to whoever
 * has least; then by trying, with chance that is given, to fill what is left and to even out loads.
 * Each step keeps the hard rules, so that none is ever broken; what could not be filled is told
 * with why.
 */
export function suggest(task: Task, random: Random): Suggestion {
  const starts = task.slots.length <= FEW_SLOTS ? STARTS_OF_FEW : 1;
  let best = settle(task, { random, isFirst: true });
  for (let count = 1; count < starts; count += 1) {
    const other = settle(task, { random, isFirst: false });
    const isFuller = other.size > best.size;
    const isEvener = other.size === best.size && evenness(task, other) > evenness(task, best);
    if (isFuller || isEvener) best = other;
  }
  return toSuggestion(task, best);
}

/** Fills greedily, the first time in the best order known, then in any; and goes on from there. */
function settle(
  task: Task,
  { random, isFirst }: { readonly random: Random; readonly isFirst: boolean },
): Draft {
  const draft: Draft = new Map();
  const chance = new Map(task.slots.map(({ id }) => [id, random.fraction()]));
  const open = task.slots.toSorted((a, b) => {
    if (!isFirst) return (chance.get(a.id) ?? 0) - (chance.get(b.id) ?? 0);
    return candidatesOf(task, a).length - candidatesOf(task, b).length || a.from - b.from;
  });
  for (const slot of open) {
    const best = fit(task, draft, slot).toSorted(
      (a, b) => loadOf(task, draft, a) - loadOf(task, draft, b),
    )[0];
    if (best !== undefined) draft.set(slot.id, best.personId);
  }
  const tries = Math.min(MOST_TRIES, task.slots.length * TRIES_PER_SLOT);
  for (let count = 0; count < tries; count += 1) improve(task, draft, random);
  return draft;
}

function toSuggestion(task: Task, draft: Draft): Suggestion {
  return {
    placements: [...draft].map(([slotId, personId]) => ({ slotId, personId })),
    unfilled: task.slots
      .filter(({ id }) => !draft.has(id))
      .map((slot) => ({ slotId: slot.id, why: whyNobody(task, draft, slot) })),
  };
}

/** Who said yes to such hours, whatever else they do. */
function candidatesOf({ people, limits }: Task, slot: Slot): readonly Candidate[] {
  return people.filter((one) => isWilling(one, slot, { limits, stints: [] }));
}

function isWilling(
  one: Candidate,
  slot: Slot,
  beside: { readonly limits: Limits; readonly stints: readonly Stint[] },
): boolean {
  if (standingConsent(one, slot) === undefined) return false;
  return hindranceOf(one, slot, beside) === undefined;
}

/** Who could take a place as the draft stands; the place itself counts as empty. */
function fit(task: Task, draft: Draft, slot: Slot): readonly Candidate[] {
  return task.people.filter((one) => {
    const stints = stintsOf(task, draft, one.personId).filter(({ id }) => id !== slot.id);
    return isWilling(one, slot, { limits: task.limits, stints });
  });
}

function stintsOf(
  { slots }: Task,
  draft: ReadonlyMap<string, string>,
  personId: string,
): readonly Slot[] {
  return slots.filter(({ id }) => draft.get(id) === personId);
}

function loadOf(task: Task, draft: Draft, { personId }: Pick<Candidate, 'personId'>): number {
  const before = task.loads?.get(personId) ?? 0;
  return stintsOf(task, draft, personId).reduce((sum, { weight }) => sum + weight, before);
}

function improve(task: Task, draft: Draft, random: Random): void {
  if (task.slots.length === 0) return;
  const slot = random.pick(task.slots);
  if (draft.has(slot.id)) even(task, draft, { slot, random });
  else makeRoom(task, draft, slot);
}

/** Gives a place to another, or exchanges two, where loads become more alike. */
function even(
  task: Task,
  draft: Draft,
  { slot, random }: { readonly slot: Slot; readonly random: Random },
): void {
  const others = fit(task, draft, slot);
  if (others.length === 0) return;
  const before = new Map(draft);
  const was = evenness(task, draft);
  const holder = draft.get(slot.id);
  const taker = random.pick(others).personId;
  draft.set(slot.id, taker);
  // Something of the taker's may go back in return.
  const own = stintsOf(task, draft, taker).filter(({ id }) => id !== slot.id);
  if (holder !== undefined && own.length > 0 && random.chance(0.5)) {
    const given = random.pick(own);
    draft.delete(given.id);
    const mayTake = fit(task, draft, given).some(({ personId }) => personId === holder);
    draft.set(given.id, mayTake ? holder : taker);
  }
  if (evenness(task, draft) < was) restore(draft, before);
}

/** Puts somebody in an empty place whom only one of their own hinders, which another takes. */
function makeRoom(task: Task, draft: Draft, slot: Slot): void {
  const [free] = fit(task, draft, slot);
  if (free !== undefined) {
    draft.set(slot.id, free.personId);
    return;
  }
  for (const one of candidatesOf(task, slot)) {
    for (const own of stintsOf(task, draft, one.personId)) {
      draft.delete(own.id);
      const isFit = fit(task, draft, slot).some(({ personId }) => personId === one.personId);
      if (isFit) {
        draft.set(slot.id, one.personId);
        const [other] = fit(task, draft, own);
        if (other !== undefined) {
          draft.set(own.id, other.personId);
          return;
        }
        draft.delete(slot.id);
      }
      draft.set(own.id, one.personId);
    }
  }
}

function restore(draft: Draft, before: ReadonlyMap<string, string>): void {
  draft.clear();
  for (const [slotId, personId] of before) draft.set(slotId, personId);
}

/** Only those are compared who said yes to any of it. */
function evenness(task: Task, draft: Draft): number {
  const willing = task.people.filter((one) =>
    task.slots.some((slot) => standingConsent(one, slot) !== undefined),
  );
  return balanceOf(willing.map((one) => loadOf(task, draft, one)));
}

/** Tells how many are kept from a place by which rule, were it to be filled now. */
export function whyNobody(
  task: Task,
  draft: ReadonlyMap<string, string>,
  slot: Slot,
): ReadonlyMap<Hindrance, number> {
  const why = new Map<Hindrance, number>();
  for (const one of task.people) {
    const stints = stintsOf(task, draft, one.personId);
    const isAsked = standingConsent(one, slot) !== undefined;
    const hindrance = isAsked
      ? hindranceOf(one, slot, { limits: task.limits, stints })
      : ('no_yes' as const);
    if (hindrance !== undefined) why.set(hindrance, (why.get(hindrance) ?? 0) + 1);
  }
  return why;
}

/**
 * Puts people in places by turns, in the order given: each takes the next place, or the next week,
 * that the hard rules allow them; whoever is hindered is passed over and comes first after.
 */
export function takeTurns(task: Task, by: 'shift' | 'week'): Suggestion {
  const draft: Draft = new Map();
  const queue = task.people.map(({ personId }) => personId);
  let lastWeek: string | undefined;
  let current: string | undefined;
  for (const slot of task.slots.toSorted((a, b) => a.from - b.from || a.level - b.level)) {
    const fitting = new Set(fit(task, draft, slot).map(({ personId }) => personId));
    if (by === 'week' && slot.week !== lastWeek) current = undefined;
    lastWeek = slot.week;
    const stays = by === 'week' && current !== undefined && fitting.has(current);
    const next = stays ? current : queue.find((personId) => fitting.has(personId));
    if (next === undefined) continue;
    draft.set(slot.id, next);
    current = next;
    queue.splice(queue.indexOf(next), 1);
    queue.push(next);
  }
  return toSuggestion(task, draft);
}
