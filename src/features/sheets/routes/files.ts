import { writeCsv } from '#/lib/csv.ts';
import type { Context } from '#/platform/action/context.ts';
import type { RawBody } from '#/platform/http/endpoint.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { SheetKind, SheetPlace } from '#/platform/sheet/kind.ts';
import { WORKBOOK_TYPE, writeLongWorkbook, writeWorkbook } from '#/platform/workbook/workbook.ts';
import type { KeptRow, SheetImport } from '#/features/sheets/model.ts';
import { sayFault } from '#/features/sheets/pages/faults.ts';
import { BATCH, listRows } from '#/features/sheets/store/rows.ts';
import { words } from '#/features/sheets/words/index.ts';

const COLUMN_WIDTH = 18;
const TOLD_WIDTH = 48;

/** Writes the sheet that is to be filled in, with a second one that says how. */
export function writeTemplate(kind: SheetKind, language: Language): RawBody {
  const name = nameIn(kind.names, language);
  const filled = { name, headings: headingsOf(kind, language), rows: [] };
  return file(`${name}.xlsx`, writeWorkbook([filled, notesOf(kind, language)]));
}

function headingsOf(kind: SheetKind, language: Language): readonly string[] {
  return kind.columns.map(({ heading }) => nameIn(heading, language));
}

function notesOf(kind: SheetKind, language: Language) {
  const say = words[language];
  return {
    name: say.notes,
    headings: [say.column, say.mustBeFilled, say.notes, say.example],
    rows: kind.columns.map(({ heading, note, example, isRequired }) => [
      nameIn(heading, language),
      isRequired ? say.yes : undefined,
      nameIn(note, language),
      example,
    ]),
  };
}

function file(fileName: string, body: RawBody['body']): RawBody {
  const mediaType = typeof body === 'string' ? 'text/csv; charset=utf-8' : WORKBOOK_TYPE;
  return { mediaType, body, isImmutable: false, fileName };
}

/** Writes all there is of a kind at a place, in the columns in which it can come back. */
export async function writeList(
  context: Context,
  listed: { readonly kind: SheetKind; readonly place: SheetPlace },
  format: 'xlsx' | 'csv',
): Promise<RawBody> {
  const { kind, place } = listed;
  const name = nameIn(kind.names, context.language);
  const headings = headingsOf(kind, context.language);
  const rows = kind.list(context, place);
  if (format === 'csv') {
    let text = writeCsv([headings]);
    for await (const row of rows) text += writeCsv([row]).slice(1);
    return file(`${name}.csv`, text);
  }
  const widths = headings.map(() => COLUMN_WIDTH);
  return file(`${name}.xlsx`, await writeLongWorkbook({ name, headings, widths, rows }));
}

/** Writes the sheet as it was brought, with a column of what became of each row. */
export async function writeAnswer(
  context: Context,
  { brought, kind }: { readonly brought: SheetImport; readonly kind: SheetKind },
): Promise<RawBody> {
  const { language } = context;
  const name = nameIn(kind.names, language);
  const long = {
    name,
    headings: [...headingsOf(kind, language), words[language].happened],
    widths: [...kind.columns.map(() => COLUMN_WIDTH), TOLD_WIDTH],
    rows: answerRows(context, brought, kind),
  };
  const plain = brought.fileName.replace(/\.(?:xlsx|csv|txt)$/i, '');
  return file(`${plain}.xlsx`, await writeLongWorkbook(long, [notesOf(kind, language)]));
}

async function* answerRows({ db, language }: Context, brought: SheetImport, kind: SheetKind) {
  let after = 0;
  for (;;) {
    const rows = await listRows(db, brought, { wanted: 'all', after, most: BATCH });
    for (const row of rows) {
      const cells = kind.columns.map(({ key }) => row.cells[key] ?? '');
      yield [...cells, sayRow({ row, brought, kind }, language)];
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

function sayRow(
  {
    row,
    brought,
    kind,
  }: { readonly row: KeptRow; readonly brought: SheetImport; readonly kind: SheetKind },
  language: Language,
): string {
  const say = words[language];
  if (row.fault !== undefined) {
    const { column: _, ...reason } = row.fault;
    // A row that is left as it is says why; it is none that has to be mended.
    return sayFault(kind, row.outcome === 'skip' ? reason : row.fault, language);
  }
  if (row.outcome === undefined) return '';
  if (row.undone === '') return say.undoneRow;
  if (row.undone !== undefined) {
    return sayFault(kind, { code: row.undone, column: undefined, detail: {} }, language);
  }
  return (brought.carriedAt === undefined ? say.outcomes : say.done)[row.outcome];
}
