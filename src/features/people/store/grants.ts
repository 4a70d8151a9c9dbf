import type { Role } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { GrantTerm } from '#/features/people/model.ts';
import type { PeopleTables } from '#/features/people/tables.ts';
import { tablesOf } from './persons.ts';

const MOST_LISTED = 500;

/** Writes a grant; tells whether it did not overlap with the same one already given. */
export async function insertGrant(
  db: Db,
  grant: Omit<GrantTerm, 'withdrawn'>,
  grantedAt: Temporal.Instant,
): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('people.grant')
    .values({
      id: grant.id,
      person_id: grant.personId,
      role: grant.role,
      place_id: grant.placeId,
      community_id: grant.communityId ?? null,
      organisation_id: grant.organisationId ?? null,
      starts_at: grant.startsAt,
      ends_at: grant.endsAt ?? null,
      reason: grant.reason,
      granted_by: grant.grantedBy ?? null,
      granted_at: grantedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Withdraws a grant that has not ended; it stays as history. Tells whether there was one. */
export async function withdrawGrant(
  db: Db,
  id: string,
  withdrawn: { readonly at: Temporal.Instant; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('people.grant')
    .set({
      withdrawn_at: withdrawn.at,
      withdrawn_by: withdrawn.by,
      withdrawal_reason: withdrawn.reason,
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', withdrawn.at)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Finds a grant by its id, ended ones too. */
export async function findGrant(db: Db, id: string): Promise<GrantTerm | undefined> {
  const row = await tablesOf(db)
    .selectFrom('people.grant')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toGrant(row);
}

/** Lists the grants of a community, or of one place above, the latest first; ended ones too. */
export async function listGrants(
  db: Db,
  wanted: { readonly communityId: string } | { readonly placeId: string },
): Promise<readonly GrantTerm[]> {
  const query = tablesOf(db).selectFrom('people.grant').selectAll();
  const narrowed =
    'communityId' in wanted
      ? query.where('community_id', '=', wanted.communityId)
      : query.where('place_id', '=', wanted.placeId);
  const rows = await narrowed.orderBy('granted_at', 'desc').limit(MOST_LISTED).execute();
  return rows.map(toGrant);
}

/** Lists the grants a person holds at a moment. */
export async function listGrantsOf(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly GrantTerm[]> {
  const rows = await tablesOf(db)
    .selectFrom('people.grant')
    .selectAll()
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('starts_at')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toGrant);
}

/** Tells whether anybody was ever made a steward here: the first is made once. */
export async function isAnySteward(db: Db): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('people.grant')
    .select('id')
    .where('role', '=', 'steward')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Tells whether others than this one hold the role of steward now, anywhere, and holds their rows,
 * so that the last two cannot leave at the same moment.
 */
export async function areOtherStewards(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await tablesOf(db)
    .selectFrom('people.grant')
    .select('id')
    .where('role', '=', 'steward')
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.some((row) => row.id !== id);
}

/** Lists who holds a role at one of these places at a moment, and at which. */
export async function listHoldersAt(
  db: Db,
  wanted: { readonly role: string; readonly placeIds: readonly string[] },
  now: Temporal.Instant,
): Promise<readonly { readonly personId: string; readonly placeId: string }[]> {
  const { role, placeIds } = wanted;
  const rows = await tablesOf(db)
    .selectFrom('people.grant')
    .select(['person_id', 'place_id'])
    .distinct()
    .where((where) => where('place_id', '=', where.fn.any(where.val([...placeIds]))))
    .where('role', '=', role)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('person_id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, placeId: row.place_id }));
}

/** Lists who is steward of one of these places at a moment. */
export async function listStewardsAt(
  db: Db,
  placeIds: readonly string[],
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const holders = await listHoldersAt(db, { role: 'steward', placeIds }, now);
  return [...new Set(holders.map(({ personId }) => personId))];
}

function toGrant(row: PeopleTables['people.grant']): GrantTerm {
  const { withdrawn_at: at, withdrawn_by: by, withdrawal_reason: reason } = row;
  return {
    id: row.id,
    personId: row.person_id,
    role: readRole(row.role),
    placeId: row.place_id,
    communityId: row.community_id ?? undefined,
    organisationId: row.organisation_id ?? undefined,
    startsAt: row.starts_at,
    endsAt: row.ends_at ?? undefined,
    reason: row.reason,
    grantedBy: row.granted_by ?? undefined,
    withdrawn: at === null || by === null || reason === null ? undefined : { at, by, reason },
  };
}

/** The column is checked by the database to hold a role. */
export function readRole(role: string): Role {
  return role as Role;
}
