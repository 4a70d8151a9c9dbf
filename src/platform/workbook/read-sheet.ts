import { CSV_LIMITS, parseCsv } from '#/lib/csv.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { readWorkbook } from './read-workbook.ts';
import type { ReadRow, WorkbookRefusal } from './read-workbook.ts';

/** Why a file that was brought cannot be read as a sheet. */
export type SheetRefusal = WorkbookRefusal | 'sheet_old_format' | 'sheet_line_unreadable';

/** How many rows one sheet may have, its headings included. */
export const MAX_SHEET_ROWS = 100_001;
/** The columns that are looked at; the rest of a sheet is let be. */
export const MAX_SHEET_COLUMNS = 60;
/** The longest text of one cell that is read. */
export const MAX_SHEET_CELL = 4_000;

const MEGABYTE = 1024 * 1024;
/** What the rows of a workbook may be unpacked; 100,000 rows of ten columns are half of it. */
const MAX_UNPACKED = 160 * MEGABYTE;
const MAX_STRINGS = 1_200_000;
const LIMITS = {
  rows: MAX_SHEET_ROWS,
  columns: MAX_SHEET_COLUMNS,
  cellLength: MAX_SHEET_CELL,
  strings: MAX_STRINGS,
  bytes: MAX_UNPACKED,
};
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16_LITTLE = [0xff, 0xfe];

/** Tells how many headings of a first line are known; that says in which script it is written. */
export type CountKnown = (cells: readonly string[]) => number;

/**
 * Reads a file as a sheet, row by row: a workbook (XLSX), or comma-separated values in UTF-8, in
 * UTF-16 or, as offices write them, in GB18030 or Big5. Refuses, and stops: as `readWorkbook`
 * does; `sheet_old_format` (XLS, or a workbook with a password); `sheet_line_unreadable` (a quote
 * that is never closed; the detail names the `row`).
 */
export async function* readSheet(
  bytes: Uint8Array,
  countKnown: CountKnown = () => 0,
): AsyncGenerator<Result<ReadRow, SheetRefusal>> {
  if (beginsWith(bytes, ZIP)) {
    yield* readWorkbook(bytes, LIMITS);
  } else if (beginsWith(bytes, OLD_OFFICE)) {
    yield refuse('sheet_old_format');
  } else {
    const text = decodeText(bytes, countKnown);
    if (text === undefined) yield refuse('sheet_unreadable');
    else yield* readLines(text);
  }
}

function beginsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

/**
 * What is in none of the scripts is no text. Most bytes of Big5 are signs of GB18030 as well,
 * but not those that were meant: which of the two it is, only the headings can tell.
 */
function decodeText(bytes: Uint8Array, countKnown: CountKnown): string | undefined {
  if (beginsWith(bytes, UTF16_LITTLE)) return decodeAs('utf-16le', bytes);
  const plain = decodeAs('utf-8', bytes);
  if (plain !== undefined) return plain;
  const [mainland, island] = ['gb18030', 'big5'].map((name) => decodeAs(name, bytes));
  if (mainland === undefined || island === undefined) return mainland ?? island;
  const known = (text: string) => countKnown(text.split(/[\r\n]/, 1)[0]?.split(/[,;\t]/) ?? []);
  return known(island) > known(mainland) ? island : mainland;
}

/** A nought byte is in no text that people write. */
function decodeAs(name: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Programs whose country writes 1,5 set semicolons; copied cells have tabs between them. */
function withCommas(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const sign = first.includes(',') ? undefined : ['\t', ';'].find((one) => first.includes(one));
  if (sign === undefined) return text;
  const cell = /"(?:[^"]|"")*"|[^"\t;\r\n]+|[\t;]/g;
  return text.replace(cell, (found) => {
    if (found === sign) return ',';
    return found.includes(',') && !found.startsWith('"') ? `"${found}"` : found;
  });
}

function* readLines(text: string): Generator<Result<ReadRow, SheetRefusal>> {
  const limits = { ...CSV_LIMITS, rows: MAX_SHEET_ROWS };
  for (const read of parseCsv(withCommas(text), limits)) {
    if (!read.ok) {
      const { row = '' } = read.detail;
      const isTooLong = read.refusal === 'csv_too_many_rows';
      yield isTooLong
        ? refuse('sheet_too_many_rows', { limit: String(MAX_SHEET_ROWS) })
        : refuse('sheet_line_unreadable', { row });
      return;
    }
    const { row, cells } = read.value;
    if (cells.some((cell) => cell.trim() !== '')) {
      yield succeed({ row, cells: cells.slice(0, MAX_SHEET_COLUMNS) });
    }
  }
}
