/**
 * Writes a PDF file of plain pages: words and black rectangles. Chinese stands in a typeface that
 * readers of PDF bring along (Adobe-GB1, ISO 32000-1, 9.7.5.2), so that no typeface is embedded.
 */

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
};

/** A4, in points. */
export const PDF_WIDTH = 595;
export const PDF_HEIGHT = 842;
/** Letters that are not Chinese are half as wide. */
const NARROW = 0.5;
const LAST_NARROW = 0x7e;
const FIRST_OBJECTS = 6;

/** Writes the document as the bytes of a file. */
export function writePdf({ title, language, pages }: PdfDocument): Uint8Array<ArrayBuffer> {
  const pageIds = pages.map((_, index) => FIRST_OBJECTS + index * 2);
  const kids = pageIds.map((id) => `${id} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang ${literal(language)}
      /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H
      /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor <<
      /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
      /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
      /DW 1000 /W [1 95 500] >>`,
    `<< /Title <FEFF${hexOf(title)}> >>`,
    ...pages.flatMap((items, index) => {
      const content = items.map(drawn).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PDF_WIDTH} ${PDF_HEIGHT}]
      /Resources << /Font << /F1 3 0 R >> >> /Contents ${FIRST_OBJECTS + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

/** Says how wide a text is drawn, in points. */
export function widthOf(text: string, size: number): number {
  const widths = [...text].map((letter) =>
    (letter.codePointAt(0) ?? 0) <= LAST_NARROW ? NARROW : 1,
  );
  return widths.reduce((sum, one) => sum + one, 0) * size;
}

/** Breaks a text into lines that are no wider than so many points; no line is empty. */
export function breakLines(text: string, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (line !== '' && widthOf(line + letter, size) > most) {
      lines.push(line.trimEnd());
      line = letter.trimStart();
    } else line += letter;
  }
  return line === '' ? lines : [...lines, line];
}

function drawn(item: PdfItem): string {
  const y = PDF_HEIGHT - item.y;
  if (item.kind === 'box') {
    return `${item.x} ${round(y - item.height)} ${item.width} ${item.height} re f`;
  }
  return `BT /F1 ${item.size} Tf ${item.x} ${round(y)} Td <${hexOf(item.text)}> Tj ET`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Letters beyond the first plane stand in none of these typefaces. */
function hexOf(text: string): string {
  const shown = text.replace(/[\u{10000}-\u{10ffff}]/gu, '\u3013');
  return [...shown]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase())
    .join('');
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
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\n`;
  file += `startxref\n${end}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
