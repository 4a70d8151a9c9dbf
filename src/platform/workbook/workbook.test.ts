import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorkbook, unpack } from '#test/unpack.ts';
import { writeWorkbook } from './workbook.ts';

const sheet = { name: '登記', headings: ['姓名', '年份'], rows: [['陳志明', 1958]] };

test('a workbook is read back sheet by sheet, with its headings first', () => {
  const other = { name: 'B', headings: ['A'], rows: [['x'], ['y']] };
  assert.deepEqual(readWorkbook(writeWorkbook([sheet, other])), [
    {
      name: '登記',
      rows: [
        ['姓名', '年份'],
        ['陳志明', '1958'],
      ],
    },
    { name: 'B', rows: [['A'], ['x'], ['y']] },
  ]);
});

test('text that looks like a formula is text, with an apostrophe before it', () => {
  const dangers = ['=1+1', '+86138', '-1', '@SUM(A1)', '\t=1', '\r=1'];
  const [read] = readWorkbook(
    writeWorkbook([{ name: 'A', headings: ['h'], rows: dangers.map((text) => [text]) }]),
  );
  const cells = read?.rows.slice(1).map(([cell]) => cell);
  assert.deepEqual(
    cells,
    dangers.map((text) => `'${text}`),
  );
  const parts = unpack(writeWorkbook([{ ...sheet, rows: [['=HYPERLINK("x")', 1]] }]));
  assert.doesNotMatch(parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '', /<f>/);
});

test('signs of markup and signs XML cannot hold leave the sheet readable', () => {
  const said = ['<b>&"\'</b>', 'a\u0000b\u000Bc', '\uD800half', '🏮'];
  const [read] = readWorkbook(
    writeWorkbook([{ name: 'A', headings: ['h'], rows: said.map((text) => [text]) }]),
  );
  assert.deepEqual(
    read?.rows.slice(1).map(([cell]) => cell),
    ['<b>&"\'</b>', 'a\uFFFDb\uFFFDc', '\uFFFDhalf', '🏮'],
  );
});

test('an empty cell is left out and the next stands in its own column', () => {
  const row = ['a', undefined, '', true, false, 0, Number.NaN];
  const headings = row.map((_, index) => `h${index}`);
  const [read] = readWorkbook(writeWorkbook([{ name: 'A', headings, rows: [row] }]));
  const expected: (string | undefined)[] = ['a'];
  Object.assign(expected, { 3: '1', 4: '0', 5: '0', 6: 'NaN' });
  assert.deepEqual(read?.rows[1], expected);
});

test('a sheet of more columns than letters goes on with two', () => {
  const headings = Array.from({ length: 60 }, (_, index) => `h${index}`);
  const [read] = readWorkbook(writeWorkbook([{ name: 'A', headings, rows: [] }]));
  assert.deepEqual(read?.rows[0], headings);
});

test('names of sheets are made fit: short, without signs that are not allowed, never the same', () => {
  const names = ['a/b:c?', 'x'.repeat(40), 'X'.repeat(40), '', "'q'"];
  const read = readWorkbook(
    writeWorkbook(names.map((name) => ({ name, headings: [], rows: [] }))),
  ).map(({ name }) => name);
  assert.deepEqual(read, ['a b c', 'x'.repeat(31), `${'X'.repeat(27)} 3`, '-', 'q']);
  assert.ok(read.every((name) => name.length <= 31));
});

test('a cell that is longer than a spreadsheet takes is cut, not refused', () => {
  const long = '字'.repeat(40_000);
  const [read] = readWorkbook(writeWorkbook([{ name: 'A', headings: ['h'], rows: [[long]] }]));
  assert.equal(read?.rows[1]?.[0]?.length, 32_766);
});

test('a workbook without a sheet is not written', () => {
  assert.throws(() => writeWorkbook([]), /at least one sheet/);
});
