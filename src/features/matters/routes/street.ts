import { listHomesOf } from '#/features/people/index.ts';
import { findPlace, findPlaces, idsOfPaths, streetOf } from '#/features/places/index.ts';
import type { Facade, Place } from '#/features/places/index.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import {
  countOpenByBuilding,
  listHelpedHomes,
  listHelpers,
} from '#/features/matters/store/street.ts';
import { isNeighbour } from '#/platform/access/subject.ts';
import { isWithin, parentPath } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { BoardShown, PlaceShown } from './shapes.ts';

/** Light in a window tells of the last year. */
const LIGHT_DAYS = 365;
const HOURS_PER_DAY = 24;

type Street = Pick<BoardShown, 'street' | 'light' | 'home'>;
type Located = Facade & { readonly part: PlaceShown };

/**
 * Loads the buildings of a place as a street: what waits in each, and where the light is on. For
 * neighbours and staff light is the home of somebody who did something for others; everybody else
 * sees where something was done, because who lives where is not theirs to know.
 */
export async function loadStreet(
  context: Context,
  place: Place & { readonly communityId: string },
): Promise<Street> {
  const facades = await keptFacades(context, place.path);
  if (facades.length === 0) return { street: [], light: 'helped' };
  const { communityId } = place;
  const community = await findPlace(context.db, communityId);
  const sight = listSightOf(context.subject, { path: community?.path ?? place.path, communityId });
  const isLocal = isNeighbour(context.subject, communityId) || sight.visibilities.length > 1;
  const [open, lit, home] = await Promise.all([
    countOpenByBuilding(context.db, { communityId, sight }),
    isLocal ? ableHomes(context, communityId) : helpedHomes(context, communityId, sight),
    findHomePart(context, facades, communityId),
  ]);
  return {
    light: isLocal ? 'able' : 'helped',
    home,
    street: facades.map((facade) => ({
      id: facade.id,
      names: facade.names,
      part: facade.part,
      label: facade.label,
      units: facade.units,
      floors: facade.floors,
      columns: facade.columns,
      households: facade.households,
      lit: countLit(facade, lit),
      open: open.get(facade.id) ?? 0,
    })),
  };
}

async function ableHomes(context: Context, communityId: string): Promise<ReadonlySet<string>> {
  const helpers = await listHelpers(context.db, { communityId, since: aYearAgo(context) });
  return listHomesOf(context.db, helpers);
}

async function helpedHomes(
  context: Context,
  communityId: string,
  sight: ListSight,
): Promise<ReadonlySet<string>> {
  return listHelpedHomes(context.db, { communityId, sight, since: aYearAgo(context) });
}

function aYearAgo({ now }: Context): Temporal.Instant {
  return now.subtract({ hours: LIGHT_DAYS * HOURS_PER_DAY });
}

function countLit(facade: Facade, lit: ReadonlySet<string>): number {
  return facade.windows.filter(({ householdId }) => lit.has(householdId)).length;
}

/** Says in which compound or lane each building stands, and sets those of one side by side. */
async function locate(db: Db, facades: readonly Facade[]): Promise<readonly Located[]> {
  const buildings = await findPlaces(
    db,
    facades.map(({ id }) => id),
  );
  const above = new Map([...buildings].map(([id, { path }]) => [id, parentPath(path) ?? path]));
  const ids = await idsOfPaths(db, [...new Set(above.values())]);
  const parts = await findPlaces(db, [...ids.values()]);
  const located = facades.flatMap((facade) => {
    const path = above.get(facade.id);
    const part = parts.get(ids.get(path ?? '') ?? '');
    if (path === undefined || part === undefined) return [];
    return [{ path, facade: { ...facade, part: { id: part.id, names: part.names } } }];
  });
  return located
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
    .map(({ facade }) => facade);
}

/** Finds the compound or lane in which the reader lives. */
async function findHomePart(
  { db, subject }: Context,
  facades: readonly Located[],
  communityId: string,
): Promise<string | undefined> {
  const home = subject.homes.find((one) => one.communityId === communityId);
  if (home === undefined) return undefined;
  const parts = await findPlaces(db, [...new Set(facades.map(({ part }) => part.id))]);
  return [...parts.values()].find(({ path }) => isWithin(home.path, path))?.id;
}

type Kept = { readonly until: number; readonly facades: readonly Located[] };

/** Buildings hardly ever change; each process keeps what they look like for a minute. */
const kept = new WeakMap<Db, Map<string, Kept>>();
const KEPT_MILLISECONDS = 60_000;
const MAX_KEPT = 500;

async function keptFacades({ db, now }: Context, path: string): Promise<readonly Located[]> {
  const ofDb = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofDb);
  const known = ofDb.get(path);
  if (known !== undefined && known.until > now.epochMilliseconds) return known.facades;
  const facades = await locate(db, await streetOf(db, path));
  if (ofDb.size >= MAX_KEPT) ofDb.clear();
  ofDb.set(path, { until: now.epochMilliseconds + KEPT_MILLISECONDS, facades });
  return facades;
}
