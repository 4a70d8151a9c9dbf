import { listHoldersIn, listMembers } from '#/features/organisations/index.ts';
import { listGrants } from '#/features/people/index.ts';
import { findPlace, listAncestors } from '#/features/places/index.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { readQueue } from '#/features/matters/rules/routing.ts';
import type { Context } from '#/platform/action/context.ts';

/**
 * Lists those who work where something waits: the members of a body and those who hold its posts;
 * those who hold a role at the place, or else at the nearest place above it.
 */
export async function listWorkers(
  { db, now }: Pick<Context, 'db' | 'now'>,
  desk: Queue,
): Promise<readonly string[]> {
  const parts = readQueue(desk);
  if ('organisationId' in parts) {
    const members = await listMembers(db, parts.organisationId);
    const holders = await listHoldersIn(db, parts.organisationId);
    return [...new Set([...members.map(({ personId }) => personId), ...holders])];
  }
  const place = await findPlace(db, parts.placeId);
  if (place === undefined) return [];
  const line = [place, ...(await listAncestors(db, place.path)).toReversed()];
  for (const { id } of line) {
    const grants = await listGrants(db, { placeId: id });
    const holding = grants.filter(
      ({ role, startsAt, endsAt, withdrawn }) =>
        role === parts.role &&
        withdrawn === undefined &&
        Temporal.Instant.compare(startsAt, now) <= 0 &&
        (endsAt === undefined || Temporal.Instant.compare(endsAt, now) > 0),
    );
    if (holding.length > 0) return [...new Set(holding.map(({ personId }) => personId))];
  }
  return [];
}
