import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Template } from '#/features/matters/model/template.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST = 500;

/** Lists the ready answers of some bodies, by name. */
export async function listTemplates(
  db: Db,
  organisationIds: readonly string[],
): Promise<readonly Template[]> {
  if (organisationIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('matters.template')
    .selectAll()
    .where((where) => where('organisation_id', '=', where.fn.any(where.val([...organisationIds]))))
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(toTemplate);
}

/** Finds a ready answer by its id. */
export async function findTemplate(db: Db, id: string): Promise<Template | undefined> {
  const row = await tablesOf(db)
    .selectFrom('matters.template')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toTemplate(row);
}

/** Lists the ready answers of a body for one who writes one; until they are done, nobody else. */
export async function lockTemplates(db: Db, organisationId: string): Promise<readonly Template[]> {
  const key = `matters.template ${organisationId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
  return listTemplates(db, [organisationId]);
}

/** Writes a ready answer down, or writes it anew. */
export async function saveTemplate(db: Db, template: Template): Promise<void> {
  const said = {
    name: template.name,
    words: template.words,
    words_en: template.wordsEn ?? null,
  };
  await tablesOf(db)
    .insertInto('matters.template')
    .values({ id: template.id, organisation_id: template.organisationId, ...said })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
    .execute();
}

/** Throws a ready answer away. */
export async function deleteTemplate(db: Db, id: string): Promise<void> {
  await tablesOf(db).deleteFrom('matters.template').where('id', '=', id).execute();
}

function toTemplate(row: Selectable<MattersTables['matters.template']>): Template {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    words: row.words,
    wordsEn: row.words_en ?? undefined,
  };
}
