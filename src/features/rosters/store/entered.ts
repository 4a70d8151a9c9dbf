import { sql } from 'kysely';
import type { Span } from '#/features/rosters/rules/stints.ts';
import type { Db } from '#/platform/db/pool.ts';

const MOST_DUE = 500;
const MOST_AHEAD = 50_000;

/**
 * Lists whose stint has to be entered by a moment, or has ended lately and another may be next:
 * those whom a job that was lost has left, too.
 */
export async function listDue(
  db: Db,
  { now, since, by }: Readonly<Record<'now' | 'since' | 'by', Temporal.Instant>>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from rosters.stand
    where state = 'taken' and entered_at is null and begins_at <= ${by} and ends_at > ${now}
    union
    select person_id from rosters.stand
    where state = 'taken' and entered_at is not null and ends_at > ${since} and ends_at <= ${now}
    order by 1 limit ${MOST_DUE}`.execute(db);
  return rows.map((row) => row.person_id);
}

/** Notes which places of somebody lie in the stint that is entered; the others do not. */
export async function noteEntered(
  db: Db,
  {
    personId,
    span,
    at,
  }: {
    readonly personId: string;
    readonly span: Span | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await sql`update rosters.stand set entered_at = case
      when begins_at >= ${span?.from ?? null}::timestamptz
        and ends_at <= ${span?.to ?? null}::timestamptz then ${at}::timestamptz end
    where person_id = ${personId}::uuid and state = 'taken' and ends_at > ${at}::timestamptz
  `.execute(db);
}

/** Lists who stands by in a stretch of time, and when: those who said yes alone. */
export async function listStandingBy(
  db: Db,
  { from, to }: Span,
): Promise<readonly (Span & { readonly personId: string })[]> {
  const { rows } = await sql<Span & { readonly personId: string }>`
    select person_id as "personId", begins_at as "from", ends_at as "to" from rosters.stand
    where state = 'taken' and begins_at < ${to} and ends_at > ${from}
    order by begins_at, person_id limit ${MOST_AHEAD}`.execute(db);
  return rows;
}

/** Lists whoever has a place ahead, for looking whether they still can. */
export async function listAhead(
  db: Db,
  now: Temporal.Instant,
): Promise<readonly { readonly organisationId: string; readonly personId: string }[]> {
  const { rows } = await sql<{ readonly organisationId: string; readonly personId: string }>`
    select distinct r.organisation_id as "organisationId", s.person_id as "personId"
    from rosters.stand s
    join rosters.roster r on r.community_id = s.community_id and r.id = s.roster_id
    where s.state in ('offered', 'taken') and s.begins_at > ${now}
    order by 1, 2 limit ${MOST_AHEAD}`.execute(db);
  return rows;
}

/** Takes somebody out of what is ahead in the rosters of a team. */
export async function releaseAhead(
  db: Db,
  of: {
    readonly organisationId: string;
    readonly personId: string;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  await sql`update rosters.stand s set state = 'withdrawn', answered_at = ${of.now}
    from rosters.roster r
    where r.community_id = s.community_id and r.id = s.roster_id
      and r.organisation_id = ${of.organisationId}::uuid and s.person_id = ${of.personId}::uuid
      and s.state in ('offered', 'taken') and s.begins_at > ${of.now}`.execute(db);
}
