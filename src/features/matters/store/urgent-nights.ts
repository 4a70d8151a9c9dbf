import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { MatterId } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Db } from '#/platform/db/pool.ts';
import { liesWithin, visibleTo } from './cards.ts';
import type { Within } from './cards.ts';

/** Where urgent matters are looked for, and as whom. */
export type UrgentWithin = {
  readonly communityId: string;
  readonly within: Within | undefined;
  readonly sight: ListSight;
};

/** An urgent matter as a list has it. */
export type UrgentRow = {
  readonly id: MatterId;
  readonly communityId: string;
  readonly reference: string;
  readonly category: string;
  readonly placeId: string;
  readonly buildingId: string | null;
  readonly compoundId: string | null;
  readonly askerId: string;
  readonly raisedAt: Temporal.Instant;
};

/** Lists what was urgent in a span of time, the first first, as far as the reader may see it. */
export async function listUrgentRows(
  db: Db,
  wanted: UrgentWithin & {
    readonly from: Temporal.Instant;
    readonly to: Temporal.Instant;
    readonly most: number;
  },
): Promise<readonly UrgentRow[]> {
  const { from, to, most } = wanted;
  const { rows } = await sql<UrgentRow>`
    select m.id, m.community_id as "communityId", m.reference, m.category,
      m.place_id as "placeId", m.building_id as "buildingId", m.compound_id as "compoundId",
      m.asker_id as "askerId", m.raised_at as "raisedAt"
    from matters.matter m
    where ${isUrgentWithin(wanted)} and m.raised_at >= ${from} and m.raised_at < ${to}
    order by m.raised_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** Finds when something was urgent last before a moment. */
export async function findUrgentBefore(
  db: Db,
  wanted: UrgentWithin & { readonly before: Temporal.Instant; readonly since: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ readonly at: Temporal.Instant }>`
    select m.raised_at as at from matters.matter m
    where ${isUrgentWithin(wanted)} and m.raised_at < ${wanted.before}
      and m.raised_at >= ${wanted.since}
    order by m.raised_at desc limit 1`.execute(db);
  return rows[0]?.at;
}

/** Finds when something was urgent first from a moment on. */
export async function findUrgentFrom(
  db: Db,
  wanted: UrgentWithin & { readonly from: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ readonly at: Temporal.Instant }>`
    select m.raised_at as at from matters.matter m
    where ${isUrgentWithin(wanted)} and m.raised_at >= ${wanted.from}
    order by m.raised_at limit 1`.execute(db);
  return rows[0]?.at;
}

function isUrgentWithin({ communityId, within, sight }: UrgentWithin): RawBuilder<boolean> {
  return sql<boolean>`m.community_id = ${communityId} and m.profile = 'urgent'
    and ${liesWithin(within)} and ${visibleTo(sight)}`;
}
