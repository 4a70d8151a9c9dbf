import { attributeOf } from './xml.ts';
import type { XmlPiece } from './xml.ts';

/** How the number in a cell is meant: as a number, as a date, or as a code of so many digits. */
export type CellStyle =
  | { readonly kind: 'plain' | 'date' }
  | {
      readonly kind: 'code';
      readonly digits: number;
    };

const PLAIN: CellStyle = { kind: 'plain' };
const DATE: CellStyle = { kind: 'date' };
/** Formats that every program knows by number; those from 27 on are Chinese and Japanese dates. */
const DATE_FORMATS: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
];
const DAY_MS = 86_400_000;
/** Day 1 is 1 January 1900; the 29th of February 1900, which never was, is counted too. */
const DAY_ZERO = Temporal.PlainDate.from('1899-12-30');
const DAY_ZERO_1904 = Temporal.PlainDate.from('1904-01-01');
const LAST_DAY = 2_958_465;

/** Reads from the styles of a workbook how the numbers of cells are meant. */
export async function readCellStyles(pieces: AsyncIterable<XmlPiece>): Promise<CellStyle[]> {
  const formats = new Map<number, string>();
  const styles: CellStyle[] = [];
  let isInCells = false;
  for await (const piece of pieces) {
    if (piece.kind === 'text') continue;
    if (piece.name === 'cellXfs') isInCells = piece.kind === 'open';
    else if (piece.name === 'numFmt') {
      const id = Number(attributeOf(piece.inside, 'numFmtId'));
      formats.set(id, attributeOf(piece.inside, 'formatCode') ?? '');
    } else if (piece.name === 'xf' && isInCells && piece.kind !== 'close') {
      const id = Number(attributeOf(piece.inside, 'numFmtId') ?? 0);
      styles.push(styleOf(id, formats.get(id)));
    }
  }
  return styles;
}

function styleOf(id: number, format: string | undefined): CellStyle {
  if (DATE_FORMATS.some(([from, to]) => id >= from && id <= to)) return DATE;
  if (format === undefined) return PLAIN;
  if (/^0{2,32}$/.test(format)) return { kind: 'code', digits: format.length };
  // Text in quotes, colours and conditions in brackets are no part of the pattern.
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return /[yd年]/.test(bare) && !/[0#]/.test(bare.replace(/ss?\.0+/g, '')) ? DATE : PLAIN;
}

/** Writes the number of a cell as it is read: a date as 2026-11-23, a code with its noughts. */
export function writeNumber(
  value: string,
  style: CellStyle | undefined,
  dates: '1900' | '1904',
): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (style?.kind === 'date') return writeDay(number, dates) ?? String(number);
  if (style?.kind === 'code' && Number.isInteger(number) && number >= 0) {
    return String(number).padStart(style.digits, '0');
  }
  // What a program reckoned has the dirt of binary fractions: 0.30000000000000004.
  return Number.isInteger(number)
    ? BigInt(number).toString()
    : String(Number(number.toPrecision(15)));
}

function writeDay(day: number, dates: '1900' | '1904'): string | undefined {
  const whole = Math.floor(day);
  if (whole < 1 || whole > LAST_DAY) return undefined;
  const zero = dates === '1904' ? DAY_ZERO_1904 : DAY_ZERO;
  // Before March 1900 the day that never was is not yet counted.
  const date = zero.add({ days: dates === '1900' && whole < 60 ? whole + 1 : whole });
  const minutes = Math.round(((day - whole) * DAY_MS) / 60_000);
  if (minutes === 0) return date.toString();
  const time = Temporal.PlainTime.from('00:00').add({ minutes });
  return `${date} ${time.toString({ smallestUnit: 'minute' })}`;
}
