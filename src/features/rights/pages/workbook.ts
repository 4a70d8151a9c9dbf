import { WORKBOOK_TYPE, writeWorkbook } from '#/platform/workbook/workbook.ts';
import type { RawBody } from '#/platform/http/endpoint.ts';
import type { Reader } from '#/platform/i18n/format.ts';
import type { DataShown } from '#/features/rights/routes/shapes.ts';
import { columnWords } from '#/features/rights/words/columns.ts';
import { dataWords } from '#/features/rights/words/data.ts';
import { writeValue } from './value.ts';

/** Writes what is held about somebody as a workbook: a list of its sheets, then each kind. */
export function writeDataWorkbook(reader: Reader, shown: DataShown): RawBody {
  const say = dataWords[reader.language];
  const labels = columnWords[reader.language];
  const kinds = shown.kinds.filter((kind) => kind.rows.length > 0);
  const contents = {
    name: say.contents,
    headings: [say.source, say.howMany],
    rows: kinds.map((kind) => [kind.source, kind.rows.length]),
  };
  const sheets = kinds.map((kind) => ({
    name: kind.source,
    headings: kind.columns.map((column) => labels[column] ?? column),
    rows: kind.rows.map((row) =>
      kind.columns.map((column) => {
        const value = row[column] ?? null;
        if (typeof value === 'number') return value;
        return value === null ? undefined : writeValue(reader, shown, { column, value });
      }),
    ),
  }));
  return {
    mediaType: WORKBOOK_TYPE,
    body: writeWorkbook([contents, ...sheets]),
    isImmutable: false,
    fileName: `${say.fileName}.xlsx`,
  };
}

/** Writes it for programs: the same as the interface answers. */
export function writeDataFile(reader: Reader, encoded: unknown): RawBody {
  return {
    mediaType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(encoded, undefined, 2)}\n`,
    isImmutable: false,
    fileName: `${dataWords[reader.language].fileName}.json`,
  };
}
