import { z } from 'zod';
import { COMMUNITY_LEVEL } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import type { DeskPanel } from '#/features/matters/index.ts';
import { watchAhead } from '#/features/rosters/actions/watch.ts';
import type { Ahead, GridAhead } from '#/features/rosters/actions/watch.ts';
import { chanceLevels, MOST_THIN } from '#/features/rosters/model.ts';
import type { ChanceLevel } from '#/features/rosters/model.ts';
import { nightPanel, watchPanel } from '#/features/rosters/pages/watch-panels.ts';
import { watchPage, watchTable } from '#/features/rosters/pages/watch.ts';
import { mayWatch, watchedCommunities } from '#/features/rosters/policy.ts';
import { byDay, levelOf, thinStretches } from '#/features/rosters/rules/chances.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { instant, optionalLine, placeId, plainDate } from '#/platform/http/fields.ts';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const chance = z.object({ chance: z.number(), level: z.enum(chanceLevels) });

export const watchShape = z.object({
  community: z.object({ id: z.string(), names: namesShape }),
  kinds: z.array(z.object({ code: z.string(), names: namesShape })),
  kind: z.string(),
  /** Less than this is little. */
  enough: z.number(),
  grids: z.array(z.object({ id: z.string(), names: namesShape, thinHours: z.int() })),
  grid: z.string(),
  thin: z.array(z.object({ from: instant, to: instant, least: chance })),
  days: z.array(
    z.object({
      date: plainDate,
      parts: z.array(chance.nullable()),
      hours: z.array(chance.extend({ from: instant })),
    }),
  ),
});

export type WatchShown = z.infer<typeof watchShape>;

const MAX_CODE = 64;

const watch = endpoint({
  name: 'rosters.watch',
  method: 'GET',
  path: '/places/:id/watch',
  summary: 'Tells for 30 days ahead how likely somebody comes who is called, by grid and hour.',
  policy: holderOf('steward', 'community_worker', 'dispatcher', 'grid_worker'),
  input: z.object({
    id: placeId,
    grid: optionalLine(MAX_CODE),
    kind: optionalLine(MAX_CODE),
  }),
  output: watchShape,
  words: { 'zh-Hant': { refusals: {} }, 'zh-Hans': { refusals: {} }, en: { refusals: {} } },
  run: async (context, { id, grid, kind }): Promise<Result<WatchShown, 'not_found'>> => {
    const ahead = await watchAhead(context, { placeId: id, kind });
    return ahead.ok ? showAhead(ahead.value, grid) : ahead;
  },
  page: watchPage,
  table: watchTable,
});

function showAhead(ahead: Ahead, wanted: string | undefined): Result<WatchShown, 'not_found'> {
  const { community, kinds, kind, hours, targets } = ahead;
  const enough = targets[0] ?? 0;
  const counted = ahead.grids
    .map((grid) => ({ ...grid, thinHours: countThin(grid, enough) }))
    .toSorted((a, b) => b.thinHours - a.thinHours || sumOf(a) - sumOf(b));
  const grid = counted.find(({ id }) => id === (wanted ?? counted[0]?.id));
  if (grid === undefined) return refuse('not_found');
  const say = (value: number) => ({ chance: value, level: levelOf(value, targets) });
  const thin = thinStretches(hours, grid.chances, enough);
  return succeed({
    community: { id: community.id, names: community.names },
    kinds: kinds.map(({ code, names }) => ({ code, names })),
    kind: kind.code,
    enough,
    grids: counted.map(({ id, names, thinHours }) => ({ id, names, thinHours })),
    grid: grid.id,
    thin: thin.slice(0, MOST_THIN).map(({ least, ...times }) => ({ ...times, least: say(least) })),
    days: byDay(hours, grid.chances).map(({ date, parts }) => ({
      date,
      parts: parts.map((part) => (part === undefined ? null : say(part))),
      hours: hours.flatMap((hour, index) =>
        hour.date.equals(date) ? [{ from: hour.from, ...say(grid.chances[index] ?? 0) }] : [],
      ),
    })),
  });
}

function countThin({ chances }: GridAhead, enough: number): number {
  return chances.filter((one) => one < enough).length;
}

function sumOf({ chances }: GridAhead): number {
  return chances.reduce((sum, one) => sum + one, 0);
}

/** Leads those who watch over a community from its page to the hours ahead. */
export const watchOfPlace: PlacePanel = {
  name: 'rosters.watch',
  side: 'side',
  load: async ({ subject }, { id, level, path }) => {
    if (level !== COMMUNITY_LEVEL || !mayWatch(subject, path)) return undefined;
    return (view) => watchPanel(view, id);
  },
};

/** From this hour on a desk is told of the night that comes, until it is over. */
const TOLD_FROM = 15;
const NIGHT_ENDS = 6;
const NIGHT_BEGINS = 20;
const MOST_COMMUNITIES = 3;

/** A community whose night is thin. */
export type ThinNight = {
  readonly community: { readonly id: string; readonly names: Ahead['community']['names'] };
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly level: ChanceLevel;
};

/** Tells a desk in the afternoon in which hours of the coming night too few could be called. */
export const nightAtDesk: DeskPanel = {
  name: 'rosters.night',
  load: async (context) => {
    const { hour } = context.now.toZonedDateTimeISO(context.services.zone);
    if (hour < TOLD_FROM && hour >= NIGHT_ENDS) return undefined;
    const nights: ThinNight[] = [];
    for (const placeId of watchedCommunities(context.subject).slice(0, MOST_COMMUNITIES)) {
      const ahead = await watchAhead(context, { placeId, days: hour < NIGHT_ENDS ? 1 : 2 });
      const night = ahead.ok
        ? thinnestOf(context.now, context.services.zone, ahead.value)
        : undefined;
      if (night !== undefined) nights.push(night);
    }
    return nights.length === 0 ? undefined : (view) => nightPanel(view, nights);
  },
};

/** The longest thin stretch of the coming night, in whichever grid. */
function thinnestOf(now: Temporal.Instant, zone: string, ahead: Ahead): ThinNight | undefined {
  const local = now.toZonedDateTimeISO(zone);
  const isEarly = local.hour < NIGHT_ENDS;
  const end = local.toPlainDate().add({ days: isEarly ? 0 : 1 });
  const inNight = ahead.hours.map(({ date, hour }) => {
    const isMorning = date.equals(end) && hour < NIGHT_ENDS;
    return isMorning || (!isEarly && !date.equals(end) && hour >= NIGHT_BEGINS);
  });
  const hours = ahead.hours.filter((_, index) => inNight[index]);
  const found = ahead.grids.flatMap(({ chances }) =>
    thinStretches(
      hours,
      chances.filter((_, index) => inNight[index]),
      ahead.targets[0] ?? 0,
    ),
  );
  const hoursOf = ({ from, to }: (typeof found)[number]) => from.until(to).total('hours');
  const worst = found.toSorted((a, b) => a.least - b.least || hoursOf(b) - hoursOf(a))[0];
  if (worst === undefined) return undefined;
  const { id, names } = ahead.community;
  const { from, to, least } = worst;
  return { community: { id, names }, from, to, level: levelOf(least, ahead.targets) };
}

/** The endpoints of looking ahead. */
export const watchEndpoints = [watch];
