import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Json } from '#/platform/db/json.ts';
import type { SheetCounts } from '#/platform/sheet/kind.ts';
import type { ImportState, SheetImport } from '#/features/sheets/model.ts';
import type { SheetsTables } from '#/features/sheets/tables.ts';

const MOST_LISTED = 50;
const MOST_LEFT = 500;

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<SheetsTables>();
}

function selectImports(db: Db) {
  return tablesOf(db)
    .selectFrom('sheets.import')
    .select(['community_id', 'id', 'kind', 'place_id', 'file_name', 'brought_by', 'brought_at'])
    .select(['state', 'fault_code', 'fault_detail', 'total', 'judged', 'created', 'updated'])
    .select(['skipped', 'wrong', 'kept', 'is_all_or_nothing', 'carried_at', 'undone_at']);
}

type ImportRow = Awaited<ReturnType<ReturnType<typeof selectImports>['execute']>>[number];

function toImport(row: ImportRow): SheetImport {
  const { fault_code: code, total, judged, created, updated, skipped, wrong, kept } = row;
  return {
    id: row.id,
    communityId: row.community_id,
    kind: row.kind,
    placeId: row.place_id,
    fileName: row.file_name,
    broughtBy: row.brought_by,
    broughtAt: row.brought_at,
    state: readState(row.state),
    fault: code === null ? undefined : { code, detail: toDetail(row.fault_detail) },
    total,
    judged,
    created,
    updated,
    skipped,
    wrong,
    kept,
    isAllOrNothing: row.is_all_or_nothing,
    carriedAt: row.carried_at ?? undefined,
    undoneAt: row.undone_at ?? undefined,
  };
}

/** The column is checked by the database to hold one of these. */
function readState(state: string): ImportState {
  return state as ImportState;
}

/** Details are written by us as texts under names. */
export function toDetail(json: Json): Readonly<Record<string, string>> {
  return (json ?? {}) as Readonly<Record<string, string>>;
}

export type NewImport = Pick<
  SheetImport,
  'id' | 'communityId' | 'kind' | 'placeId' | 'fileName' | 'broughtBy' | 'broughtAt'
> & { readonly sha256: Buffer; readonly content: Buffer };

/** Writes down that a sheet was brought, with the file until it has been read. */
export async function insertImport(db: Db, brought: NewImport): Promise<void> {
  await tablesOf(db)
    .insertInto('sheets.import')
    .values({
      community_id: brought.communityId,
      id: brought.id,
      kind: brought.kind,
      place_id: brought.placeId,
      file_name: brought.fileName,
      sha256: brought.sha256,
      brought_by: brought.broughtBy,
      brought_at: brought.broughtAt,
      state: 'reading',
      content: brought.content,
    })
    .execute();
}

/** Finds a sheet that was brought. */
export async function findImport(db: Db, id: string): Promise<SheetImport | undefined> {
  const row = await selectImports(db).where('id', '=', id).executeTakeFirst();
  return row && toImport(row);
}

/** Loads a sheet and holds it until the transaction ends. */
export async function lockImport(db: Db, id: string): Promise<SheetImport | undefined> {
  const row = await selectImports(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toImport(row);
}

/** Gives the file of a sheet that has yet to be read. */
export async function contentOf(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await tablesOf(db)
    .selectFrom('sheets.import')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content ?? undefined;
}

/** Lists what was brought to a community lately, the latest first. */
export async function listImports(db: Db, communityId: string): Promise<readonly SheetImport[]> {
  const rows = await selectImports(db)
    .where('community_id', '=', communityId)
    .orderBy('brought_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toImport);
}

/** Finds an earlier sheet of the same content that was carried out and not undone. */
export async function findSame(db: Db, brought: SheetImport): Promise<SheetImport | undefined> {
  const row = await selectImports(db)
    .where('community_id', '=', brought.communityId)
    .where('kind', '=', brought.kind)
    .where('state', '=', 'done')
    .where('id', '<>', brought.id)
    .where('sha256', '=', (own) =>
      own.selectFrom('sheets.import').select('sha256').where('id', '=', brought.id),
    )
    .orderBy('carried_at', 'desc')
    .executeTakeFirst();
  return row && toImport(row);
}

/**
 * Lists the sheets of a kind that were undone but for what others needed, the last carried out
 * first: what is inside of something came after it.
 */
export async function listLeft(
  db: Db,
  { communityId, kind }: Pick<SheetImport, 'communityId' | 'kind'>,
): Promise<readonly SheetImport[]> {
  const rows = await selectImports(db)
    .where('community_id', '=', communityId)
    .where('kind', '=', kind)
    .where('state', '=', 'undone')
    .where(
      sql<boolean>`exists (select 1 from sheets.row r
        where r.community_id = sheets.import.community_id and r.import_id = sheets.import.id
          and r.undone = '' and r.before is not null)`,
    )
    .orderBy('carried_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LEFT)
    .execute();
  return rows.map(toImport);
}

export type ImportChange = Partial<SheetCounts> & {
  readonly state?: ImportState;
  readonly fault?: SheetImport['fault'] | null;
  readonly total?: number;
  readonly judged?: number;
  readonly kept?: number;
  readonly isAllOrNothing?: boolean;
  readonly carriedAt?: Temporal.Instant;
  readonly undoneAt?: Temporal.Instant;
};

/** Notes how far a sheet has come; whatever it has come to, the file is kept no longer. */
export async function saveImport(
  db: Db,
  brought: Pick<SheetImport, 'communityId' | 'id'>,
  change: ImportChange,
): Promise<void> {
  const { fault, isAllOrNothing, carriedAt, undoneAt, ...plain } = change;
  await tablesOf(db)
    .updateTable('sheets.import')
    .set({
      ...plain,
      content: null,
      ...(isAllOrNothing === undefined ? {} : { is_all_or_nothing: isAllOrNothing }),
      ...(carriedAt === undefined ? {} : { carried_at: carriedAt }),
      ...(undoneAt === undefined ? {} : { undone_at: undoneAt }),
      ...(fault === undefined
        ? {}
        : {
            fault_code: fault?.code ?? null,
            fault_detail: fault === null ? null : JSON.stringify(fault.detail),
          }),
    })
    .where('community_id', '=', brought.communityId)
    .where('id', '=', brought.id)
    .execute();
}

/** Forgets what was brought before a moment, rows and all; gives how many sheets. */
export async function forgetImports(db: Db, before: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ readonly id: string }>`
    delete from sheets.import where brought_at < ${before} returning id`.execute(db);
  return rows.length;
}

/**
 * Takes out the rows of a sheet that came to be somebody, and those that name them and came to
 * nothing: they were there already, or what the row said was wrong.
 */
export async function forgetRowsOf(
  db: Db,
  { personId, pattern }: { readonly personId: string; readonly pattern: string },
): Promise<void> {
  await sql`update sheets.row set cells = '{}', before = null, target_id = null
    where target_id = ${personId}`.execute(db);
  await sql`update sheets.row set cells = '{}', fault_detail = '{}'
    where target_id is null
      and (cells::text ~* ${pattern} or fault_detail::text ~* ${pattern})`.execute(db);
}
