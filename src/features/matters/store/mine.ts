import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, notAbout, visibleTo } from './cards.ts';
import type { CardRow } from './cards.ts';

type Of = {
  readonly communityIds: readonly string[];
  readonly personId: string;
  /** Who acts for the person, if anybody does. */
  readonly actingId: string | undefined;
};

/** What a person sees in lists of each of their communities. */
export type SightsOf = Of & { readonly sights: ReadonlyMap<string, ListSight> };

/** Lists what a person raised in some communities, the latest first. */
export async function listRaised(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where m.community_id = any(${[...of.communityIds]}::text[]) and m.asker_id = ${of.personId}
      and ${notAbout(of.actingId)}
    order by m.raised_at desc, m.id desc limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person has in hand or lends a hand with, the most pressing first. */
export async function listHelping(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.assignment a
    join matters.matter m on m.community_id = a.community_id and m.id = a.matter_id
    where a.community_id = any(${[...of.communityIds]}::text[]) and a.person_id = ${of.personId}
      and a.ended_at is null and ${notAbout(of.actingId)}
    order by m.next_due_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person did for others and may still see, the latest first. */
export async function listHelped(db: Db, of: SightsOf, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from (
      select distinct on (a.matter_id) a.community_id, a.matter_id, a.ended_at
      from matters.assignment a
      where a.community_id = any(${[...of.communityIds]}::text[]) and a.person_id = ${of.personId}
        and a.end_reason = 'done'
      order by a.matter_id, a.ended_at desc
    ) a
    join matters.matter m on m.community_id = a.community_id and m.id = a.matter_id
    where ${isSeen(of)}
    order by a.ended_at desc, m.id desc limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person follows and may still see, that with the latest news first. */
export async function listFollowed(
  db: Db,
  of: SightsOf,
  most: number,
): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.follower f
    join matters.matter m on m.community_id = f.community_id and m.id = f.matter_id
    where f.community_id = any(${[...of.communityIds]}::text[]) and f.person_id = ${of.personId}
      and ${isSeen(of)}
    order by m.state_since desc, m.id desc limit ${most}`.execute(db);
  return rows;
}

/** What was told to all and is now kept among a few leaves the lists of those who knew of it. */
function isSeen({ sights }: SightsOf): RawBuilder<boolean> {
  const seen = [...sights].map(
    ([communityId, sight]) => sql`m.community_id = ${communityId} and ${visibleTo(sight)}`,
  );
  return seen.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(seen, sql` or `)})`;
}
