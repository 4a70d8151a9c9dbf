import { findPlace, idsOfPaths, listHouseholdsWithin, pathsOf } from '#/features/places/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Coverage } from '#/features/organisations/model.ts';
import { countCoverage, isReached } from '#/features/organisations/rules.ts';
import { lockCounting, saveCoverage } from '#/features/organisations/store/coverage.ts';
import { listAnsweringPlaces } from '#/features/organisations/store/posts.ts';

/**
 * Counts afresh, for a community and every place in it, how many households have somebody to turn
 * to, and keeps the counts.
 */
export async function recountCoverage(
  db: Db,
  communityId: string,
  now: Temporal.Instant,
): Promise<void> {
  const community = await findPlace(db, communityId);
  if (community === undefined) return;
  await lockCounting(db, communityId);
  const households = await listHouseholdsWithin(db, community.path);
  const answering = await answeringPaths(db, communityId);
  const paths = households.map(({ path }) => path);
  const counted = countCoverage(community.path, paths, answering);
  const isHousehold = new Set(paths);
  const kept = [...counted].filter(([path]) => !isHousehold.has(path));
  const ids = await idsOfPaths(
    db,
    kept.map(([path]) => path),
  );
  const byPlace = new Map<string, Coverage>();
  for (const [path, coverage] of kept) {
    const id = ids.get(path);
    if (id !== undefined) byPlace.set(id, coverage);
  }
  await saveCoverage(db, communityId, { at: now, byPlace });
}

/** Tells which of the households have somebody to turn to; for those who may see real windows. */
export async function listReachedHouseholds(
  db: Db,
  communityId: string,
  path: string,
): Promise<ReadonlySet<string>> {
  const households = await listHouseholdsWithin(db, path);
  const answering = await answeringPaths(db, communityId);
  const reached = households.filter((household) => isReached(household.path, answering));
  return new Set(reached.map(({ id }) => id));
}

async function answeringPaths(db: Db, communityId: string): Promise<ReadonlySet<string>> {
  const placeIds = await listAnsweringPlaces(db, communityId);
  return new Set((await pathsOf(db, placeIds)).values());
}
