import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Takes out that somebody was asked; where they were to come, there is room for another. */
export async function eraseAsked(db: Db, personId: string): Promise<void> {
  await sql`
    with held as (
      select p.community_id, p.id from musters.muster p
      join musters.asked a on a.community_id = p.community_id and a.muster_id = p.id
      where a.person_id = ${personId}::uuid
      order by p.id for update of p
    ), gone as (
      delete from musters.asked a using held
      where a.community_id = held.community_id and a.muster_id = held.id
        and a.person_id = ${personId}::uuid
      returning a.community_id, a.muster_id, a.place
    )
    update musters.muster p set coming = p.coming - 1
    from gone
    where gone.community_id = p.community_id and gone.muster_id = p.id
      and gone.place = 'coming'`.execute(db);
}
