import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The reviewed table: for each request, what each reader may expect. */
export type Table = {
  readonly readers: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
};

export const TABLE_FILE = join(import.meta.dirname, 'matrix.tsv');
const FIRST_CELL = 2;

/** Names the row of a request: the endpoint, and what it is aimed at if there are several. */
export function rowName({ endpoint, at }: { readonly endpoint: string; readonly at: string }) {
  return `${endpoint}\t${at}`;
}

/** Reads a table; a row with too few or too many cells is a fault of the table. */
export function readTable(text = readFileSync(TABLE_FILE, 'utf8')): Table {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const readers = head.split('\t').slice(FIRST_CELL);
  const rows = new Map<string, readonly string[]>();
  for (const line of lines) {
    const parts = line.split('\t');
    const [endpoint = '', at = ''] = parts;
    const name = rowName({ endpoint, at });
    const found = parts.slice(FIRST_CELL);
    if (found.length !== readers.length) throw new Error(`${name} has ${found.length} cells.`);
    if (rows.has(name)) throw new Error(`${name} stands twice.`);
    rows.set(name, found);
  }
  return { readers, rows };
}

/** Writes a table, to be reviewed cell by cell before it is kept. */
export function writeTable({ readers, rows }: Table): string {
  const lines = [...rows].map(([name, found]) => [name, ...found].join('\t'));
  return `${[['endpoint', 'at', ...readers].join('\t'), ...lines].join('\n')}\n`;
}

/** Says in words where two tables differ: endpoint, reader, expected, found. */
export function compareTables(expected: Table, found: Table): readonly string[] {
  const differences: string[] = [];
  const columns = new Set([...expected.readers, ...found.readers]);
  for (const name of new Set([...expected.rows.keys(), ...found.rows.keys()])) {
    const [endpoint, at] = name.split('\t');
    const asked = at === '' ? endpoint : `${endpoint} (${at})`;
    for (const reader of columns) {
      const [wanted, got] = [cellOf(expected, name, reader), cellOf(found, name, reader)];
      if (wanted !== got) {
        differences.push(`${asked} as ${reader}: expected ${wanted}, found ${got}`);
      }
    }
  }
  return differences;
}

/** Gives a cell, or says that there is none. */
export function cellOf({ readers, rows }: Table, name: string, reader: string): string {
  return rows.get(name)?.[readers.indexOf(reader)] ?? 'nothing';
}
