import { guardCell } from '#/lib/csv.ts';
import { packText, packZip } from './zip.ts';
import type { ZipMember } from './zip.ts';

/** What a cell of a sheet holds. */
export type Cell = string | number | boolean | undefined;

/** One sheet of a workbook: its headings, and a row for each thing. */
export type Sheet = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

const MAX_SHEET_NAME = 31;
const MAX_CELL = 32_767;
const MAX_ROWS = 1_048_576;
const MAX_WIDTH = 60;
const MIN_WIDTH = 8;
const LETTERS = 26;
/** Lines are handed on to be packed in pieces of about this length. */
const PIECE_LENGTH = 65_536;
const SHEET_END = '</sheetData></worksheet>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The media type of a workbook. */
export const WORKBOOK_TYPE = `${DOCUMENT}.sheet`;

/**
 * Writes a workbook (XLSX) with one sheet for each given. Text stays text: a cell that begins like
 * a formula is marked as text and gets an apostrophe, so that copying it on computes nothing.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  if (sheets.length === 0) throw new Error('A workbook has at least one sheet.');
  return packZip([
    ...frameOf(sheets.map((sheet) => sheet.name)),
    ...sheets.map((sheet, index) => member(sheetPart(index), worksheet(sheet))),
  ]);
}

/** A sheet whose rows come one after another, however many there are. */
export type LongSheet = Pick<Sheet, 'name' | 'headings'> & {
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};

/**
 * Writes a workbook of one long sheet, and others beside it. The rows are packed as they come, so
 * that only what is packed is in memory.
 */
export async function writeLongWorkbook(
  long: LongSheet,
  others: readonly Sheet[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await packText(longSheet(long));
  return packZip([
    ...frameOf([long.name, ...others.map(({ name }) => name)]),
    { name: sheetPart(0), packed },
    ...others.map((sheet, index) => member(sheetPart(index + 1), worksheet(sheet))),
  ]);
}

function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

function member(name: string, text: string): ZipMember {
  return { name, bytes: Buffer.from(text, 'utf8') };
}

/** The parts around the sheets. */
function frameOf(wanted: readonly string[]): readonly ZipMember[] {
  const names = sheetNames(wanted);
  const targets = [
    ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
  ];
  return [
    member('[Content_Types].xml', contentTypes(names.length)),
    member('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    member('xl/workbook.xml', workbook(names)),
    member('xl/_rels/workbook.xml.rels', relations(targets)),
    member('xl/styles.xml', STYLES),
  ];
}

/** Names of sheets are short, without certain signs, and differ without regard to case. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '-';
    const short = [...plain].slice(0, MAX_SHEET_NAME).join('');
    const chosen = taken.has(short.toLowerCase())
      ? `${[...short].slice(0, MAX_SHEET_NAME - 4).join('')} ${index + 1}`
      : short;
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

function worksheet({ headings, rows }: Sheet): string {
  if (rows.length >= MAX_ROWS) throw new Error('A sheet has at most 1,048,576 rows.');
  const widths = headings.map((heading, column) =>
    widthOf([heading, ...rows.slice(0, MAX_WIDTH).map((row) => row[column])]),
  );
  const lines = [headings, ...rows].map((cells, index) => lineOf(cells, index + 1));
  return `${sheetHead(widths)}${lines.join('')}${SHEET_END}`;
}

async function* longSheet({ headings, widths, rows }: LongSheet): AsyncGenerator<string> {
  yield sheetHead(widths) + lineOf(headings, 1);
  let number = 1;
  let lines = '';
  for await (const cells of rows) {
    number += 1;
    if (number > MAX_ROWS) throw new Error('A sheet has at most 1,048,576 rows.');
    lines += lineOf(cells, number);
    if (lines.length < PIECE_LENGTH) continue;
    yield lines;
    lines = '';
  }
  yield lines + SHEET_END;
}

function lineOf(cells: readonly Cell[], number: number): string {
  const style = number === 1 ? ' s="1"' : ' s="2"';
  const written = cells.map((cell, column) =>
    cellOf(`${columnName(column)}${number}`, cell, style),
  );
  return `<row r="${number}">${written.join('')}</row>`;
}

function sheetHead(widths: readonly number[]): string {
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const columns = widths.map(
    (width, column) =>
      `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`,
  );
  const all = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${frozen}${all}<sheetData>`;
}

function cellOf(at: string, cell: Cell, style: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${at}"${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number' && Number.isFinite(cell)) {
    return `<c r="${at}"${style}><v>${cell}</v></c>`;
  }
  const text = escapeXml(guardCell([...String(cell)].slice(0, MAX_CELL - 1).join('')));
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Han characters are twice as wide as letters. */
function widthOf(cells: readonly Cell[]): number {
  const widths = cells.map((cell) => {
    const text = cell === undefined ? '' : String(cell);
    return [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 2);
  });
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...widths));
}

function columnName(column: number): string {
  const last = String.fromCodePoint(65 + (column % LETTERS));
  return column < LETTERS ? last : columnName(Math.floor(column / LETTERS) - 1) + last;
}

function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // What XML cannot hold at all would make the whole sheet unreadable.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
  );
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(all: readonly (readonly [kind: string, target: string])[]): string {
  const lines = all.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${DOCUMENT}.worksheet+xml"/>`,
  );
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${DOCUMENT}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${DOCUMENT}.styles+xml"/>` +
    `${parts.join('')}</Types>`
  );
}

/** The first row is bold; long text is wrapped. */
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';
