import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fontsOf, numberAfter, objectsOf, readPdf, streamOf, textOfPdf } from '#test/pdf-words.ts';
import { PDF_HEIGHT, breakLines, widthOf, writePdf } from './pdf.ts';
import type { PdfItem } from './pdf.ts';
import type { Typeface } from './typeface.ts';

/** A typeface of some letters, each of them so wide; its file is any bytes. */
function typefaceOf(letters: string, width: number, file = [0, 255, 10, 62]): Typeface {
  const points = [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0);
  return {
    file: Uint8Array.from(file),
    unitsPerEm: 1000,
    ascent: 880,
    descent: -120,
    box: [0, -120, 1000, 880],
    glyphs: new Map(points.map((point, index) => [point, { id: index + 1, width }])),
  };
}

const narrow = typefaceOf(
  Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join(''),
  500,
);
const wide = typefaceOf('志願服務記錄單深田社區小時間掃了三個單元的樓道雜物寬一二〓', 1000);
const typefaces = [narrow, wide];
const line = (text: string, y = 100): PdfItem => ({ kind: 'text', x: 50, y, size: 12, text });
const make = (items: readonly PdfItem[], title = '記錄單', faces = typefaces) =>
  writePdf({ title, language: 'zh-Hant', pages: [items], typefaces: faces });
const write = (...given: Parameters<typeof make>) => textOfPdf(make(...given));

describe('a PDF file', () => {
  test('has a table by which each of its objects is found', () => {
    const file = write([line('志願服務記錄單'), line('2 小時', 130)]);
    assert.ok(file.startsWith('%PDF-1.5\n'));
    const objects = objectsOf(file);
    assert.equal(objects.length, 3 + 2 * 5 + 2);
    assert.match(objects[0] ?? '', /\/Type \/Catalog[^]*\/Lang \(zh-Hant\)/);
    assert.match(objects[1] ?? '', /\/Kids \[14 0 R\] \/Count 1/);
    assert.match(objects[13] ?? '', /\/Contents 15 0 R/);
  });

  test('has as many pages as were given', () => {
    const pages = [[line('一')], [line('二')], [line('三')]];
    const bytes = writePdf({ title: 't', language: 'en', pages, typefaces });
    assert.match(textOfPdf(bytes), /\/Kids \[14 0 R 16 0 R 18 0 R\] \/Count 3/);
    assert.deepEqual(readPdf(bytes).words, ['一', '二', '三']);
  });

  test('gives its words back, Chinese or not, in one line though in two typefaces', () => {
    assert.deepEqual(readPdf(make([line('時A1間 b'), line('2 小時')])).words, [
      '時A1間 b',
      '2 小時',
    ]);
    assert.match(write([line('x')]), /\/Title <FEFF8A18930455AE>/);
  });

  test('carries the file of each typeface byte by byte, with its measures', () => {
    const { objects } = readPdf(make([line('時')]));
    const fonts = fontsOf(objects);
    assert.equal(fonts.length, 2);
    for (const [index, font] of fonts.entries()) {
      const inner = objects[Number(/\[(\d+) 0 R\]/.exec(font)?.[1]) - 1] ?? '';
      assert.match(inner, /\/CIDToGIDMap \/Identity/);
      const own = objects[numberAfter('/FontDescriptor', inner) - 1] ?? '';
      assert.match(own, /\/FontBBox \[0 -120 1000 880\][^]*\/Ascent 880 \/Descent -120/);
      const file = objects[numberAfter('/FontFile2', own) - 1] ?? '';
      assert.deepEqual(Buffer.from(streamOf(file), 'latin1'), Buffer.from([0, 255, 10, 62]));
      assert.match(inner, index === 0 ? /\/W \[1 \[500\]/ : /\/W \[1 \[1000\]/);
    }
    const names = fonts.map((font) => /\/BaseFont \/([A-Z]{6})\+/.exec(font)?.[1]);
    assert.deepEqual(names, ['AAAAAA', 'AAAAAB']);
  });

  test('says of a typeface of many letters which is which, a hundred at a time', () => {
    const many = Array.from({ length: 250 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    const bytes = make([line(many)], 't', [typefaceOf(many, 1000)]);
    assert.deepEqual(readPdf(bytes).words, [many]);
    const blocks = [...textOfPdf(bytes).matchAll(/^(\d+) beginbfchar$/gm)].map(
      ([, count]) => count,
    );
    assert.deepEqual(blocks, ['100', '100', '50']);
  });

  test('puts a sign for letters that no typeface has', () => {
    assert.deepEqual(readPdf(make([line('𠮷龘a')])).words, ['〓〓a']);
    assert.deepEqual(readPdf(make([line('龘a')], 't', [narrow])).words, ['?a']);
    assert.deepEqual(readPdf(make([line('龘')], 't', [])).words, ['']);
  });

  test('writes letters beyond the first plane, where a typeface has them', () => {
    const bytes = make([line('𠮷')], 't', [typefaceOf('𠮷', 1000)]);
    assert.deepEqual(readPdf(bytes).words, ['𠮷']);
  });

  test('cannot be broken out of by any words', () => {
    const words = '> Tj ET endstream endobj (';
    const bytes = make([line(words)], ') /Evil (');
    assert.deepEqual(readPdf(bytes).words, [words]);
    assert.doesNotMatch(textOfPdf(bytes), /Evil/);
  });

  test('draws from the top of the page, boxes by their upper corner', () => {
    const box = { kind: 'box', x: 10, y: 20, width: 3, height: 4 } as const;
    const file = write([box, line('x', 42)]);
    assert.match(file, new RegExp(`10 ${PDF_HEIGHT - 24} 3 4 re f`));
    assert.match(file, new RegExp(`50 ${PDF_HEIGHT - 42} Td`));
  });
});

describe('lines', () => {
  const width = (text: string, size: number) => widthOf(text, size, typefaces);
  test('are as wide as their letters are in the typefaces', () => {
    assert.equal(width('時間', 10), 20);
    assert.equal(width('ab', 10), 10);
    assert.equal(width('時a', 12), 18);
    assert.equal(width('', 12), 0);
    assert.equal(width('龘', 10), 10, 'as wide as the sign that stands for it');
  });

  test('break before they are too wide, and lose no letter', () => {
    const text = '掃了三個單元的樓道 and carried 雜物 down';
    for (const most of [30, 55, 80, 1_000]) {
      const lines = breakLines(text, { size: 10, most }, typefaces);
      assert.ok(
        lines.every((one) => width(one, 10) <= most && one !== ''),
        String(most),
      );
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
    assert.deepEqual(breakLines('', { size: 10, most: 50 }, typefaces), []);
    const alone = breakLines('寬', { size: 10, most: 1 }, typefaces);
    assert.deepEqual(alone, ['寬'], 'a letter that fits nowhere stands alone');
  });
});
