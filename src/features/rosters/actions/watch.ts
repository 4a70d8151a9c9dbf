import { expectAcceptance } from '#/features/callouts/index.ts';
import type { Expected } from '#/features/callouts/index.ts';
import { readReference } from '#/features/matters/index.ts';
import { COMMUNITY_LEVEL, listGrids, listLine } from '#/features/places/index.ts';
import type { Grid, Place } from '#/features/places/index.ts';
import { callableAt, listWatched, localMoment } from '#/features/volunteers/index.ts';
import type { LonLat, Stint, Watched } from '#/features/volunteers/index.ts';
import { AHEAD_DAYS, MOST_GRIDS, MOST_WATCHED } from '#/features/rosters/model.ts';
import type { Hour } from '#/features/rosters/model.ts';
import { mayWatch } from '#/features/rosters/policy.ts';
import { expectTakers, hoursAhead } from '#/features/rosters/rules/chances.ts';
import { joinSpans } from '#/features/rosters/rules/stints.ts';
import { listStandingBy } from '#/features/rosters/store/entered.ts';
import { centroid } from '#/lib/geo.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

/** What is called for: a kind of urgent matter and the abilities it needs. */
export type CallKind = {
  readonly code: string;
  readonly names: Names;
  readonly abilities: readonly string[];
};

/** A grid, or the whole community where it has none, with its hours. */
export type GridAhead = {
  readonly id: string;
  readonly names: Names;
  /** The probability for each hour that somebody comes. */
  readonly chances: readonly number[];
};

export type Ahead = Pick<Expected, 'targets'> & {
  readonly community: Place;
  readonly kinds: readonly CallKind[];
  readonly kind: CallKind;
  readonly hours: readonly Hour[];
  readonly grids: readonly GridAhead[];
};

/**
 * Reckons for each grid of a community and each hour ahead how likely somebody comes who is called.
 * Refuses: `not_found`, also for who does not watch over it, and for a kind there is none of.
 */
export async function watchAhead(
  context: Context,
  wanted: { readonly placeId: string; readonly kind?: string | undefined; readonly days?: number },
): Promise<Result<Ahead, 'not_found'>> {
  const { db, now, services, subject } = context;
  const line = await listLine(db, wanted.placeId);
  const community = line.at(-1);
  if (community?.level !== COMMUNITY_LEVEL) return refuse('not_found');
  if (!mayWatch(subject, community.path)) return refuse('not_found');
  const kinds = await listKinds(context);
  const kind = kinds.find(({ code }) => code === (wanted.kind ?? kinds[0]?.code));
  if (kind === undefined) return refuse('not_found');
  const communityId = community.id;
  const expected = await expectAcceptance(context, {
    communityId,
    line: line.map(({ id }) => id),
  });
  const hours = hoursAhead(now, { zone: services.zone, days: wanted.days ?? AHEAD_DAYS });
  const count = counterOf(hours, services.zone);
  const stints = await stintsAhead(context, hours);
  const grids: GridAhead[] = [];
  for (const spot of spotsOf(community, await listGrids(db, communityId))) {
    const watched = await listWatched(db, {
      ...(spot.near === undefined ? {} : { near: spot.near }),
      communityIds: [communityId],
      ability: kind.abilities,
      group: kind.code,
      limit: MOST_WATCHED,
      stints,
    });
    const chances = expectTakers(count(watched), hours, expected.accept);
    grids.push({ id: spot.id, names: spot.names, chances });
  }
  return succeed({ community, kinds, kind, hours, grids, targets: expected.targets });
}

/** Who stands by in the hours ahead because a roster says so, each with their joined times. */
async function stintsAhead(
  { db }: Context,
  hours: readonly Hour[],
): Promise<ReadonlyMap<string, readonly Stint[]>> {
  const [from, to] = [hours[0]?.from, hours.at(-1)?.last];
  if (from === undefined || to === undefined) return new Map();
  const all = Map.groupBy(await listStandingBy(db, { from, to }), ({ personId }) => personId);
  return new Map(
    [...all].map(([personId, own]) => [
      personId,
      joinSpans(own).map((span) => ({ from: span.from, until: span.to })),
    ]),
  );
}

/** Counts who can be called all through each hour. */
function counterOf(hours: readonly Hour[], zone: string) {
  const edges = hours.map(({ from, last }) => [localMoment(from, zone), localMoment(last, zone)]);
  return (watched: readonly Watched[]): readonly number[] => {
    const each = watched.map(callableAt);
    return edges.map((both) => each.filter((isReady) => both.every(isReady)).length);
  };
}

async function listKinds({ db }: Context): Promise<readonly CallKind[]> {
  const { categories } = await readReference(db);
  return [...categories.values()].filter(({ profiles }) => profiles.includes('urgent'));
}

type Spot = { readonly id: string; readonly names: Names; readonly near: LonLat | undefined };

/** Calls go out from a grid’s middle, or where no border is drawn, from that of the community. */
function spotsOf(community: Place, grids: readonly Grid[]): readonly Spot[] {
  const whole = { id: community.id, names: community.names, near: community.point };
  if (grids.length === 0) return [whole];
  return grids.slice(0, MOST_GRIDS).map(({ id, names, polygon }) => {
    const middle = polygon && centroid(polygon);
    const near = middle && { lon: middle.longitude, lat: middle.latitude };
    return { id, names, near: near ?? community.point };
  });
}
