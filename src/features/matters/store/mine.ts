import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns } from './cards.ts';
import type { CardRow } from './cards.ts';

type Of = { readonly communityIds: readonly string[]; readonly personId: string };

/** Lists what a person raised in some communities, the latest first. */
export async function listRaised(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.matter m
    where m.community_id = any(${[...of.communityIds]}::text[]) and m.asker_id = ${of.personId}
    order by m.raised_at desc, m.id desc limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person has in hand or lends a hand with, the most pressing first. */
export async function listHelping(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.assignment a
    join matters.matter m on m.community_id = a.community_id and m.id = a.matter_id
    where a.community_id = any(${[...of.communityIds]}::text[]) and a.person_id = ${of.personId}
      and a.ended_at is null
    order by m.next_due_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person did for others, the latest first. */
export async function listHelped(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from (
      select distinct on (a.matter_id) a.community_id, a.matter_id, a.ended_at
      from matters.assignment a
      where a.community_id = any(${[...of.communityIds]}::text[]) and a.person_id = ${of.personId}
        and a.end_reason = 'done'
      order by a.matter_id, a.ended_at desc
    ) a
    join matters.matter m on m.community_id = a.community_id and m.id = a.matter_id
    order by a.ended_at desc, m.id desc limit ${most}`.execute(db);
  return rows;
}

/** Lists what a person follows, that with the latest news first. */
export async function listFollowed(db: Db, of: Of, most: number): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from matters.follower f
    join matters.matter m on m.community_id = f.community_id and m.id = f.matter_id
    where f.community_id = any(${[...of.communityIds]}::text[]) and f.person_id = ${of.personId}
    order by m.state_since desc, m.id desc limit ${most}`.execute(db);
  return rows;
}
