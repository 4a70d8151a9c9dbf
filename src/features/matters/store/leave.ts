import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Stands where words stood that their writer took along. */
const NO_WORDS = '—';

/** Tells whether somebody has a matter in hand just now. */
export async function hasInHand(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql`select from matters.assignment
    where person_id = ${personId}::uuid and role = 'lead' and ended_at is null limit 1`.execute(db);
  return rows.length > 0;
}

/** Ends what somebody has begun, follows or lends a hand in; what they did stays done. */
export async function endTies(db: Db, personId: string, now: Temporal.Instant): Promise<void> {
  await sql`delete from matters.draft where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from matters.saved_filter where owner_id = ${personId}::uuid`.execute(db);
  await sql`
    with gone as (
      delete from matters.follower where person_id = ${personId}::uuid
      returning community_id, matter_id
    )
    update matters.matter m set follower_count = greatest(0, m.follower_count - 1)
    from gone where m.community_id = gone.community_id and m.id = gone.matter_id`.execute(db);
  await sql`update matters.assignment
    set ended_at = greatest(started_at, ${now}), end_reason = 'left'
    where person_id = ${personId}::uuid and role = 'helper' and ended_at is null`.execute(db);
  await sql`update matters.offer set answer = 'lapsed', answered_at = greatest(at, ${now})
    where person_id = ${personId}::uuid and answer is null`.execute(db);
}

type Masked = { readonly personId: string; readonly pattern: string; readonly by: string };

/** The texts of matters, with the columns that say whose words a row holds. */
const WORDS = [
  ['matter', 'title', 'asker_id'],
  ['matter', 'body', 'asker_id'],
  ['event', 'note', 'person_id'],
  ['comment', 'body', 'person_id'],
  ['offer', 'words', 'person_id'],
  ['request', 'reason', 'person_id'],
  ['verdict', 'thanks', 'person_id'],
  ['reopening', 'reason', 'person_id'],
] as const;

/**
 * Takes somebody's name and addresses out of what they wrote, and out of what anybody wrote in
 * their matters or in those where they had a part.
 */
export async function maskWords(db: Db, { personId, pattern, by }: Masked): Promise<void> {
  for (const [table, column, writer] of WORDS) {
    const text = sql.ref(column);
    const key = table === 'matter' ? sql`t.id` : sql`t.matter_id`;
    await sql`
      update ${sql.id('matters', table)} t
      set ${text} = regexp_replace(${text}, ${pattern}, ${by}, 'gi')
      where t.${text} ~* ${pattern} and (
        t.${sql.ref(writer)} = ${personId}::uuid or t.actor_id = ${personId}::uuid
        or exists (select from matters.matter m
          where m.community_id = t.community_id and m.id = ${key}
            and (m.asker_id = ${personId}::uuid or m.actor_id = ${personId}::uuid))
        or exists (select from matters.assignment a
          where a.community_id = t.community_id and a.matter_id = ${key}
            and a.person_id = ${personId}::uuid)
        or exists (select from matters.comment c
          where c.community_id = t.community_id and c.matter_id = ${key}
            and c.person_id = ${personId}::uuid)
      )`.execute(db);
  }
}

/** What is over, and in which nobody but the asker and the clock had a part. */
const isTheirsAlone = (personId: string) => sql`
  m.asker_id = ${personId}::uuid and m.bucket = 'closed'
  and not exists (select from matters.assignment a where a.community_id = m.community_id
    and a.matter_id = m.id and a.person_id <> ${personId}::uuid)
  and not exists (select from matters.comment c where c.community_id = m.community_id
    and c.matter_id = m.id and c.person_id <> ${personId}::uuid)
  and not exists (select from matters.offer o where o.community_id = m.community_id
    and o.matter_id = m.id and o.person_id <> ${personId}::uuid)
  and not exists (select from matters.follower f where f.community_id = m.community_id
    and f.matter_id = m.id and f.person_id <> ${personId}::uuid)
  and not exists (select from matters.matter o where o.community_id = m.community_id
    and o.merged_into = m.id)`;

/**
 * Takes out the words and photos of somebody where nobody else's thread needs them: matters that
 * are over and were theirs alone, and comments that nobody spoke after. Gives the photos that no
 * matter has any more.
 */
export async function takeWords(db: Db, personId: string): Promise<readonly string[]> {
  await sql`update matters.comment c set body = ${NO_WORDS}
    where c.person_id = ${personId}::uuid and not exists (
      select from matters.comment later where later.community_id = c.community_id
        and later.matter_id = c.matter_id and later.at >= c.at
        and later.person_id <> ${personId}::uuid)`.execute(db);
  const { rows: photos } = await sql<{ readonly file_id: string }>`
    delete from matters.photo p using matters.matter m
    where m.community_id = p.community_id and m.id = p.matter_id
      and ${isTheirsAlone(personId)} returning p.file_id`.execute(db);
  await sql`update matters.event e set note = null from matters.matter m
    where m.community_id = e.community_id and m.id = e.matter_id
      and ${isTheirsAlone(personId)} and e.person_id = ${personId}::uuid`.execute(db);
  await sql`update matters.matter m set title = ${NO_WORDS}, body = ${NO_WORDS}, photo_count = 0
    where ${isTheirsAlone(personId)}`.execute(db);
  return listUnused(
    db,
    photos.map((photo) => photo.file_id),
  );
}

/** Finds which of some kept files no matter has and no draft. */
export async function listUnused(db: Db, fileIds: readonly string[]): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  const { rows } = await sql<{ readonly id: string }>`
    select distinct f.id from unnest(${[...fileIds]}::uuid[]) as f (id)
    where not exists (select from matters.photo p where p.file_id = f.id)
      and not exists (select from matters.draft d where f.id = any(d.photos))`.execute(db);
  return rows.map(({ id }) => id);
}
