import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** A photo lies in one matter, or in a few when it was raised anew. */
const MAX_MATTERS = 20;

/** Lists the matters a kept photo belongs to. */
export async function listMattersWithPhoto(db: Db, fileId: string): Promise<readonly MatterKey[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.photo')
    .select(['community_id', 'matter_id'])
    .where('file_id', '=', fileId)
    .where('hidden_at', 'is', null)
    .limit(MAX_MATTERS)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, id: row.matter_id }));
}

/** Whose photos are meant: those of a draft's token, and those a person told or brought before. */
export type PhotoOwner = {
  readonly tokenHash: Buffer | undefined;
  readonly actorId: string | undefined;
  readonly now: Temporal.Instant;
};

/** Lists which of some kept photos somebody brought: into a living draft, or into a matter. */
export async function listOwnPhotos(
  db: Db,
  fileIds: readonly string[],
  owner: PhotoOwner,
): Promise<ReadonlySet<string>> {
  if (fileIds.length === 0) return new Set();
  const { tokenHash = null, actorId = null, now } = owner;
  const { rows } = await sql<{ readonly id: string }>`
    select wanted.id from unnest(${[...fileIds]}::uuid[]) as wanted (id)
    where exists (
      select from matters.draft d
      where (d.person_id = ${actorId}::uuid
          or d.token_hash = ${tokenHash}::bytea and d.person_id is null)
        and d.expires_at > ${now} and wanted.id = any(d.photos)
    ) or exists (
      select from matters.photo p where p.file_id = wanted.id and p.actor_id = ${actorId}::uuid
    )`.execute(tablesOf(db));
  return new Set(rows.map(({ id }) => id));
}

/** Puts other files in the place of some, wherever they are used; what they are called stays. */
export async function replacePhotos(db: Db, replaced: ReadonlyMap<string, string>): Promise<void> {
  const before = [...replaced.keys()];
  const pairs = sql`unnest(${before}::uuid[], ${[...replaced.values()]}::uuid[])
    as pair (before, now)`;
  await sql`update matters.photo p
    set file_id = pair.now, thing_id = coalesce(p.thing_id, p.file_id)
    from ${pairs} where p.file_id = pair.before`.execute(db);
  await sql`update matters.draft d
    set photos = (
      select array_agg(coalesce(pair.now, one.id) order by one.at)
      from unnest(d.photos) with ordinality as one (id, at)
      left join ${pairs} on pair.before = one.id)
    where d.photos && ${before}::uuid[]`.execute(db);
}
