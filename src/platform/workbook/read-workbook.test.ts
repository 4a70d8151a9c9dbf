import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readWorkbook } from './read-workbook.ts';
import { writeLongWorkbook, writeWorkbook } from './workbook.ts';
import { packZip } from './zip.ts';

const LIMITS = { rows: 1_000, columns: 30, cellLength: 100, strings: 1_000, bytes: 1_000_000 };
const LISTED = '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATED =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';

type Parts = Readonly<Record<string, string>>;

/** Packs a workbook of these parts, as other programs write them. */
function workbookOf(sheet: string, parts: Parts = {}): Uint8Array {
  const all: Parts = {
    'xl/workbook.xml': LISTED,
    'xl/_rels/workbook.xml.rels': RELATED,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  };
  return packZip(
    Object.entries(all).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') })),
  );
}

async function read(bytes: Uint8Array, limits = LIMITS) {
  const rows: (readonly [number, readonly string[]])[] = [];
  for await (const one of readWorkbook(bytes, limits)) {
    if (!one.ok) return { rows, refusal: one.refusal, detail: one.detail };
    rows.push([one.value.row, one.value.cells]);
  }
  const detail: Readonly<Record<string, string>> = {};
  return { rows, refusal: undefined, detail };
}

const row = (cells: string) => `<row r="1">${cells}</row>`;
const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows[0]?.[1];

test('what we write is read back: text, numbers, gaps, signs of markup, formulas as text', async () => {
  const rows = [
    ['陳志明', 501, undefined, '<b>&"\'</b>'],
    ['=1+1', '-3', '@x', '+86'],
    [undefined, true, '🏮', ' a '],
  ];
  const seen = await read(writeWorkbook([{ name: 'A', headings: ['h', 'i', 'j', 'k'], rows }]));
  assert.deepEqual(seen.rows, [
    [1, ['h', 'i', 'j', 'k']],
    [2, ['陳志明', '501', '', '<b>&"\'</b>']],
    [3, ['=1+1', '-3', '@x', '+86']],
    [4, ['', '1', '🏮', ' a ']],
  ]);
});

test('a long sheet is read back row by row, with those beside it left alone', async () => {
  function* lines() {
    for (let number = 1; number <= 3_000; number += 1) yield ['小區', number];
  }
  const long = { name: 'L', headings: ['a', 'b'], widths: [8, 8], rows: lines() };
  const bytes = await writeLongWorkbook(long, [{ name: 'B', headings: ['x'], rows: [['y']] }]);
  const { rows } = await read(bytes, { ...LIMITS, rows: 4_000 });
  assert.equal(rows.length, 3_001);
  assert.deepEqual(rows.at(-1), [3_001, ['小區', '3000']]);
});

test('texts that cells share, in several runs and with readings beside them, are put together', async () => {
  const shared =
    '<sst><si><t>東星</t></si><si><r><t>小</t></r><r><t xml:space="preserve"> 區</t></r>' +
    '<rPh sb="0" eb="1"><t>ショウ</t></rPh></si><si/><si><t>&#38738;&#x6a39;</t></si></sst>';
  const cells = [0, 1, 2, 3, 9].map((at) => `<c t="s"><v>${at}</v></c>`).join('');
  assert.deepEqual(await cellsOf(workbookOf(row(cells), { 'xl/sharedStrings.xml': shared })), [
    '東星',
    '小 區',
    '',
    '青樹',
    '#REF!',
  ]);
});

test('of a formula only what it came to is read, and of a mistake its name', async () => {
  const cells =
    '<c r="A1"><f>B1*2</f><v>42</v></c><c r="B1" t="str"><f>HYPERLINK("x")</f><v>看</v></c>' +
    '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>A1</f></c>';
  assert.deepEqual(await cellsOf(workbookOf(row(cells))), ['42', '看', '#DIV/0!', '']);
});

test('dates, codes with noughts and numbers are told apart by how they are formatted', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000"/>' +
    '<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
    '<numFmt numFmtId="166" formatCode="[Red]#,##0.00"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>' +
    '<xf numFmtId="166"/><xf numFmtId="22"/></cellXfs></styleSheet>';
  const values = [
    [1, '46349'],
    [2, '12'],
    [3, '1'],
    [4, '1234.5'],
    [0, '0.30000000000000004'],
    [0, '1.3800138E+10'],
    [5, '46349.5'],
    [1, '60000000'],
  ];
  const cells = values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('');
  const parts = { 'xl/styles.xml': styles };
  const expected = [
    '2026-11-23',
    '0012',
    '1900-01-01',
    '1234.5',
    '0.3',
    '13800138000',
    '2026-11-23 12:00',
    '60000000',
  ];
  assert.deepEqual(await cellsOf(workbookOf(row(cells), parts)), expected);
  const macs = LISTED.replace('<workbook>', '<workbook><workbookPr date1904="1"/>');
  const old = { ...parts, 'xl/workbook.xml': macs };
  assert.equal((await cellsOf(workbookOf(row(cells), old)))?.[0], '2030-11-24');
});

test('rows and cells without numbers are counted on, empty rows are passed over', async () => {
  const rows =
    '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row/><row r="7"><c/></row>';
  const seen = await read(workbookOf(`${rows}<row><c t="b"><v>1</v></c></row>`));
  assert.deepEqual(seen.rows, [
    [1, ['1', '', '', '4', '5']],
    [8, ['1']],
  ]);
});

test('the first sheet that is shown is read, wherever its part stands', async () => {
  const listed =
    '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="H" state="hidden" sheetId="1" r:id="rId1"/>' +
    '<x:sheet name="S" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>';
  const related =
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>' +
    '<Relationship Id="rId2" Target="/xl/other.xml"/></Relationships>';
  const bytes = workbookOf(row('<c><v>1</v></c>'), {
    'xl/workbook.xml': listed,
    'xl/_rels/workbook.xml.rels': related,
    'xl/other.xml':
      '<x:worksheet><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
  });
  assert.deepEqual(await cellsOf(bytes), ['乙']);
});

test('merged cells below the headings stop the reading; in the headings they may be', async () => {
  const merged = (range: string) =>
    `<worksheet><sheetData>${row('<c><v>1</v></c>')}</sheetData><mergeCells><mergeCell ref="${range}"/></mergeCells></worksheet>`;
  const name = 'xl/worksheets/sheet1.xml';
  const below = await read(workbookOf('', { [name]: merged('A4:A9') }));
  assert.deepEqual([below.refusal, below.detail], ['sheet_merged_cells', { cells: 'A4:A9' }]);
  assert.equal((await read(workbookOf('', { [name]: merged('A1:C1') }))).refusal, undefined);
});

test('a bomb is not unpacked further than a sheet may be, whatever it says of its size', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000, 32));
  assert.ok(bomb.length < 60_000);
  const packed = { deflated: bomb, sum: 0, length: 10 };
  for (const name of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml']) {
    const others = Object.entries({
      'xl/workbook.xml': LISTED,
      'xl/_rels/workbook.xml.rels': RELATED,
      'xl/worksheets/sheet1.xml': '<worksheet/>',
    }).filter(([other]) => other !== name);
    const members = others.map(([other, text]) => ({ name: other, bytes: Buffer.from(text) }));
    const before = process.memoryUsage().rss;
    const seen = await read(packZip([...members, { name, packed }]));
    assert.match(seen.refusal ?? '', /^sheet_(too_large|unreadable)$/, name);
    assert.ok(process.memoryUsage().rss - before < 60_000_000, name);
  }
});

test('limits of rows and columns are kept, and a cell is cut beyond what any column takes', async () => {
  const many = Array.from(
    { length: 20 },
    (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`,
  );
  const seen = await read(workbookOf(many.join('')), { ...LIMITS, rows: 10 });
  assert.deepEqual([seen.rows.length, seen.refusal], [10, 'sheet_too_many_rows']);
  assert.equal(seen.detail['limit'], '10');
  const wide = await read(workbookOf(row('<c r="XFD1"><v>9</v></c><c r="B1"><v>2</v></c>')));
  assert.deepEqual(wide.rows, [[1, ['', '2']]]);
  const long = `<c t="str"><v>${'字'.repeat(5_000)}</v></c>`;
  assert.equal((await cellsOf(workbookOf(row(long))))?.[0]?.length, LIMITS.cellLength + 1);
});

test('what is no workbook, or a broken one, is refused and never a fault', async () => {
  const good = writeWorkbook([{ name: 'A', headings: ['h'], rows: [['x']] }]);
  const evil =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&a;&b;</worksheet>';
  const encrypted = Buffer.from(good);
  encrypted.writeUInt16LE(1, encrypted.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  const hostile = [
    new Uint8Array(),
    Buffer.from('PK'),
    good.subarray(0, good.length - 30),
    good.subarray(40),
    encrypted,
    packZip([{ name: 'a.txt', bytes: Buffer.from('a') }]),
    workbookOf('', { 'xl/worksheets/sheet1.xml': evil }),
    workbookOf('<row r="1"><c><v>1</v></c>', { 'xl/worksheets/sheet1.xml': '<worksheet><row r=' }),
    workbookOf('<row r="-4"><c><v>1</v></c></row>'),
    workbookOf('<row r="many"><c><v>1</v></c></row>'),
    workbookOf('', { 'xl/_rels/workbook.xml.rels': RELATED.replace('sheet1', '../../../etc') }),
  ];
  for (const [index, bytes] of hostile.entries()) {
    assert.equal((await read(bytes)).refusal, 'sheet_unreadable', `the ${index}th`);
  }
});

test('any byte of a workbook may be wrong: it is read or refused', async () => {
  const good = writeWorkbook([
    {
      name: 'A',
      headings: ['h'],
      rows: [
        ['x', 2],
        ['y', 3],
      ],
    },
  ]);
  for (let at = 0; at < good.length; at += 23) {
    const spoilt = Uint8Array.from(good);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x5a;
    const { refusal } = await read(spoilt);
    assert.ok(refusal === undefined || refusal.startsWith('sheet_'), `${at}: ${refusal}`);
  }
});
