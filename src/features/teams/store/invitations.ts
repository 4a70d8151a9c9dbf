import type { Invitation } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 100;
const states = ['open', 'accepted', 'declined', 'withdrawn'] as const;

function select(db: Db) {
  return tablesOf(db).selectFrom('teams.invitation').selectAll();
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Writes that a team invites somebody, or nobody whose number is on record. */
export async function insertInvitation(
  db: Db,
  invitation: Omit<Invitation, 'state'>,
): Promise<void> {
  await tablesOf(db)
    .insertInto('teams.invitation')
    .values({
      community_id: invitation.communityId,
      id: invitation.id,
      organisation_id: invitation.organisationId,
      person_id: invitation.personId ?? null,
      note: invitation.note,
      words: invitation.words ?? null,
      invited_at: invitation.invitedAt,
      invited_by: invitation.invitedBy,
      lapses_at: invitation.lapsesAt,
      state: 'open',
    })
    .execute();
}

/** Loads an invitation and holds it until the transaction ends. */
export async function lockInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  const row = await select(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toInvitation(row);
}

/** Ends an invitation: who was invited has answered, or those who invited take it back. */
export async function closeInvitation(
  db: Db,
  id: string,
  as: { readonly state: 'accepted' | 'declined' | 'withdrawn'; readonly at: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .updateTable('teams.invitation')
    .set({ state: as.state, answered_at: as.at })
    .where('id', '=', id)
    .execute();
}

/**
 * Lists the invitations of a team that have not lapsed, the latest first. One that was declined is
 * listed as one that waits: who said no owes nobody an answer.
 */
export async function listSent(
  db: Db,
  organisationId: string,
  now: Temporal.Instant,
): Promise<readonly Invitation[]> {
  const rows = await select(db)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['open', 'declined'])
    .where('lapses_at', '>', now)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toInvitation);
}

/** Lists the invitations that wait for somebody, the latest first. */
export async function listReceived(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly Invitation[]> {
  const rows = await select(db)
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .where('lapses_at', '>', now)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toInvitation);
}

function toInvitation(row: Row): Invitation {
  const state = states.find((one) => one === row.state);
  if (state === undefined) throw new Error(`An invitation is never ${row.state}.`);
  return {
    id: row.id,
    communityId: row.community_id,
    organisationId: row.organisation_id,
    personId: row.person_id ?? undefined,
    note: row.note,
    words: row.words ?? undefined,
    invitedAt: row.invited_at,
    invitedBy: row.invited_by,
    lapsesAt: row.lapses_at,
    state,
  };
}
