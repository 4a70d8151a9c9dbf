import { attributeOf, plainText, readXml, XmlError } from './xml.ts';
import type { XmlPiece } from './xml.ts';
import { readCellStyles, writeNumber } from './cell-styles.ts';
import type { CellStyle } from './cell-styles.ts';
import { openZip, unpackMember, ZipError } from './unzip.ts';
import type { PackedMember } from './unzip.ts';
import { unguardCell } from '#/lib/csv.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

/** One row of a sheet; `row` counts from 1 as a spreadsheet does. */
export type ReadRow = { readonly row: number; readonly cells: readonly string[] };

/** Why a workbook cannot be read on; the detail names `cells` or the `limit`. */
export type WorkbookRefusal =
  | 'sheet_unreadable'
  | 'sheet_too_large'
  | 'sheet_too_many_rows'
  | 'sheet_merged_cells';

export type WorkbookLimits = {
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
  /** Texts that cells share; an empty one takes five bytes of the file and more in memory. */
  readonly strings: number;
  /** What the sheet may be unpacked. */
  readonly bytes: number;
};

type Parts = ReadonlyMap<string, PackedMember>;
type Reading = {
  readonly limits: WorkbookLimits;
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly dates: '1900' | '1904';
};

const MAX_SMALL_PART = 8 * 1024 * 1024;
/** What a spreadsheet itself writes where what a cell points to is not there. */
const LOST = '#REF!';
const FIRST_DATA_ROW = 2;
const LETTER = /[A-Z]/;
/** A day that is written out has the beginning of the day behind it. */
const MIDNIGHT = /T00:00(?::00(?:\.0+)?)?Z?$/;

/** Stops the reading of a part with the refusal that is told. */
class Stopped extends Error {
  readonly refused: Result<never, WorkbookRefusal>;

  constructor(refusal: WorkbookRefusal, detail: Readonly<Record<string, string>>) {
    super(refusal);
    this.refused = refuse(refusal, detail);
  }
}

/**
 * Reads the first sheet of a workbook row by row as text: of formulas what they came to, dates as
 * 2026-11-23, codes with their noughts. Empty rows are passed over. Refuses, and stops:
 * `sheet_unreadable`, `sheet_too_large`, `sheet_too_many_rows`, `sheet_merged_cells` (below the
 * headings, for nobody can say in which rows such a cell counts).
 */
export async function* readWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits,
): AsyncGenerator<Result<ReadRow, WorkbookRefusal>> {
  const opened = openZip(bytes);
  if (!opened.ok) {
    yield refuse(opened.refusal === 'zip_too_large' ? 'sheet_too_large' : 'sheet_unreadable');
    return;
  }
  try {
    const { sheet, dates } = await findSheet(opened.value);
    const strings = await readStrings(opened.value, limits);
    const styles = await readCellStyles(pieces(opened.value, 'xl/styles.xml'));
    const read = readXml(unpackMember(sheet, limits.bytes));
    yield* readRows(read, { limits, strings, styles, dates });
  } catch (error) {
    yield refusalOf(error);
  }
}

function refusalOf(error: unknown): Result<never, WorkbookRefusal> {
  if (error instanceof Stopped) return error.refused;
  if (error instanceof XmlError) return refuse('sheet_unreadable');
  if (error instanceof ZipError) {
    return refuse(error.refusal === 'zip_too_large' ? 'sheet_too_large' : 'sheet_unreadable');
  }
  throw error;
}

async function* pieces(parts: Parts, name: string, most = MAX_SMALL_PART) {
  const part = parts.get(name);
  if (part !== undefined) yield* readXml(unpackMember(part, most));
}

/** The first sheet that is not hidden, by the workbook's own list. */
async function findSheet(parts: Parts) {
  let id: string | undefined;
  let dates: Reading['dates'] = '1900';
  for await (const piece of pieces(parts, 'xl/workbook.xml')) {
    if (piece.kind === 'text' || piece.kind === 'close') continue;
    if (piece.name === 'workbookPr' && /date1904\s*=\s*["'](1|true)/.test(piece.inside)) {
      dates = '1904';
    }
    const isShown =
      piece.name === 'sheet' && !/\sstate\s*=\s*["'](hidden|very)/i.test(piece.inside);
    if (isShown) id ??= attributeOf(piece.inside, '[A-Za-z0-9]+:id');
  }
  let target: string | undefined;
  for await (const piece of pieces(parts, 'xl/_rels/workbook.xml.rels')) {
    if (piece.kind === 'text' || piece.name !== 'Relationship') continue;
    if (attributeOf(piece.inside, 'Id') === id) target = attributeOf(piece.inside, 'Target');
  }
  const name = target?.startsWith('/') === true ? target.slice(1) : `xl/${target ?? ''}`;
  const sheet = parts.get(name);
  if (sheet === undefined) throw new Stopped('sheet_unreadable', {});
  return { sheet, dates };
}

/** Texts that several cells have in common stand in a list of their own. */
async function readStrings(parts: Parts, limits: WorkbookLimits): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  for await (const piece of pieces(parts, 'xl/sharedStrings.xml', limits.bytes)) {
    if (piece.kind === 'text') {
      if (isText && phonetic === 0) text += plainText(piece.text);
    } else if (piece.name === 't') isText = piece.kind === 'open';
    else if (piece.name === 'rPh') phonetic += piece.kind === 'close' ? -1 : 1;
    else if (piece.name === 'si') {
      if (piece.kind !== 'open') strings.push(cut(text, limits));
      if (strings.length > limits.strings) throw new Stopped('sheet_too_large', {});
      text = '';
    }
  }
  return strings;
}

type CellState = { column: number; type: string; style: number; value: string; isValue: boolean };

async function* readRows(
  read: AsyncIterable<XmlPiece>,
  reading: Reading,
): AsyncGenerator<Result<ReadRow, WorkbookRefusal>> {
  let row = 0;
  let cells: string[] = [];
  let cell: CellState = beforeFirst();
  let phonetic = 0;
  for await (const piece of read) {
    if (piece.kind === 'text') {
      if (cell.isValue && phonetic === 0) cell.value += plainText(piece.text);
    } else if (piece.name === 'v' || piece.name === 't') cell.isValue = piece.kind === 'open';
    else if (piece.name === 'c') {
      if (piece.kind !== 'close') cell = nextCell(piece.inside, cell.column);
      else putCell(cells, cell, reading);
    } else if (piece.name === 'row') {
      if (piece.kind === 'close') {
        if (cells.some((text) => text !== '')) yield succeed({ row, cells });
      } else {
        const next = Number(attributeOf(piece.inside, 'r') ?? row + 1);
        checkRow(next, row, reading.limits);
        row = next;
      }
      cells = [];
      cell = beforeFirst();
    } else if (piece.name === 'rPh') phonetic += piece.kind === 'close' ? -1 : 1;
    else if (piece.name === 'mergeCell') checkMerged(attributeOf(piece.inside, 'ref') ?? '');
  }
}

/** Rows come in their order; one that stood twice would be two rows of one number. */
function checkRow(row: number, before: number, { rows }: WorkbookLimits): void {
  if (!Number.isSafeInteger(row) || row <= before) throw new Stopped('sheet_unreadable', {});
  if (row > rows) throw new Stopped('sheet_too_many_rows', { limit: String(rows) });
}

function checkMerged(range: string): void {
  const rows = [...range.matchAll(/\d+/g)].map(Number);
  if (Math.max(...rows, 0) >= FIRST_DATA_ROW) {
    throw new Stopped('sheet_merged_cells', { cells: range });
  }
}

function nextCell(inside: string, before: number): CellState {
  const at = attributeOf(inside, 'r');
  return {
    column: at === undefined ? before + 1 : columnOf(at),
    type: attributeOf(inside, 't') ?? 'n',
    style: Number(attributeOf(inside, 's') ?? 0),
    value: '',
    isValue: false,
  };
}

/** Stands before the first cell of a row. */
function beforeFirst(): CellState {
  return { column: 0, type: 'n', style: 0, value: '', isValue: false };
}

function columnOf(at: string): number {
  let column = 0;
  for (const sign of at) {
    if (!LETTER.test(sign)) break;
    column = column * 26 + sign.charCodeAt(0) - 64;
  }
  return column;
}

/** A cell beyond the widest sheet there is a use for is let be. */
function putCell(cells: string[], cell: CellState, reading: Reading): void {
  const { limits } = reading;
  if (cell.column < 1 || cell.column > limits.columns) return;
  while (cells.length < cell.column) cells.push('');
  cells[cell.column - 1] = cut(textOf(cell, reading), limits);
}

/** Cuts a text to what is looked at; half a sign at its end and nought bytes are no text. */
function cut(text: string, { cellLength }: WorkbookLimits): string {
  return text
    .slice(0, cellLength + 1)
    .toWellFormed()
    .replaceAll('\u0000', '');
}

function textOf({ type, value, style }: CellState, reading: Reading): string {
  if (type === 's') return sharedText(value.trim(), reading.strings);
  if (type === 'n') return writeNumber(value.trim(), reading.styles[style], reading.dates);
  if (type === 'd') return value.replace(MIDNIGHT, '').replace('T', ' ');
  return unguardCell(value);
}

function sharedText(index: string, strings: readonly string[]): string {
  if (index === '') return '';
  const text = strings[Number(index)];
  return text === undefined ? LOST : unguardCell(text);
}
