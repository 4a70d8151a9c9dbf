import type { MatterRequest, Offer, OfferId } from '#/features/matters/model/record.ts';
import type { Db } from '#/platform/db/pool.ts';
import { addToCount } from './matters.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

const MAX_OFFERS = 100;

type Hand = { readonly personId: string; readonly actorId: string | undefined };

/** Lets a person hear of a matter; tells whether they did not before. */
export async function insertFollower(
  db: Db,
  key: MatterKey,
  follower: Hand & { readonly origin: 'follows' | 'merged'; readonly since: Temporal.Instant },
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('matters.follower')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      person_id: follower.personId,
      actor_id: follower.actorId ?? null,
      origin: follower.origin,
      since: follower.since,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = added.numInsertedOrUpdatedRows === 1n;
  if (isNew) await addToCount(db, key, { name: 'follower_count', by: 1 });
  return isNew;
}

/** Stops telling a person of a matter; tells whether they were told. */
export async function deleteFollower(db: Db, key: MatterKey, personId: string): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('matters.follower')
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const wasThere = gone.numDeletedRows === 1n;
  if (wasThere) await addToCount(db, key, { name: 'follower_count', by: -1 });
  return wasThere;
}

/** Lists who follows a matter. */
export async function listFollowers(db: Db, key: MatterKey): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.follower')
    .select('person_id')
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('since')
    .execute();
  return rows.map((row) => row.person_id);
}

/** Tells whether a person follows a matter. */
export async function isFollower(db: Db, key: MatterKey, personId: string): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('matters.follower')
    .select('since')
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps an offer to lend a hand; tells whether there was none open from this person. */
export async function insertOffer(
  db: Db,
  key: MatterKey,
  offer: Hand & {
    readonly id: string;
    readonly actorId: string;
    readonly at: Temporal.Instant;
    readonly words: string | undefined;
  },
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('matters.offer')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: offer.id,
      person_id: offer.personId,
      actor_id: offer.actorId,
      at: offer.at,
      words: offer.words ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = added.numInsertedOrUpdatedRows === 1n;
  if (isNew) await addToCount(db, key, { name: 'offer_count', by: 1 });
  return isNew;
}

/** Lists the offers to lend a hand, in order. */
export async function listOffers(db: Db, key: MatterKey): Promise<readonly Offer[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.offer')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('id')
    .limit(MAX_OFFERS)
    .execute();
  return rows.map((row) => ({
    id: row.id as OfferId,
    personId: row.person_id,
    actorId: row.actor_id,
    at: row.at,
    words: row.words ?? undefined,
    answer: (row.answer ?? undefined) as Offer['answer'],
  }));
}

type Answer = {
  readonly answer: string;
  readonly at: Temporal.Instant;
  readonly by: string | undefined;
};

/** Answers one open offer, or all of them; tells how many were open. */
export async function answerOffers(
  db: Db,
  key: MatterKey,
  answer: Answer & { readonly offerId?: string },
): Promise<number> {
  const answered = await tablesOf(db)
    .updateTable('matters.offer')
    .set({ answer: answer.answer, answered_at: answer.at, answered_by: answer.by ?? null })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('answer', 'is', null)
    .$if(answer.offerId !== undefined, (query) => query.where('id', '=', answer.offerId ?? ''))
    .executeTakeFirst();
  return Number(answered.numUpdatedRows);
}

/** Keeps a request to the holder or the dispatcher; tells whether none of its kind was open. */
export async function insertRequest(
  db: Db,
  key: MatterKey,
  request: MatterRequest & { readonly actorId: string },
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('matters.request')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: request.id,
      kind: request.kind,
      person_id: request.personId,
      actor_id: request.actorId,
      at: request.at,
      reason: request.reason,
      until: request.until ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Lists the requests that nobody has answered. */
export async function listOpenRequests(db: Db, key: MatterKey): Promise<readonly MatterRequest[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.request')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('answer', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as MatterRequest['kind'],
    personId: row.person_id,
    at: row.at,
    reason: row.reason,
    until: row.until ?? undefined,
  }));
}

/** Answers the open requests of some kinds; tells how many there were. */
export async function answerRequests(
  db: Db,
  key: MatterKey,
  answer: Answer & { readonly kinds: readonly MatterRequest['kind'][] },
): Promise<number> {
  const answered = await tablesOf(db)
    .updateTable('matters.request')
    .set({ answer: answer.answer, answered_at: answer.at, answered_by: answer.by ?? null })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('kind', 'in', answer.kinds)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return Number(answered.numUpdatedRows);
}
