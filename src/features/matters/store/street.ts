import { sql } from 'kysely';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Db } from '#/platform/db/pool.ts';
import { visibleTo } from './cards.ts';

type Seen = { readonly communityId: string; readonly sight: ListSight };

const MOST_HELPERS = 5_000;

/** Counts, building by building, what waits for somebody, as far as the reader may see it. */
export async function countOpenByBuilding(
  db: Db,
  seen: Seen,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly buildingId: string; readonly open: number }>`
    select m.building_id as "buildingId", count(*) as open
    from matters.matter m
    where m.community_id = ${seen.communityId} and m.bucket = 'open'
      and m.building_id is not null and ${visibleTo(seen.sight)}
    group by m.building_id`.execute(db);
  return new Map(rows.map(({ buildingId, open }) => [buildingId, open]));
}

/**
 * Lists the homes in which something was done since an instant, as far as the reader may see it.
 */
export async function listHelpedHomes(
  db: Db,
  seen: Seen & { readonly since: Temporal.Instant },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly placeId: string }>`
    select distinct m.place_id as "placeId"
    from matters.matter m
    where m.community_id = ${seen.communityId} and m.bucket = 'closed'
      and m.state in ('resolved', 'partly_resolved', 'unanswered')
      and m.closed_at >= ${seen.since} and m.place_id <> m.building_id
      and ${visibleTo(seen.sight)}`.execute(db);
  return new Set(rows.map(({ placeId }) => placeId));
}

/** Lists the persons who did something for others since an instant. */
export async function listHelpers(
  db: Db,
  of: { readonly communityId: string; readonly since: Temporal.Instant },
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly personId: string }>`
    select distinct a.person_id as "personId"
    from matters.assignment a
    where a.community_id = ${of.communityId} and a.end_reason = 'done'
      and a.ended_at >= ${of.since}
    limit ${MOST_HELPERS}`.execute(db);
  return rows.map(({ personId }) => personId);
}
