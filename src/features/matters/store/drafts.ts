import type { Selectable } from 'kysely';
import type { Draft, DraftId } from '#/features/matters/model/record.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Finds a living draft by the hash of what its teller's page holds. */
export async function findDraft(
  db: Db,
  tokenHash: Buffer,
  now: Temporal.Instant,
): Promise<Draft | undefined> {
  const row = await tablesOf(db)
    .selectFrom('matters.draft')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? undefined : toDraft(row);
}

/** Lists the living drafts of a person, the latest first. */
export async function listDrafts(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly Draft[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .limit(5)
    .execute();
  return rows.map(toDraft);
}

/** Keeps a draft: a fresh one whole, of a known one what was told since. */
export async function saveDraft(
  db: Db,
  draft: Draft,
  kept: { readonly tokenHash: Buffer; readonly now: Temporal.Instant },
): Promise<void> {
  const told = {
    person_id: draft.personId ?? null,
    fields: JSON.stringify(draft.fields),
    photos: draft.photos,
    updated_at: kept.now,
    expires_at: draft.expiresAt,
  };
  await tablesOf(db)
    .insertInto('matters.draft')
    .values({ id: draft.id, token_hash: kept.tokenHash, ...told })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
    .execute();
}

/** Throws a draft away. */
export async function deleteDraft(db: Db, tokenHash: Buffer): Promise<void> {
  await tablesOf(db).deleteFrom('matters.draft').where('token_hash', '=', tokenHash).execute();
}

/** Throws away the drafts whose time is over; tells how many. */
export async function deleteExpiredDrafts(db: Db, now: Temporal.Instant): Promise<number> {
  const gone = await tablesOf(db)
    .deleteFrom('matters.draft')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

function toDraft(row: Selectable<MattersTables['matters.draft']>): Draft {
  return {
    id: row.id as DraftId,
    personId: row.person_id ?? undefined,
    fields: row.fields as Draft['fields'],
    photos: row.photos,
    expiresAt: row.expires_at,
  };
}
