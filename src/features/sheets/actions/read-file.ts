import type { Context } from '#/platform/action/context.ts';
import type { SheetColumn, SheetKind } from '#/platform/sheet/kind.ts';
import { readSheet } from '#/platform/workbook/read-sheet.ts';
import type { SheetImport } from '#/features/sheets/model.ts';
import { cutCells, faultOf, matchHeadings, readCells } from '#/features/sheets/rules.ts';
import type { Headings } from '#/features/sheets/rules.ts';
import { contentOf, lockImport, saveImport } from '#/features/sheets/store/imports.ts';
import { BATCH, countRows, insertRows, reckonRows } from '#/features/sheets/store/rows.ts';
import type { NewRow } from '#/features/sheets/store/rows.ts';
import { orTakeBack } from '#/features/sheets/store/transaction.ts';

/**
 * Reads the file of a sheet into rows, and finds what is wrong with each by itself. The file is
 * forgotten; the rows are judged by the jobs that follow.
 */
export async function readFile(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<void> {
  const { db } = context;
  const brought = await lockImport(db, id);
  const kind = kinds.find(({ code }) => code === brought?.kind);
  if (brought?.state !== 'reading' || kind === undefined) return;
  const content = await contentOf(db, id);
  if (content === undefined) throw new Error('A sheet that is to be read has its file.');
  let fault: SheetImport['fault'];
  // What is found wrong at the end of a file, such as merged cells, takes its rows back.
  await orTakeBack(db, async () => {
    fault = await readInto(context, { brought, kind, content });
    return fault === undefined;
  });
  if (fault !== undefined) {
    await saveImport(db, brought, { state: 'unreadable', fault });
    return;
  }
  await reckonRows(db);
  const { total, judged } = await countRows(db, brought);
  await saveImport(db, brought, { state: 'judging', total, judged });
  await context.addJob({ name: 'sheets.judge', payload: { id, after: 0 } });
}

type Reading = {
  readonly brought: SheetImport;
  readonly kind: SheetKind;
  readonly content: Buffer;
};

async function readInto(
  { db }: Context,
  { brought, kind, content }: Reading,
): Promise<SheetImport['fault']> {
  let headings: Headings | undefined;
  let waiting: NewRow[] = [];
  const seen = new Map<string, number>();
  const countKnown = (cells: readonly string[]) => matchHeadings(kind.columns, cells).places.size;
  for await (const read of readSheet(content, countKnown)) {
    if (!read.ok) return { code: read.refusal, detail: read.detail };
    if (headings === undefined) {
      headings = matchHeadings(kind.columns, read.value.cells);
      if (headings.missing.length > 0) return missingFault(headings.missing);
      continue;
    }
    const row = rowOf({ kind, seen, headings }, read.value);
    if (row === undefined) continue;
    seen.set(row.key, seen.get(row.key) ?? row.number);
    waiting.push(row);
    if (waiting.length < BATCH) continue;
    await insertRows(db, brought, waiting);
    waiting = [];
  }
  await insertRows(db, brought, waiting);
  return seen.size === 0 ? { code: 'sheet_empty', detail: {} } : undefined;
}

/** The columns are told by their keys; the page says them in the reader's language. */
function missingFault(missing: readonly SheetColumn[]): SheetImport['fault'] {
  const columns = missing.map(({ key }) => key).join(' ');
  return { code: 'sheet_columns_missing', detail: { columns } };
}

type Seeing = {
  readonly kind: SheetKind;
  readonly headings: Headings;
  /** In which row a key stood first. */
  readonly seen: ReadonlyMap<string, number>;
};

function rowOf(
  { kind, headings, seen }: Seeing,
  read: { readonly row: number; readonly cells: readonly string[] },
): (NewRow & { readonly key: string }) | undefined {
  const cells = readCells(headings.places, read.cells);
  if (cells === undefined) return undefined;
  const kept = cutCells(kind.columns, cells);
  const wrong = faultOf(kind.columns, kept);
  const key = wrong === undefined ? kind.keyOf(kept) : '';
  const first = key === '' ? undefined : seen.get(key);
  const twin =
    first === undefined
      ? undefined
      : { column: kind.keyColumn, code: 'row_twice', detail: { row: String(first) } };
  return { number: read.row, key, cells: kept, fault: wrong ?? twin };
}
