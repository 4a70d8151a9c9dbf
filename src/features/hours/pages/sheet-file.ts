import { encode } from 'uqr';
import type { SheetShown } from '#/features/hours/routes/sheet-shapes.ts';
import { levelWords } from '#/features/hours/words/levels.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { PDF_WIDTH, UNKNOWN_LETTER, breakLines, writePdf } from '#/lib/pdf.ts';
import type { PdfItem } from '#/lib/pdf.ts';
import type { Typeface } from '#/lib/typeface.ts';
import type { RawBody } from '#/platform/http/endpoint.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { sayMinutes } from './say.ts';

const LEFT = 60;
const VALUE_LEFT = 170;
const TITLE_SIZE = 22;
const SIZE = 12;
const SMALL = 10;
const LINE = 24;
const ROW = 16;
const TOP = 90;
const CODE_SIZE = 120;
const CODE_TOP = 660;
/** Where the last line above the code stands. */
const ROWS_END = CODE_TOP - 8;
const SHORTENED = '…';

/** Makes the file of a record sheet: what it tells, and the code by which it is checked. */
export function sheetFile(
  language: Language,
  shown: SheetShown,
  typefaces: readonly Typeface[],
): RawBody {
  const say = sheetWords[language];
  const title = `${say.paper} ${shown.person}`;
  const items = itemsOf(language, shown, typefaces);
  return {
    mediaType: 'application/pdf',
    body: writePdf({ title, language, pages: [items], typefaces }),
    isImmutable: false,
    fileName: `${say.fileName}.pdf`,
  };
}

/** Gives every letter that the file of a record sheet may need. */
export function sheetLetters(language: Language, shown: SheetShown): string {
  // Without typefaces nothing has a width, so no line is broken or cut short.
  const items = itemsOf(language, shown, []);
  const words = items.map((item) => (item.kind === 'text' ? item.text : ''));
  return [...words, SHORTENED, UNKNOWN_LETTER].join('');
}

function itemsOf(
  language: Language,
  shown: SheetShown,
  typefaces: readonly Typeface[],
): readonly PdfItem[] {
  const say = sheetWords[language];
  const facts = factsOf(language, shown);
  const items: PdfItem[] = [text(say.paper, { x: LEFT, y: TOP, size: TITLE_SIZE })];
  let y = TOP + 2 * LINE;
  for (const [label, value] of facts) {
    items.push(text(label, { x: LEFT, y, size: SIZE }));
    items.push(text(value, { x: VALUE_LEFT, y, size: SIZE }));
    y += LINE;
  }
  const rows = activityRows(language, shown, { from: y, typefaces });
  return [...items, ...rows, ...checking(language, shown, typefaces)];
}

function factsOf(
  language: Language,
  shown: SheetShown,
): readonly (readonly [label: string, value: string])[] {
  const say = sheetWords[language];
  const day = (date: Temporal.PlainDate) => formatDate(language, date);
  return [
    [say.person, shown.person],
    [say.period, say.span(day(shown.from), day(shown.to))],
    [say.sum, sayMinutes({ language }, shown.minutes)],
    ...levelFact(language, shown),
    [say.recordedAt, nameIn(shown.recordedAt, language)],
    [say.madeOn, day(shown.madeOn)],
    [say.validUntil, day(shown.validUntil)],
  ];
}

function levelFact(
  language: Language,
  { level }: SheetShown,
): readonly (readonly [label: string, value: string])[] {
  return level === undefined ? [] : [[levelWords[language].level, nameIn(level.names, language)]];
}

function activityRows(
  language: Language,
  { activities = [] }: SheetShown,
  { from, typefaces }: { readonly from: number; readonly typefaces: readonly Typeface[] },
): readonly PdfItem[] {
  const say = sheetWords[language];
  const most = PDF_WIDTH - VALUE_LEFT - LEFT;
  // What fits above the code, with a line for the rest, which is on the page that checks the sheet.
  const fits = Math.floor((ROWS_END - from) / ROW) - 1;
  const rows = activities.slice(0, fits).flatMap(({ on, minutes, what, content }, index) => {
    const y = from + ROW * (index + 1);
    const said = `${what}：${content}  ${sayMinutes({ language }, minutes)}`;
    const [line = ''] = breakLines(said, { size: SMALL, most }, typefaces);
    const shown = line === said ? said : `${line.slice(0, -2)}${SHORTENED}`;
    return [
      text(on.toString(), { x: LEFT, y, size: SMALL }),
      text(shown, { x: VALUE_LEFT, y, size: SMALL }),
    ];
  });
  const left = activities.length - fits;
  if (left <= 0) return rows;
  const y = from + ROW * (fits + 1);
  return [...rows, text(say.more(formatNumber(language, left)), { x: LEFT, y, size: SMALL })];
}

function checking(
  language: Language,
  { address, code }: SheetShown,
  typefaces: readonly Typeface[],
): readonly PdfItem[] {
  const say = sheetWords[language];
  const x = LEFT + CODE_SIZE + 20;
  const most = PDF_WIDTH - x - LEFT;
  const groups = code.match(/\d{1,4}/g) ?? [];
  const lines = [
    say.check,
    ...breakLines(address, { size: SMALL, most }, typefaces),
    `${say.number} ${groups.join(' ')}`,
    say.notCertificate,
    say.nothingElse,
  ].flatMap((line) => breakLines(line, { size: SMALL, most }, typefaces));
  return [
    ...squares(address),
    ...lines.map((line, index) => text(line, { x, y: CODE_TOP + 14 + ROW * index, size: SMALL })),
  ];
}

function squares(address: string): readonly PdfItem[] {
  const { data, size } = encode(address, { border: 2 });
  const side = CODE_SIZE / size;
  return data.flatMap((row, down) =>
    row.flatMap((isDark, along) =>
      isDark
        ? [
            {
              kind: 'box' as const,
              x: Math.round((LEFT + along * side) * 100) / 100,
              y: Math.round((CODE_TOP + down * side) * 100) / 100,
              width: Math.ceil(side * 100) / 100,
              height: Math.ceil(side * 100) / 100,
            },
          ]
        : [],
    ),
  );
}

function text(
  words: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): PdfItem {
  return { kind: 'text', text: words, ...at };
}
