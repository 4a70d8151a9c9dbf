import { listOrganisationsAt, listPostsFor } from '#/features/organisations/index.ts';
import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  findGridOf,
  findPlace,
  listGrids,
  listLine,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Point } from '#/features/matters/model/matter.ts';
import type { NearOrganisation, Spot } from '#/features/matters/model/surroundings.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

/** The level of the compound or lane, between the community and the building. */
export const COMPOUND_LEVEL = 60;

/** The level of the street (街道), whose office works for several communities. */
export const STREET_LEVEL = COMMUNITY_LEVEL - 10;

/** Finds where a matter may lie: a community or a place in one, with the places above it. */
export async function findSpot(db: Db, placeId: string): Promise<Spot | undefined> {
  const line = await listLine(db, placeId);
  const place = line.at(-1);
  if (place?.communityId === undefined) return undefined;
  const community = line.find(({ id }) => id === place.communityId);
  if (community === undefined) return undefined;
  return {
    placeId: place.id,
    communityId: place.communityId,
    path: place.path,
    communityPath: community.path,
    kind: place.kind,
    level: place.level,
    buildingId: atLevel(line, BUILDING_LEVEL)?.id,
    compoundId: atLevel(line, COMPOUND_LEVEL)?.id,
    point: place.point,
    line: line.map(({ id, kind, level, path }) => ({ placeId: id, kind, level, path })),
  };
}

/**
 * Lists the bodies at a place and above it, up to its district; with the posts in them that are
 * held, if a route asks for posts.
 */
export async function listNearOrganisations(
  db: Db,
  spot: Spot,
  asks: { readonly posts: 'asked' | 'not_asked' },
): Promise<readonly NearOrganisation[]> {
  const placeIds = spot.line
    .filter(({ level }) => level >= COMMUNITY_LEVEL - REACH_ABOVE)
    .map(({ placeId }) => placeId);
  const organisations = await listOrganisationsAt(db, placeIds);
  const posts = asks.posts === 'asked' ? await listPostsFor(db, placeIds) : [];
  return organisations.map(({ id, kind, placeId }) => ({
    organisationId: id,
    kind: kind.code,
    placeId,
    heldPosts: posts
      .filter((post) => post.organisationId === id && post.holder !== undefined)
      .map((post) => post.kind.code),
  }));
}

/**
 * Finds the code of the grid that a building was put in, else of that whose border a point lies in;
 * of a matter told without a point, where its place is on the map.
 */
export async function findGrid(
  { db }: Context,
  spot: Spot,
  told: Point | undefined,
): Promise<string | undefined> {
  const building = spot.buildingId && (await findPlace(db, spot.buildingId));
  const point = told ?? spot.point;
  if (building === undefined && point === undefined) return undefined;
  const attributes = building ? building.attributes : {};
  return findGridOf(await listGrids(db, spot.communityId), { attributes, point })?.code;
}

/** Subdistrict and district: higher offices do not take a neighbourhood's matters directly. */
const REACH_ABOVE = 20;

function atLevel(line: readonly Place[], level: number): Place | undefined {
  return line.findLast((place) => place.level === level);
}
