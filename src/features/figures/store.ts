import { sql } from 'kysely';
import { subtreeRange } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { MonthlySum, Span } from './model.ts';

/**
 * Adds to the monthly sums what was written since the last time, for the place of each change and
 * every place above it. Only transactions that ended before every running one are taken, so that
 * none is missed and none counted twice, however late it commits. Returns how many sums changed.
 */
export async function addWhatHappened(db: Db): Promise<number> {
  const { rows } = await sql<{ added: number; upper: string }>`
    with progress as (
      select added_before, pg_snapshot_xmin(pg_current_snapshot()) as upper
      from figures.progress for update
    ), fresh as (
      select c.place_id, c.measure, date_trunc('month', c.day)::date as month, sum(c.value) as value
      from matters.public_figure_change c, progress
      where c.written_in >= progress.added_before and c.written_in < progress.upper
      group by 1, 2, 3
    ), spread as (
      select above.id as place_id, fresh.measure, fresh.month, sum(fresh.value) as value
      from fresh
      join places.public_place here on here.id = fresh.place_id
      cross join lateral generate_series(1, cardinality(string_to_array(here.path, '.'))) as n
      join places.public_place above
        on above.path = array_to_string((string_to_array(here.path, '.'))[1:n], '.')
      group by 1, 2, 3
    ), added as (
      insert into figures.sum as kept (place_id, measure, month, value)
      select place_id, measure, month, value from spread
      order by place_id, measure, month
      on conflict (place_id, measure, month) do update set value = kept.value + excluded.value
      returning 1
    )
    select (select count(*) from added) as added, (select upper::text from progress) as upper
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The progress of the figures is one row.');
  await sql`update figures.progress set added_before = ${row.upper}::xid8`.execute(db);
  return row.added;
}

/**
 * What was written since the sums were added to, read before its places are looked up: the other
 * way round, each of two thousand places of a community would look through all of it.
 */
const pending = sql`pending as materialized (
  select c.place_id, c.measure, c.day, c.value
  from matters.public_figure_change c
  where c.written_in >= (select added_before from figures.progress)
)`;

/**
 * Reads the sums of a place and all below it, month by month: what is kept, and what was written
 * since, so that a figure is never late.
 */
export async function readSums(
  db: Db,
  place: { readonly id: string; readonly path: string },
  span: Span,
): Promise<readonly MonthlySum[]> {
  const first = span.from.toPlainDate({ day: 1 });
  const last = span.to.toPlainDate({ day: 1 });
  const { from, to } = subtreeRange(place.path);
  const { rows } = await sql<{ measure: string; month: Temporal.PlainDate; value: number }>`
    with ${pending}
    select measure, month, sum(value) as value from (
      select measure, month, value from figures.sum
      where place_id = ${place.id} and month between ${first}::date and ${last}::date
      union all
      select c.measure, date_trunc('month', c.day)::date, c.value
      from pending c join places.public_place p on p.id = c.place_id
      where p.path >= ${from} and p.path < ${to}
        and c.day >= ${first}::date and c.day < ${last}::date + interval '1 month'
    ) as parts
    group by measure, month
    having sum(value) <> 0
    order by measure, month
  `.execute(db);
  return rows.map(({ measure, month, value }) => ({ measure, month: monthOf(month), value }));
}

/** Reads what each of the measures adds up to since the beginning, in a place and all below it. */
export async function readTotals(
  db: Db,
  place: { readonly id: string; readonly path: string },
  measures: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { from, to } = subtreeRange(place.path);
  const { rows } = await sql<{ measure: string; value: number }>`
    with ${pending}
    select measure, sum(value) as value from (
      select measure, value from figures.sum
      where place_id = ${place.id} and measure = any(${[...measures]}::text[])
      union all
      select c.measure, c.value
      from pending c join places.public_place p on p.id = c.place_id
      where p.path >= ${from} and p.path < ${to}
        and c.measure = any(${[...measures]}::text[])
    ) as parts
    group by measure
  `.execute(db);
  return new Map(rows.map(({ measure, value }) => [measure, value]));
}

/**
 * Counts the figures of a place afresh from all that ever happened, without the kept sums. Slow on
 * purpose: tests and `verify` hold the kept sums against it.
 */
export async function recountSums(db: Db, path: string): Promise<readonly MonthlySum[]> {
  const { from, to } = subtreeRange(path);
  const { rows } = await sql<{ measure: string; month: Temporal.PlainDate; value: number }>`
    select c.measure, date_trunc('month', c.day)::date as month, sum(c.value) as value
    from matters.public_figure_change c
    join places.public_place p on p.id = c.place_id
    where p.path >= ${from} and p.path < ${to}
    group by 1, 2
    having sum(c.value) <> 0
    order by 1, 2
  `.execute(db);
  return rows.map(({ measure, month, value }) => ({ measure, month: monthOf(month), value }));
}

/**
 * Adds everything up afresh and counts the monthly sums that are kept otherwise. `verify` tells it;
 * it takes as long as adding up all that ever happened.
 */
export async function countWrongSums(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly wrong: number }>`
    with added as (
      select c.place_id, c.measure, date_trunc('month', c.day)::date as month, sum(c.value) as value
      from matters.public_figure_change c
      where c.written_in < (select added_before from figures.progress)
      group by 1, 2, 3
    ), afresh as (
      select above.id as place_id, added.measure, added.month, sum(added.value) as value
      from added
      join places.public_place here on here.id = added.place_id
      cross join lateral generate_series(1, cardinality(string_to_array(here.path, '.'))) as n
      join places.public_place above
        on above.path = array_to_string((string_to_array(here.path, '.'))[1:n], '.')
      group by 1, 2, 3
    )
    select count(*) as wrong
    from afresh full join figures.sum as kept using (place_id, measure, month)
    where abs(coalesce(afresh.value, 0) - coalesce(kept.value, 0)) > 1e-6
  `.execute(db);
  return rows[0]?.wrong ?? 0;
}

/** The days of rows are the same objects again and again, and so are their months. */
const months = new WeakMap<Temporal.PlainDate, Temporal.PlainYearMonth>();

function monthOf(day: Temporal.PlainDate): Temporal.PlainYearMonth {
  const known = months.get(day) ?? day.toPlainYearMonth();
  months.set(day, known);
  return known;
}
