import { statSync } from 'node:fs';
import type { Amount } from '#/app/words/keeping.ts';
import type { Manifest } from '#/platform/backup/manifest.ts';

const BYTES_PER_MEGABYTE = 1e6;

/** Tells how much is in an archive, for a sentence. */
export function amountOf({ tables, files }: Manifest, path: string): Amount {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    rows: String(rows),
    tables: String(tables.length),
    files: String(files.count),
    megabytes: (statSync(path).size / BYTES_PER_MEGABYTE).toFixed(1),
  };
}
