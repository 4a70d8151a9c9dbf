import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { MAX_COUNTED } from '#/features/matters/model/limits.ts';
import type { Profile, Queue } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Cursor } from '#/features/matters/rules/cursor.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, isOfCategories, isOfProfile, liesWithin, visibleTo } from './cards.ts';
import type { CardRow, Within } from './cards.ts';
import { wantedRows } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Which of the open matters a desk shows. */
export const deskFilters = [
  'all',
  'overdue',
  'to_decide',
  'unheld',
  'held',
  'waiting',
  'to_check',
  'passed_on',
  'to_look',
  'mine',
] as const;
export type DeskFilter = (typeof deskFilters)[number];

export type DeskQuery = {
  /** One community, or all those of a street. */
  readonly communityIds: readonly string[];
  readonly sight: ListSight;
  /** Only what waits in these queues or was held from them; all queues when left out. */
  readonly queues: readonly Queue[] | undefined;
  readonly within: Within | undefined;
  readonly profile: Profile | undefined;
  readonly categories: readonly string[] | undefined;
  readonly filter: DeskFilter;
  readonly now: Temporal.Instant;
  readonly after: Cursor | undefined;
  readonly limit: number;
};

type Scope = Omit<DeskQuery, 'filter' | 'after' | 'limit'>;

/**
 * Lists open matters by what is due next, so that what is overdue comes first. Each community is
 * asked by itself for as many as are shown, in the order of an index: however many are open under a
 * street, few are read.
 */
export async function listDeskRows(db: Db, query: DeskQuery): Promise<readonly CardRow[]> {
  const { after } = query;
  const keyset =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(m.next_due_at, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  // Written out: of a parameter the planner expects a tenth of all rows, and then sorts them all.
  const limit = sql.lit(query.limit);
  const { rows } = await sql<CardRow>`
    select ${cardColumns}
    from ${drivenBy(query)} cross join lateral (
      select * from matters.matter m
      where ${scopeOf(query)} and ${isFiltered(query)} and ${keyset}
      order by m.next_due_at, m.id
      limit ${limit}
    ) as m
    order by m.next_due_at, m.id
    limit ${limit}`.execute(db);
  return rows;
}

export type DeskNumbers = { readonly [filter in Exclude<DeskFilter, 'held' | 'to_look'>]: number };

/** Counts the open matters of a desk by filter, each as far as anything is counted. */
export async function countDesk(db: Db, query: Scope): Promise<DeskNumbers> {
  const counted = (filter: DeskFilter) => countOf({ ...query, filter });
  const { rows } = await sql<DeskNumbers>`
    select ${counted('all')} as all, ${counted('overdue')} as overdue,
      ${counted('to_decide')} as to_decide, ${counted('unheld')} as unheld,
      ${counted('waiting')} as waiting, ${counted('to_check')} as to_check,
      ${counted('passed_on')} as passed_on, ${counted('mine')} as mine`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A count gives one row.');
  return row;
}

/** Counts the open matters of a desk under one filter, as far as anything is counted. */
export async function countShown(
  db: Db,
  query: Scope & { readonly filter: DeskFilter },
): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select ${countOf(query)} as count`.execute(db);
  return rows[0]?.count ?? 0;
}

function countOf(query: Scope & { readonly filter: DeskFilter }): RawBuilder<unknown> {
  return sql`(select count(*) from (
    select from ${drivenBy(query)} cross join lateral (
      select from matters.matter m
      where ${scopeOf(query)} and ${isFiltered(query)}
      limit ${sql.lit(MAX_COUNTED)}
    ) as m
    limit ${sql.lit(MAX_COUNTED)}) as counted)`;
}

/**
 * Lists the queues of some communities in which matters are open, with how many, as far as anything
 * is counted. From one queue to the next the index is gone through by leaps.
 */
export async function listQueues(
  db: Db,
  communityIds: readonly string[],
): Promise<readonly { readonly queue: Queue; readonly open: number }[]> {
  const next = (after: RawBuilder<boolean>) => sql`(select m.queue from matters.matter m
    where m.community_id = c.id and m.next_due_at is not null and ${after}
    order by m.queue limit 1)`;
  const { rows } = await sql<{ readonly queue: Queue; readonly open: number }>`
    with recursive c as (
      select c.id, ${next(sql`true`)} as queue
      from unnest(${[...communityIds]}::text[]) as c (id)
      union all
      select c.id, ${next(sql`m.queue > c.queue`)} from c where c.queue is not null
    )
    select c.queue, sum(o.open)::int as open
    from c cross join lateral (select count(*) as open from (
      select from matters.matter m
      where m.community_id = c.id and m.queue = c.queue and m.next_due_at is not null
      limit ${sql.lit(MAX_COUNTED)}) as counted) as o
    where c.queue is not null
    group by c.queue order by open desc, c.queue`.execute(db);
  return rows;
}

/** Lists the queues of some communities from which matters were handed on that nobody took over. */
export async function listPassedFrom(
  db: Db,
  communityIds: readonly string[],
): Promise<readonly Queue[]> {
  const { rows } = await sql<{ readonly queue: Queue }>`
    select distinct m.passed_from as queue from matters.matter m
    where m.community_id = any(${[...communityIds]}::text[]) and m.passed_from is not null
    order by queue limit ${sql.lit(MAX_COUNTED)}`.execute(db);
  return rows.map(({ queue }) => queue);
}

/** Lists those of some communities in which matters wait for a body, or for a post in it. */
export async function listCommunitiesOfQueue(
  db: Db,
  communityIds: readonly string[],
  queue: Queue,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select c.id from unnest(${[...communityIds]}::text[]) as c (id)
    where exists (
      select from matters.matter m
      where m.community_id = c.id collate "C" and m.next_due_at is not null
        and (m.queue = ${queue} or (m.queue >= ${`${queue}/`} and m.queue < ${`${queue}0`}))
    )`.execute(db);
  return rows.map(({ id }) => id);
}

/** Lists the kinds of open requests of some matters. */
export async function listRequestKinds(
  db: Db,
  keys: readonly MatterKey[],
): Promise<ReadonlyMap<string, readonly ('release' | 'pause')[]>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ id: string; kinds: readonly ('release' | 'pause')[] }>`
    select w.id, array_agg(r.kind order by r.kind) as kinds
    from ${wantedRows(keys)}
    join matters.request r on r.community_id = w.community_id collate "C" and r.matter_id = w.id
    where r.answer is null
    group by w.id`.execute(db);
  return new Map(rows.map(({ id, kinds }) => [id, kinds]));
}

/**
 * Filters that leave little of what is open, each with an index of its own: it is gone through
 * sooner than all of some categories. Of the others the categories leave less.
 */
const FEW: ReadonlySet<DeskFilter> = new Set<DeskFilter>([
  'waiting',
  'to_check',
  'passed_on',
  'to_look',
  'mine',
]);

type Driver = Pick<DeskQuery, 'communityIds' | 'queues' | 'categories' | 'filter'>;

function drivers({ queues, categories, filter }: Driver): readonly string[] | undefined {
  return queues ?? (FEW.has(filter) ? undefined : categories);
}

/**
 * Says in SQL what the index is asked for one after the other: each community, in it each queue or
 * else each category that is wanted.
 */
function drivenBy(query: Driver): RawBuilder<unknown> {
  const communities = sql`unnest(${[...query.communityIds]}::text[]) as c (id)`;
  const wanted = drivers(query);
  if (wanted === undefined) return communities;
  return sql`${communities} cross join unnest(${[...new Set(wanted)]}::text[]) as d (wanted)`;
}

function scopeOf(query: Scope & { readonly filter: DeskFilter }): RawBuilder<boolean> {
  const { queues, categories } = query;
  // What was handed on is looked for on the desk it comes from.
  const whose = query.filter === 'passed_on' ? sql`m.passed_from` : sql`m.queue`;
  const isByCategory = queues === undefined && drivers(query) !== undefined;
  const driven = sql<boolean>`${queues === undefined ? sql`true` : sql`${whose} = d.wanted`}
    and ${isByCategory ? sql`m.category = d.wanted` : isOfCategories(categories)}`;
  return sql<boolean>`m.community_id = c.id collate "C" and m.next_due_at is not null
    and ${driven} and ${liesWithin(query.within)} and ${isOfProfile(query.profile)}
    and ${visibleTo(query.sight)}`;
}

function isFiltered({
  filter,
  now,
  sight,
}: Pick<DeskQuery, 'filter' | 'now' | 'sight'>): RawBuilder<boolean> {
  const filters: { readonly [filter in DeskFilter]: RawBuilder<boolean> } = {
    all: sql`true`,
    overdue: sql`m.next_due_at < ${now}::timestamptz`,
    to_decide: sql`m.state in ('submitted', 'verifying', 'returned', 'reopen_requested')`,
    unheld: sql`m.holder_id is null`,
    held: sql`m.holder_id is not null`,
    waiting: sql`m.state in ('waiting_asker', 'waiting_partner', 'paused')`,
    to_check: sql`m.state = 'done'`,
    passed_on: sql`m.passed_from is not null`,
    // What somebody is sent to look at: before the work, and after it until it was checked.
    to_look: sql`m.profile = 'report' and m.state in ('verifying', 'done')
      and (m.state = 'verifying' or exists (select from matters.clock k
        where k.community_id = m.community_id and k.matter_id = m.id and k.stage = 'check'
          and k.stopped_at is null))`,
    mine: sql`m.holder_id = ${sight.personId ?? null}::uuid`,
  };
  return filters[filter];
}
