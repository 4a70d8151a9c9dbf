import type { SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

/** The catalogue of what is kept of people: schema, table, column, level, purpose, retention. */
export const CATALOGUE = 'security/fields.tsv';

const HEAD = 'schema\ttable\tcolumn\tlevel\tpurpose\tretention';
const LEVEL = /^L[0-4]$/;
const SENTENCE = /^[A-Z].*[.]$/;

type Field = { readonly name: string; readonly line: number; readonly says: string | undefined };

/**
 * Finds columns of catalogued schemas that the catalogue lacks, columns it names that are not
 * there, and lines without a level, a purpose or a retention.
 */
export function findUncatalogued(
  tables: readonly SourceFile[],
  catalogue: string,
): readonly Violation[] {
  const fields = readCatalogue(catalogue);
  const known = new Set(fields.map((field) => field.name));
  const schemas = new Set(fields.map((field) => field.name.split('.')[0]));
  const columns = tables.flatMap((file) => columnsOf(file));
  const inDatabase = new Set(columns.map((column) => column.name));
  const missing = columns
    .filter(({ name }) => schemas.has(name.split('.')[0]) && !known.has(name))
    .map(({ name, path, line }) => ({ path, line, says: `${name} stands not in ${CATALOGUE}.` }));
  const wrong = fields.flatMap(({ name, line, says }) => {
    const at = { path: CATALOGUE, line };
    if (says !== undefined) return [{ ...at, says }];
    return inDatabase.has(name) ? [] : [{ ...at, says: `${name} is no column.` }];
  });
  return [...missing, ...wrong];
}

function readCatalogue(text: string): readonly Field[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  const first = head === HEAD ? [] : [{ name: '', line: 1, says: `begins not with "${HEAD}".` }];
  const fields = lines.map((line, index) => {
    const [schema, table, column, level = '', purpose = '', retention = '', ...rest] =
      line.split('\t');
    const isWhole =
      LEVEL.test(level) && SENTENCE.test(purpose) && SENTENCE.test(retention) && rest.length === 0;
    const says = isWhole ? undefined : 'lacks a level, a purpose or a retention.';
    return { name: `${schema}.${table}.${column}`, line: index + 2, says };
  });
  return [...first, ...fields];
}

/** Lists the columns of a generated file of tables, with where they stand. */
function columnsOf(file: SourceFile) {
  let table = '';
  return file.text.split('\n').flatMap((text, index) => {
    table = /^ {2}'([a-z_]+\.[a-z_]+)': \{$/.exec(text)?.[1] ?? table;
    const column = /^ {4}([a-z_0-9]+): /.exec(text)?.[1];
    if (column === undefined) return [];
    return [{ name: `${table}.${column}`, path: file.path, line: index + 1 }];
  });
}
