import { ALIKE_DAYS } from '#/features/matters/model/limits.ts';
import type { Point } from '#/features/matters/model/matter.ts';
import type { ConfusablePair } from '#/features/matters/model/reference.ts';
import { distanceMetres } from '#/lib/geo.ts';
import { bigramSimilarity, stripBoilerplate } from '#/lib/text.ts';
import { areConfusable } from './suggest.ts';

/** What is about to be raised. */
export type Sighting = {
  readonly text: string;
  readonly category: string;
  readonly sigmaMetres: number;
  readonly point: Point | undefined;
  readonly placeId: string;
  readonly buildingId: string | undefined;
  readonly at: Temporal.Instant;
};

/** An earlier matter that might be the same. */
export type Candidate = {
  readonly id: string;
  readonly text: string;
  readonly category: string;
  readonly point: Point | undefined;
  readonly placeId: string;
  readonly buildingId: string | undefined;
  readonly raisedAt: Temporal.Instant;
};

/** How likely a candidate is the same, from 0 to 1, and how far away it lies. */
export type Likeness = {
  readonly id: string;
  readonly probability: number;
  readonly metres: number | undefined;
};

/** How many candidates are shown. */
export const MAX_ALIKE = 5;
/** From this probability on a candidate is worth showing. */
export const LEAST_PROBABILITY = 0.2;

// Weights of the log-odds. Distance decides: on 1,095 real reports, 51 of them with a known
// original, it alone reached an AUC of 0.84, text 0.64, and text added nothing to distance. At
// equal odds stands a report of the same category, some 30 m away, a day old.
const BASE = -2.9;
const NEARNESS = 4.5;
const SAME_CATEGORY = 0.8;
const CONFUSABLE_CATEGORY = 0.2;
const SAME_BUILDING = 0.7;
const SAME_PLACE = 0.9;
const PER_DAY = -0.12;
const OTHER_CATEGORY = -2.5;
// Without a point the words have to tell; short Chinese texts about one thing share a good third
// of their character pairs.
const BASE_OF_WORDS = -3.4;
const PER_LIKENESS = 7;

const HOURS_PER_DAY = 24;

/**
 * Ranks earlier matters by the odds that one of them is what is about to be raised: by distance
 * where both have a point, by words where not; with the category, the building and the age. It
 * suggests "this is the one: follow it" and never merges.
 */
export function rankAlike(
  sighting: Sighting,
  candidates: readonly Candidate[],
  pairs: readonly ConfusablePair[],
): readonly Likeness[] {
  return candidates
    .filter((candidate) => isRecent(sighting, candidate))
    .map((candidate) => judge(sighting, candidate, pairs))
    .filter(({ probability }) => probability >= LEAST_PROBABILITY)
    .toSorted((a, b) => b.probability - a.probability || (a.id < b.id ? 1 : -1))
    .slice(0, MAX_ALIKE);
}

function judge(
  sighting: Sighting,
  candidate: Candidate,
  pairs: readonly ConfusablePair[],
): Likeness {
  const metres =
    sighting.point === undefined || candidate.point === undefined
      ? undefined
      : distanceMetres(onEarth(sighting.point), onEarth(candidate.point));
  const odds =
    oddsOfSpot(sighting, candidate, metres) +
    oddsOfCategory(sighting, candidate, pairs) +
    PER_DAY * daysBetween(candidate.raisedAt, sighting.at);
  return { id: candidate.id, probability: 1 / (1 + Math.exp(-odds)), metres };
}

function oddsOfSpot(sighting: Sighting, candidate: Candidate, metres: number | undefined): number {
  const isSameBuilding =
    sighting.buildingId !== undefined && sighting.buildingId === candidate.buildingId;
  const building = isSameBuilding ? SAME_BUILDING : 0;
  if (metres !== undefined) {
    return BASE + NEARNESS * Math.exp(-metres / sighting.sigmaMetres) + building;
  }
  const likeness = bigramSimilarity(
    stripBoilerplate(sighting.text),
    stripBoilerplate(candidate.text),
  );
  const place = sighting.placeId === candidate.placeId ? SAME_PLACE : 0;
  return BASE_OF_WORDS + PER_LIKENESS * likeness + building + place;
}

function oddsOfCategory(
  sighting: Sighting,
  candidate: Candidate,
  pairs: readonly ConfusablePair[],
): number {
  if (sighting.category === candidate.category) return SAME_CATEGORY;
  const isConfusable = areConfusable(sighting.category, candidate.category, pairs);
  return isConfusable ? CONFUSABLE_CATEGORY : OTHER_CATEGORY;
}

function isRecent(sighting: Sighting, candidate: Candidate): boolean {
  const days = daysBetween(candidate.raisedAt, sighting.at);
  return days >= 0 && days <= ALIKE_DAYS;
}

function daysBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return from.until(to).total('hours') / HOURS_PER_DAY;
}

function onEarth({ lon, lat }: Point): { readonly longitude: number; readonly latitude: number } {
  return { longitude: lon, latitude: lat };
}
