import { refuse, succeed } from './result.ts';
import type { Result } from './result.ts';

/** One row of a sheet; `row` counts from 1 as a spreadsheet does, blank rows included. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

/** How much a sheet may hold. */
export type CsvLimits = {
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
};

/** Why a sheet cannot be read on. The detail names `row`, `column` and, if any, the `limit`. */
export type CsvRefusal =
  | 'csv_too_many_rows'
  | 'csv_too_many_columns'
  | 'csv_cell_too_long'
  | 'csv_quote_unclosed'
  | 'csv_text_after_quote';

/** What a sheet may hold where nothing else is said. */
export const CSV_LIMITS: CsvLimits = { rows: 100_000, columns: 200, cellLength: 10_000 };

const BYTE_ORDER_MARK = '\uFEFF';
const CELL_END = /[,\r\n]/g;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

// A spreadsheet runs a cell that begins so as a formula. An apostrophe keeps it text; the parser
// takes it off again, so that a sheet comes back as it went out.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
const GUARD = "'";

type Place = { readonly row: number; readonly column: number };
type Cell = { readonly text: string; readonly end: number };

/**
 * Reads a sheet of comma-separated values (RFC 4180) row by row, with or without a byte order mark
 * and with any kind of line end; blank rows are passed over. After a refusal it stops.
 */
export function* parseCsv(
  text: string,
  limits: CsvLimits = CSV_LIMITS,
): Generator<Result<CsvRow, CsvRefusal>> {
  let position = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  for (let row = 1; position < text.length; row += 1) {
    if (row > limits.rows) {
      yield refuse('csv_too_many_rows', { row: String(row), limit: String(limits.rows) });
      return;
    }
    const read = readRow(text, position, { row, limits });
    if (!read.ok) {
      yield read;
      return;
    }
    const { cells, end } = read.value;
    if (cells.length > 1 || cells[0] !== '') yield succeed({ row, cells });
    position = end;
  }
}

/** Reads a whole sheet, or says what stopped it. */
export function readCsv(
  text: string,
  limits: CsvLimits = CSV_LIMITS,
): Result<readonly CsvRow[], CsvRefusal> {
  const rows: CsvRow[] = [];
  for (const read of parseCsv(text, limits)) {
    if (!read.ok) return read;
    rows.push(read.value);
  }
  return succeed(rows);
}

/**
 * Writes a sheet that spreadsheets open as it is meant: with a byte order mark, and with no text
 * taken for a formula. Numbers are written as numbers.
 */
export function writeCsv(rows: Iterable<readonly (string | number)[]>): string {
  let sheet = BYTE_ORDER_MARK;
  for (const cells of rows) sheet += `${cells.map(writeCell).join(',')}\r\n`;
  return sheet;
}

/** Keeps a text from being taken for a formula by whatever program it is opened or pasted in. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? GUARD + text : text;
}

/** Takes off what `guardCell` put on, so that a text comes back as it went out. */
export function unguardCell(text: string): string {
  return GUARDED.test(text) ? text.slice(GUARD.length) : text;
}

function readRow(
  text: string,
  start: number,
  { row, limits }: { readonly row: number; readonly limits: CsvLimits },
): Result<{ readonly cells: readonly string[]; readonly end: number }, CsvRefusal> {
  const cells: string[] = [];
  for (let position = start; ; position += 1) {
    const place = { row, column: cells.length + 1 };
    if (place.column > limits.columns) {
      return refuseAt(place, 'csv_too_many_columns', limits.columns);
    }
    const cell = text[position] === '"' ? readQuoted(text, position) : readPlain(text, position);
    if (typeof cell === 'string') return refuseAt(place, cell);
    if (cell.text.length > limits.cellLength) {
      return refuseAt(place, 'csv_cell_too_long', limits.cellLength);
    }
    cells.push(unguardCell(cell.text));
    position = cell.end;
    if (text[position] !== ',') return succeed({ cells, end: afterLineEnd(text, position) });
  }
}

function readPlain(text: string, start: number): Cell {
  CELL_END.lastIndex = start;
  const end = CELL_END.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): Cell | CsvRefusal {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote === -1) return 'csv_quote_unclosed';
  const end = quote + 1;
  if (end < text.length && !',\r\n'.includes(text.charAt(end))) return 'csv_text_after_quote';
  return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end };
}

function afterLineEnd(text: string, position: number): number {
  return position + (text.startsWith('\r\n', position) ? 2 : 1);
}

function refuseAt({ row, column }: Place, refusal: CsvRefusal, limit?: number) {
  const place = { row: String(row), column: String(column) };
  return refuse(refusal, limit === undefined ? place : { ...place, limit: String(limit) });
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const guarded = guardCell(cell);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
