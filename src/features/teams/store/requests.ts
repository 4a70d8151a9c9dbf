import { sql } from 'kysely';
import type { Request } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { readAgreed } from './memberships.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 100;
const states = ['waiting', 'accepted', 'declined', 'withdrawn'] as const;

function select(db: Db) {
  return tablesOf(db).selectFrom('teams.request').selectAll();
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Writes that somebody asks to join; tells whether they had not asked already. */
export async function insertRequest(
  db: Db,
  request: Omit<Request, 'state' | 'answer' | 'answeredAt'>,
): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('teams.request')
    .values({
      community_id: request.communityId,
      id: request.id,
      organisation_id: request.organisationId,
      person_id: request.personId,
      words: request.words ?? null,
      shares_telephone: request.sharesTelephone,
      asked_at: request.askedAt,
      asked_by: request.asked.by,
      asked_way: request.asked.way,
      state: 'waiting',
    })
    .onConflict((conflict) =>
      // A value that is sent apart would not name the index.
      conflict
        .columns(['organisation_id', 'person_id'])
        .where('state', '=', sql.lit('waiting'))
        .doNothing(),
    )
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Loads a request and holds it until the transaction ends. */
export async function lockRequest(db: Db, id: string): Promise<Request | undefined> {
  const row = await select(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toRequest(row);
}

/** Writes what those who lead the team answered. */
export async function saveAnswer(
  db: Db,
  id: string,
  given: {
    readonly state: 'accepted' | 'declined';
    readonly by: string;
    readonly words: string | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tablesOf(db)
    .updateTable('teams.request')
    .set({
      state: given.state,
      answered_by: given.by,
      answered_at: given.at,
      answer: given.words ?? null,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Takes back what somebody asked of a team before an answer; tells whether there was any. */
export async function withdrawRequest(
  db: Db,
  of: { readonly organisationId: string; readonly personId: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('teams.request')
    .set({ state: 'withdrawn', answered_at: at })
    .where('organisation_id', '=', of.organisationId)
    .where('person_id', '=', of.personId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Lists who waits for an answer of a team, the longest first. */
export async function listWaiting(db: Db, organisationId: string): Promise<readonly Request[]> {
  const rows = await select(db)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toRequest);
}

/** Lists what somebody has asked of teams, the latest first. */
export async function listAsked(db: Db, personId: string): Promise<readonly Request[]> {
  const rows = await select(db)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toRequest);
}

function toRequest(row: Row): Request {
  const state = states.find((one) => one === row.state);
  if (state === undefined) throw new Error(`A request is never ${row.state}.`);
  return {
    id: row.id,
    communityId: row.community_id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    words: row.words ?? undefined,
    sharesTelephone: row.shares_telephone,
    askedAt: row.asked_at,
    asked: readAgreed(row.asked_by, row.asked_way),
    state,
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  };
}
