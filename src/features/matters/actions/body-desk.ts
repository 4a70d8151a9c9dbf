import { findOrganisation } from '#/features/organisations/index.ts';
import type { Organisation } from '#/features/organisations/index.ts';
import { findPlace, listServedPlaces } from '#/features/places/index.ts';
import { worksSomewhere } from '#/features/matters/policy.ts';
import { organisationQueue, routedKinds } from '#/features/matters/rules/routing.ts';
import { listCommunitiesOfQueue } from '#/features/matters/store/desk.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';

/** Tells whether somebody has a desk to be led to: their own work, or that of a body of theirs. */
export async function hasDesk(db: Db, subject: Subject): Promise<boolean> {
  return worksSomewhere(subject) || (await listBodyDesks(db, subject)).length > 0;
}

/**
 * Lists the communities in which the bodies somebody belongs to have matters, or are asked first by
 * a route. A choir that was never asked for anything has no desk.
 */
export async function listBodyDesks(
  db: Db,
  { organisationIds }: Pick<Subject, 'organisationIds'>,
): Promise<readonly string[]> {
  if (organisationIds.length === 0) return [];
  const asked = routedKinds((await readReference(db)).routes);
  const found = new Set<string>();
  for (const id of organisationIds) {
    const organisation = await findOrganisation(db, id);
    if (organisation === undefined) continue;
    const communities = await listReached(db, organisation);
    const own = asked.has(organisation.kind.code)
      ? communities
      : await listCommunitiesOfQueue(db, communities, organisationQueue(id));
    for (const communityId of own) found.add(communityId);
  }
  return [...found];
}

/** A body above the communities is asked for matters of those below it. */
async function listReached(db: Db, body: Organisation): Promise<readonly string[]> {
  if (body.communityId !== undefined) return [body.communityId];
  const place = await findPlace(db, body.placeId);
  if (place === undefined) return [];
  const served = await listServedPlaces(db);
  return served.flatMap(({ communityId, path }) =>
    communityId !== undefined && isWithin(path, place.path) ? [communityId] : [],
  );
}
