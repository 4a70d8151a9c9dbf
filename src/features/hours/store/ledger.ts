import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Minutes of one year. */
export type YearSum = { readonly year: number; readonly minutes: number };

/** Sums up what somebody gave, year by year, the latest first. */
export async function sumByYear(db: Db, personId: string): Promise<readonly YearSum[]> {
  const { rows } = await sql<YearSum>`
    select extract(year from held_on)::int as year, sum(minutes)::int as minutes
    from hours.change where person_id = ${personId}
    group by 1 having sum(minutes) <> 0 order by 1 desc`.execute(db);
  return rows;
}

/** A record whose rows in the ledger say something else than it does itself. */
export type Finding = { readonly id: string; readonly inForce: number; readonly booked: number };

const MOST_FINDINGS = 100;

/**
 * Recounts the whole ledger: of each record what counts is what is booked, minute for minute, for
 * the same person, body, place and date. Lists what does not agree; there is never anything.
 */
export async function recountLedger(db: Db): Promise<readonly Finding[]> {
  const { rows } = await sql<Finding>`
    select coalesce(r.id, c.record_id) as id, coalesce(r.minutes, 0) as "inForce",
      coalesce(c.minutes, 0)::int as booked
    from (
      select community_id, id, person_id, team, place_id, held_on, minutes
      from hours.record where state = 'confirmed'
    ) r
    full join (
      select community_id, record_id, person_id, team, place_id, held_on, sum(minutes) as minutes
      from hours.change
      group by community_id, record_id, person_id, team, place_id, held_on
      having sum(minutes) <> 0
    ) c on c.community_id = r.community_id and c.record_id = r.id and c.person_id = r.person_id
      and c.team = r.team and c.place_id = r.place_id and c.held_on = r.held_on
    where coalesce(r.minutes, 0) <> coalesce(c.minutes, 0)
    limit ${MOST_FINDINGS}`.execute(db);
  return rows;
}
