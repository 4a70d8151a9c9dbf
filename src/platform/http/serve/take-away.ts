import { writeCsv } from '#/lib/csv.ts';
import type { AnyEndpoint, Answer, RawBody } from '#/platform/http/endpoint.ts';
import type { ListCell, ListFormat, ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { WORKBOOK_TYPE, writeLongWorkbook } from '#/platform/workbook/workbook.ts';
import { look } from './carry-out.ts';
import type { Incoming } from './incoming.ts';

/** Who wants more asks for a part of the place, or as a program, page by page. */
const MOST_ROWS = 5_000;
/** Nobody knows who a visitor is: a list of a whole city would be an easy way to keep us busy. */
const MOST_ROWS_OF_VISITORS = 500;
const COLUMN_WIDTH = 22;

export type ListRequest = {
  readonly incoming: Incoming;
  readonly endpoint: AnyEndpoint;
  readonly values: Readonly<Record<string, unknown>>;
  readonly view: View;
};

/** Writes what a page lists, with all of its further pages, as a spreadsheet. */
export async function writeTable(
  request: ListRequest,
  first: ListTable,
  format: ListFormat,
): Promise<RawBody> {
  const { name, headings } = first;
  const rows = eachRow(request, first);
  const shared = { isImmutable: false, fileName: `${name}.${format}` };
  if (format === 'csv') {
    const all: (readonly (string | number)[])[] = [headings];
    for await (const row of rows) all.push(row.map((cell) => cell ?? ''));
    return { ...shared, mediaType: 'text/csv; charset=utf-8', body: writeCsv(all) };
  }
  const widths = headings.map(() => COLUMN_WIDTH);
  const body = await writeLongWorkbook({ name, headings, widths, rows });
  return { ...shared, mediaType: WORKBOOK_TYPE, body };
}

/** Goes through the pages of a list, each asked for as the reader would; says where it stops. */
async function* eachRow(
  request: ListRequest,
  first: ListTable,
): AsyncGenerator<readonly ListCell[]> {
  const isVisitor = request.incoming.subject.actorId === undefined;
  const most = isVisitor ? MOST_ROWS_OF_VISITORS : MOST_ROWS;
  let written = 0;
  for (let table: ListTable | undefined = first; table !== undefined;) {
    const room = most - written;
    yield* table.rows.slice(0, room);
    written += table.rows.length;
    if (table.rows.length > room || (written === most && table.next !== undefined)) {
      const { language } = request.view;
      yield [words[language].listCut(formatNumber(language, most))];
      return;
    }
    table = await findNext(request, table);
  }
}

async function findNext(
  { incoming, endpoint, values, view }: ListRequest,
  { next }: ListTable,
): Promise<ListTable | undefined> {
  if (next === undefined) return undefined;
  const answer: Answer = await look(incoming, endpoint, { ...values, ...next });
  // What was there a moment ago may be so no longer; half a list would pass for the whole.
  if (answer.kind !== 'done' || answer.table === undefined) {
    throw new Error(`${endpoint.name} has a next page that cannot be read.`);
  }
  return answer.table(view);
}
