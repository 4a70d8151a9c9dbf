/** Where a walk stops: the ordinals on the way down to it, a compound's first, a door's last. */
export type Stop = {
  readonly id: string;
  readonly way: readonly Step[];
};

/** One turn of the way down: which compound, building, unit, floor or door, as people count. */
export type Step = { readonly ordinal: number; readonly key: string };

/**
 * Puts stops into the order of a walk: compound by compound, building by building, unit by unit,
 * floor by floor. Every second group is walked the other way round, so that one comes down where
 * one went up before. What lies outdoors, in front of the houses, comes first. A walk that begins
 * somewhere goes on from there to the end, and then round to what lies before.
 */
export function walkOrder<Each extends Stop>(
  stops: readonly Each[],
  from: readonly Step[] = [],
): readonly Each[] {
  return walkBelow(stops, { depth: 0, isBackwards: false, from });
}

type Turn = {
  readonly depth: number;
  readonly isBackwards: boolean;
  /** The way down to where the walk begins, as long as it leads through here. */
  readonly from: readonly Step[];
};

function walkBelow<Each extends Stop>(
  stops: readonly Each[],
  { depth, isBackwards, from }: Turn,
): readonly Each[] {
  const here = stops.filter(({ way }) => way.length <= depth);
  const groups = Map.groupBy(
    stops.filter(({ way }) => way.length > depth),
    ({ way }) => way[depth]?.key ?? '',
  );
  const start = from[depth];
  const forwards = [...groups.values()].toSorted((a, b) =>
    compare(stepOf(a, depth), stepOf(b, depth)),
  );
  const inOrder = isBackwards ? forwards.toReversed() : forwards;
  const turned = start === undefined ? inOrder : rotate(inOrder, start, depth);
  const walked = turned.flatMap((group, index) => {
    const isThere = stepOf(group, depth).key === start?.key;
    return walkBelow(group, {
      depth: depth + 1,
      isBackwards: index % 2 === 1,
      from: isThere ? from : [],
    });
  });
  return [...here.toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...walked];
}

function rotate<Each extends Stop>(
  groups: readonly (readonly Each[])[],
  start: Step,
  depth: number,
): readonly (readonly Each[])[] {
  const first = groups.findIndex((group) => compare(stepOf(group, depth), start) >= 0);
  return first <= 0 ? groups : [...groups.slice(first), ...groups.slice(0, first)];
}

function stepOf(group: readonly Stop[], depth: number): Step {
  return group[0]?.way[depth] ?? { ordinal: 0, key: '' };
}

function compare(a: Step, b: Step): number {
  if (a.ordinal !== b.ordinal) return a.ordinal - b.ordinal;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

const DOOR_LEVEL = 90;
const DOORS_PER_FLOOR = 100;

/** Tells on which floor a door is: as it was drawn, else by its number (501 is on the fifth). */
export function floorOf(door: {
  readonly level: number;
  readonly floor: unknown;
  readonly name: string;
}): number | undefined {
  if (door.level < DOOR_LEVEL) return undefined;
  if (typeof door.floor === 'number') return door.floor;
  const number = Number(/\d+/.exec(door.name)?.[0] ?? 0);
  return Math.floor(number / DOORS_PER_FLOOR);
}
