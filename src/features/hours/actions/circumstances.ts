import { readQueue } from '#/features/matters/index.ts';
import type { WorkDone } from '#/features/matters/index.ts';
import { findOrganisation, listOrganisationsOfPerson } from '#/features/organisations/index.ts';
import { listGrantsOf, listResidences } from '#/features/people/index.ts';
import { pathsOf } from '#/features/places/index.ts';
import { OFFICES } from '#/features/hours/policy.ts';
import type { Circumstances } from '#/features/hours/rules/records.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { VOLUNTEER_TEAM } from './leading.ts';

/** Finds what is on record that may show that somebody’s work in a matter was no voluntary one. */
export async function readCircumstances(
  context: Context,
  personId: string,
  work: WorkDone,
): Promise<Omit<Circumstances, 'said'>> {
  const { db } = context;
  return {
    isDuty:
      (await holdsOffice(context, personId, { path: work.path, roles: OFFICES })) ||
      (await isEmployed(db, personId, work)),
    isHousehold: await livesWith(context, personId, work.askerId),
  };
}

/** Tells whether somebody serves in one of some offices that reaches a place. */
export async function holdsOffice(
  { db, now }: Pick<Context, 'db' | 'now'>,
  personId: string,
  { path, roles }: { readonly path: string; readonly roles: readonly Role[] },
): Promise<boolean> {
  const grants = (await listGrantsOf(db, personId, now)).filter(({ role }) => roles.includes(role));
  const paths = await pathsOf(
    db,
    grants.map(({ placeId }) => placeId),
  );
  return [...paths.values()].some((reach) => isWithin(path, reach));
}

/** Tells whether it waited with a body of somebody’s that is no team of volunteers. */
async function isEmployed(db: Db, personId: string, { queue, doers }: WorkDone): Promise<boolean> {
  const own = doers.find((doer) => doer.personId === personId)?.organisationId;
  const parts = readQueue(queue);
  const body = own ?? ('organisationId' in parts ? parts.organisationId : undefined);
  if (body === undefined) return false;
  if (!(await listOrganisationsOfPerson(db, personId)).includes(body)) return false;
  return (await findOrganisation(db, body))?.kind.code !== VOLUNTEER_TEAM;
}

/** The wall shows everybody who lives in their own household, and nobody who does not. */
async function livesWith(
  { db, subject }: Context,
  personId: string,
  askerId: string,
): Promise<boolean> {
  if (subject.personId !== personId) return false;
  const own = new Set(subject.homes.map(({ householdId }) => householdId));
  const theirs = await listResidences(db, [askerId]);
  return theirs.some(({ householdId }) => own.has(householdId));
}
