import { sql } from 'kysely';
import type { Choices, Hours, Timing } from '#/features/notices/model.ts';
import { ALL, usualHours } from '#/features/notices/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

type Row = {
  readonly person_id: string;
  readonly timings: { readonly [key: string]: Timing };
  readonly stopped: readonly string[];
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly digest_at: string | null;
};

/** Reads what some persons chose; who chose nothing has the usual. */
export async function readChoices(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Choices>> {
  const { rows } = await sql<Row>`
    select p.id as person_id,
      coalesce((select jsonb_object_agg(c.topic || ' ' || c.channel, c.timing)
        from notices.choice c where c.person_id = p.id), '{}') as timings,
      array(select s.topic from notices.stop s where s.person_id = p.id) as stopped,
      h.quiet_from, h.quiet_to, h.digest_at
    from unnest(${[...new Set(personIds)]}::uuid[]) as p (id)
    left join notices.hours h on h.person_id = p.id`.execute(db);
  return new Map(rows.map((row) => [row.person_id, toChoices(row)]));
}

/** Reads what one person chose. */
export async function readChoicesOf(db: Db, personId: string): Promise<Choices> {
  const found = (await readChoices(db, [personId])).get(personId);
  return found ?? { timings: new Map(), hours: usualHours, stopped: new Set() };
}

function toChoices(row: Row): Choices {
  return {
    timings: new Map(Object.entries(row.timings)),
    stopped: new Set(row.stopped),
    hours: {
      quietFrom: row.quiet_from ?? usualHours.quietFrom,
      quietTo: row.quiet_to ?? usualHours.quietTo,
      digestAt: row.digest_at ?? usualHours.digestAt,
    },
  };
}

export type Chosen = { readonly topic: string; readonly channel: string; readonly timing: Timing };

/** Keeps what somebody chose, in place of what they chose before. */
export async function saveChoices(
  db: Db,
  of: { readonly personId: string; readonly chosen: readonly Chosen[]; readonly hours: Hours },
  now: Temporal.Instant,
): Promise<void> {
  const { personId, chosen, hours } = of;
  const tables = tablesOf(db);
  for (const { topic, channel, timing } of chosen) {
    await tables
      .insertInto('notices.choice')
      .values({ person_id: personId, topic, channel, timing, chosen_at: now })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'topic', 'channel']).doUpdateSet({ timing, chosen_at: now }),
      )
      .execute();
  }
  const kept = {
    quiet_from: hours.quietFrom,
    quiet_to: hours.quietTo,
    digest_at: hours.digestAt,
  };
  await tables
    .insertInto('notices.hours')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute();
}

/** Stops a topic, or all, and everything of it that has not left; tells how many that were. */
export async function stopTopic(
  db: Db,
  of: { readonly personId: string; readonly topic: string },
  now: Temporal.Instant,
): Promise<number> {
  const { personId, topic } = of;
  await tablesOf(db)
    .insertInto('notices.stop')
    .values({ person_id: personId, topic, stopped_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stopped = await tablesOf(db)
    .updateTable('notices.delivery')
    .set({ state: 'stopped', settled_at: now })
    .where('person_id', '=', personId)
    .where('state', '=', 'waiting')
    .$if(topic !== ALL, (query) => query.where('topic', '=', topic))
    .executeTakeFirst();
  return Number(stopped.numUpdatedRows);
}

/** Takes back that a topic, or all, was stopped; what was stopped meanwhile stays unsent. */
export async function resumeTopic(db: Db, personId: string, topic: string): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('notices.stop')
    .where('person_id', '=', personId)
    .where('topic', '=', topic)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
