import assert from 'node:assert/strict';

/** A PDF file of ours, taken apart: each object by its number, as a reader finds it. */
export type PdfParts = {
  readonly objects: readonly string[];
  /** The lines of writing in the order in which they are drawn. */
  readonly words: readonly string[];
};

/** Reads a PDF file letter by letter, each byte as one character. */
export const textOfPdf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Reads every object by the table at the end, as a reader of PDF does. */
export function objectsOf(file: string): readonly string[] {
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(file)?.[1]);
  assert.ok(file.slice(start).startsWith('xref\n'), 'the end says where the table begins');
  const entries = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
  const starts = entries.map((entry) => Number(entry[1]));
  return starts.map((at, index) => {
    assert.ok(file.slice(at).startsWith(`${index + 1} 0 obj\n`), `object ${index + 1}`);
    return file.slice(at, starts[index + 1] ?? start);
  });
}

/** Reads the bytes of a stream, whose length the object says. */
export function streamOf(object: string): string {
  const [head = '', length = ''] = /\/Length (\d+)[^>]*>>\nstream\n/.exec(object) ?? [];
  const from = object.indexOf(head) + head.length;
  assert.ok(object.slice(from + Number(length)).startsWith('\nendstream'), 'is as long as it says');
  return object.slice(from, from + Number(length));
}

/** Reads the words of a PDF back by the tables that say which letter each glyph is. */
export function readPdf(bytes: Uint8Array): PdfParts {
  const objects = objectsOf(textOfPdf(bytes));
  const tables = fontsOf(objects).map((font) => lettersIn(objects, font));
  const words = objects
    .filter((object) => /^\d+ 0 obj\n<< \/Type \/Page /.test(object))
    .flatMap((page) => {
      const content = streamOf(objects[numberAfter('/Contents', page) - 1] ?? '');
      return [...content.matchAll(/^BT .*? Td (.*) ET$/gm)].map(([, runs = '']) =>
        [...runs.matchAll(/\/F(\d+) [\d.]+ Tf <([0-9A-F]+)> Tj/g)]
          .map(([, font, glyphs = '']) => readGlyphs(glyphs, tables[Number(font) - 1]))
          .join(''),
      );
    });
  return { objects, words };
}

/** Lists the fonts of a file in the order of their names. */
export function fontsOf(objects: readonly string[]): readonly string[] {
  return objects.filter((object) => object.includes('/Subtype /Type0'));
}

function lettersIn(objects: readonly string[], font: string): ReadonlyMap<string, string> {
  const table = streamOf(objects[numberAfter('/ToUnicode', font) - 1] ?? '');
  const lines = [...table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)];
  return new Map(lines.map(([, glyph = '', letter = '']) => [glyph, readHex(letter)]));
}

function readGlyphs(hex: string, letters: ReadonlyMap<string, string> | undefined): string {
  const glyphs = hex.match(/.{4}/g) ?? [];
  return glyphs
    .map((glyph) => letters?.get(glyph) ?? assert.fail(`nobody knows ${glyph}`))
    .join('');
}

function readHex(hex: string): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units);
}

/** Gives the number of the object that a name refers to. */
export function numberAfter(name: string, object: string): number {
  return Number(new RegExp(`${name} (\\d+) 0 R`).exec(object)?.[1]);
}
