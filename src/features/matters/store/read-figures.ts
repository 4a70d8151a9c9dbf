import { sql } from 'kysely';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Cursor } from '#/features/matters/rules/cursor.ts';
import type { Measure } from '#/features/matters/rules/figures.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, liesWithin, visibleTo } from './cards.ts';
import type { CardRow, Within } from './cards.ts';
import { matterColumns, toMatter } from './matter-row.ts';
import { tablesOf } from './tables.ts';

/** Days from the first to the last, both counted. */
export type Days = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/** What stands at this moment, which no past day tells. */
export const stocks = ['open', 'in_hand', 'overdue'] as const;
export type Stock = (typeof stocks)[number];

type Scope = { readonly communityId: string; readonly within: Within | undefined };

/** Sums the measures over some days for a community or a part of it. */
export async function sumMeasures(
  db: Db,
  scope: Scope,
  days: Days,
): Promise<ReadonlyMap<Measure, number>> {
  const isPart =
    scope.within === undefined
      ? sql`true`
      : sql`exists (select 1 from matters.matter m
          where m.community_id = c.community_id and m.id = c.matter_id
            and ${liesWithin(scope.within)})`;
  const { rows } = await sql<{ readonly measure: Measure; readonly value: number }>`
    select c.measure, sum(c.value) as value
    from matters.figure_change c
    where c.community_id = ${scope.communityId} and c.day between ${days.from} and ${days.to}
      and ${isPart}
    group by c.measure`.execute(db);
  return new Map(rows.map(({ measure, value }) => [measure, value]));
}

/** Counts what stands now: open, in hand, and of both what is overdue. */
export async function countStocks(
  db: Db,
  scope: Scope,
  now: Temporal.Instant,
): Promise<{ readonly [stock in Stock]: number }> {
  const { rows } = await sql<{ readonly [stock in Stock]: number }>`
    select count(*) filter (where m.bucket = 'open') as open,
      count(*) filter (where m.bucket = 'in_hand') as in_hand,
      count(*) filter (where m.state <> 'done' and m.deadline_at < ${now}) as overdue
    from matters.matter m
    where m.community_id = ${scope.communityId} and m.next_due_at is not null
      and ${liesWithin(scope.within)}`.execute(db);
  return rows[0] ?? { open: 0, in_hand: 0, overdue: 0 };
}

export type FigureQuery = Scope & {
  readonly sight: ListSight;
  readonly figure:
    | { readonly measure: Measure; readonly days: Days }
    | { readonly stock: Stock; readonly now: Temporal.Instant };
};

/** Lists the matters that a figure counts, as many of them as the reader may see, latest first. */
export async function listCounted(
  db: Db,
  query: FigureQuery & { readonly after: Cursor | undefined; readonly limit: number },
): Promise<readonly CardRow[]> {
  const { after } = query;
  const keyset =
    after === undefined
      ? sql`true`
      : sql`(m.raised_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where ${isCounted(query)} and ${visibleTo(query.sight)} and ${keyset}
    order by m.raised_at desc, m.id desc
    limit ${query.limit}`.execute(db);
  return rows;
}

/** Counts the matters that a figure counts and the reader may not see. */
export async function countHidden(db: Db, query: FigureQuery): Promise<number> {
  const { rows } = await sql<{ readonly hidden: number }>`
    select count(*) as hidden from matters.matter m
    where ${isCounted(query)} and ${visibleTo(query.sight)} is not true`.execute(db);
  return rows[0]?.hidden ?? 0;
}

/** Lists every matter of a community, for counting all over again. */
export async function listAllMatters(db: Db, communityId: string): Promise<readonly Matter[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.matter')
    .select(matterColumns)
    .where('community_id', '=', communityId)
    .execute();
  return rows.map(toMatter);
}

/** Lists when persons of a community were first helped and first helped others. */
export async function listAllHelped(
  db: Db,
  communityId: string,
): Promise<
  readonly { readonly helpedAt: Temporal.Instant; readonly helpingAt: Temporal.Instant | null }[]
> {
  const rows = await tablesOf(db)
    .selectFrom('matters.helped')
    .select(['helped_at', 'helping_at'])
    .where('community_id', '=', communityId)
    .execute();
  return rows.map((row) => ({ helpedAt: row.helped_at, helpingAt: row.helping_at }));
}

function isCounted(query: FigureQuery) {
  const { figure } = query;
  const common = sql`m.community_id = ${query.communityId} and ${liesWithin(query.within)}`;
  if ('measure' in figure) {
    const { measure, days } = figure;
    return sql`${common} and m.id in (
      select c.matter_id from matters.figure_change c
      where c.community_id = ${query.communityId} and c.measure = ${measure}
        and c.day between ${days.from} and ${days.to}
      group by c.matter_id having sum(c.value) <> 0)`;
  }
  if (figure.stock === 'overdue') {
    return sql`${common} and m.next_due_at is not null and m.state <> 'done'
      and m.deadline_at < ${figure.now}`;
  }
  return sql`${common} and m.bucket = ${figure.stock}`;
}
