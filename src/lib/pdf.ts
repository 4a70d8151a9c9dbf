/**
 * Writes a PDF file of plain pages: words and black rectangles. The letters stand in typefaces that
 * are embedded with just the letters that are used, so that every reader shows the same; a table
 * beside each says which letter is which, so that the words can be searched, copied and read aloud
 * (ISO 32000-1, 9.7.4, 9.9 and 9.10.3).
 */
import type { Glyph, Typeface } from './typeface.ts';

/** A length in points, 72 to the inch, from the left and from the top of the page. */
export type PdfItem =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Where the line of writing stands. */
      readonly y: number;
      readonly size: number;
      readonly text: string;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

export type PdfDocument = {
  readonly title: string;
  /** A language tag, by which a file is read aloud. */
  readonly language: string;
  readonly pages: readonly (readonly PdfItem[])[];
  /** In which its letters stand: the first one that has a letter sets it. */
  readonly typefaces: readonly Typeface[];
};

/** A4, in points. */
export const PDF_WIDTH = 595;
export const PDF_HEIGHT = 842;
/** Stands for a letter that no typeface has. */
export const UNKNOWN_LETTER = '〓';
/** Lengths within a typeface are in thousandths of its size. */
const THOUSAND = 1000;
const FIRST_OBJECTS = 3;
const OBJECTS_OF_A_TYPEFACE = 5;
/** As many lines as one block of a table of letters may have. */
const BLOCK = 100;

/** Writes the document as the bytes of a file. */
export function writePdf(document: PdfDocument): Uint8Array<ArrayBuffer> {
  const { title, language, pages, typefaces } = document;
  const firstPage = FIRST_OBJECTS + 1 + typefaces.length * OBJECTS_OF_A_TYPEFACE;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ');
  const fonts = typefaces.map((_, index) => `/F${index + 1} ${typefaceId(index)} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang ${literal(language)}
      /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Title <FEFF${hexOf(title)}> >>`,
    ...typefaces.flatMap(objectsOf),
    ...pages.flatMap((items, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PDF_WIDTH} ${PDF_HEIGHT}]
      /Resources << /Font << ${fonts} >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      streamOf(items.map((item) => drawn(item, typefaces)).join('\n')),
    ]),
  ];
  return assemble(objects);
}

function typefaceId(index: number): number {
  return FIRST_OBJECTS + 1 + index * OBJECTS_OF_A_TYPEFACE;
}

/** A typeface in five objects: the font, its letters, their measures, the file, which is which. */
function objectsOf(typeface: Typeface, index: number): readonly string[] {
  const id = typefaceId(index);
  const name = `/${nameOf(index)}+Linli`;
  const scaled = (value: number) => Math.round((value * THOUSAND) / typeface.unitsPerEm);
  const widths = [...typeface.glyphs.values()]
    .map((glyph) => `${glyph.id} [${scaled(glyph.width)}]`)
    .join(' ');
  const file = [...typeface.file].map((byte) => String.fromCharCode(byte)).join('');
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H
      /DescendantFonts [${id + 1} 0 R] /ToUnicode ${id + 4} 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
      /FontDescriptor ${id + 2} 0 R /DW 1000 /W [${widths}] >>`,
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4
      /FontBBox [${typeface.box.map(scaled).join(' ')}] /ItalicAngle 0
      /Ascent ${scaled(typeface.ascent)} /Descent ${scaled(typeface.descent)}
      /CapHeight ${scaled(typeface.ascent)} /StemV 80 /FontFile2 ${id + 3} 0 R >>`,
    streamOf(file, ` /Length1 ${file.length}`),
    streamOf(lettersOf(typeface)),
  ];
}

/** Each subset of a typeface has six capitals of its own before its name. */
function nameOf(index: number): string {
  const letters = index.toString(26).padStart(6, '0');
  return [...letters].map((digit) => String.fromCharCode(65 + parseInt(digit, 26))).join('');
}

/** The table that says which letter each glyph is. */
function lettersOf({ glyphs }: Typeface): string {
  const lines = [...glyphs].map(([point, { id }]) => {
    const letter = String.fromCodePoint(point);
    return `<${hex(id)}> <${hexOf(letter)}>`;
  });
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, index) => {
    const own = lines.slice(index * BLOCK, (index + 1) * BLOCK);
    return `${own.length} beginbfchar\n${own.join('\n')}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function streamOf(content: string, more = ''): string {
  return `<< /Length ${content.length}${more} >>\nstream\n${content}\nendstream`;
}

type Placed = { readonly face: number; readonly glyph: Glyph; readonly unitsPerEm: number };

/** Finds the typeface and the glyph that set a letter; without any, those of the sign for it. */
function setLetter(letter: string, typefaces: readonly Typeface[]): Placed | undefined {
  for (const one of [letter, UNKNOWN_LETTER, '?']) {
    const point = one.codePointAt(0) ?? 0;
    const face = typefaces.findIndex(({ glyphs }) => glyphs.has(point));
    const typeface = typefaces[face];
    const glyph = typeface?.glyphs.get(point);
    if (typeface !== undefined && glyph !== undefined) {
      return { face, glyph, unitsPerEm: typeface.unitsPerEm };
    }
  }
  return undefined;
}

/** Says how wide a text is drawn, in points. */
export function widthOf(text: string, size: number, typefaces: readonly Typeface[]): number {
  const widths = [...text].map((letter) => {
    const set = setLetter(letter, typefaces);
    return set === undefined ? 0 : set.glyph.width / set.unitsPerEm;
  });
  return widths.reduce((sum, one) => sum + one, 0) * size;
}

/** Breaks a text into lines that are no wider than so many points; no line is empty. */
export function breakLines(
  text: string,
  { size, most }: { readonly size: number; readonly most: number },
  typefaces: readonly Typeface[],
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (line !== '' && widthOf(line + letter, size, typefaces) > most) {
      lines.push(line.trimEnd());
      line = letter.trimStart();
    } else line += letter;
  }
  return line === '' ? lines : [...lines, line];
}

function drawn(item: PdfItem, typefaces: readonly Typeface[]): string {
  const y = PDF_HEIGHT - item.y;
  if (item.kind === 'box') {
    return `${item.x} ${round(y - item.height)} ${item.width} ${item.height} re f`;
  }
  const runs: { readonly face: number; readonly ids: string[] }[] = [];
  for (const letter of item.text) {
    const set = setLetter(letter, typefaces);
    if (set === undefined) continue;
    const last = runs.at(-1);
    if (last?.face === set.face) last.ids.push(hex(set.glyph.id));
    else runs.push({ face: set.face, ids: [hex(set.glyph.id)] });
  }
  const shown = runs.map(({ face, ids }) => `/F${face + 1} ${item.size} Tf <${ids.join('')}> Tj`);
  return `BT ${item.x} ${round(y)} Td ${shown.join(' ')} ET`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0').toUpperCase();
}

/** A text as UTF-16, as PDF wants it. */
function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}

function literal(text: string): string {
  return `(${text.replace(/[^A-Za-z0-9-]/g, '')})`;
}

/** Puts objects one after the other, with the table that says at which byte each begins. */
function assemble(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.5\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\n`;
  file += `startxref\n${end}\n%%EOF\n`;
  // Each character stands for one byte.
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}
