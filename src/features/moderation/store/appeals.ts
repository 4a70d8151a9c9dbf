import { outcomes } from '#/features/moderation/model.ts';
import type { Appeal } from '#/features/moderation/model.ts';
import type { ModerationTables } from '#/features/moderation/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { ReviewKey } from './reviews.ts';
import { tablesOf } from './tables.ts';

/** Keeps an appeal; of two sent at once, one is kept. */
export async function insertAppeal(db: Db, appeal: Omit<Appeal, 'decided'>): Promise<void> {
  await tablesOf(db)
    .insertInto('moderation.appeal')
    .values({
      community_id: appeal.communityId,
      review_id: appeal.reviewId,
      at: appeal.at,
      person_id: appeal.personId,
      words: appeal.words ?? null,
      due_at: appeal.dueAt,
    })
    .execute();
}

/** Finds the appeal against a review. */
export async function findAppeal(db: Db, of: ReviewKey): Promise<Appeal | undefined> {
  const row = await tablesOf(db)
    .selectFrom('moderation.appeal')
    .selectAll()
    .where('community_id', '=', of.communityId)
    .where('review_id', '=', of.id)
    .executeTakeFirst();
  return row && toAppeal(row);
}

/** Keeps what came of an appeal that waits; the caller holds the review. */
export async function decideAppeal(
  db: Db,
  of: ReviewKey,
  decided: NonNullable<Appeal['decided']>,
): Promise<void> {
  await tablesOf(db)
    .updateTable('moderation.appeal')
    .set({
      outcome: decided.outcome,
      answer: decided.answer ?? null,
      decided_at: decided.at,
      decided_by: decided.by,
    })
    .where('community_id', '=', of.communityId)
    .where('review_id', '=', of.id)
    .where('outcome', 'is', null)
    .execute();
}

function toAppeal(row: ModerationTables['moderation.appeal']): Appeal {
  const outcome = outcomes.find((known) => known === row.outcome);
  const { decided_at: at, decided_by: by } = row;
  const isDecided = outcome !== undefined && at !== null && by !== null;
  return {
    communityId: row.community_id,
    reviewId: row.review_id,
    at: row.at,
    personId: row.person_id,
    words: row.words ?? undefined,
    dueAt: row.due_at,
    decided: isDecided ? { outcome, answer: row.answer ?? undefined, at, by } : undefined,
  };
}
