import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Profile } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Cursor } from '#/features/matters/rules/cursor.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, isOfCategories, isOfProfile, liesWithin, visibleTo } from './cards.ts';
import type { CardRow, Within } from './cards.ts';

/** What a board shows; whoever asks sees no more of it than `sight` allows. */
export type BoardQuery = {
  readonly communityId: string;
  readonly sight: ListSight;
  readonly shows: 'open' | 'in_hand' | 'done' | 'closed';
  readonly profile: Profile | undefined;
  readonly categories: readonly string[] | undefined;
  readonly within: Within | undefined;
  /** Whose building comes first, then whose compound; left out, only the age counts. */
  readonly near:
    | { readonly buildingId: string | undefined; readonly compoundId: string | undefined }
    | undefined;
  readonly after: Cursor | undefined;
  readonly limit: number;
};

export type TieredRow = { readonly tier: number; readonly row: CardRow };

/** Counts beyond this are told as "more". */
export const MAX_COUNTED = 1_000;

/**
 * Lists matters, those of the reader's building first, then of the compound, then of the community,
 * each from the latest to the oldest. Each tier is a walk along an index of its own, and the next
 * is
 * begun only when the page is not full: a page costs the same in a community of any size.
 */
export async function listCards(db: Db, query: BoardQuery): Promise<readonly TieredRow[]> {
  const tiers = tiersOf(query.near);
  const from = query.after?.tier ?? 0;
  const found: TieredRow[] = [];
  for (const [tier, narrowing] of tiers.entries()) {
    const left = query.limit - found.length;
    if (tier < from || left <= 0) continue;
    const after = query.after?.tier === tier ? query.after : undefined;
    const rows = await listTier(db, { ...query, after, limit: left }, narrowing);
    found.push(...rows.map((row) => ({ tier, row })));
  }
  return found;
}

/** Counts the open ones, those in hand, and those in the reader's own hands. */
export async function countCards(
  db: Db,
  query: Pick<BoardQuery, 'communityId' | 'sight' | 'profile' | 'categories' | 'within'>,
): Promise<{ readonly open: number; readonly inHand: number; readonly mine: number }> {
  const { communityId, sight } = query;
  const narrowed = sql`m.community_id = ${communityId} and ${visibleTo(sight)}
    and ${isOfProfile(query.profile)} and ${isOfCategories(query.categories)}
    and ${liesWithin(query.within)}`;
  const { rows } = await sql<{ open: number; inHand: number; mine: number }>`
    select
      (select count(*) from (select from matters.matter m
        where ${narrowed} and m.bucket = 'open' limit ${MAX_COUNTED}) as o) as open,
      (select count(*) from (select from matters.matter m
        where ${narrowed} and m.bucket = 'in_hand' limit ${MAX_COUNTED}) as i) as "inHand",
      (select count(*) from matters.matter m
        where m.community_id = ${communityId} and m.holder_id = ${sight.personId ?? null}::uuid)
        as mine`.execute(db);
  return rows[0] ?? { open: 0, inHand: 0, mine: 0 };
}

/** Lists what a person has in hand in a community, the most pressing first. */
export async function listInHands(
  db: Db,
  of: { readonly communityId: string; readonly personId: string },
  most: number,
): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where m.community_id = ${of.communityId} and m.holder_id = ${of.personId}
    order by m.next_due_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** Lists matters by id, as many of them as the reader may see, in no order. */
export async function listByIds(
  db: Db,
  of: {
    readonly communityId: string;
    readonly ids: readonly string[];
    readonly sight: ListSight;
  },
): Promise<readonly CardRow[]> {
  if (of.ids.length === 0) return [];
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where m.community_id = ${of.communityId} and m.id = any(${[...of.ids]}::uuid[])
      and ${visibleTo(of.sight)}`.execute(db);
  return rows;
}

async function listTier(
  db: Db,
  query: BoardQuery,
  narrowing: RawBuilder<boolean>,
): Promise<readonly CardRow[]> {
  const { after } = query;
  const keyset =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(m.raised_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where m.community_id = ${query.communityId} and ${isShown(query.shows)} and ${narrowing}
      and ${isOfProfile(query.profile)} and ${isOfCategories(query.categories)}
      and ${liesWithin(query.within)} and ${visibleTo(query.sight)} and ${keyset}
    order by m.raised_at desc, m.id desc
    limit ${query.limit}`.execute(db);
  return rows;
}

function tiersOf(near: BoardQuery['near']): readonly RawBuilder<boolean>[] {
  const { buildingId, compoundId } = near ?? {};
  if (buildingId !== undefined && compoundId !== undefined) {
    return [
      sql`m.building_id = ${buildingId}`,
      sql`m.compound_id = ${compoundId} and m.building_id is distinct from ${buildingId}`,
      sql`m.compound_id is distinct from ${compoundId}
        and m.building_id is distinct from ${buildingId}`,
    ];
  }
  if (compoundId !== undefined) {
    return [sql`m.compound_id = ${compoundId}`, sql`m.compound_id is distinct from ${compoundId}`];
  }
  if (buildingId !== undefined) {
    return [sql`m.building_id = ${buildingId}`, sql`m.building_id is distinct from ${buildingId}`];
  }
  return [sql`true`];
}

function isShown(shows: BoardQuery['shows']): RawBuilder<boolean> {
  if (shows === 'closed') return sql`m.bucket = 'closed'`;
  if (shows === 'done') {
    return sql`m.bucket = 'closed' and m.state in
      ('resolved', 'partly_resolved', 'done_by_others', 'unanswered')`;
  }
  return sql`m.bucket = ${shows}`;
}
