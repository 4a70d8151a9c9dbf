import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Alert, Answer, CallKey } from '#/features/callouts/model.ts';
import type { CalloutsTables } from '#/features/callouts/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** The most that one call may have asked and that are read at once. */
const MOST_ALERTS = 2_000;

export type NewAlert = Pick<Alert, 'personId' | 'wave' | 'rung' | 'fitness' | 'askedAt'>;

/** Asks people; gives those who had not been asked by this call before. */
export async function insertAlerts(
  db: Db,
  key: CallKey,
  alerts: readonly NewAlert[],
): Promise<readonly string[]> {
  if (alerts.length === 0) return [];
  const added = await tablesOf(db)
    .insertInto('callouts.alert')
    .values(
      alerts.map((alert) => ({
        community_id: key.communityId,
        call_id: key.id,
        person_id: alert.personId,
        wave: alert.wave,
        rung: alert.rung,
        fitness: alert.fitness,
        asked_at: alert.askedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  return added.map((row) => row.person_id);
}

/** Lists whom a call asked, the first asked first. */
export async function listAlerts(db: Db, key: CallKey): Promise<readonly Alert[]> {
  const rows = await tablesOf(db)
    .selectFrom('callouts.alert')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('call_id', '=', key.id)
    .orderBy('asked_at')
    .orderBy('person_id')
    .limit(MOST_ALERTS)
    .execute();
  return rows.map(toAlert);
}

/** Notes that somebody has seen that they are asked; the first time counts. */
export async function noteSeen(
  db: Db,
  key: CallKey,
  seen: { readonly personId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('callouts.alert')
    .set({ seen_at: seen.at })
    .where('community_id', '=', key.communityId)
    .where('call_id', '=', key.id)
    .where('person_id', '=', seen.personId)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Notes what somebody who was asked says; who goes already cannot say no here. */
export async function saveAnswer(
  db: Db,
  key: CallKey,
  said: {
    readonly personId: string;
    readonly answer: Answer;
    readonly minutes: number | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('callouts.alert')
    .set({ answer: said.answer, way_minutes: said.minutes ?? null, answered_at: said.at })
    .where('community_id', '=', key.communityId)
    .where('call_id', '=', key.id)
    .where('person_id', '=', said.personId)
    .where('chosen_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Notes that it was settled that somebody goes. */
export async function noteChosen(
  db: Db,
  key: CallKey,
  chosen: { readonly personId: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .updateTable('callouts.alert')
    .set({ chosen_at: chosen.at })
    .where('community_id', '=', key.communityId)
    .where('call_id', '=', key.id)
    .where('person_id', '=', chosen.personId)
    .execute();
}

/** Forgets how well suited those were whom a call that has ended asked. */
export async function forgetFitness(db: Db, key: CallKey): Promise<void> {
  await tablesOf(db)
    .updateTable('callouts.alert')
    .set({ fitness: null })
    .where('community_id', '=', key.communityId)
    .where('call_id', '=', key.id)
    .execute();
}

/** Forgets who was asked before a day, and what they said. */
export async function forgetAlerts(db: Db, before: Temporal.Instant): Promise<void> {
  await tablesOf(db).deleteFrom('callouts.alert').where('asked_at', '<', before).execute();
}

/** A call in which somebody was asked, as they find it among theirs. */
export type Asked = {
  readonly communityId: string;
  readonly matterId: string;
  readonly askedAt: Temporal.Instant;
  readonly answer: Answer | null;
  readonly isChosen: boolean;
  readonly isLive: boolean;
};

/** Lists the calls somebody was asked in since a moment, those still open and the latest first. */
export async function listAskedOf(
  db: Db,
  of: {
    readonly personId: string;
    readonly since: Temporal.Instant;
    readonly most: number;
  },
): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    select a.community_id as "communityId", c.matter_id as "matterId", a.asked_at as "askedAt",
      a.answer, a.chosen_at is not null as "isChosen", c.ended_at is null as "isLive"
    from callouts.alert a
    join callouts.call c on c.community_id = a.community_id and c.id = a.call_id
    where a.person_id = ${of.personId}
      and a.asked_at >= ${of.since}
    order by c.ended_at is null desc, a.asked_at desc
    limit ${of.most}`.execute(db);
  return rows;
}

/**
 * Counts for each local hour how many were asked in a community, and how many said yes. Only calls
 * that have ended count: whoever was asked just now has not had their time, and many calls at once
 * would make each other believe that nobody comes.
 */
export async function countAnswers(
  db: Db,
  of: {
    readonly communityId: string;
    readonly since: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly zone: string;
  },
): Promise<ReadonlyMap<number, { readonly asked: number; readonly yes: number }>> {
  const { rows } = await sql<{ hour: number; asked: number; yes: number }>`
    select extract(hour from asked_at at time zone ${of.zone})::int as hour,
      count(*)::int as asked, (count(*) filter (where answer = 'yes'))::int as yes
    from callouts.alert a
    join callouts.call c on c.community_id = a.community_id and c.id = a.call_id
    where a.community_id = ${of.communityId} and a.rung = 0 and a.asked_at >= ${of.since}
      and a.asked_at < ${of.until} and c.ended_at is not null
    group by 1`.execute(db);
  return new Map(rows.map(({ hour, ...counted }) => [hour, counted]));
}

function toAlert(row: Selectable<CalloutsTables['callouts.alert']>): Alert {
  return {
    personId: row.person_id,
    wave: row.wave,
    rung: row.rung,
    fitness: row.fitness ?? 0,
    askedAt: row.asked_at,
    seenAt: row.seen_at ?? undefined,
    // The column is checked by the database to hold an answer.
    answer: (row.answer ?? undefined) as Answer | undefined,
    answeredAt: row.answered_at ?? undefined,
    minutes: row.way_minutes ?? undefined,
    chosenAt: row.chosen_at ?? undefined,
  };
}
