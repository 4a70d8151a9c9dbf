import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { CSV_LIMITS, guardCell, parseCsv, readCsv, unguardCell, writeCsv } from './csv.ts';
import type { CsvLimits } from './csv.ts';

const cellText = fc.string({
  unit: fc.constantFrom(...'樓棟,"=+-@\t\r\n\' a1＝'),
  maxLength: 6,
});

function cellsOf(text: string, limits: CsvLimits = CSV_LIMITS): readonly (readonly string[])[] {
  const read = readCsv(text, limits);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.map(({ cells }) => cells);
}

function refusalOf(text: string, limits: Partial<CsvLimits> = {}): readonly string[] {
  const read = readCsv(text, { ...CSV_LIMITS, ...limits });
  return read.ok ? [] : [read.refusal, ...Object.values(read.detail)];
}

test('rows and cells are read', () => {
  assert.deepEqual(cellsOf('code,name\r\n1,一號樓\r\n2,二號樓\r\n'), [
    ['code', 'name'],
    ['1', '一號樓'],
    ['2', '二號樓'],
  ]);
});

test('the last row needs no line end, and an empty sheet has no rows', () => {
  assert.deepEqual(cellsOf('a,b'), [['a', 'b']]);
  assert.deepEqual(cellsOf(''), []);
  assert.deepEqual(cellsOf('\uFEFF'), []);
});

test('a byte order mark is no part of the first cell', () => {
  assert.deepEqual(cellsOf('\uFEFFcode,name\n'), [['code', 'name']]);
});

test('every kind of line end ends a row', () => {
  assert.deepEqual(cellsOf('a\r\nb\nc\rd'), [['a'], ['b'], ['c'], ['d']]);
});

test('empty cells are kept', () => {
  assert.deepEqual(cellsOf(',\na,,\n'), [
    ['', ''],
    ['a', '', ''],
  ]);
});

test('quoted cells hold commas, line ends and doubled quotes', () => {
  assert.deepEqual(cellsOf('"a,b","c\r\nd","e ""f"" g",""\n'), [['a,b', 'c\r\nd', 'e "f" g', '']]);
});

test('a quote inside an unquoted cell is a character like others', () => {
  assert.deepEqual(cellsOf('6" pipe,a"b"\n'), [['6" pipe', 'a"b"']]);
});

test('blank rows are passed over but counted', () => {
  const read = readCsv('a\n\n\nb\n');
  assert.deepEqual(read.ok && read.value.map(({ row }) => row), [1, 4]);
});

test('an unclosed quote is refused where it was opened', () => {
  assert.deepEqual(refusalOf('a,b\nc,"d\ne,f\n'), ['csv_quote_unclosed', '2', '2']);
  assert.deepEqual(refusalOf('"a""'), ['csv_quote_unclosed', '1', '1']);
});

test('text after a closing quote is refused', () => {
  assert.deepEqual(refusalOf('a,"b"c\n'), ['csv_text_after_quote', '1', '2']);
});

test('rows, columns and cells have limits', () => {
  assert.deepEqual(refusalOf('a\nb\nc\n', { rows: 2 }), ['csv_too_many_rows', '3', '2']);
  assert.deepEqual(refusalOf('a\nb\n', { rows: 2 }), []);
  assert.deepEqual(refusalOf('a\nb,c,d\n', { columns: 2 }), [
    'csv_too_many_columns',
    '2',
    '3',
    '2',
  ]);
  assert.deepEqual(refusalOf('a,b\n', { columns: 2 }), []);
  assert.deepEqual(refusalOf('a,1234\n', { cellLength: 3 }), ['csv_cell_too_long', '1', '2', '3']);
  assert.deepEqual(refusalOf('a,"12""3"\n', { cellLength: 4 }), []);
});

test('rows before a refused one are given, and nothing after it', () => {
  const read = [...parseCsv('a\n"b"c\nd\n')];
  assert.deepEqual(
    read.map((row) => (row.ok ? row.value.cells : row.refusal)),
    [['a'], 'csv_text_after_quote'],
  );
});

test('a sheet is written with a byte order mark and full line ends', () => {
  assert.equal(
    writeCsv([
      ['編號', '名稱'],
      ['1', 'a,"b"'],
    ]),
    '\uFEFF編號,名稱\r\n1,"a,""b"""\r\n',
  );
});

test('no text is written as a formula', () => {
  const dangerous = ['=1+1', '+86138', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"];
  for (const text of dangerous) {
    const written = writeCsv([[text]])
      .slice(1)
      .replace(/^"/, '');
    assert.equal(written[0], "'", text);
  }
});

test('numbers are written as numbers', () => {
  assert.equal(writeCsv([[-2.5, 0]]), '\uFEFF-2.5,0\r\n');
});

test('a guard goes on before what some program runs, and comes off again', () => {
  const dangers = ['=1+1', '+86', '-3', '@x', '\t=1', '\r=1', '\n=1', '＝1', '＋', "'=1"];
  for (const text of dangers) {
    assert.equal(guardCell(text), `'${text}`);
    assert.equal(unguardCell(guardCell(text)), text);
  }
  for (const text of ['陳', '1=1', "'a", ' -', '']) {
    assert.equal(guardCell(text), text);
    assert.equal(unguardCell(text), text);
  }
});

test('an apostrophe that guards nothing stays', () => {
  assert.deepEqual(cellsOf("'tis,it's,'"), [["'tis", "it's", "'"]]);
});

property(
  'what is written is read back as it was',
  fc.property(
    fc.array(fc.array(cellText, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
    (rows) => {
      assert.deepEqual(cellsOf(writeCsv(rows)), rows);
    },
  ),
  1000,
);

property(
  'no written cell begins a formula, quoted or not',
  fc.property(cellText, (text) => {
    const [cell = ''] = writeCsv([[text, '']])
      .slice(1)
      .split(/(?<=^[^"]*|"(?:[^"]|"")*"),/);
    return !/^"?[=+\-@\t\r\n＝＋－＠]/.test(cell);
  }),
);

property(
  'any text is read or refused, row after row, within its limits',
  fc.property(fc.string({ unit: fc.constantFrom(...'a,"\r\n '), maxLength: 40 }), (text) => {
    const limits = { rows: 4, columns: 3, cellLength: 5 };
    let last = 0;
    for (const read of parseCsv(text, limits)) {
      if (!read.ok) continue;
      assert.ok(read.value.row > last && read.value.row <= limits.rows);
      assert.ok(read.value.cells.length <= limits.columns);
      assert.ok(read.value.cells.every((cell) => cell.length <= limits.cellLength));
      last = read.value.row;
    }
  }),
  1000,
);
