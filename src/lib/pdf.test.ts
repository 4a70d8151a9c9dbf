import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PDF_HEIGHT, breakLines, widthOf, writePdf } from './pdf.ts';
import type { PdfItem } from './pdf.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const line = (text: string, y = 100): PdfItem => ({ kind: 'text', x: 50, y, size: 12, text });

function write(items: readonly PdfItem[], title = '記錄單') {
  return decode(writePdf({ title, language: 'zh-Hant', pages: [items] }));
}

/** Reads every object by the table at the end, as a reader of PDF does. */
function objectsOf(file: string): readonly string[] {
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(file)?.[1]);
  assert.ok(file.slice(start).startsWith('xref\n'), 'the end says where the table begins');
  const entries = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
  return entries.map((entry, index) => {
    const at = Number(entry[1]);
    assert.ok(file.slice(at).startsWith(`${index + 1} 0 obj\n`), `object ${index + 1}`);
    return file.slice(at, file.indexOf('endobj', at));
  });
}

describe('a PDF file', () => {
  test('has a table by which each of its objects is found', () => {
    const file = write([line('志願服務記錄單'), line('2 小時', 130)]);
    assert.ok(file.startsWith('%PDF-1.5\n'));
    const objects = objectsOf(file);
    assert.equal(objects.length, 7);
    assert.match(objects[0] ?? '', /\/Type \/Catalog[^]*\/Lang \(zh-Hant\)/);
    assert.match(objects[1] ?? '', /\/Kids \[6 0 R\] \/Count 1/);
    assert.match(objects[5] ?? '', /\/Contents 7 0 R/);
  });

  test('says of each page how long what is drawn on it is', () => {
    const [content = ''] = objectsOf(write([line('深田社區')])).slice(-1);
    const [, length = '', stream = ''] =
      /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(content) ?? [];
    assert.equal(stream.length, Number(length));
  });

  test('has as many pages as were given', () => {
    const pages = [[line('一')], [line('二')], [line('三')]];
    const file = decode(writePdf({ title: 't', language: 'en', pages }));
    assert.match(file, /\/Kids \[6 0 R 8 0 R 10 0 R\] \/Count 3/);
    assert.equal(objectsOf(file).length, 11);
  });

  test('writes each letter by its number, Chinese or not, and its title too', () => {
    const file = write([line('時A1')]);
    assert.match(file, /<664200410031> Tj/);
    assert.match(file, /\/Title <FEFF8A18930455AE>/);
  });

  test('puts a sign for letters that no typeface has', () => {
    assert.match(write([line('𠮷')]), /<3013> Tj/);
  });

  test('cannot be broken out of by any words', () => {
    const file = write([line('> Tj ET endstream endobj (')], ') /Evil (');
    assert.equal(objectsOf(file).length, 7);
    assert.equal((file.match(/endstream/g) ?? []).length, 1);
    assert.doesNotMatch(file, /Evil/);
  });

  test('draws from the top of the page, boxes by their upper corner', () => {
    const box = { kind: 'box', x: 10, y: 20, width: 3, height: 4 } as const;
    const file = write([box, line('x', 42)]);
    assert.match(file, new RegExp(`10 ${PDF_HEIGHT - 24} 3 4 re f`));
    assert.match(file, new RegExp(`50 ${PDF_HEIGHT - 42} Td`));
  });
});

describe('lines', () => {
  test('are as wide as their letters, Chinese ones twice as wide as others', () => {
    assert.equal(widthOf('時間', 10), 20);
    assert.equal(widthOf('ab', 10), 10);
    assert.equal(widthOf('時a', 12), 18);
    assert.equal(widthOf('', 12), 0);
  });

  test('break before they are too wide, and lose no letter', () => {
    const text = '掃了三個單元的樓道 and carried 雜物 down';
    for (const most of [30, 55, 80, 1_000]) {
      const lines = breakLines(text, 10, most);
      assert.ok(
        lines.every((one) => widthOf(one, 10) <= most && one !== ''),
        String(most),
      );
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
    assert.deepEqual(breakLines('', 10, 50), []);
    assert.deepEqual(breakLines('寬', 10, 1), ['寬'], 'a letter that fits nowhere stands alone');
  });
});
