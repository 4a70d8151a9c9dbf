import type { Person, Residence } from '#/features/people/model.ts';
import type { Spot } from '#/features/people/policy.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import { findPlace, pathsOf } from '#/features/places/index.ts';
import type { Db } from '#/platform/db/pool.ts';

/** A home of a person, and where in the tree it is. */
export type HomeSpot = Residence & { readonly path: string };

/** Finds where a person lives now. */
export async function homesOf(db: Db, personId: string): Promise<readonly HomeSpot[]> {
  const residences = await listResidences(db, [personId]);
  const paths = await pathsOf(
    db,
    residences.map((residence) => residence.householdId),
  );
  return residences.flatMap((residence) => {
    const path = paths.get(residence.householdId);
    return path === undefined ? [] : [Object.assign({ path }, residence)];
  });
}

/**
 * Finds the spots that decide who may see a person: their homes, or, while they have none, the
 * community that keeps their record.
 */
export async function spotsOf(db: Db, person: Person): Promise<readonly Spot[]> {
  const homes = await homesOf(db, person.id);
  if (homes.length > 0) return homes;
  const community = await findPlace(db, person.communityId);
  return community === undefined ? [] : [{ path: community.path, communityId: community.id }];
}
