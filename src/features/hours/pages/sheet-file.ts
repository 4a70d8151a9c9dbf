import { encode } from 'uqr';
import type { SheetShown } from '#/features/hours/routes/sheet-shapes.ts';
import { levelWords } from '#/features/hours/words/levels.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { PDF_WIDTH, breakLines, writePdf } from '#/lib/pdf.ts';
import type { PdfItem } from '#/lib/pdf.ts';
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
/** What fits above the code; the rest is on the page that checks the sheet. */
const MOST_ROWS = 22;
const CODE_TOP = 660;

/** Makes the file of a record sheet: what it tells, and the code by which it is checked. */
export function sheetFile(language: Language, shown: SheetShown): RawBody {
  const say = sheetWords[language];
  const facts = factsOf(language, shown);
  const items: PdfItem[] = [text(say.paper, { x: LEFT, y: TOP, size: TITLE_SIZE })];
  let y = TOP + 2 * LINE;
  for (const [label, value] of facts) {
    items.push(text(label, { x: LEFT, y, size: SIZE }));
    items.push(text(value, { x: VALUE_LEFT, y, size: SIZE }));
    y += LINE;
  }
  items.push(...activityRows(language, shown, y), ...checking(language, shown));
  const bytes = writePdf({ title: `${say.paper} ${shown.person}`, language, pages: [items] });
  return {
    mediaType: 'application/pdf',
    body: bytes,
    isImmutable: false,
    fileName: `${say.fileName}.pdf`,
  };
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
  from: number,
): readonly PdfItem[] {
  const say = sheetWords[language];
  const most = PDF_WIDTH - VALUE_LEFT - LEFT;
  const rows = activities.slice(0, MOST_ROWS).flatMap(({ on, minutes, what, content }, index) => {
    const y = from + ROW * (index + 1);
    const said = `${what}：${content}  ${sayMinutes({ language }, minutes)}`;
    const [line = ''] = breakLines(said, SMALL, most);
    const shown = line === said ? said : `${line.slice(0, -2)}…`;
    return [
      text(on.toString(), { x: LEFT, y, size: SMALL }),
      text(shown, { x: VALUE_LEFT, y, size: SMALL }),
    ];
  });
  const left = activities.length - MOST_ROWS;
  if (left <= 0) return rows;
  const y = from + ROW * (MOST_ROWS + 1);
  return [...rows, text(say.more(formatNumber(language, left)), { x: LEFT, y, size: SMALL })];
}

function checking(language: Language, { address, code }: SheetShown): readonly PdfItem[] {
  const say = sheetWords[language];
  const x = LEFT + CODE_SIZE + 20;
  const most = PDF_WIDTH - x - LEFT;
  const groups = code.match(/\d{1,4}/g) ?? [];
  const lines = [
    say.check,
    ...breakLines(address, SMALL, most),
    `${say.number} ${groups.join(' ')}`,
    say.notCertificate,
    say.nothingElse,
  ].flatMap((line) => breakLines(line, SMALL, most));
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
