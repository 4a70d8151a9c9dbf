import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { writeWorkbook } from '#/platform/workbook/workbook.ts';
import { packZip } from '#/platform/workbook/zip.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { places } from '#test/world.ts';

const HEAD = ['小區或里弄', '樓棟', '單元', '門牌', '樓層', '從左數第幾戶'];
const LINE = HEAD.join(',');

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

/** Brings the bytes of a file by the form, as a browser does, and lets it be read. */
async function bringFile(bytes: Uint8Array<ArrayBuffer>, name = '住戶.xlsx') {
  const sent = await site.worker.send(`/places/${places.community}/sheets`, {
    kind: 'households',
    file: new File([bytes], name),
  });
  assert.equal(sent.status, 303);
  await site.app.runJobs();
  const id = sent.location?.replace('/sheets/', '') ?? '';
  return { id, shown: await site.show(id) };
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

async function rowsOf(id: string) {
  const { rows } = await sql<{
    readonly number: number;
    readonly cells: Readonly<Record<string, string>>;
    readonly code: string | null;
  }>`select number, cells, fault_code as code from sheets.row where import_id = ${id}
    order by number`.execute(site.app.db);
  return rows;
}

/** A workbook in which the rows are written as another program would, or wrongly. */
function rawWorkbook(rows: string, after = ''): Uint8Array<ArrayBuffer> {
  const heads = HEAD.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  const parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${heads}</row>${rows}</sheetData>${after}</worksheet>`,
  };
  return packZip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') })),
  );
}

const inCells = (...texts: readonly string[]) =>
  texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('');

describe('the rows of a file', () => {
  test('keep their numbers and only the columns that count', async () => {
    const text = `號碼,${LINE},備註\n1,東興小區,60,1,101,,,不可外傳\n,,,,,,,\n2,東興小區,60,1,102,,,\n`;
    const { id } = await bringFile(bytesOf(text), '住戶.csv');
    const rows = await rowsOf(id);
    assert.deepEqual(
      rows.map(({ number, cells }) => [number, cells['door']]),
      [
        [2, '101'],
        [4, '102'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(rows), /不可外傳|號碼/);
  });

  test('that stand twice are told with the first of them, however far it is above', async () => {
    const lines = Array.from({ length: 1_005 }, (_, index) => `東興小區,61,1,${1_000 + index},,`);
    const text = [LINE, ...lines, '东兴小区,61栋,1单元,1000室,,', '東興小區,61,1,1001,,'].join(
      '\n',
    );
    const { shown } = await bringFile(bytesOf(text), '住戶.csv');
    assert.deepEqual([shown.created, shown.wrong], [1_005, 2]);
    assert.deepEqual(
      shown.rows.map(({ row, code, column, detail }) => [row, code, column, detail]),
      [
        [1_007, 'row_twice', 'door', { row: '2' }],
        [1_008, 'row_twice', 'door', { row: '3' }],
      ],
    );
  });

  test('hold dates, formulas and lost texts as what a reader of the sheet sees', async () => {
    const rows =
      `<row r="2">${inCells('東興小區', '62', '1')}<c><f>100+1</f><v>101</v></c></row>` +
      `<row r="3">${inCells('東興小區', '62', '1')}<c t="e"><v>#REF!</v></c></row>` +
      `<row r="4">${inCells('東興小區', '62', '1')}<c t="s"><v>3</v></c></row>`;
    const { shown } = await bringFile(rawWorkbook(rows));
    assert.deepEqual([shown.created, shown.wrong], [1, 2]);
    assert.deepEqual(
      shown.rows.map(({ row, code, column }) => [row, code, column]),
      [
        [3, 'cell_broken', 'door'],
        [4, 'cell_broken', 'door'],
      ],
    );
  });

  test('whose cells are too long are cut, also where a sign is cut in two', async () => {
    const long = '字'.repeat(40);
    const text = `${LINE}\n${long}${'🏮'.repeat(40)},62,1,101,,\n東興小區,62,1,1🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮🏮,,\n`;
    const { id, shown } = await bringFile(bytesOf(text), '住戶.csv');
    assert.deepEqual(
      [shown.state, shown.rows.map(({ code }) => code)],
      ['ready', ['cell_too_long', 'cell_too_long']],
    );
    for (const { cells } of await rowsOf(id)) {
      assert.ok(Object.values(cells).every((cell) => cell.isWellFormed() && cell.length <= 70));
    }
  });

  test('with nought bytes and halves of signs are read without a fault', async () => {
    const rows = `<row r="2">${inCells('東興小區', '62\u0000', '1', '&#xD800;101')}</row>`;
    const { shown } = await bringFile(rawWorkbook(rows));
    assert.deepEqual(
      [shown.state, shown.rows.map(({ code }) => code)],
      ['ready', ['label_unreadable']],
    );
  });
});

describe('a file that cannot be read to its end', () => {
  test('leaves no rows, whatever stood above what is wrong', async () => {
    const good = `<row r="2">${inCells('東興小區', '63', '1', '101')}</row>`;
    const merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>';
    const cases = [
      [rawWorkbook(good, merged), 'sheet_merged_cells'],
      [rawWorkbook(good + good), 'sheet_unreadable'],
      [rawWorkbook(`${good}<row r="900000">${inCells('東興小區')}</row>`), 'sheet_too_many_rows'],
      [bytesOf(`${LINE}\n東興小區,63,1,101,,\n"東興`), 'sheet_line_unreadable'],
    ] as const;
    for (const [bytes, code] of cases) {
      const { id, shown } = await bringFile(bytes);
      assert.deepEqual([shown.state, shown.fault?.code, shown.total], ['unreadable', code, 0]);
      assert.deepEqual(await rowsOf(id), [], code);
    }
  });

  test('is told in three languages with what to do', async () => {
    const { id } = await bringFile(bytesOf('甲,乙\n1,2\n'), '住戶.csv');
    const told = {
      'zh-Hant': /找不到這些欄：小區或里弄、樓棟、門牌/,
      'zh-Hans': /找不到这些列：小区或里弄、楼栋、门牌/,
      en: /Compound or lane, Building, Flat/,
    };
    for (const [language, expected] of Object.entries(told)) {
      site.worker.cookies.set('linli_lang', language);
      assert.match((await site.worker.open(`/sheets/${id}`)).text, expected);
    }
    site.worker.cookies.delete('linli_lang');
  });

  test('with a document type, or none of the parts of a workbook, is unreadable', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    for (const bytes of [
      rawWorkbook('', evil),
      packZip([{ name: 'a.txt', bytes: Buffer.from('a') }]),
    ]) {
      const { shown } = await bringFile(bytes);
      assert.deepEqual([shown.state, shown.fault?.code], ['unreadable', 'sheet_unreadable']);
    }
  });
});

describe('the script of a text', () => {
  test('is known by the headings: Big5, GB18030, UTF-8 with a mark, semicolons', async () => {
    // 樓棟,小區或里弄,門牌 / 64,東興小區,101 in Big5, and in GB18030 in simplified signs.
    const big5 = 'bcd3b4c92ca470b0cfa9cea8bda7cb2caaf9b5500a36342caa46bfb3a470b0cf2c3130310a';
    const gb = 'c2a5b6b02cd0a1c7f8bbf2c0efc5aa2cc3c5c5c60a36342cb6abd0cbd0a1c7f82c3130310a';
    const marked = '\uFEFF樓棟;小區或里弄;門牌\r\n64;東興小區;101\r\n';
    for (const bytes of [
      new Uint8Array(Buffer.from(big5, 'hex')),
      new Uint8Array(Buffer.from(gb, 'hex')),
      bytesOf(marked),
    ]) {
      const { shown } = await bringFile(bytes, '住戶.csv');
      assert.deepEqual([shown.state, shown.created, shown.wrong], ['ready', 1, 0]);
    }
  });

  test('a workbook of ours with the headings of any language is read', async () => {
    const headings = ['Building', '小区或里弄', 'door'];
    const bytes = writeWorkbook([{ name: 'A', headings, rows: [['64', 'dx', '101']] }]);
    const { shown } = await bringFile(bytes);
    assert.deepEqual([shown.created, shown.wrong], [1, 0]);
  });
});
