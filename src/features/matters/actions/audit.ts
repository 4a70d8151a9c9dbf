import { findOrganisation } from '#/features/organisations/index.ts';
import { listGrants } from '#/features/people/index.ts';
import { listLine } from '#/features/places/index.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { readQueue } from '#/features/matters/rules/routing.ts';
import {
  clearFinding,
  findWrong,
  insertFinding,
  listAllFindings,
  listWaitingIn,
  listWaitingQueues,
} from '#/features/matters/store/audit.ts';
import type { Found } from '#/features/matters/store/audit.ts';
import type { Context } from '#/platform/action/context.ts';

/** What a look at every open matter came to. */
export type Audit = {
  readonly found: readonly Found[];
  readonly fresh: number;
  readonly cleared: number;
};

/**
 * Checks every open matter: somebody has it in hand or somebody stands behind its queue, and its
 * next clock is not in the past with nobody having answered. What is found goes into the journal
 * and onto the desk, and leaves the desk when it is right again.
 */
export async function auditMatters(context: Context): Promise<Audit> {
  const { db, now } = context;
  const found = [...(await findWrong(db, now)), ...(await findAbandoned(context))];
  const known = await listAllFindings(db);
  let fresh = 0;
  for (const one of found) {
    if (!(await insertFinding(db, one, now))) continue;
    fresh += 1;
    await context.record({
      feature: 'matters',
      verb: 'audit_finding',
      subjectId: one.matterId,
      communityId: one.communityId,
      data: { kind: one.kind },
    });
  }
  const current = new Set(found.map(keyOf));
  const mended = known.filter((one) => !current.has(keyOf(one)));
  for (const one of mended) await clearFinding(db, one, now);
  return { found, fresh, cleared: mended.length };
}

/** Finds matters that wait for a body that is closed, or for a role that nobody holds. */
async function findAbandoned(context: Context): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { communityId, queue } of await listWaitingQueues(context.db)) {
    if (await hasSomebody(context, queue)) continue;
    for (const matterId of await listWaitingIn(context.db, communityId, queue)) {
      found.push({ communityId, matterId, kind: 'held_by_nobody' });
    }
  }
  return found;
}

async function hasSomebody({ db, now }: Context, queue: Queue): Promise<boolean> {
  const parts = readQueue(queue);
  if ('organisationId' in parts) {
    const organisation = await findOrganisation(db, parts.organisationId);
    return organisation !== undefined && organisation.closedOn === undefined;
  }
  for (const { id } of await listLine(db, parts.placeId)) {
    const grants = await listGrants(db, { placeId: id });
    const isHeld = grants.some(
      ({ role, startsAt, endsAt, withdrawn }) =>
        role === parts.role &&
        withdrawn === undefined &&
        Temporal.Instant.compare(startsAt, now) <= 0 &&
        (endsAt === undefined || Temporal.Instant.compare(endsAt, now) > 0),
    );
    if (isHeld) return true;
  }
  return false;
}

function keyOf({ communityId, matterId, kind }: Found): string {
  return `${communityId} ${matterId} ${kind}`;
}
