import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { MOST_BATCHES, MOST_FORMS } from '#/features/matters/model/paper-form.ts';
import type { FormBatch, PaperForm } from '#/features/matters/model/paper-form.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Keeps sheets that are printed now; returns those whose number was free. */
export async function insertForms(
  db: Db,
  forms: readonly PaperForm[],
): Promise<readonly PaperForm[]> {
  const rows = await tablesOf(db)
    .insertInto('matters.paper_form')
    .values(
      forms.map(({ communityId, id, number, batchId, printedAt }) => ({
        community_id: communityId,
        id,
        number,
        batch_id: batchId,
        printed_at: printedAt,
      })),
    )
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returningAll()
    .execute();
  return rows.map(toForm);
}

/** Finds a sheet by the number on it. */
export async function findForm(db: Db, number: string): Promise<PaperForm | undefined> {
  const row = await tablesOf(db)
    .selectFrom('matters.paper_form')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : toForm(row);
}

/** Lists the sheets that were printed together, by number. */
export async function listBatch(db: Db, batchId: string): Promise<readonly PaperForm[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.paper_form')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('number')
    .limit(MOST_FORMS)
    .execute();
  return rows.map(toForm);
}

/** Lists what was printed last for a community, the latest first. */
export async function listBatches(db: Db, communityId: string): Promise<readonly FormBatch[]> {
  const { rows } = await sql<FormBatch>`
    select batch_id as "batchId", min(printed_at) as "printedAt", count(*) as printed,
      count(matter_id) as entered
    from matters.paper_form where community_id = ${communityId}
    group by batch_id order by min(printed_at) desc, batch_id limit ${MOST_BATCHES}`.execute(db);
  return rows;
}

/** Notes which matter a sheet became; false when it is another one already, or no such sheet. */
export async function enterForm(
  db: Db,
  entering: { readonly number: string; readonly matter: MatterKey; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { number, matter, at } = entering;
  const { numUpdatedRows } = await tablesOf(db)
    .updateTable('matters.paper_form')
    .set((row) => ({
      matter_id: matter.id,
      entered_at: row.fn.coalesce('entered_at', row.val(at)),
    }))
    .where('number', '=', number)
    .where('community_id', '=', matter.communityId)
    .where((where) =>
      where.or([where('matter_id', 'is', null), where('matter_id', '=', matter.id)]),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function toForm(row: Selectable<MattersTables['matters.paper_form']>): PaperForm {
  const { matter_id: matterId, entered_at: at } = row;
  return {
    communityId: row.community_id,
    id: row.id,
    number: row.number,
    batchId: row.batch_id,
    printedAt: row.printed_at,
    entered: matterId === null || at === null ? undefined : { at, matterId },
  };
}
