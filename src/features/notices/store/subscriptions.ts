import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A browser that takes notices; its address and keys are sealed. */
export type Subscription = NewSubscription & { readonly madeAt: Temporal.Instant };

export type NewSubscription = {
  readonly id: string;
  readonly personId: string;
  readonly addressHash: Buffer;
  readonly sealed: string;
  readonly device: string;
  /** The session in which it was added, with which it ends; none for what came before there was. */
  readonly sessionId: string | undefined;
};

/** How many browsers of one person can be told. */
export const MOST_PER_PERSON = 10;

/** Lets one after the other change the browsers of a person, so that they can be counted. */
export async function lockSubscriptions(db: Db, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`browsers ${personId}`}, 0))`.execute(
    db,
  );
}

/**
 * Keeps a browser and gives its number; one that was kept before belongs to whoever uses it now.
 */
export async function saveSubscription(
  db: Db,
  subscription: NewSubscription,
  now: Temporal.Instant,
): Promise<string> {
  const { personId, sealed, device, sessionId } = subscription;
  const of = { person_id: personId, session_id: sessionId ?? null };
  const changed = { ...of, sealed, device, made_at: now };
  const { id } = await tablesOf(db)
    .insertInto('notices.subscription')
    .values({ id: subscription.id, address_hash: subscription.addressHash, ...changed })
    .onConflict((conflict) => conflict.column('address_hash').doUpdateSet(changed))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lists the browsers of a person, the latest first. */
export async function listSubscriptions(
  db: Db,
  personId: string,
): Promise<readonly Subscription[]> {
  const rows = await tablesOf(db)
    .selectFrom('notices.subscription')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .limit(MOST_PER_PERSON)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    addressHash: row.address_hash,
    sealed: row.sealed,
    device: row.device,
    sessionId: row.session_id ?? undefined,
    madeAt: row.made_at,
  }));
}

/** Finds which of some persons have a browser that takes notices. */
export async function findSubscribed(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await tablesOf(db)
    .selectFrom('notices.subscription')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', personIds)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Forgets a browser. */
export async function deleteSubscription(db: Db, id: string): Promise<void> {
  await tablesOf(db).deleteFrom('notices.subscription').where('id', '=', id).execute();
}

/** Forgets one browser of a person; tells whether there was one. */
export async function deleteSubscriptionOf(db: Db, personId: string, id: string): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('notices.subscription')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
