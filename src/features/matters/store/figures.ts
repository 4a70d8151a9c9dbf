import { sql } from 'kysely';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Contribution } from '#/features/matters/rules/figures.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Adds changes of figures that one matter brings about at a place. */
export async function insertChanges(
  db: Db,
  at: Pick<Matter, 'communityId' | 'id' | 'placeId'>,
  change: { readonly id: string; readonly contributions: readonly Contribution[] },
): Promise<void> {
  if (change.contributions.length === 0) return;
  await tablesOf(db)
    .insertInto('matters.figure_change')
    .values(
      change.contributions.map(({ measure, day, value }) => ({
        community_id: at.communityId,
        measure,
        day,
        matter_id: at.id,
        place_id: at.placeId,
        id: change.id,
        value,
      })),
    )
    .execute();
}

/**
 * Takes back at a former place all that a matter added to the figures, and adds it where it is now.
 */
export async function moveChanges(
  db: Db,
  at: Pick<Matter, 'communityId' | 'id' | 'placeId'>,
  change: { readonly id: string; readonly from: string },
): Promise<void> {
  await sql`
    insert into matters.figure_change
      (community_id, measure, day, matter_id, place_id, id, value)
    select s.community_id, s.measure, s.day, s.matter_id, p.place_id, ${change.id}::uuid,
      p.sign * s.value
    from (
      select community_id, measure, day, matter_id, sum(value) as value
      from matters.figure_change
      where community_id = ${at.communityId} and matter_id = ${at.id}
        and place_id = ${change.from}
      group by community_id, measure, day, matter_id
      having sum(value) <> 0
    ) s
    cross join (values (${change.from}::text, -1), (${at.placeId}::text, 1)) as p (place_id, sign)`.execute(
    db,
  );
}
