import type { Db } from '#/platform/db/pool.ts';
import type { RightsTables } from '#/features/rights/tables.ts';
import { tablesOf } from './tables.ts';

export const correctionAnswers = ['corrected', 'left'] as const;
export type CorrectionAnswer = (typeof correctionAnswers)[number];

/** What somebody asks to be mended in their record. */
export type Correction = {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly askedBy: string;
  readonly askedAt: Temporal.Instant;
  readonly words: string;
  readonly answer: string | undefined;
  readonly reason: string | undefined;
};

const MOST_LISTED = 200;

/** Writes what somebody asks to be mended. */
export async function insertCorrection(
  db: Db,
  correction: Omit<Correction, 'answer' | 'reason'>,
): Promise<void> {
  await tablesOf(db)
    .insertInto('rights.correction')
    .values({
      id: correction.id,
      community_id: correction.communityId,
      person_id: correction.personId,
      asked_by: correction.askedBy,
      asked_at: correction.askedAt,
      words: correction.words,
    })
    .execute();
}

/** Lists what a person asked to be mended, the latest first. */
export async function listCorrectionsOf(db: Db, personId: string): Promise<readonly Correction[]> {
  const rows = await tablesOf(db)
    .selectFrom('rights.correction')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toCorrection);
}

/** Lists what waits for an answer in some communities, the longest first. */
export async function listWaiting(
  db: Db,
  communityIds: readonly string[],
): Promise<readonly Correction[]> {
  if (communityIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('rights.correction')
    .selectAll()
    .where((where) => where('community_id', '=', where.fn.any(where.val([...communityIds]))))
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toCorrection);
}

/** Finds a request, answered or not, and holds it. */
export async function lockCorrection(db: Db, id: string): Promise<Correction | undefined> {
  const row = await tablesOf(db)
    .selectFrom('rights.correction')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toCorrection(row);
}

/** Writes what was answered. */
export async function saveAnswer(
  db: Db,
  id: string,
  answered: {
    readonly answer: CorrectionAnswer;
    readonly reason: string | undefined;
    readonly by: string;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tablesOf(db)
    .updateTable('rights.correction')
    .set({
      answer: answered.answer,
      reason: answered.reason ?? null,
      answered_at: answered.at,
      answered_by: answered.by,
    })
    .where('id', '=', id)
    .execute();
}

function toCorrection(row: RightsTables['rights.correction']): Correction {
  return {
    id: row.id,
    communityId: row.community_id,
    personId: row.person_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    words: row.words,
    answer: row.answer ?? undefined,
    reason: row.reason ?? undefined,
  };
}
