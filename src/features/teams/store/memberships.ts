import type { Agreed, AgreedWay, Leaving, Membership } from '#/features/teams/model.ts';
import { agreedWays } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 500;
const MOST_OF_PERSON = 100;

function select(db: Db) {
  return tablesOf(db).selectFrom('teams.membership').selectAll();
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/**
 * Lists who was in a team at a moment, the longest first: whoever had joined by then and had not
 * left. 500 at most.
 */
export async function listMembers(
  db: Db,
  organisationId: string,
  at: Temporal.Instant,
): Promise<readonly { readonly personId: string; readonly since: Temporal.Instant }[]> {
  const rows = await tablesOf(db)
    .selectFrom('teams.membership')
    .select(['person_id', 'joined_at'])
    .where('organisation_id', '=', organisationId)
    .where('joined_at', '<=', at)
    .where((where) => where.or([where('left_at', 'is', null), where('left_at', '>', at)]))
    .orderBy('joined_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, since: row.joined_at }));
}

/** Lists the teams somebody is in now, the longest first. */
export async function teamsOf(
  db: Db,
  personId: string,
): Promise<readonly { readonly organisationId: string; readonly since: Temporal.Instant }[]> {
  const rows = await tablesOf(db)
    .selectFrom('teams.membership')
    .select(['organisation_id', 'joined_at'])
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('id')
    .limit(MOST_OF_PERSON)
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, since: row.joined_at }));
}

/** Lists the present memberships of a team, the longest first. */
export async function listPresent(db: Db, organisationId: string): Promise<readonly Membership[]> {
  const rows = await select(db)
    .where('organisation_id', '=', organisationId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toMembership);
}

/** Counts who is in a team now, however many they are. */
export async function countMembers(db: Db, organisationId: string): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom('teams.membership')
    .select((counted) => counted.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Lists somebody’s memberships, those that have ended too, the latest first. */
export async function listOfPerson(db: Db, personId: string): Promise<readonly Membership[]> {
  const rows = await select(db)
    .where('person_id', '=', personId)
    .orderBy('joined_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_OF_PERSON)
    .execute();
  return rows.map(toMembership);
}

type Key = { readonly organisationId: string; readonly personId: string };

/** Finds somebody’s latest membership in a team, present or ended. */
export async function findLatest(db: Db, key: Key): Promise<Membership | undefined> {
  const row = await select(db)
    .where('organisation_id', '=', key.organisationId)
    .where('person_id', '=', key.personId)
    .orderBy('joined_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toMembership(row);
}

/** Takes somebody into a team; tells whether they were not in it already. */
export async function insertMembership(
  db: Db,
  membership: Omit<Membership, 'left'>,
): Promise<boolean> {
  const joined = await tablesOf(db)
    .insertInto('teams.membership')
    .values({
      community_id: membership.communityId,
      id: membership.id,
      organisation_id: membership.organisationId,
      person_id: membership.personId,
      joined_at: membership.joinedAt,
      came_by: membership.cameBy,
      agreed_by: membership.agreed.by,
      agreed_way: membership.agreed.way,
      recorded_by: membership.recordedBy,
      shares_telephone: membership.sharesTelephone,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id']).where('left_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (joined.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends somebody’s present membership; tells whether there was one. */
export async function endMembership(
  db: Db,
  { organisationId, personId }: Key,
  left: Leaving,
): Promise<boolean> {
  const ended = await tablesOf(db)
    .updateTable('teams.membership')
    .set({
      left_at: left.at,
      left_as: left.as,
      ended_by: left.by,
      reason: left.reason ?? null,
      shares_telephone: false,
    })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Takes back that somebody left, as if they had not; tells whether they still could. */
export async function reopenMembership(db: Db, id: string): Promise<boolean> {
  const opened = await tablesOf(db)
    .updateTable('teams.membership as m')
    .set({ left_at: null, left_as: null, ended_by: null })
    .where('m.id', '=', id)
    .where('m.left_as', '=', 'left')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('teams.membership as other')
            .select('other.id')
            .whereRef('other.organisation_id', '=', 'm.organisation_id')
            .whereRef('other.person_id', '=', 'm.person_id')
            .where('other.left_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return opened.numUpdatedRows > 0n;
}

/** Keeps whether the leaders of a team may see somebody’s number; tells whether they are in it. */
export async function saveSharing(
  db: Db,
  saved: Key & Pick<Membership, 'sharesTelephone'>,
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('teams.membership')
    .set({ shares_telephone: saved.sharesTelephone })
    .where('organisation_id', '=', saved.organisationId)
    .where('person_id', '=', saved.personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Reads how a yes came in; the database holds no other. */
export function readAgreed(by: string, way: string): Agreed {
  const known = agreedWays.find((one): one is AgreedWay => one === way);
  if (known === undefined) throw new Error(`Nobody agrees by ${way}.`);
  return { by, way: known };
}

function toMembership(row: Row): Membership {
  const { came_by: came } = row;
  return {
    id: row.id,
    communityId: row.community_id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    joinedAt: row.joined_at,
    cameBy: came === 'asked' || came === 'invited' ? came : 'entered',
    agreed: readAgreed(row.agreed_by, row.agreed_way),
    recordedBy: row.recorded_by,
    sharesTelephone: row.shares_telephone,
    left: toLeaving(row),
  };
}

function toLeaving(row: Row): Leaving | undefined {
  if (row.left_at === null || row.ended_by === null) return undefined;
  return {
    at: row.left_at,
    as: row.left_as === 'let_go' ? 'let_go' : 'left',
    by: row.ended_by,
    reason: row.reason ?? undefined,
  };
}
