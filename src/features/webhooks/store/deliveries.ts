import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { TRIAL, deliveryStates, topics } from '#/features/webhooks/model.ts';
import type { Delivery } from '#/features/webhooks/model.ts';
import type { WebhooksTables } from '#/features/webhooks/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { faults } from '#/platform/notify/outcome.ts';
import type { Fault } from '#/platform/notify/outcome.ts';
import { tablesOf } from './tables.ts';

/** A message that waits to leave. */
export type NewDelivery = Pick<
  Delivery,
  'communityId' | 'id' | 'listenerId' | 'topic' | 'matter' | 'happenedAt' | 'dueAt'
> & { readonly entryId: string | undefined };

/** Lets messages wait for their time; an entry is told to a listener once. */
export async function insertDeliveries(
  db: Db,
  deliveries: readonly NewDelivery[],
  now: Temporal.Instant,
): Promise<void> {
  if (deliveries.length === 0) return;
  await tablesOf(db)
    .insertInto('webhooks.delivery')
    .values(
      deliveries.map((one) => ({
        community_id: one.communityId,
        id: one.id,
        listener_id: one.listenerId,
        entry_id: one.entryId ?? null,
        topic: one.topic,
        matter: one.matter ?? null,
        happened_at: one.happenedAt,
        state: 'waiting',
        due_at: one.dueAt,
        made_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const MOST_AT_ONCE = 500;
/** After this a message that was begun and not ended is tried again: its process has died. */
const LOST_AFTER_MINUTES = 10;

function isFree(now: Temporal.Instant) {
  const lost = now.subtract({ minutes: LOST_AFTER_MINUTES });
  return sql<boolean>`((state = 'waiting' and due_at <= ${now}::timestamptz)
    or (state = 'sending' and tried_at <= ${lost}::timestamptz))`;
}

/** Lists the messages that are due, and those whose sender died. */
export async function listDue(db: Db, now: Temporal.Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from webhooks.delivery where state in ('waiting', 'sending') and ${isFree(now)}
    order by due_at, id limit ${MOST_AT_ONCE}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Begins an attempt at a message; none if somebody else is at it, or it is over. */
export async function beginAttempt(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<Delivery | undefined> {
  const { rows } = await sql<Selectable<WebhooksTables['webhooks.delivery']>>`
    update webhooks.delivery set state = 'sending', tried_at = ${now}::timestamptz,
      attempts = attempts + 1
    where id = ${id}::uuid and state in ('waiting', 'sending') and ${isFree(now)}
    returning *`.execute(db);
  const [row] = rows;
  return row && toDelivery(row);
}

/** What became of an attempt. */
export type Outcome = {
  readonly state: 'sent' | 'waiting' | 'stopped' | 'given_up';
  readonly status: number | undefined;
  readonly fault: Fault | undefined;
  /** When one that waits is tried again. */
  readonly dueAt?: Temporal.Instant;
};

/** Notes what became of an attempt that was begun. */
export async function settle(
  db: Db,
  id: string,
  settled: { readonly outcome: Outcome; readonly now: Temporal.Instant },
): Promise<void> {
  const { state, status, fault, dueAt } = settled.outcome;
  await tablesOf(db)
    .updateTable('webhooks.delivery')
    .set({
      state,
      status: status ?? null,
      fault: fault ?? null,
      settled_at: state === 'waiting' ? null : settled.now,
      ...(dueAt === undefined ? {} : { due_at: dueAt }),
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Lets a message that is over leave once more, under the same number. */
export async function replayDelivery(
  db: Db,
  of: { readonly listenerId: string; readonly id: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const replayed = await tablesOf(db)
    .updateTable('webhooks.delivery')
    .set({ state: 'waiting', attempts: 0, due_at: of.now, settled_at: null })
    .where('listener_id', '=', of.listenerId)
    .where('id', '=', of.id)
    .where('state', 'in', ['sent', 'stopped', 'given_up'])
    .executeTakeFirst();
  return replayed.numUpdatedRows === 1n;
}

/** Lets all that did not arrive at a listener leave once more; tells how many there are. */
export async function replayFailed(
  db: Db,
  of: OfListener & { readonly now: Temporal.Instant },
): Promise<number> {
  const replayed = await tablesOf(db)
    .updateTable('webhooks.delivery')
    .set({ state: 'waiting', attempts: 0, due_at: of.now, settled_at: null })
    .where('community_id', '=', of.communityId)
    .where('listener_id', '=', of.listenerId)
    .where('state', 'in', ['stopped', 'given_up'])
    .executeTakeFirst();
  return Number(replayed.numUpdatedRows);
}

type OfListener = { readonly communityId: string; readonly listenerId: string };

/** Counts the messages to a listener that did not arrive and are tried no more. */
export async function countFailed(db: Db, of: OfListener): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from webhooks.delivery
    where community_id = ${of.communityId} and listener_id = ${of.listenerId}::uuid
      and state in ('stopped', 'given_up')`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Tells whether something has arrived at a listener since a moment. */
export async function hasArrivedSince(
  db: Db,
  of: OfListener & { readonly since: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    select from webhooks.delivery
    where community_id = ${of.communityId} and listener_id = ${of.listenerId}::uuid
      and state = 'sent' and settled_at > ${of.since}::timestamptz limit 1`.execute(db);
  return rows.length > 0;
}

/** Finds one message to a listener. */
export async function findDelivery(
  db: Db,
  of: { readonly listenerId: string; readonly id: string },
): Promise<Delivery | undefined> {
  const row = await tablesOf(db)
    .selectFrom('webhooks.delivery')
    .selectAll()
    .where('listener_id', '=', of.listenerId)
    .where('id', '=', of.id)
    .executeTakeFirst();
  return row && toDelivery(row);
}

/** Lists what was told to a listener, the latest first; from a page on by its last one. */
export async function listDeliveries(
  db: Db,
  of: OfListener & { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly Delivery[]> {
  const rows = await tablesOf(db)
    .selectFrom('webhooks.delivery')
    .selectAll()
    .where('community_id', '=', of.communityId)
    .where('listener_id', '=', of.listenerId)
    .$if(of.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(made_at, id) < (select made_at, id from webhooks.delivery
          where id = ${of.after ?? null}::uuid and listener_id = ${of.listenerId}::uuid)`,
      ),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute();
  return rows.map(toDelivery);
}

/** Forgets what was told before a moment and is over. */
export async function forgetDeliveries(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from webhooks.delivery
    where settled_at < ${before}::timestamptz`.execute(db);
}

function toDelivery(row: Selectable<WebhooksTables['webhooks.delivery']>): Delivery {
  const state = deliveryStates.find((known) => known === row.state);
  if (state === undefined) throw new Error(`${row.state} is no state of a message.`);
  return {
    communityId: row.community_id,
    id: row.id,
    listenerId: row.listener_id,
    topic: topics.find((known) => known === row.topic) ?? TRIAL,
    matter: row.matter ?? undefined,
    happenedAt: row.happened_at,
    state,
    attempts: row.attempts,
    status: row.status ?? undefined,
    fault: faults.find((known) => known === row.fault),
    dueAt: row.due_at,
    madeAt: row.made_at,
    triedAt: row.tried_at ?? undefined,
  };
}
