import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, RELEASE, TELLING_TABLES } from '#/app/installation.ts';
import type { Installation } from '#/app/installation.ts';
import { makeBackup } from '#/platform/backup/make-backup.ts';
import { restoreArchive } from '#/platform/backup/restore-archive.ts';
import { write } from './numbers.ts';
import { atMost } from './table.ts';
import type { Row } from './table.ts';

const GOAL_MS = 60_000;
/** What a piece on its way and the compressor take, whatever there is to be copied. */
const GOAL_GROWTH = 200 * 1_048_576;
const SAMPLE_MS = 50;
const MEGABYTE = 1_048_576;

export type ArchiveParts = {
  readonly dataFolder: string;
  readonly installation: Installation;
  readonly matters: number;
  /** Opens an installation in an empty folder. */
  readonly open: (dataFolder: string) => Promise<Installation>;
};

/** Measures everything going into one archive, and coming back out of it into an empty folder. */
export async function measureArchive(parts: ArchiveParts): Promise<readonly Row[]> {
  const { dataFolder, installation, matters } = parts;
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-archive-'));
  const path = join(folder, 'all.tar');
  try {
    const now = Temporal.Now.instant();
    const files = join(dataFolder, 'files');
    const kept = { pool: installation.pool, path, files, migrations: MIGRATIONS };
    const out = await clocked(() => makeBackup({ ...kept, release: RELEASE, now }));
    if (!out.value.ok) throw new Error(`The archive was refused: ${out.value.refusal}`);
    const target = await parts.open(join(folder, 'data'));
    const from = { pool: target.pool, path, dataFolder: join(folder, 'data'), now };
    const within = { migrations: MIGRATIONS, tellingTables: TELLING_TABLES };
    const back = await clocked(() => restoreArchive({ ...from, ...within }));
    await target.close();
    if (!back.value.ok) throw new Error(`The restore was refused: ${back.value.refusal}`);
    const megabytes = (await stat(path)).size / MEGABYTE;
    return [
      timeRow(`${matters} matters into an archive`, out.ms),
      timeRow('  and back into an empty folder', back.ms),
      growthRow('  memory it took, out', out.growth),
      growthRow('  memory it took, back', back.growth),
      { what: '  size of the archive', value: `${write(megabytes)} MB` },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function timeRow(what: string, value: number): Row {
  return atMost(what, { value, limit: GOAL_MS }, (ms) => `${write(ms / 1_000)} s`);
}

function growthRow(what: string, value: number): Row {
  return atMost(what, { value, limit: GOAL_GROWTH }, (bytes) => `${write(bytes / MEGABYTE)} MB`);
}

type Clocked<Value> = { readonly value: Value; readonly ms: number; readonly growth: number };

/** Times some work, and looks meanwhile how much memory this process takes more than before. */
async function clocked<Value>(work: () => Promise<Value>): Promise<Clocked<Value>> {
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const began = performance.now();
  try {
    const value = await work();
    return { value, ms: performance.now() - began, growth: most - before };
  } finally {
    clearInterval(sampling);
  }
}
