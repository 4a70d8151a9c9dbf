import { stops, topics } from '#/features/webhooks/model.ts';
import type { Listener, Stop, Topic } from '#/features/webhooks/model.ts';
import type { WebhooksTables } from '#/features/webhooks/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** How many listeners of all bodies that are asked about at once are told. */
const MOST_LISTED = 1_000;

type NewRow = Omit<Listener, 'stopped' | 'olderUntil'>;

/** Keeps a listener. */
export async function insertListener(db: Db, listener: NewRow): Promise<void> {
  await tablesOf(db)
    .insertInto('webhooks.listener')
    .values({
      community_id: listener.communityId,
      id: listener.id,
      organisation_id: listener.organisationId,
      name: listener.name,
      sealed: listener.sealed,
      topics: [...listener.topics],
      made_at: listener.madeAt,
    })
    .execute();
}

/** Lists the listeners of some organisations of a community, the oldest first. */
export async function listListeners(
  db: Db,
  of: { readonly communityId: string; readonly organisationIds: readonly string[] },
): Promise<readonly Listener[]> {
  if (of.organisationIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('webhooks.listener')
    .selectAll()
    .where('community_id', '=', of.communityId)
    .where('organisation_id', 'in', of.organisationIds)
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toListener);
}

/** Finds a listener by its id. */
export async function findListener(db: Db, id: string): Promise<Listener | undefined> {
  const row = await selectOne(db, id).executeTakeFirst();
  return row && toListener(row);
}

/** Finds a listener by its id and holds it until the transaction ends. */
export async function lockListener(db: Db, id: string): Promise<Listener | undefined> {
  const row = await selectOne(db, id).forUpdate().executeTakeFirst();
  return row && toListener(row);
}

function selectOne(db: Db, id: string) {
  return tablesOf(db).selectFrom('webhooks.listener').selectAll().where('id', '=', id);
}

/** Gives a listener another name, other topics and another place to listen at. */
export async function changeListener(
  db: Db,
  id: string,
  to: { readonly name: string; readonly topics: readonly Topic[]; readonly sealed: string },
): Promise<void> {
  await tablesOf(db)
    .updateTable('webhooks.listener')
    .set({ name: to.name, topics: [...to.topics], sealed: to.sealed })
    .where('id', '=', id)
    .execute();
}

/** Seals other secrets into a listener, and until when the one before is good. */
export async function resealListener(
  db: Db,
  id: string,
  to: { readonly sealed: string; readonly olderUntil: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .updateTable('webhooks.listener')
    .set({ sealed: to.sealed, older_until: to.olderUntil })
    .where('id', '=', id)
    .execute();
}

/** Stops a listener that is told, or lets it be told again. */
export async function stopListener(
  db: Db,
  id: string,
  stopped: { readonly at: Temporal.Instant; readonly cause: Stop } | undefined,
): Promise<void> {
  await tablesOf(db)
    .updateTable('webhooks.listener')
    .set({ stopped_at: stopped?.at ?? null, stopped_for: stopped?.cause ?? null })
    .where('id', '=', id)
    .execute();
}

/** Takes a listener away, with all that was told to it. */
export async function deleteListener(db: Db, id: string): Promise<void> {
  await tablesOf(db).deleteFrom('webhooks.listener').where('id', '=', id).execute();
}

function toListener(row: WebhooksTables['webhooks.listener']): Listener {
  const cause = stops.find((known) => known === row.stopped_for);
  const at = row.stopped_at;
  return {
    communityId: row.community_id,
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    sealed: row.sealed,
    topics: topics.filter((known) => row.topics.includes(known)),
    madeAt: row.made_at,
    olderUntil: row.older_until ?? undefined,
    stopped: cause === undefined || at === null ? undefined : { at, cause },
  };
}
