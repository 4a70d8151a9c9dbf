import {
  COMMUNITY_LEVEL,
  findGridOf,
  findPlaces,
  idsOfPaths,
  listGrids,
  listWithin,
  BUILDING_LEVEL,
} from '#/features/places/index.ts';
import type { Grid, Place } from '#/features/places/index.ts';
import { MOST_STOPS } from '#/features/matters/model/look.ts';
import type { RoundShow } from '#/features/matters/model/look.ts';
import type { DeskRow } from '#/features/matters/model/view.ts';
import { listSightOf, mayGoRound } from '#/features/matters/policy.ts';
import { floorOf, walkOrder } from '#/features/matters/rules/walk.ts';
import type { Step } from '#/features/matters/rules/walk.ts';
import { listDeskRows } from '#/features/matters/store/desk.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { deskRows, findWork } from './desk.ts';
import type { Work } from './desk.ts';
import { findSpot } from './spot.ts';
import { categoriesOf, withinOf } from './within.ts';

export type RoundInput = {
  /** The community, compound or building one walks through. */
  readonly placeId: string;
  readonly show: RoundShow;
  readonly queue?: string | undefined;
  readonly group?: string | undefined;
  /** The code of the grid (網格) one walks. */
  readonly grid?: string | undefined;
};

export type Round = {
  readonly rows: readonly DeskRow[];
  readonly hasMore: boolean;
  readonly grids: readonly Grid[];
};

type RoundRefusal = 'place_unknown' | 'not_allowed';

/**
 * Shows what somebody has to look at on a walk through a place, in the order of the walk, beginning
 * where they live or serve: of what is open the most pressing, as many as one round takes.
 * Refuses: `place_unknown`, `not_allowed` (neither works the desk there nor is sent to look).
 */
export async function readRound(
  context: Context,
  input: RoundInput,
): Promise<Result<Round, RoundRefusal>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const work = await findRoundWork(context, input);
  if (!work.ok) return work;
  const reference = await readReference(context.db);
  const grids = await listGrids(context.db, spot.communityId);
  const chosen = grids.find(({ code }) => code === input.grid);
  const { sight, ...scope } = work.value;
  const found = await listDeskRows(context.db, {
    ...scope,
    sight,
    within:
      chosen === undefined
        ? scope.within
        : { buildingIds: await listBuildings(context.db, { path: spot.path, grids, chosen }) },
    profile: undefined,
    categories: categoriesOf(reference, input.group === undefined ? undefined : [input.group]),
    filter: input.show,
    now: context.now,
    after: undefined,
    limit: MOST_STOPS + 1,
  });
  const rows = await deskRows(context, found.slice(0, MOST_STOPS), sight);
  const ordered = await inOrder(context, rows, spot.communityPath);
  return succeed({ rows: ordered, hasMore: found.length > MOST_STOPS, grids });
}

/** Who is sent to look without working a desk, a building leader say, has just that to look at. */
async function findRoundWork(
  context: Context,
  input: RoundInput,
): Promise<Result<Work, RoundRefusal>> {
  const work = await findWork(context, input);
  if (work.ok || input.show !== 'to_look') return work;
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined || !mayGoRound(context.subject, spot.path)) return work;
  return succeed({
    communityIds: [spot.communityId],
    within: await withinOf(context.db, spot),
    queues: undefined,
    sight: listSightOf(context.subject, spot),
  });
}

async function listBuildings(
  db: Db,
  walked: { readonly path: string; readonly grids: readonly Grid[]; readonly chosen: Grid },
): Promise<readonly string[]> {
  const buildings = await listWithin(db, walked.path, BUILDING_LEVEL);
  return buildings
    .filter((building) => findGridOf(walked.grids, building) === walked.chosen)
    .map(({ id }) => id);
}

async function inOrder(
  { db, subject }: Context,
  rows: readonly DeskRow[],
  below: string,
): Promise<readonly DeskRow[]> {
  const home = [...subject.grants, ...subject.homes].find(
    ({ path }) => path !== below && isWithin(path, below),
  );
  const stood = home === undefined ? [] : [home.path];
  const ids = [...new Set(rows.map(({ placeId }) => placeId))];
  const places = await findPlaces(db, ids);
  const paths = [...[...places.values()].map(({ path }) => path), ...stood];
  const known = await placesOn(db, paths, below);
  const stops = rows.map((row) => {
    const path = places.get(row.placeId)?.path;
    return { id: row.id, row, way: path === undefined ? [] : wayTo(path, known) };
  });
  const from = home === undefined ? [] : wayTo(home.path, known);
  return walkOrder(stops, from).map(({ row }) => row);
}

/** Finds every place on the way down to some, below the community. */
async function placesOn(
  db: Db,
  paths: readonly string[],
  below: string,
): Promise<ReadonlyMap<string, Place>> {
  const all = paths.flatMap((path) => [...ancestorPaths(path), path]);
  const wanted = [...new Set(all)].filter((path) => path !== below && isWithin(path, below));
  const ids = await idsOfPaths(db, wanted);
  const places = await findPlaces(db, [...ids.values()]);
  return new Map([...places.values()].map((place) => [place.path, place]));
}

/** Between a unit and its doors one climbs floors, which are no places of the tree. */
function wayTo(path: string, known: ReadonlyMap<string, Place>): readonly Step[] {
  return [...ancestorPaths(path), path].flatMap((one): readonly Step[] => {
    const place = known.get(one);
    if (place === undefined || place.level <= COMMUNITY_LEVEL) return [];
    const { ordinal, id: key, names, attributes } = place;
    const floor = floorOf({ level: place.level, floor: attributes['floor'], name: names.hant });
    return [
      ...(floor === undefined ? [] : [{ ordinal: floor, key: `${floor}` }]),
      { ordinal, key },
    ];
  });
}
