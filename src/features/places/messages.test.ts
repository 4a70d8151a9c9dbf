import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from '#/lib/csv.ts';
import type { CsvRefusal } from '#/lib/csv.ts';
import { languages } from '#/platform/i18n/language.ts';
import { saySheetFault, sayUnreadableSheet } from './messages.ts';
import { SHEET_COLUMNS, SHEET_FAULT_CODES, planSheet, readSheetRows } from './rules/sheet.ts';
import { sheetWords } from './words/sheet.ts';

const KINDS = new Map(
  Object.entries({ city: 20, community: 50, building: 70 }).map(([id, level]) => [
    id,
    { id, level, names: { hant: id, hans: id, en: id }, isListed: true },
  ]),
);

function faultsOf(lines: readonly string[]) {
  const sheet = readCsv(lines.join('\n'));
  assert.ok(sheet.ok);
  const { rows, faults } = readSheetRows(sheet.value);
  return [...faults, ...planSheet(rows, { kinds: KINDS, known: new Map() }).faults];
}

test('a fault says the row, the column by its heading and its name, and what to write', () => {
  const [fault] = faultsOf(['code,kind,name', 'X,empire,Somewhere']);
  assert.ok(fault);
  assert.equal(
    saySheetFault('en', fault),
    'Row 2, column kind (the kind): there is no kind of place called “empire”. ' +
      'There are: city, community, building.',
  );
  assert.equal(
    saySheetFault('zh-Hant', fault),
    '第 2 列，kind 欄（類別）：沒有「empire」這個類別。可以寫：city, community, building。',
  );
  assert.equal(
    saySheetFault('zh-Hans', fault),
    '第 2 行，kind 列（类别）：没有“empire”这个类别。可以写：city, community, building。',
  );
});

test('every fault has words of its own in every language', () => {
  for (const language of languages) {
    const said = SHEET_FAULT_CODES.map((code) =>
      saySheetFault(language, { row: 7, column: 'name', code, detail: {} }),
    );
    assert.equal(new Set(said).size, SHEET_FAULT_CODES.length, language);
    for (const sentence of said) {
      assert.match(sentence, /^(?:Row 7, column name|第 7 [列行]，name [欄列])/);
      assert.match(sentence, /[.。]$/);
      assert.doesNotMatch(sentence, /sheet_|⟦/);
    }
  }
});

test('every column has a name in every language', () => {
  for (const language of languages) {
    const called = SHEET_COLUMNS.map((column) => sheetWords[language].columns[column]);
    assert.equal(new Set(called).size, SHEET_COLUMNS.length, language);
  }
});

test('what a sentence fills in comes from the sheet itself', () => {
  const lines = [
    'code,kind,name,parent,lon,lat,ordinal',
    `A,city,${'x'.repeat(121)},,,,`,
    'A,city,a,,,,',
    'B,community,b,NOWHERE,,,',
    'C,city,c,B,,,',
    'D,city,d,,200,,x',
  ];
  const said = faultsOf(lines).map((fault) => saySheetFault('en', fault));
  const expected = [
    /^Row 2, .*At most 120 characters/,
    /^Row 2, .*stands in row 3 as well/,
    /^Row 4, .*“NOWHERE” is neither/,
    /^Row 5, .*“B” is of the same or a lower kind/,
    /^Row 6, column lon \(the longitude\): .*-180 to 180/,
    /^Row 6, column lat \(the latitude\): /,
    /^Row 6, column ordinal .*whole number/,
  ];
  for (const sentence of expected) {
    assert.ok(
      said.some((one) => sentence.test(one)),
      `${sentence} in\n${said.join('\n')}`,
    );
  }
  assert.equal(said.length, expected.length);
});

test('a heading that is missing is told for the first row', () => {
  const said = faultsOf(['name', 'x']).map((fault) => saySheetFault('zh-Hant', fault));
  assert.deepEqual(
    said.map((sentence) => sentence.split('：')[0]),
    ['第 1 列，code 欄（代碼）', '第 1 列，kind 欄（類別）'],
  );
});

test('a text that is no sheet is refused with row, column and limit', () => {
  const limits = { rows: 2, columns: 3, cellLength: 5 };
  const texts: Readonly<Record<CsvRefusal, string>> = {
    csv_too_many_rows: 'a\nb\nc',
    csv_too_many_columns: 'a\nb,c,d,e',
    csv_cell_too_long: 'a\nb,cccccc',
    csv_quote_unclosed: 'a\n"b',
    csv_text_after_quote: 'a\nb,"c"d',
  };
  for (const [code, text] of Object.entries(texts)) {
    const read = readCsv(text, limits);
    assert.ok(!read.ok);
    assert.equal(read.refusal, code);
    for (const language of languages) {
      const sentence = sayUnreadableSheet(language, read);
      const row = String(read.detail['row']);
      const limit: string = read.detail['limit'] ?? '';
      const column: string = read.detail['column'] ?? '';
      if (code !== 'csv_too_many_rows') assert.match(sentence, new RegExp(`(?:Row|第) ${row}`));
      if (limit !== '') assert.ok(sentence.includes(limit), sentence);
      else assert.ok(sentence.includes(column), sentence);
      assert.doesNotMatch(sentence, /undefined|csv_/);
    }
  }
});
