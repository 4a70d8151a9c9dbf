import { sql } from 'kysely';
import type { DeliveryState, Way } from '#/features/notices/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** One notice by one way, waiting to leave. */
export type NewDelivery = {
  readonly communityId: string;
  readonly id: string;
  readonly noticeId?: string | undefined;
  readonly personId?: string | undefined;
  readonly robotId?: string | undefined;
  readonly entryId?: string | undefined;
  readonly matterId?: string | undefined;
  readonly channel: Way;
  readonly topic: string;
  readonly kind: string;
  readonly isUrgent: boolean;
  readonly dueAt: Temporal.Instant;
};

/** A part of a message that is about to leave. */
export type Part = {
  readonly communityId: string;
  readonly id: string;
  readonly noticeId: string | null;
  readonly personId: string | null;
  readonly robotId: string | null;
  readonly matterId: string | null;
  readonly channel: Way;
  readonly topic: string;
  readonly kind: string;
  readonly isUrgent: boolean;
  readonly attempts: number;
};

const MOST_AT_ONCE = 500;
/** After this a message that was begun and not ended is tried again: its process has died. */
const LOST_AFTER_MINUTES = 10;

/** Lets notices wait for their time; one that waits already, or has left, is not sent twice. */
export async function insertDeliveries(
  db: Db,
  deliveries: readonly NewDelivery[],
  now: Temporal.Instant,
): Promise<void> {
  if (deliveries.length === 0) return;
  await tablesOf(db)
    .insertInto('notices.delivery')
    .values(
      deliveries.map((one) => ({
        community_id: one.communityId,
        id: one.id,
        notice_id: one.noticeId ?? null,
        person_id: one.personId ?? null,
        robot_id: one.robotId ?? null,
        entry_id: one.entryId ?? null,
        matter_id: one.matterId ?? null,
        channel: one.channel,
        topic: one.topic,
        kind: one.kind,
        is_urgent: one.isUrgent,
        state: 'waiting',
        due_at: one.dueAt,
        made_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Puts what is due for one person by one way into one message, and lists the messages to send: the
 * fresh ones, those to be tried again, and those whose sender died.
 */
export async function gatherMessages(
  db: Db,
  now: Temporal.Instant,
  newId: () => string,
): Promise<readonly string[]> {
  const { rows: groups } = await sql<{ ids: readonly string[] }>`
    select array_agg(id) as ids from (
      select id, person_id, robot_id, channel from notices.delivery
      where state = 'waiting' and due_at <= ${now}::timestamptz and message_id is null
      order by due_at limit ${MOST_AT_ONCE} for update skip locked) as due
    group by person_id, robot_id, channel`.execute(db);
  for (const { ids } of groups) {
    await sql`update notices.delivery set message_id = ${newId()}::uuid
      where id = any(${[...ids]}::uuid[])`.execute(db);
  }
  const { rows } = await sql<{ id: string }>`
    select distinct message_id as id from notices.delivery
    where message_id is not null and state in ('waiting', 'sending') and ${isFree(now)}
    limit ${MOST_AT_ONCE}`.execute(db);
  return rows.map(({ id }) => id);
}

function isFree(now: Temporal.Instant) {
  const lost = now.subtract({ minutes: LOST_AFTER_MINUTES });
  return sql<boolean>`((state = 'waiting' and due_at <= ${now}::timestamptz)
    or (state = 'sending' and tried_at <= ${lost}::timestamptz))`;
}

/** Begins an attempt at a message; gives its parts, or none if somebody else is at it. */
export async function beginAttempt(
  db: Db,
  messageId: string,
  now: Temporal.Instant,
): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    update notices.delivery set state = 'sending', tried_at = ${now}::timestamptz,
      attempts = attempts + 1
    where message_id = ${messageId}::uuid and state in ('waiting', 'sending') and ${isFree(now)}
    returning community_id as "communityId", id, notice_id as "noticeId", person_id as "personId", robot_id as "robotId",
      matter_id as "matterId", channel, topic, kind, is_urgent as "isUrgent",
      attempts`.execute(db);
  return rows;
}

/** What became of parts of a message. */
export type Outcome =
  | { readonly state: 'sent' | 'stopped' | 'given_up'; readonly fault?: string | undefined }
  | { readonly state: 'waiting'; readonly dueAt: Temporal.Instant; readonly fault: string };

/** Notes what became of parts of a message. */
export async function settle(
  db: Db,
  ids: readonly string[],
  settled: { readonly outcome: Outcome; readonly now: Temporal.Instant },
): Promise<void> {
  if (ids.length === 0) return;
  const { outcome, now } = settled;
  const isOver = outcome.state !== 'waiting';
  await tablesOf(db)
    .updateTable('notices.delivery')
    .set({
      state: outcome.state,
      fault: outcome.fault ?? null,
      settled_at: isOver ? now : null,
      ...('dueAt' in outcome ? { due_at: outcome.dueAt } : {}),
    })
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .execute();
}

/** Lets a message wait without counting the attempt: the way is full just now. */
export async function putOff(db: Db, messageId: string, until: Temporal.Instant): Promise<void> {
  await sql`update notices.delivery set state = 'waiting', due_at = ${until}::timestamptz,
      attempts = greatest(0, attempts - 1)
    where message_id = ${messageId}::uuid and state = 'sending'`.execute(db);
}

/** Lets parts of a message that is being sent wait for the next one: this one is full. */
export async function release(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update notices.delivery set state = 'waiting', message_id = null,
      attempts = greatest(0, attempts - 1)
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(db);
}

/** Counts the messages a robot was given since a moment, the one just begun left out. */
export async function countTried(
  db: Db,
  of: { readonly robotId: string; readonly messageId: string },
  since: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct message_id) as count from notices.delivery
    where robot_id = ${of.robotId}::uuid and tried_at > ${since}::timestamptz
      and attempts > 0 and message_id <> ${of.messageId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What became of one notice by one way, as the person it was for sees it. */
export type DeliveryLine = {
  readonly channel: Way;
  readonly kind: string;
  readonly state: DeliveryState;
  readonly at: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly attempts: number;
  readonly fault: string | null;
};

/** Lists what was sent to a person, or is to be, the latest first. */
export async function listDeliveries(
  db: Db,
  personId: string,
  limit: number,
): Promise<readonly DeliveryLine[]> {
  const { rows } = await sql<DeliveryLine>`
    select channel, kind, state, coalesce(settled_at, tried_at, made_at) as at, due_at as "dueAt",
      attempts, fault
    from notices.delivery where person_id = ${personId}::uuid
    order by made_at desc, id limit ${limit}`.execute(db);
  return rows;
}

export type Tally = {
  readonly channel: Way;
  readonly state: DeliveryState;
  readonly count: number;
};
export type Failure = {
  readonly channel: Way;
  readonly state: DeliveryState;
  readonly at: Temporal.Instant;
  readonly fault: string;
  readonly count: number;
};

/** Counts messages of each way since a moment, and lists what failed last: no persons, no words. */
export async function readTraffic(
  db: Db,
  since: Temporal.Instant,
): Promise<{ readonly tallies: readonly Tally[]; readonly failures: readonly Failure[] }> {
  const { rows: tallies } = await sql<Tally>`
    select channel, state, count(*) as count from notices.delivery
    where made_at >= ${since}::timestamptz group by 1, 2 order by 1, 2`.execute(db);
  const { rows: failures } = await sql<Failure>`
    select channel, state, max(tried_at) as at, fault, count(*) as count from notices.delivery
    where fault is not null and tried_at >= ${since}::timestamptz
    group by channel, state, fault order by 3 desc limit 20`.execute(db);
  return { tallies, failures };
}
