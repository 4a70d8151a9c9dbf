import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCsv } from '#/lib/csv.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, readSheet } from './read-sheet.ts';
import { writeWorkbook } from './workbook.ts';

async function read(bytes: Uint8Array) {
  const rows: (readonly string[])[] = [];
  for await (const one of readSheet(bytes)) {
    if (!one.ok) return { rows, refusal: one.refusal, detail: one.detail };
    rows.push(one.value.cells);
  }
  return { rows, refusal: undefined, detail: {} };
}

const text = (words: string) => Buffer.from(words, 'utf8');

test('a workbook and a text with commas say the same', async () => {
  const rows = [
    ['小區', '門牌'],
    ['東星', '0501'],
  ];
  assert.deepEqual((await read(text(writeCsv(rows)))).rows, rows);
  const [headings = [], ...below] = rows;
  assert.deepEqual((await read(writeWorkbook([{ name: 'A', headings, rows: below }]))).rows, rows);
});

test('a text is read in the scripts that offices write: UTF-8 with and without a mark, UTF-16, GB18030', async () => {
  const expected = [
    ['小区', '门牌'],
    ['东星', '501'],
  ];
  // 小区,门牌 / 东星,501 as a program of an office in China saves it.
  const office = Buffer.from('d0a1c7f82cc3c5c5c60d0ab6abd0c72c3530310d0a', 'hex');
  const wide = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('小区,门牌\r\n东星,501\r\n', 'utf16le'),
  ]);
  for (const bytes of [
    text('\uFEFF小区,门牌\r\n东星,501'),
    text('小区,门牌\n东星,501\n'),
    office,
    wide,
  ]) {
    assert.deepEqual((await read(bytes)).rows, expected);
  }
});

test('semicolons and tabs between cells are taken for what they are', async () => {
  for (const sign of [';', '\t']) {
    const bytes = text(`a${sign}b\r\n1,5${sign}"x${sign}y"\r\n${sign}"q ""r"", s"\r\n`);
    assert.deepEqual((await read(bytes)).rows, [
      ['a', 'b'],
      ['1,5', `x${sign}y`],
      ['', 'q "r", s'],
    ]);
  }
});

test('blank lines are passed over and columns beyond the last that counts are let be', async () => {
  const wide = Array.from({ length: MAX_SHEET_COLUMNS + 5 }, (_, index) => `c${index}`).join(',');
  const { rows } = await read(text(`${wide}\r\n,,,\r\n   ,\r\nx\r\n`));
  assert.deepEqual([rows[0]?.length, rows[1]], [MAX_SHEET_COLUMNS, ['x']]);
});

test('an old workbook, a picture and a quote that never ends are refused with what is wrong', async () => {
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
  assert.equal((await read(old)).refusal, 'sheet_old_format');
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xff]);
  assert.equal((await read(picture)).refusal, 'sheet_unreadable');
  const unclosed = await read(text('a,b\r\n1,2\r\n"3,4\r\n'));
  assert.deepEqual([unclosed.refusal, unclosed.detail], ['sheet_line_unreadable', { row: '3' }]);
});

test('a text of too many rows is read up to the last that counts', async () => {
  const { rows, refusal, detail } = await read(text('x\n'.repeat(MAX_SHEET_ROWS + 3)));
  assert.deepEqual([rows.length, refusal], [MAX_SHEET_ROWS, 'sheet_too_many_rows']);
  assert.deepEqual(detail, { limit: String(MAX_SHEET_ROWS) });
});
