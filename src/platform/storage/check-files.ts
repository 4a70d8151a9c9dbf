import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { FileStore } from './files.ts';
import { photoSizes } from './photos.ts';

/** A file that is not what the database says of it. */
export type FileFault = {
  readonly name: string;
  readonly kind: 'missing' | 'changed';
};

export type FilesState = { readonly files: number; readonly faults: readonly FileFault[] };

const BATCH = 1_000;
const MAX_FAULTS = 50;

/**
 * Reads every uploaded file and holds it against the database: the full size by its hash, the
 * others by being there.
 */
export async function checkFiles(db: Db, store: FileStore): Promise<FilesState> {
  const faults: FileFault[] = [];
  let files = 0;
  for await (const sha256 of listHashes(db)) {
    for (const size of photoSizes) {
      const name = `${sha256}-${size}`;
      const kind = judge(await store.read(name), size === 'full' ? sha256 : undefined);
      files += 1;
      if (kind !== undefined && faults.length < MAX_FAULTS) faults.push({ name, kind });
    }
  }
  return { files, faults };
}

function judge(
  content: Uint8Array | undefined,
  sha256: string | undefined,
): FileFault['kind'] | undefined {
  if (content === undefined) return 'missing';
  if (sha256 === undefined) return content.length === 0 ? 'changed' : undefined;
  return createHash('sha256').update(content).digest('hex') === sha256 ? undefined : 'changed';
}

async function* listHashes(db: Db): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ readonly sha256: string }>`
      select distinct encode(sha256, 'hex') as sha256 from platform.file
      where sha256 > decode(${after}, 'hex') order by 1 limit ${BATCH}`.execute(db);
    for (const { sha256 } of rows) yield sha256;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}
