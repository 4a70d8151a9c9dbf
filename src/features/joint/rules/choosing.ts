import type { Queue } from '#/features/matters/index.ts';

const STREET_LEVEL = 40;
const COMMUNITY_LEVEL = 50;

/** A place of the line from the highest down to where the matter is. */
export type LinePlace = { readonly placeId: string; readonly level: number };

/** Somebody who may be called: a body or an office, and at which level of the tree it stands. */
export type Candidate = {
  readonly body: Queue;
  readonly level: number;
  /** Stands above the communities, or is of a kind that matters go to; others are invited only. */
  readonly isAsked: boolean;
};

/** Whether one can be called to come, or only be invited. */
export type Callable = { readonly body: Queue; readonly isRequirable: boolean };

/**
 * Lists who can be called to a matter, those from above first. To come has whoever stands at the
 * caller's level or above it and is there to be asked; all others are invited. Neither the caller
 * nor whom the matter is a complaint about is among them.
 */
export function listCallable(
  candidates: readonly Candidate[],
  around: { readonly callerLevel: number; readonly without: readonly Queue[] },
): readonly Callable[] {
  const all = candidates
    .filter(({ body }) => !around.without.includes(body))
    .toSorted((a, b) => a.level - b.level);
  return [...new Map(all.map((one) => [one.body, one])).values()].map(
    ({ body, level, isAsked }) => ({ body, isRequirable: isAsked && level <= around.callerLevel }),
  );
}

/** Tells whether an office of a level calls others: a community or a street, no compound. */
export function mayStandAsCaller(level: number): boolean {
  return level >= STREET_LEVEL && level <= COMMUNITY_LEVEL;
}

/** One that has a part in it: an office at a place stands for the place, a body is below it. */
export type Side = { readonly level: number; readonly isOffice: boolean };

/**
 * Finds the place whose dispatchers are the superior of some: the lowest that is above all of them.
 * A body has those of its own place above it, an office those of the place above its own.
 */
export function findSuperiorPlace(
  sides: readonly Side[],
  line: readonly LinePlace[],
): string | undefined {
  const highest = Math.min(...sides.map(({ level, isOffice }) => (isOffice ? level - 1 : level)));
  return (line.findLast(({ level }) => level <= highest) ?? line[0])?.placeId;
}

/** Tells whether a place is a street, whose dispatchers can be called by their office. */
export function isStreet({ level }: LinePlace): boolean {
  return level === STREET_LEVEL;
}
