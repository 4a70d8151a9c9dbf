import { findUrgentBeside, listUrgentRaised, urgentSpotFor } from '#/features/matters/index.ts';
import type { UrgentRaised } from '#/features/matters/index.ts';
import { findPlace, findPlaces, streetOf } from '#/features/places/index.ts';
import type { Facade, Place } from '#/features/places/index.ts';
import { MOST_CALLS } from '#/features/callouts/model.ts';
import { nightOf, spanOf, stepsOf, sumOf } from '#/features/callouts/rules/night.ts';
import type { NightStep, NightSum } from '#/features/callouts/rules/night.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { listStory } from '#/platform/journal/story.ts';

/** A call has some ten steps; one that goes up the chain again and again has more. */
const MOST_ENTRIES = 5_000;
/** A street of more households or buildings is drawn only where somebody called. */
const MOST_DRAWN_HOUSEHOLDS = 3_000;
const MOST_DRAWN_BUILDINGS = 24;
/** The night before is looked for so far back. */
const LOOKED_BACK_DAYS = 400;
const HOURS = 24;
const FEATURES = ['callouts', 'matters'];

/** A call of a night, with the window it came from where the reader sees that. */
export type NightCall = UrgentRaised & {
  readonly window: { readonly floor: number; readonly column: number } | undefined;
};

/** A night of calls at a place, as its story can be played. */
export type Night = {
  readonly place: Place & { readonly communityId: string };
  readonly on: Temporal.PlainDate;
  /** Whether the windows are those the calls came from; else they only count. */
  readonly isExact: boolean;
  readonly before: Temporal.PlainDate | undefined;
  readonly after: Temporal.PlainDate | undefined;
  readonly calls: readonly NightCall[];
  readonly isCut: boolean;
  readonly steps: readonly NightStep[];
  readonly sum: NightSum;
  readonly street: readonly Facade[];
};

/**
 * Tells the calls for help of a night at a place, step by step, as the journal recorded them.
 * Without a day it is the last night with any, else the one that is or was.
 * Refuses: `not_found`, also to whom what is urgent there is none of theirs, and for a place that
 * is smaller than a building.
 */
export async function tellNight(
  context: Context,
  asked: { readonly placeId: string; readonly on: Temporal.PlainDate | undefined },
): Promise<Result<Night, 'not_found'>> {
  const { db, now, services } = context;
  const place = await findPlace(db, asked.placeId);
  const spot = place && urgentSpotFor(context, place);
  if (place?.communityId === undefined || spot === undefined) return refuse('not_found');
  const on = asked.on ?? (await lastNight(context, place)) ?? nightOf(now, services.zone);
  const span = spanOf(on, services.zone);
  const raised = await listUrgentRaised(context, place, { ...span, most: MOST_CALLS + 1 });
  const shown = raised.slice(0, MOST_CALLS);
  const entries = await listStory(db, {
    communityId: place.communityId,
    subjectIds: shown.map(({ id }) => id),
    features: FEATURES,
    until: span.toldUntil,
    most: MOST_ENTRIES,
  });
  const steps = stepsOf(entries);
  const street = await drawnStreet(context, place, shown);
  const isExact = spot === 'exact';
  return succeed({
    place: { ...place, communityId: place.communityId },
    on,
    isExact,
    ...(await nightsBeside(context, place, span)),
    calls: shown.map((call) => ({
      ...call,
      window: isExact ? windowOf(street, call) : undefined,
    })),
    isCut: raised.length > shown.length || entries.length === MOST_ENTRIES,
    steps,
    sum: sumOf(steps),
    street,
  });
}

/** Finds the last night in which somebody called at a place, by the day of its evening. */
export async function lastNight(
  context: Context,
  place: Place,
  days = LOOKED_BACK_DAYS,
): Promise<Temporal.PlainDate | undefined> {
  const { now, services } = context;
  const since = now.subtract({ hours: days * HOURS });
  // What is raised just now is before the next second.
  const to = now.add({ seconds: 1 });
  const { before } = await findUrgentBeside(context, place, { from: to, to, since });
  return before && nightOf(before, services.zone);
}

async function nightsBeside(
  context: Context,
  place: Place,
  span: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<Pick<Night, 'before' | 'after'>> {
  const since = span.from.subtract({ hours: LOOKED_BACK_DAYS * HOURS });
  const beside = await findUrgentBeside(context, place, { ...span, since });
  const { zone } = context.services;
  return {
    before: beside.before && nightOf(beside.before, zone),
    after: beside.after && nightOf(beside.after, zone),
  };
}

/** Draws the whole street where it is small; else the buildings from which somebody called. */
async function drawnStreet(
  { db }: Context,
  place: Place,
  calls: readonly UrgentRaised[],
): Promise<readonly Facade[]> {
  const all = await streetOf(db, place.path);
  const households = all.reduce((sum, one) => sum + one.households, 0);
  if (all.length <= MOST_DRAWN_BUILDINGS && households <= MOST_DRAWN_HOUSEHOLDS) return all;
  const ids = new Set(calls.flatMap(({ buildingId }) => buildingId ?? []));
  const wanted = [...ids].slice(0, MOST_DRAWN_BUILDINGS);
  // Of a very large place not every window was read: each of these is read by itself.
  const buildings = await findPlaces(db, wanted);
  const drawn = await Promise.all(
    wanted.flatMap((id) => {
      const path = buildings.get(id)?.path;
      return path === undefined ? [] : [streetOf(db, path)];
    }),
  );
  const order = new Map(all.map(({ id }, index) => [id, index]));
  const rank = ({ id }: Facade) => order.get(id) ?? all.length;
  return drawn.flat().toSorted((a, b) => rank(a) - rank(b));
}

function windowOf(street: readonly Facade[], call: UrgentRaised): NightCall['window'] {
  const facade = street.find(({ id }) => id === call.buildingId);
  const found = facade?.windows.find(({ householdId }) => householdId === call.placeId);
  return found && { floor: found.floor, column: found.column };
}
