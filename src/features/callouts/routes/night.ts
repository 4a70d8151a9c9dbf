import { z } from 'zod';
import { countUrgentRaised, nameSpots, publicIdOf } from '#/features/matters/index.ts';
import type { DeskPanel } from '#/features/matters/index.ts';
import { COMMUNITY_LEVEL, findPlaces } from '#/features/places/index.ts';
import type { Place, PlacePanel } from '#/features/places/index.ts';
import { lastNight, tellNight } from '#/features/callouts/actions/night.ts';
import type { Night } from '#/features/callouts/actions/night.ts';
import { MOST_CALLS } from '#/features/callouts/model.ts';
import { nightDeskPanel, nightPanel } from '#/features/callouts/pages/night-panels.ts';
import { nightPage, nightTable } from '#/features/callouts/pages/night.ts';
import { workedCommunities } from '#/features/callouts/policy.ts';
import { nightKinds, nightOf, spanOf } from '#/features/callouts/rules/night.ts';
import { listChains } from '#/features/callouts/store/calls.ts';
import { refusalWords as words } from '#/features/callouts/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { instant, optionalWhole, placeId, plainDate } from '#/platform/http/fields.ts';

const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
/** Beyond any night; a link that is worn out leads to the end. */
const MOST_STEP = 100_000;
/** A night longer ago than this is looked for by its date. */
const SHOWN_DAYS = 30;
const MOST_COMMUNITIES = 3;

const shownShape = z.object({
  place: z.object({ id: z.string(), names }),
  on: plainDate,
  isExact: z.boolean(),
  before: plainDate.optional(),
  after: plainDate.optional(),
  isCut: z.boolean(),
  sum: z.object({
    calls: z.int(),
    answered: z.int(),
    medianSeconds: z.number().optional(),
  }),
  /** After which of the steps the picture stands; all of them, where nothing else is asked for. */
  step: z.int(),
  calls: z.array(
    z.object({
      id: z.string(),
      categoryNames: names,
      where: names,
      buildingId: z.string().optional(),
      window: z.object({ floor: z.int(), column: z.int() }).optional(),
      raisedAt: instant,
    }),
  ),
  steps: z.array(
    z.object({
      at: instant,
      /** Which of the calls, counted from nought. */
      call: z.int(),
      kind: z.enum(nightKinds),
      count: z.int().optional(),
      role: z.string().optional(),
    }),
  ),
  street: z.array(
    z.object({
      id: z.string(),
      names,
      label: z.string(),
      units: z.int(),
      floors: z.int(),
      columns: z.int(),
      households: z.int(),
    }),
  ),
});

export type NightShown = z.infer<typeof shownShape>;

const night = endpoint({
  name: 'callouts.night',
  method: 'GET',
  path: '/places/:id/night',
  summary: 'Plays the calls for help of a night at a place, step by step, as they were recorded.',
  policy: signedIn,
  input: z.object({
    id: placeId,
    on: z.union([z.literal('').transform(() => undefined), plainDate]).optional(),
    step: optionalWhole(0, MOST_STEP),
  }),
  output: shownShape,
  words,
  run: async (context, { id, on, step }): Promise<Result<NightShown, 'not_found'>> => {
    const told = await tellNight(context, { placeId: id, on });
    return told.ok ? succeed(await showNight(context, told.value, step)) : told;
  },
  page: nightPage,
  table: nightTable,
});

async function showNight(
  context: Context,
  told: Night,
  step: number | undefined,
): Promise<NightShown> {
  const { place, calls, steps, street } = told;
  const index = new Map(calls.map(({ id }, at) => [id, at]));
  const spots = await nameSpots(context.db, {
    placeIds: [...new Set(calls.map(({ placeId: id }) => id))],
    below: place.path,
  });
  const callIds = [...new Set(steps.flatMap(({ callId }) => callId ?? []))];
  const chains = await listChains(context.db, place.communityId, callIds);
  return {
    place: { id: place.id, names: place.names },
    on: told.on,
    isExact: told.isExact,
    before: told.before,
    after: told.after,
    isCut: told.isCut,
    sum: told.sum,
    step: Math.min(step ?? steps.length, steps.length),
    calls: calls.map((call) => ({
      id: publicIdOf(call),
      categoryNames: call.categoryNames,
      where: spots.get(call.placeId)?.names ?? place.names,
      buildingId: call.buildingId,
      window: call.window,
      raisedAt: call.raisedAt,
    })),
    steps: steps.flatMap(({ at, matterId, kind, count, rung, callId }) => {
      const call = index.get(matterId);
      const role = rung === undefined ? undefined : chains.get(callId ?? '')?.[rung - 1];
      return call === undefined ? [] : [{ at, call, kind, count, role }];
    }),
    street: street.map(({ id, names: called, label, units, floors, columns, households }) => ({
      id,
      names: called,
      label,
      units,
      floors,
      columns,
      households,
    })),
  };
}

/** Leads from the windows of a place to its last night of calls, where there was one lately. */
export const nightOfPlace: PlacePanel = {
  name: 'callouts.night',
  side: 'main',
  load: async (context, place) => {
    const found = await countLastNight(context, place);
    return found && ((view) => nightPanel(view, found));
  },
};

/** A night of calls that somebody is led to. */
export type NightFound = {
  readonly place: Pick<Place, 'id' | 'names'>;
  readonly on: Temporal.PlainDate;
  readonly calls: number;
};

async function countLastNight(context: Context, place: Place): Promise<NightFound | undefined> {
  const on = await lastNight(context, place, SHOWN_DAYS);
  if (on === undefined) return undefined;
  const span = spanOf(on, context.services.zone);
  const calls = await countUrgentRaised(context, place, { ...span, most: MOST_CALLS });
  return { place: { id: place.id, names: place.names }, on, calls };
}

/** Tells a desk of the calls of the night that was, or that is. */
export const callsAtDesk: DeskPanel = {
  name: 'callouts.night',
  load: async (context) => {
    const ids = workedCommunities(context.subject).slice(0, MOST_COMMUNITIES);
    const places = await findPlaces(context.db, ids);
    const tonight = nightOf(context.now, context.services.zone);
    const nights: NightFound[] = [];
    for (const place of places.values()) {
      if (place.level !== COMMUNITY_LEVEL) continue;
      const found = await countLastNight(context, place);
      const isLate = found !== undefined && found.on.until(tonight).total('days') <= 1;
      if (isLate) nights.push(found);
    }
    return nights.length === 0 ? undefined : (view) => nightDeskPanel(view, nights);
  },
};

export const nightEndpoints = [night];
