import type { Purpose } from '#/features/teams/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Finds what a team says of itself; nothing while nobody has said anything. */
export async function findPurpose(db: Db, organisationId: string): Promise<Purpose | undefined> {
  return tablesOf(db)
    .selectFrom('teams.purpose')
    .select(['words', 'abilities'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** Keeps what a team says of itself, in place of what it said before. */
export async function savePurpose(
  db: Db,
  of: { readonly communityId: string; readonly organisationId: string } & Purpose,
  changed: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  const said = {
    words: of.words,
    abilities: [...of.abilities],
    changed_by: changed.by,
    changed_at: changed.at,
  };
  await tablesOf(db)
    .insertInto('teams.purpose')
    .values({ community_id: of.communityId, organisation_id: of.organisationId, ...said })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(said))
    .execute();
}
