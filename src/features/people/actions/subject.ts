import { pathsOf } from '#/features/places/index.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Session } from '#/platform/auth/sessions.ts';
import type { Db } from '#/platform/db/pool.ts';
import { restOffices } from '#/features/people/policy.ts';
import { findSubject } from '#/features/people/rules/standing.ts';
import type { Asking } from '#/features/people/rules/standing.ts';
import { loadStanding } from '#/features/people/store/standing.ts';

/**
 * Loads who asks, in two statements: homes, roles in their term, and for whom they act. When the
 * consent to act has ended, they are themselves again. Offices over personal data rest in a session
 * that is not strong.
 */
export async function loadSubject(
  db: Db,
  session: Session,
  now: Temporal.Instant,
): Promise<Subject> {
  const asking = {
    sessionId: session.id,
    actorId: session.personId,
    actingForId: session.actingForId,
    actingWay: session.actingWay,
  };
  const { strongUntil } = session;
  const isStrong = strongUntil !== undefined && Temporal.Instant.compare(strongUntil, now) > 0;
  const subject = await loadAs(db, asking, now);
  if (subject !== undefined) return restOffices({ ...subject, isStrong });
  const own = await loadAs(db, { ...asking, actingForId: undefined, actingWay: undefined }, now);
  return own === undefined ? visitor : restOffices({ ...own, isStrong });
}

async function loadAs(db: Db, asking: Asking, now: Temporal.Instant): Promise<Subject | undefined> {
  const { actorId, actingForId } = asking;
  const rows = await loadStanding(db, { actorId, personId: actingForId ?? actorId }, now);
  const paths = await pathsOf(db, [
    ...rows.homes.map((home) => home.householdId),
    ...rows.grants.map((grant) => grant.placeId),
  ]);
  return findSubject(asking, rows, paths);
}
