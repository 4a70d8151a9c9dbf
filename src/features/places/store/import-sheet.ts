import { readCsv } from '#/lib/csv.ts';
import type { CsvRefusal } from '#/lib/csv.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { NewPlace } from '#/features/places/model.ts';
import { planSheet, readSheetRows } from '#/features/places/rules/sheet.ts';
import type { KnownPlace, SheetFault, SheetPlan, SheetRow } from '#/features/places/rules/sheet.ts';
import type { Db } from '#/platform/db/pool.ts';
import { idsOfPaths, tablesOf } from './find.ts';
import { listKinds } from './kinds.ts';
import { NO_PLACES, addTallies, prepareUpsert } from './rows.ts';
import type { Tally } from './rows.ts';
import { inTransaction, keepIf } from './transaction.ts';

export type SheetOptions = {
  /** `try` does everything and takes it back, so that its tally is what `import` would do. */
  readonly mode: 'try' | 'import';
  /** Hears how many places of how many are written. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** What became of a sheet. With faults nothing was written; the first thousand are told. */
export type SheetReport = {
  readonly tally: Tally;
  readonly faults: readonly SheetFault[];
  /** How many faults there are, told or not. */
  readonly faultCount: number;
};

const LIMITS = { rows: 1_000_000, columns: 40, cellLength: 500 };
const BATCH = 5_000;
/** Nobody mends more than so many rows before trying again. */
const MAX_FAULTS = 1_000;

/**
 * Imports a tree of places from a sheet with the columns `code`, `kind`, `name` and, if wanted,
 * `parent`, `name_hant`, `name_hans`, `name_en`, `lon`, `lat`, `ordinal`: all of it, or nothing and
 * the faults of each row. Refuses as `readCsv` does when the text is no sheet.
 */
export async function importSheet(
  db: Db,
  text: string,
  options: SheetOptions,
): Promise<Result<SheetReport, CsvRefusal>> {
  const sheet = readCsv(text, LIMITS);
  if (!sheet.ok) return refuse(sheet.refusal, sheet.detail);
  const { rows, faults } = readSheetRows(sheet.value);
  if (faults.length > 0) return succeed(refused(faults));

  const isKept = (report: SheetReport) => options.mode === 'import' && report.faults.length === 0;
  const report = await inTransaction(db, (tx) =>
    keepIf(tx, isKept, async () => {
      const plan = await makePlan(tx, rows);
      if (plan.faults.length > 0) return refused(plan.faults);
      return { tally: await write(tx, plan.places, options), faults: [], faultCount: 0 };
    }),
  );
  return succeed(report);
}

function refused(faults: readonly SheetFault[]): SheetReport {
  return {
    tally: NO_PLACES,
    faults: faults.slice(0, MAX_FAULTS),
    faultCount: faults.length,
  };
}

async function makePlan(tx: Db, rows: readonly SheetRow[]): Promise<SheetPlan> {
  const kinds = new Map((await listKinds(tx)).map((kind) => [kind.id, kind]));
  const named = rows.flatMap(({ code, parent }) => [code, parent]);
  const known = await findKnown(tx, [...new Set(named)]);
  const plan = planSheet(rows, { kinds, known });
  const taken = await idsOfPaths(
    tx,
    plan.places.map(({ path }) => path),
  );
  const rowsByCode = new Map(rows.map((row) => [row.code, row]));
  const clashes = plan.places.flatMap((place) => {
    const other = taken.get(place.path);
    const row = rowsByCode.get(place.id);
    return other === undefined || other === place.id || row === undefined
      ? []
      : [clashOf(row, other)];
  });
  return { places: plan.places, faults: [...plan.faults, ...clashes] };
}

/** Somebody else's place stands where the sheet would put its own. */
function clashOf({ row }: SheetRow, other: string): SheetFault {
  return { row, column: 'code', code: 'sheet_path_taken', detail: { other } };
}

async function findKnown(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPlace>> {
  const rows = await tablesOf(tx)
    .selectFrom('places.place')
    .select(['id', 'path', 'level', 'community_id'])
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .execute();
  return new Map(
    rows.map(({ id, path, level, community_id }) => [
      id,
      { id, path, level, communityId: community_id ?? undefined },
    ]),
  );
}

async function write(
  tx: Db,
  places: readonly NewPlace[],
  { onProgress }: SheetOptions,
): Promise<Tally> {
  let tally = NO_PLACES;
  for (let start = 0; start < places.length; start += BATCH) {
    const batch = places.slice(start, start + BATCH);
    tally = addTallies(tally, await prepareUpsert(batch, 'given')(tx));
    onProgress?.(start + batch.length, places.length);
  }
  return tally;
}
