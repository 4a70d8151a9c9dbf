import { distanceMetres } from '#/lib/geo.ts';
import type { Plan } from '#/features/callouts/model.ts';

type Point = { readonly lon: number; readonly lat: number };

/** What of a volunteer speaks for calling them. */
export type Candidate = {
  readonly personId: string;
  readonly point: Point | undefined;
  readonly buildingId: string | undefined;
  readonly abilities: ReadonlyMap<string, 'learning' | 'able' | 'trained' | 'proven'>;
  readonly lastAskedAt: Temporal.Instant | undefined;
};

/** Where help is wanted, what would help, and when. */
export type Wanted = {
  readonly point: Point | undefined;
  readonly buildingId: string | undefined;
  readonly abilities: readonly string[];
  readonly at: Temporal.Instant;
};

export type Ranked = { readonly personId: string; readonly fitness: number };

const SKILL = { learning: 0.5, able: 0.8, trained: 0.9, proven: 1 } as const;
const METRES_PER_MINUTE = 70;
/** Where either of two is not on the map: the width of a compound. */
const UNKNOWN_METRES = 300;

/**
 * Ranks those who may be called, the best first: `skill * exp(-travel / T) * rest`, where rest is
 * `1 - exp(-(now - last asked) / H)`. Whoever is as good is ordered by number, so that the order
 * never hangs on chance.
 */
export function rank(
  candidates: readonly Candidate[],
  wanted: Wanted,
  plan: Plan,
): readonly Ranked[] {
  return candidates
    .map((candidate) => ({
      personId: candidate.personId,
      fitness: fitnessOf(candidate, wanted, plan),
    }))
    .toSorted((a, b) => b.fitness - a.fitness || (a.personId < b.personId ? -1 : 1));
}

/** Reckons how well somebody is suited, from 0 to 1. */
export function fitnessOf(candidate: Candidate, wanted: Wanted, plan: Plan): number {
  const travel = metresTo(candidate, wanted) / METRES_PER_MINUTE;
  return (
    skillOf(candidate, wanted) *
    Math.exp(-travel / plan.travelMinutes) *
    restOf(candidate, wanted, plan)
  );
}

/** Reckons how good it is that somebody who said yes goes: who is sooner there counts for more. */
export function readiness(
  { fitness, minutes = 0 }: { readonly fitness: number; readonly minutes?: number | undefined },
  { travelMinutes }: Pick<Plan, 'travelMinutes'>,
): number {
  return fitness * Math.exp(-minutes / travelMinutes);
}

function skillOf({ abilities }: Candidate, wanted: Wanted): number {
  if (wanted.abilities.length === 0) return 1;
  const levels = wanted.abilities.map((one) => {
    const level = abilities.get(one);
    return level === undefined ? 0 : SKILL[level];
  });
  return Math.max(...levels);
}

function metresTo({ point, buildingId }: Candidate, wanted: Wanted): number {
  if (buildingId !== undefined && buildingId === wanted.buildingId) return 0;
  if (point === undefined || wanted.point === undefined) return UNKNOWN_METRES;
  return distanceMetres(toGeo(point), toGeo(wanted.point));
}

function restOf({ lastAskedAt }: Candidate, { at }: Wanted, { restHours }: Plan): number {
  if (lastAskedAt === undefined) return 1;
  const hours = Math.max(0, lastAskedAt.until(at).total('hours'));
  return 1 - Math.exp(-hours / restHours);
}

function toGeo({ lon, lat }: Point) {
  return { longitude: lon, latitude: lat };
}
