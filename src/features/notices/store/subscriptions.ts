import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A browser that takes notices; its address and keys are sealed. */
export type Subscription = {
  readonly id: string;
  readonly personId: string;
  readonly addressHash: Buffer;
  readonly sealed: string;
  readonly device: string;
};

const MOST_PER_PERSON = 10;

/** Keeps a browser; one that was kept before belongs to whoever uses it now. */
export async function saveSubscription(
  db: Db,
  subscription: Subscription,
  now: Temporal.Instant,
): Promise<void> {
  const { personId, sealed, device } = subscription;
  const changed = { person_id: personId, sealed, device, made_at: now };
  await tablesOf(db)
    .insertInto('notices.subscription')
    .values({ id: subscription.id, address_hash: subscription.addressHash, ...changed })
    .onConflict((conflict) => conflict.column('address_hash').doUpdateSet(changed))
    .execute();
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

/** Forgets one browser of a person by its address; tells whether there was one. */
export async function deleteSubscriptionOf(
  db: Db,
  personId: string,
  addressHash: Buffer,
): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('notices.subscription')
    .where('person_id', '=', personId)
    .where('address_hash', '=', addressHash)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
