import { hidingReasons, thingKinds } from '#/features/matters/index.ts';
import type { HidingReason, ThingName, ThingWords } from '#/features/matters/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { MAX_LISTED, MAX_READ, decisions } from '#/features/moderation/model.ts';
import type { DeadlineRule, Decided, Objection, Review } from '#/features/moderation/model.ts';
import type { ModerationTables } from '#/features/moderation/tables.ts';
import { tablesOf } from './tables.ts';

export type ReviewKey = Pick<Review, 'communityId' | 'id'>;

/** Lists within how many working days what is due. */
export async function listDeadlines(db: Db): Promise<readonly DeadlineRule[]> {
  const rows = await tablesOf(db)
    .selectFrom('moderation.deadline_rule')
    .select(['reason', 'working_days'])
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => ({ reason: row.reason, workingDays: row.working_days }));
}

/**
 * Opens the review of a thing, or finds the one that is open: of many who object at once, one opens
 * it and all are heard in it.
 */
export async function openReview(
  db: Db,
  review: Omit<Review, 'decided' | 'endedAt'>,
): Promise<string> {
  await tablesOf(db)
    .insertInto('moderation.review')
    .values({
      community_id: review.communityId,
      id: review.id,
      matter_id: review.matterId,
      kind: review.thing.kind,
      thing_id: review.thing.id,
      person_id: review.personId,
      actor_id: review.actorId,
      opened_at: review.openedAt,
      due_at: review.dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const open = await thingQuery(db, review).where('decision', 'is', null).executeTakeFirstOrThrow();
  return open.id;
}

function thingQuery(
  db: Db,
  { communityId, matterId, thing }: Pick<Review, 'communityId' | 'matterId' | 'thing'>,
) {
  return tablesOf(db)
    .selectFrom('moderation.review')
    .select('id')
    .where('community_id', '=', communityId)
    .where('matter_id', '=', matterId)
    .where('kind', '=', thing.kind)
    .where('thing_id', '=', thing.id);
}

/** Keeps what somebody said of a thing; who objects twice is heard once. */
export async function insertObjection(
  db: Db,
  to: ReviewKey,
  said: Objection & { readonly id: string; readonly personId: string | undefined },
): Promise<void> {
  await tablesOf(db)
    .insertInto('moderation.objection')
    .values({
      community_id: to.communityId,
      review_id: to.id,
      id: said.id,
      at: said.at,
      person_id: said.personId ?? null,
      reason: said.reason,
      words: said.words ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lists what was said of a thing, the oldest first; not by whom. */
export async function listObjections(db: Db, of: ReviewKey): Promise<readonly Objection[]> {
  const rows = await tablesOf(db)
    .selectFrom('moderation.objection')
    .select(['at', 'reason', 'words'])
    .where('community_id', '=', of.communityId)
    .where('review_id', '=', of.id)
    .orderBy('id')
    .limit(MAX_READ)
    .execute();
  return rows.map(({ at, reason, words }) => ({
    at,
    reason: toReason(reason) ?? 'other',
    words: words ?? undefined,
  }));
}

/** Finds a review by its number. */
export async function findReview(db: Db, id: string): Promise<Review | undefined> {
  const row = await selectReviews(db).where('id', '=', id).executeTakeFirst();
  return row && toReview(row);
}

/** Finds the review of a thing that waits. */
export async function findOpenOf(
  db: Db,
  of: Pick<Review, 'communityId' | 'matterId' | 'thing'>,
): Promise<string | undefined> {
  const row = await selectReviews(db)
    .where('community_id', '=', of.communityId)
    .where('matter_id', '=', of.matterId)
    .where('kind', '=', of.thing.kind)
    .where('thing_id', '=', of.thing.id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Finds a review and holds it until the transaction ends. */
export async function lockReview(db: Db, id: string): Promise<Review | undefined> {
  const row = await selectReviews(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toReview(row);
}

/** Lists the reviews of a community that wait, those due first. */
export async function listOpen(db: Db, communityId: string): Promise<readonly Review[]> {
  const rows = await selectReviews(db)
    .where('community_id', '=', communityId)
    .where('decision', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MAX_LISTED)
    .execute();
  return rows.map(toReview);
}

/** Lists the reviews of a community that were decided, the latest first. */
export async function listDecided(db: Db, communityId: string): Promise<readonly Review[]> {
  const rows = await selectReviews(db)
    .where('community_id', '=', communityId)
    .where('decision', 'is not', null)
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(MAX_READ)
    .execute();
  return rows.map(toReview);
}

/** Keeps what came of a review; the caller holds it. */
export async function saveDecision(db: Db, key: ReviewKey, decided: Decided): Promise<void> {
  await tablesOf(db)
    .updateTable('moderation.review')
    .set({
      decision: decided.decision,
      reason: decided.reason ?? null,
      words: decided.words ?? null,
      decided_at: decided.at,
      decided_by: decided.by,
    })
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id)
    .execute();
}

/** Notes that what was hidden is shown again; the caller holds the review. */
export async function endHiding(
  db: Db,
  key: ReviewKey,
  ended: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await tablesOf(db)
    .updateTable('moderation.review')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id)
    .execute();
}

/** Keeps what was said before it was hidden. */
export async function withhold(
  db: Db,
  review: Pick<Review, 'communityId' | 'id' | 'personId' | 'actorId'>,
  kept: ThingWords & { readonly at: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .insertInto('moderation.withheld')
    .values({
      community_id: review.communityId,
      review_id: review.id,
      person_id: review.personId,
      actor_id: review.actorId,
      title: kept.title ?? null,
      body: kept.body,
      at: kept.at,
    })
    .execute();
}

/** Finds what was said before it was hidden; nothing once its author has left. */
export async function findWithheld(db: Db, of: ReviewKey): Promise<ThingWords | undefined> {
  const row = await tablesOf(db)
    .selectFrom('moderation.withheld')
    .select(['title', 'body'])
    .where('community_id', '=', of.communityId)
    .where('review_id', '=', of.id)
    .executeTakeFirst();
  return row && { title: row.title ?? undefined, body: row.body };
}

/** Takes out what was withheld: it stands in its place again. */
export async function dropWithheld(db: Db, of: ReviewKey): Promise<void> {
  await tablesOf(db)
    .deleteFrom('moderation.withheld')
    .where('community_id', '=', of.communityId)
    .where('review_id', '=', of.id)
    .execute();
}

/** Lists what of somebody’s was hidden, the latest first. */
export async function listHiddenOf(db: Db, ids: readonly string[]): Promise<readonly Review[]> {
  const rows = await selectReviews(db)
    .where((where) => where.or([where('person_id', 'in', ids), where('actor_id', 'in', ids)]))
    .where('decision', '=', 'hidden')
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(MAX_READ)
    .execute();
  return rows.map(toReview);
}

/** Lists the reviews of a community against which somebody appealed, those due first. */
export async function listAppealed(db: Db, communityId: string): Promise<readonly Review[]> {
  const rows = await selectReviews(db)
    .innerJoin('moderation.appeal', (join) =>
      join
        .onRef('moderation.appeal.community_id', '=', 'moderation.review.community_id')
        .onRef('moderation.appeal.review_id', '=', 'moderation.review.id'),
    )
    .selectAll('moderation.review')
    .where('moderation.review.community_id', '=', communityId)
    .where('outcome', 'is', null)
    .orderBy('moderation.appeal.due_at')
    .orderBy('moderation.review.id')
    .limit(MAX_LISTED)
    .execute();
  return rows.map(toReview);
}

function selectReviews(db: Db) {
  return tablesOf(db).selectFrom('moderation.review').selectAll('moderation.review');
}

function toReview(row: ModerationTables['moderation.review']): Review {
  return {
    communityId: row.community_id,
    id: row.id,
    matterId: row.matter_id,
    thing: toThing(row),
    personId: row.person_id,
    actorId: row.actor_id,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    decided: toDecided(row),
    endedAt: row.ended_at ?? undefined,
  };
}

function toThing(row: { readonly kind: string; readonly thing_id: string }): ThingName {
  const kind = thingKinds.find((known) => known === row.kind) ?? 'words';
  return { kind, id: row.thing_id };
}

function toDecided(row: ModerationTables['moderation.review']): Decided | undefined {
  const decision = decisions.find((known) => known === row.decision);
  const { decided_at: at, decided_by: by } = row;
  if (decision === undefined || at === null || by === null) return undefined;
  return { decision, reason: toReason(row.reason), words: row.words ?? undefined, at, by };
}

function toReason(code: string | null): HidingReason | undefined {
  return hidingReasons.find((known) => known === code);
}
