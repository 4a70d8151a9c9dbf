import type { Db } from '#/platform/db/pool.ts';
import { NO_COMMUNITY } from '#/platform/journal/journal.ts';
import { tablesOf } from './organisations.ts';

const MAX_LISTED = 500;

export type Membership = { readonly personId: string; readonly joinedOn: Temporal.PlainDate };

/** Lists the present members of an organisation, the longest first. */
export async function listMembers(db: Db, organisationId: string): Promise<readonly Membership[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.membership')
    .select(['person_id', 'joined_on'])
    .where('organisation_id', '=', organisationId)
    .where('left_on', 'is', null)
    .orderBy('joined_on')
    .orderBy('id')
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, joinedOn: row.joined_on }));
}

/** Lists those who hold a post of an organisation now, members or not. */
export async function listHoldersIn(db: Db, organisationId: string): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.term as t')
    .innerJoin('organisations.post as p', 'p.id', 't.post_id')
    .select('t.person_id')
    .distinct()
    .where('p.organisation_id', '=', organisationId)
    .where('t.ended_on', 'is', null)
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Counts the present members, however many they are. */
export async function countMembers(db: Db, organisationId: string): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom('organisations.membership')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Lists the open organisations a person belongs to or holds a post in. */
export async function listOrganisationsOfPerson(
  db: Db,
  personId: string,
): Promise<readonly string[]> {
  const tables = tablesOf(db);
  const rows = await tables
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.organisation as o', 'o.id', 'm.organisation_id')
    .select('m.organisation_id')
    .where('m.person_id', '=', personId)
    .where('m.left_on', 'is', null)
    .where('o.closed_on', 'is', null)
    .union(
      tables
        .selectFrom('organisations.term as t')
        .innerJoin('organisations.post as p', 'p.id', 't.post_id')
        .select('p.organisation_id')
        .where('t.person_id', '=', personId)
        .where('t.ended_on', 'is', null),
    )
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** Takes a person in; tells whether they were not in already. */
export async function insertMember(
  db: Db,
  member: {
    readonly id: string;
    readonly communityId: string | undefined;
    readonly organisationId: string;
    readonly personId: string;
    readonly joinedOn: Temporal.PlainDate;
  },
): Promise<boolean> {
  const joined = await tablesOf(db)
    .insertInto('organisations.membership')
    .values({
      community_id: member.communityId ?? NO_COMMUNITY,
      id: member.id,
      organisation_id: member.organisationId,
      person_id: member.personId,
      joined_on: member.joinedOn,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id']).where('left_on', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (joined.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Lets a member go; tells whether they were one. */
export async function endMembership(
  db: Db,
  member: { readonly organisationId: string; readonly personId: string },
  leftOn: Temporal.PlainDate,
): Promise<boolean> {
  const left = await tablesOf(db)
    .updateTable('organisations.membership')
    .set({ left_on: leftOn })
    .where('organisation_id', '=', member.organisationId)
    .where('person_id', '=', member.personId)
    .where('left_on', 'is', null)
    .executeTakeFirst();
  return left.numUpdatedRows > 0n;
}
