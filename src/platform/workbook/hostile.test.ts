import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readSheet } from './read-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './workbook.ts';
import { packZip } from './zip.ts';
import type { ZipMember } from './zip.ts';

const MEGABYTE = 1024 * 1024;
const LIMITS = { rows: 1_000, columns: 30, cellLength: 20, strings: 5_000, bytes: MEGABYTE / 2 };
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

type Parts = Readonly<Record<string, string>>;

function membersOf(parts: Parts): readonly ZipMember[] {
  const all: Parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ...parts,
  };
  return Object.entries(all).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') }));
}

/** A workbook of these rows as another program might write it, or somebody who means harm. */
function workbookOf(rows: string, parts: Parts = {}): Uint8Array {
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  return packZip(membersOf({ [SHEET]: sheet, ...parts }));
}

async function read(bytes: Uint8Array, limits = LIMITS) {
  const rows: (readonly string[])[] = [];
  for await (const one of readWorkbook(bytes, limits)) {
    if (!one.ok) return { rows, refusal: one.refusal };
    rows.push(one.value.cells);
  }
  return { rows, refusal: undefined };
}

const row = (cells: string, number = 1) => `<row r="${number}">${cells}</row>`;
const said = (words: string) => `<c t="str"><v>${words}</v></c>`;
const firstOf = async (bytes: Uint8Array) => (await read(bytes)).rows[0];

describe('cells that are not what they say', () => {
  test('a text that the list of shared ones does not have is told as lost, not left empty', async () => {
    const cells = '<c t="s"><v>0</v></c><c t="s"><v>7</v></c><c t="s"><v>-1</v></c><c t="s"></c>';
    const strings = { [STRINGS]: '<sst><si><t>東星</t></si></sst>' };
    assert.deepEqual(await firstOf(workbookOf(row(cells), strings)), [
      '東星',
      '#REF!',
      '#REF!',
      '',
    ]);
    assert.deepEqual((await firstOf(workbookOf(row(cells))))?.slice(0, 2), ['#REF!', '#REF!']);
  });

  test('a kind or a style that is not there leaves what is written', async () => {
    const cells =
      '<c t="q"><v>甲</v></c><c s="99"><v>5</v></c><c t="b"><v>maybe</v></c><c t="n"><v>x</v></c>';
    assert.deepEqual(await firstOf(workbookOf(row(cells))), ['甲', '5', 'maybe', 'x']);
  });

  test('a day that is written out is read as one, with its time if it has one', async () => {
    const days = ['2026-11-23', '2026-11-23T00:00:00', '2026-11-23T00:00:00.000Z'];
    const cells = [...days, '2026-11-23T09:30:00'].map((day) => `<c t="d"><v>${day}</v></c>`);
    assert.deepEqual(await firstOf(workbookOf(row(cells.join('')))), [
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-23 09:30:00',
    ]);
  });

  test('nought bytes, halves of signs and a sign cut in two never leave the reader', async () => {
    const cut = `${'字'.repeat(LIMITS.cellLength)}🏮`;
    const cells = [said('a\u0000b'), said('&#xD83C;'), said(cut), said('&#0;c')];
    const read = await firstOf(workbookOf(row(cells.join(''))));
    assert.deepEqual(read, ['ab', '\uFFFD', `${'字'.repeat(LIMITS.cellLength)}\uFFFD`, 'c']);
    assert.ok(read.every((text) => text.isWellFormed() && !text.includes('\u0000')));
  });

  test('a formula is never read, wherever it hides', async () => {
    const cells =
      '<c><f t="shared" ref="A1:A9" si="0">WEBSERVICE("http://evil")</f><v>3</v></c>' +
      '<c t="str"><f>A1</f><v>=cmd|calc</v></c><c><f>1+1</f></c>';
    assert.deepEqual(await firstOf(workbookOf(row(cells))), ['3', '=cmd|calc', '']);
  });

  test('an apostrophe that keeps text from being run comes off, one that is text stays', async () => {
    const rows = [["'=1", "''=1", "'ok", '＝1', "'", '\n=1']];
    const written = writeWorkbook([{ name: 'A', headings: ['h'], rows }]);
    assert.deepEqual((await read(written)).rows[1], rows[0]);
  });
});

describe('rows and columns that cannot be', () => {
  test('rows that stand twice or go back stop the reading', async () => {
    for (const numbers of [
      [1, 2, 2],
      [1, 3, 2],
      [5, 1],
      [1, 1.5],
    ]) {
      const rows = numbers.map((number) => row(said('x'), number)).join('');
      assert.equal((await read(workbookOf(rows))).refusal, 'sheet_unreadable', String(numbers));
    }
  });

  test('rows that leave numbers out are read with their own', async () => {
    const rows = [2, 9, 700].map((number) => row(said(String(number)), number)).join('');
    assert.deepEqual((await read(workbookOf(rows))).rows, [['2'], ['9'], ['700']]);
  });

  test('a cell at no column or beyond all columns is let be', async () => {
    const cells = `<c r="1"><v>1</v></c><c r="XFD1"><v>2</v></c><c r="ZZZZZZ1"><v>3</v></c>`;
    const seen = await read(workbookOf(row(`${cells}<c r="A1"><v>4</v></c>`)));
    assert.deepEqual(seen, { rows: [['4']], refusal: undefined });
  });

  test('cells that stand twice count once, the last of them', async () => {
    const cells = '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>';
    assert.deepEqual(await firstOf(workbookOf(row(cells))), ['2']);
  });
});

describe('archives that mean harm', () => {
  test('a document that names a file, or itself without end, is not read in any part', async () => {
    const files = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    const outside = '<!DOCTYPE x SYSTEM "http://192.0.2.1/evil.dtd">';
    for (const evil of [files, laughs, outside]) {
      for (const part of ['xl/workbook.xml', STRINGS, 'xl/styles.xml', SHEET]) {
        const { rows, refusal } = await read(workbookOf(row(said('x')), { [part]: `${evil}<a/>` }));
        assert.deepEqual([rows, refusal], [[], 'sheet_unreadable'], part);
      }
    }
  });

  test('an entity that is not one of the five stays as it is written', async () => {
    assert.deepEqual(await firstOf(workbookOf(row(said('&f;&a;&lt;')))), ['&f;&a;<']);
  });

  test('a bomb of shared texts ends before it fills the memory', async () => {
    const empties = Buffer.from('<sst>'.padEnd(5 * LIMITS.strings + 15, '<si/>'));
    const packed = { deflated: deflateRawSync(empties), sum: 0, length: 1 };
    const others = membersOf({ [SHEET]: '<worksheet/>' });
    const archive = packZip([...others, { name: STRINGS, packed }]);
    assert.ok(archive.length < 2_000);
    assert.equal((await read(archive)).refusal, 'sheet_too_large');
  });

  test('a bomb of cells in one row ends with the bytes a sheet may have', async () => {
    const cells = Buffer.from('<worksheet><row r="1">'.padEnd(MEGABYTE, '<c r="A1"/>'));
    const packed = { deflated: deflateRawSync(cells), sum: 0, length: 1 };
    const others = membersOf({});
    assert.equal(
      (await read(packZip([...others, { name: SHEET, packed }]))).refusal,
      'sheet_too_large',
    );
  });

  test('paths that lead out of the archive lead nowhere', async () => {
    for (const target of ['../../../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', '']) {
      const related = `<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>`;
      const bytes = workbookOf(row(said('x')), { 'xl/_rels/workbook.xml.rels': related });
      assert.equal((await read(bytes)).refusal, 'sheet_unreadable', target);
    }
  });
});

describe('text between commas', () => {
  const rows = [
    ['小區', '門牌'],
    ['東星', '501'],
  ];
  /** The same two rows as programs of offices save them: 小區,門牌 / 東星,501. */
  const big5 = Buffer.from('a470b0cf2caaf9b5500aaa46ac502c3530310a', 'hex');
  const gb = Buffer.from('d0a1855e2ce954c5c60a967cd0c72c3530310a', 'hex');
  const countKnown = (cells: readonly string[]) =>
    cells.filter((cell) => rows[0]?.includes(cell)).length;

  async function textRows(bytes: Uint8Array, count?: typeof countKnown) {
    const seen: (readonly string[])[] = [];
    for await (const one of readSheet(bytes, count)) {
      if (!one.ok) return one.refusal;
      seen.push(one.value.cells);
    }
    return seen;
  }

  test('is read in Big5 and in GB18030 alike, told apart by the headings', async () => {
    assert.deepEqual(await textRows(big5, countKnown), rows);
    assert.deepEqual(await textRows(gb, countKnown), rows);
  });

  test('is taken for GB18030 where the headings say nothing', async () => {
    assert.deepEqual(await textRows(gb), rows);
    assert.notDeepEqual(await textRows(big5), rows);
  });

  test('that begins like a workbook or is of no script is refused', async () => {
    assert.equal(await textRows(Buffer.from('PK\u0003\u0004,a\nb,c\n')), 'sheet_unreadable');
    assert.equal(await textRows(Buffer.from([0x81, 0x20, 0xc0, 0x0a, 0xff])), 'sheet_unreadable');
    assert.equal(await textRows(Buffer.from([0xff, 0xfe, 0x41])), 'sheet_unreadable');
  });

  test('with the mark of UTF-8 and semicolons keeps its decimal commas', async () => {
    const bytes = Buffer.from('\uFEFF小區;門牌\r\n東星;1,5\r\n', 'utf8');
    assert.deepEqual(await textRows(bytes, countKnown), [
      ['小區', '門牌'],
      ['東星', '1,5'],
    ]);
  });
});
