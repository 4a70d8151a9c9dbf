import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Profile, Queue } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Cursor } from '#/features/matters/rules/cursor.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, isOfCategories, isOfProfile, liesWithin, visibleTo } from './cards.ts';
import type { CardRow, Within } from './cards.ts';

/** Which of the open matters a desk shows. */
export const deskFilters = [
  'all',
  'overdue',
  'to_decide',
  'unheld',
  'held',
  'waiting',
  'to_check',
  'mine',
] as const;
export type DeskFilter = (typeof deskFilters)[number];

export type DeskQuery = {
  readonly communityId: string;
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

/** Lists open matters by what is due next, so that what is overdue comes first. */
export async function listDeskRows(db: Db, query: DeskQuery): Promise<readonly CardRow[]> {
  const { after } = query;
  const keyset =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(m.next_due_at, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where ${scopeOf(query)} and ${isFiltered(query)} and ${keyset}
    order by m.next_due_at, m.id
    limit ${query.limit}`.execute(db);
  return rows;
}

export type DeskNumbers = { readonly [filter in Exclude<DeskFilter, 'all' | 'held'>]: number } & {
  readonly open: number;
};

/** Counts the open matters of a desk by filter. */
export async function countDesk(
  db: Db,
  query: Omit<DeskQuery, 'filter' | 'after' | 'limit'>,
): Promise<DeskNumbers> {
  const counted = (filter: DeskFilter) =>
    sql`count(*) filter (where ${isFiltered({ ...query, filter })})`;
  const { rows } = await sql<DeskNumbers>`
    select count(*) as open, ${counted('overdue')} as overdue, ${counted('to_decide')} as to_decide,
      ${counted('unheld')} as unheld, ${counted('waiting')} as waiting,
      ${counted('to_check')} as to_check, ${counted('mine')} as mine
    from matters.matter m
    where ${scopeOf(query)}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A count gives one row.');
  return row;
}

/** Lists the queues of a community in which matters are open, with how many. */
export async function listQueues(
  db: Db,
  communityId: string,
): Promise<readonly { readonly queue: Queue; readonly open: number }[]> {
  const { rows } = await sql<{ readonly queue: Queue; readonly open: number }>`
    select queue, count(*) as open from matters.matter
    where community_id = ${communityId} and next_due_at is not null
    group by queue order by count(*) desc, queue`.execute(db);
  return rows;
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
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ('release' | 'pause')[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; kinds: readonly ('release' | 'pause')[] }>`
    select matter_id as id, array_agg(kind order by kind) as kinds
    from matters.request
    where community_id = ${communityId} and answer is null and matter_id = any(${[...ids]}::uuid[])
    group by matter_id`.execute(db);
  return new Map(rows.map(({ id, kinds }) => [id, kinds]));
}

function scopeOf(query: Omit<DeskQuery, 'filter' | 'after' | 'limit'>): RawBuilder<boolean> {
  const queues =
    query.queues === undefined
      ? sql<boolean>`true`
      : sql<boolean>`m.queue = any(${[...query.queues]}::text[])`;
  return sql<boolean>`m.community_id = ${query.communityId} and m.next_due_at is not null
    and ${queues} and ${liesWithin(query.within)} and ${isOfProfile(query.profile)}
    and ${isOfCategories(query.categories)} and ${visibleTo(query.sight)}`;
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
    mine: sql`m.holder_id = ${sight.personId ?? null}::uuid`,
  };
  return filters[filter];
}
