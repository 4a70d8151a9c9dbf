import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { CarriedRow, RowFault, SheetCounts, Undoing, Verdict } from '#/platform/sheet/kind.ts';
import type { KeptRow, SheetImport } from '#/features/sheets/model.ts';
import type { SheetsTables } from '#/features/sheets/tables.ts';
import { tablesOf, toDetail } from './imports.ts';

/** Rows are read and written by the thousand: one statement, and never a whole sheet in memory. */
export const BATCH = 1_000;

export type NewRow = {
  readonly number: number;
  readonly cells: KeptRow['cells'];
  readonly fault: RowFault | undefined;
};

type Owner = Pick<SheetImport, 'communityId' | 'id'>;

/** Writes rows as they were brought. */
export async function insertRows(db: Db, owner: Owner, rows: readonly NewRow[]): Promise<void> {
  await sql`
    insert into sheets.row (community_id, import_id, number, cells, outcome, fault_column,
      fault_code, fault_detail)
    select ${owner.communityId}, ${owner.id}::uuid, number, cells::jsonb,
      case when fault_code is not null then 'error' end, fault_column, fault_code,
      fault_detail::jsonb
    from unnest(
      ${rows.map((row) => row.number)}::integer[],
      ${rows.map((row) => JSON.stringify(row.cells))}::text[],
      ${rows.map((row) => row.fault?.column ?? null)}::text[],
      ${rows.map((row) => row.fault?.code ?? null)}::text[],
      ${rows.map((row) => (row.fault ? JSON.stringify(row.fault.detail) : null))}::text[]
    ) as t (number, cells, fault_column, fault_code, fault_detail)`.execute(db);
}

/** Lets the database count what has just come in, before it is worked through. */
export async function reckonRows(db: Db): Promise<void> {
  await sql`analyze sheets.row`.execute(db);
}

/**
 * Which rows are wanted: not judged yet, to carry out, to undo, undone but for what others needed,
 * to mend, left as it is with a reason, not undone, or all.
 */
export type WantedRows =
  | 'unjudged'
  | 'right'
  | 'carried'
  | 'left'
  | 'wrong'
  | 'skipped_for'
  | 'kept'
  | 'all';

const WANTED = {
  unjudged: sql<boolean>`outcome is null`,
  right: sql<boolean>`outcome in ('create', 'update')`,
  carried: sql<boolean>`target_id is not null and undone is null`,
  left: sql<boolean>`undone = '' and before is not null`,
  wrong: sql<boolean>`outcome = 'error'`,
  skipped_for: sql<boolean>`outcome = 'skip' and fault_code is not null`,
  kept: sql<boolean>`undone <> ''`,
  all: sql<boolean>`true`,
};

/** Lists the next rows of a sheet after a number, in their order. */
export async function listRows(
  db: Db,
  owner: Owner,
  {
    wanted,
    after,
    most = BATCH,
  }: {
    readonly wanted: WantedRows;
    readonly after: number;
    readonly most?: number;
  },
): Promise<readonly KeptRow[]> {
  const rows = await ofImport(db, owner)
    .where('number', '>', after)
    .where(WANTED[wanted])
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map(toRow);
}

/** Lists the last rows of a sheet before a number, the last first. */
export async function listRowsBack(
  db: Db,
  owner: Owner,
  { wanted, before }: { readonly wanted: 'carried' | 'left'; readonly before: number },
): Promise<readonly KeptRow[]> {
  const rows = await ofImport(db, owner)
    .where('number', '<', before)
    .where(WANTED[wanted])
    .orderBy('number', 'desc')
    .limit(BATCH)
    .execute();
  return rows.map(toRow);
}

function ofImport(db: Db, owner: Owner) {
  return tablesOf(db)
    .selectFrom('sheets.row')
    .selectAll()
    .where('community_id', '=', owner.communityId)
    .where('import_id', '=', owner.id);
}

type RowRow = Awaited<ReturnType<ReturnType<typeof ofImport>['execute']>>[number];

function toRow(row: RowRow): KeptRow {
  const { fault_column: column, fault_code: code } = row;
  return {
    number: row.number,
    cells: toDetail(row.cells),
    outcome: readOutcome(row.outcome),
    fault:
      code === null
        ? undefined
        : { code, column: column ?? '', detail: toDetail(row.fault_detail) },
    targetId: row.target_id ?? undefined,
    before: row.before,
    undone: row.undone ?? undefined,
  };
}

/** The column is checked by the database to hold one of these. */
function readOutcome(outcome: SheetsTables['sheets.row']['outcome']): KeptRow['outcome'] {
  return (outcome ?? undefined) as KeptRow['outcome'];
}

/**
 * Bounds the rows that are written, so that a batch is found by its numbers also while the database
 * has no figures of the sheet yet.
 */
function within(numbers: readonly number[]) {
  return sql`r.number between ${Math.min(...numbers)} and ${Math.max(...numbers)}`;
}

/** Writes what would become of rows. */
export async function saveVerdicts(
  db: Db,
  owner: Owner,
  verdicts: ReadonlyMap<number, Verdict>,
): Promise<void> {
  if (verdicts.size === 0) return;
  const all = [...verdicts];
  const faults = all.map(([, one]) => ('fault' in one ? one.fault : undefined));
  await sql`
    update sheets.row r set outcome = t.outcome, fault_column = t.fault_column,
      fault_code = t.fault_code, fault_detail = t.fault_detail::jsonb
    from unnest(
      ${all.map(([number]) => number)}::integer[],
      ${all.map(([, { outcome }]) => outcome)}::text[],
      ${faults.map((fault) => fault?.column ?? null)}::text[],
      ${faults.map((fault) => fault?.code ?? null)}::text[],
      ${faults.map((fault) => (fault ? JSON.stringify(fault.detail) : null))}::text[]
    ) as t (number, outcome, fault_column, fault_code, fault_detail)
    where r.community_id = ${owner.communityId} and r.import_id = ${owner.id}
      and r.number = t.number and ${within(all.map(([number]) => number))}`.execute(db);
}

/** Has rows that were right looked at again, because others have worked meanwhile. */
export async function clearVerdicts(db: Db, owner: Owner): Promise<void> {
  await sql`
    update sheets.row set outcome = null, fault_column = null, fault_code = null,
      fault_detail = null
    where community_id = ${owner.communityId} and import_id = ${owner.id}
      and outcome <> 'error'`.execute(db);
}

/** Writes what rows made or changed. */
export async function saveCarried(
  db: Db,
  owner: Owner,
  carried: readonly CarriedRow[],
): Promise<void> {
  if (carried.length === 0) return;
  await sql`
    update sheets.row r set target_id = t.target_id, before = t.before::jsonb
    from unnest(
      ${carried.map((row) => row.number)}::integer[],
      ${carried.map((row) => row.targetId)}::text[],
      ${carried.map((row) => JSON.stringify(row.before))}::text[]
    ) as t (number, target_id, before)
    where r.community_id = ${owner.communityId} and r.import_id = ${owner.id}
      and r.number = t.number and ${within(carried.map(({ number }) => number))}`.execute(db);
}

/**
 * Writes which rows were undone, and why others stay. How it was before is forgotten but for what
 * was left.
 */
export async function saveUndone(
  db: Db,
  owner: Owner,
  { numbers, kept, left }: Undoing & { readonly numbers: readonly number[] },
): Promise<void> {
  if (numbers.length === 0) return;
  const leftOf = (number: number) => (left.has(number) ? JSON.stringify(left.get(number)) : null);
  await sql`
    update sheets.row r set undone = t.undone,
      before = case when t.undone = '' then t.before::jsonb else r.before end
    from unnest(
      ${[...numbers]}::integer[],
      ${numbers.map((number) => kept.get(number) ?? '')}::text[],
      ${numbers.map(leftOf)}::text[]
    ) as t (number, undone, before)
    where r.community_id = ${owner.communityId} and r.import_id = ${owner.id}
      and r.number = t.number and ${within(numbers)}`.execute(db);
}

/** Counts the rows of a sheet by what becomes of them. */
export async function countRows(
  db: Db,
  owner: Owner,
): Promise<SheetCounts & { readonly total: number; readonly judged: number }> {
  const { rows } = await sql<SheetCounts & { readonly total: number; readonly judged: number }>`
    select count(*)::int as total, count(outcome)::int as judged,
      (count(*) filter (where outcome = 'create'))::int as created,
      (count(*) filter (where outcome = 'update'))::int as updated,
      (count(*) filter (where outcome = 'skip'))::int as skipped,
      (count(*) filter (where outcome = 'error'))::int as wrong
    from sheets.row
    where community_id = ${owner.communityId} and import_id = ${owner.id}`.execute(db);
  return rows[0] ?? { total: 0, judged: 0, created: 0, updated: 0, skipped: 0, wrong: 0 };
}
