import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type {
  ActivityFilter,
  ActivitySum,
  HoursRecord,
  MonthSum,
  SumDays,
  SumScope,
} from '#/features/hours/model.ts';
import { subtreeRange } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import { toRecord } from './row.ts';
import { tablesOf } from './tables.ts';

/** Sums up month by month what the ledger holds, the latest first. */
export async function sumMonths(
  db: Db,
  scope: SumScope,
  days: SumDays,
): Promise<readonly MonthSum[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; minutes: number; givers: number }>`
    select month, sum(minutes)::int as minutes, count(*)::int as givers
    from (
      select date_trunc('month', c.held_on)::date as month, c.person_id, sum(c.minutes) as minutes
      from hours.change c
      where ${lies(scope)} and c.held_on >= ${days.from} and c.held_on < ${days.before}
      group by 1, 2 having sum(c.minutes) <> 0
    ) as own
    group by month order by month desc`.execute(db);
  return rows.map((row) => ({ ...row, month: row.month.toPlainYearMonth() }));
}

/** Lists the years in which there is something to add up, the latest first. */
export async function listSumYears(db: Db, scope: SumScope): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly year: number }>`
    select extract(year from c.held_on)::int as year from hours.change c where ${lies(scope)}
    group by 1 having sum(c.minutes) <> 0 order by 1 desc`.execute(db);
  return rows.map(({ year }) => year);
}

/** Tells whether there ever was something to add up. */
export async function hasSums(db: Db, scope: SumScope): Promise<boolean> {
  const { rows } = await sql<{ readonly has: boolean }>`
    select exists (select 1 from hours.change c where ${lies(scope)}) as has`.execute(db);
  return rows[0]?.has === true;
}

/** More names of activities a year hardly has; the sums of the months are whole in any case. */
const MOST_SUMS = 1_000;

/** Sums up month by month and activity by activity, the latest month and the longest time first. */
export async function sumActivities(
  db: Db,
  scope: SumScope,
  days: SumDays,
): Promise<readonly ActivitySum[]> {
  type Row = {
    readonly month: Temporal.PlainDate;
    readonly activity: string | null;
    readonly minutes: number;
    readonly records: number;
  };
  const { rows } = await sql<Row>`
    select date_trunc('month', b.held_on)::date as month, b.activity,
      sum(b.minutes)::int as minutes, count(*)::int as records
    from ${booked(scope, days)} b
    group by 1, 2 order by 1 desc, 3 desc, b.activity nulls last
    limit ${MOST_SUMS}`.execute(db);
  return rows.map((row) => ({
    ...row,
    month: row.month.toPlainYearMonth(),
    activity: row.activity ?? undefined,
  }));
}

/** A record that counts, and whose it is. */
export type Booked = { readonly id: string; readonly personId: string };

/** Lists the records that a sum adds up, the latest first, on from one of them. */
export async function listBooked(
  db: Db,
  scope: SumScope,
  of: SumDays & {
    readonly activity: ActivityFilter;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly Booked[]> {
  const { activity } = of;
  const { rows } = await sql<Booked>`
    select b.record_id as id, b.person_id as "personId" from ${booked(scope, of)} b
    where (${activity.kind} = 'any'
        or (${activity.kind} = 'help' and b.activity is null)
        or b.activity = ${activity.kind === 'named' ? activity.name : null}::text)
      and (${of.after ?? null}::uuid is null or (b.held_on, b.record_id) < (
        select s.held_on, s.record_id from hours.change s
        where s.record_id = ${of.after ?? null}::uuid and s.sign = 1))
    order by b.held_on desc, b.record_id desc
    limit ${of.limit}`.execute(db);
  return rows;
}

/** Loads records by their ids, in the order of these, as far as the wall hands them out. */
export async function findRecords(db: Db, ids: readonly string[]): Promise<readonly HoursRecord[]> {
  const rows = await tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .execute();
  const found = new Map(rows.map((row) => [row.id, toRecord(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

function lies(scope: SumScope): RawBuilder<boolean> {
  if (scope.kind === 'team') return sql`c.team = ${scope.id} and c.team <> ''`;
  const { from, to } = subtreeRange(scope.path);
  return sql`c.community_id = ${scope.communityId} and c.place_id in (
    select p.id from places.public_place p where p.path >= ${from} and p.path < ${to})`;
}

/** What the ledger holds of each record, with its activity: of a team through the door for it. */
function booked(scope: SumScope, { from, before }: SumDays): RawBuilder<unknown> {
  if (scope.kind === 'team') return sql`hours.booked(${scope.id}, ${from}::date, ${before}::date)`;
  return sql`(
    select c.record_id, c.person_id, c.held_on, sum(c.minutes)::int as minutes, r.activity
    from hours.change c
    join hours.record r on r.community_id = c.community_id and r.id = c.record_id
    where ${lies(scope)} and c.held_on >= ${from} and c.held_on < ${before}
    group by c.record_id, c.person_id, c.held_on, r.activity
    having sum(c.minutes) <> 0)`;
}
