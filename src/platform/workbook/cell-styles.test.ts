import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCellStyles, writeNumber } from './cell-styles.ts';
import type { CellStyle } from './cell-styles.ts';
import { readXml } from './xml.ts';

const DATE: CellStyle = { kind: 'date' };
const code = (digits: number): CellStyle => ({ kind: 'code', digits });

async function stylesOf(text: string): Promise<readonly CellStyle[]> {
  async function* bytes() {
    yield Buffer.from(text, 'utf8');
  }
  return readCellStyles(readXml(bytes()));
}

/** The style that a cell with a format of its own gets. */
async function styleOf(format: string): Promise<CellStyle | undefined> {
  const escaped = format.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const [style] = await stylesOf(
    `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${escaped}"/></numFmts>` +
      '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>',
  );
  return style;
}

describe('how a number is meant', () => {
  test('is a date in each way in which offices write one', async () => {
    const dates = [
      'yyyy-mm-dd',
      'yyyy"年"m"月"d"日"',
      '[$-404]e"年"m"月"d"日";@',
      'd/m/yy',
      '[$-F800]dddd, mmmm dd, yyyy',
      'yyyy-mm-dd hh:mm:ss.000',
      'm月d日',
    ];
    for (const format of dates) assert.deepEqual(await styleOf(format), DATE, format);
  });

  test('is no date for letters that stand in quotes, behind a stroke or in a colour', async () => {
    const plain = ['0.00', '#,##0', '[Red]0', '0 "days"', '0\\d', '@', 'General', '0%', '0.00E+00'];
    for (const format of plain) assert.deepEqual(await styleOf(format), { kind: 'plain' }, format);
  });

  test('is a code where the format is nothing but noughts', async () => {
    assert.deepEqual(await styleOf('0000'), code(4));
    assert.deepEqual(await styleOf('0'), { kind: 'plain' });
    assert.deepEqual(await styleOf('0'.repeat(33)), { kind: 'plain' });
  });

  test('is known by its number where a program names no format, Chinese ones too', async () => {
    const numbers = [0, 1, 14, 17, 18, 22, 27, 31, 32, 36, 49, 57];
    const cells = numbers.map((number) => `<xf numFmtId="${number}"/>`).join('');
    const styles = await stylesOf(`<styleSheet><cellXfs>${cells}</cellXfs></styleSheet>`);
    const dates = numbers.filter((_, index) => styles[index]?.kind === 'date');
    assert.deepEqual(dates, [14, 17, 22, 27, 31, 36, 57]);
  });

  test('counts the styles of cells only, and each of them', async () => {
    const styles = await stylesOf(
      '<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/>' +
        '<xf numFmtId="14"><alignment/></xf></cellXfs><cellStyles><xf numFmtId="0"/></cellStyles>' +
        '</styleSheet>',
    );
    assert.deepEqual(styles, [{ kind: 'plain' }, DATE]);
  });
});

describe('a number is written', () => {
  test('as a day, in both ways in which programs count days', () => {
    const days = [
      ['1', '1900-01-01', '1904-01-02'],
      ['59', '1900-02-28', '1904-02-29'],
      ['61', '1900-03-01', '1904-03-02'],
      ['44197', '2021-01-01', '2025-01-02'],
      ['2958465', '9999-12-31', undefined],
    ] as const;
    for (const [value, since1900, since1904] of days) {
      assert.equal(writeNumber(value, DATE, '1900'), since1900);
      if (since1904 !== undefined) assert.equal(writeNumber(value, DATE, '1904'), since1904);
    }
  });

  test('with the time where the day is not whole, to the minute', () => {
    assert.equal(writeNumber('44197.5', DATE, '1900'), '2021-01-01 12:00');
    assert.equal(writeNumber('44197.99930555', DATE, '1900'), '2021-01-01 23:59');
    assert.equal(writeNumber('44197.0000001', DATE, '1900'), '2021-01-01');
  });

  test('as the number it is where it can be no day', () => {
    for (const value of ['0', '-3', '2958466', '0.25']) {
      assert.equal(writeNumber(value, DATE, '1900'), value);
    }
  });

  test('as a code with its noughts, if it is whole and not below nought', () => {
    assert.equal(writeNumber('12', code(4), '1900'), '0012');
    assert.equal(writeNumber('12345', code(4), '1900'), '12345');
    assert.equal(writeNumber('1.5', code(4), '1900'), '1.5');
    assert.equal(writeNumber('-2', code(4), '1900'), '-2');
  });

  test('without the dirt of binary fractions, and without a power of ten', () => {
    assert.equal(writeNumber('0.1', undefined, '1900'), '0.1');
    assert.equal(writeNumber('0.30000000000000004', undefined, '1900'), '0.3');
    assert.equal(writeNumber('1.3800138001E10', undefined, '1900'), '13800138001');
    assert.equal(writeNumber('350203007010', undefined, '1900'), '350203007010');
  });

  test('as it stands where it is no number at all', () => {
    for (const value of ['', 'Infinity', 'NaN', '1,5', '12 floors']) {
      assert.equal(writeNumber(value, DATE, '1900'), value);
    }
  });
});
