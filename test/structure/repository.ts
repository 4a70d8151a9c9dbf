import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readSource } from './source.ts';
import type { Source, SourceFile } from './source.ts';

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

const FOLDERS = ['src', 'test', 'scripts', 'bench', 'db/migrations'];
const KEPT = /\.(?:ts|mjs|css|sql)$|landed\.txt$/;

let kept: readonly SourceFile[] | undefined;
const sources = new Map<SourceFile, Source>();

/** Reads every file of ours that a rule may speak about, once per run. */
export function readRepository(): readonly SourceFile[] {
  kept ??= FOLDERS.flatMap((folder) => readFolder(join(ROOT, folder)));
  return kept;
}

/** Reads one file by its path from the root. */
export function readRepositoryFile(path: string): SourceFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** Cuts the TypeScript and JavaScript among the files into tokens, each file once per run. */
export function readSources(files: readonly SourceFile[]): readonly Source[] {
  return files.filter((file) => /\.(?:ts|mjs)$/.test(file.path)).map(readOnce);
}

function readOnce(file: SourceFile): Source {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const source = readSource(file);
  sources.set(file, source);
  return source;
}

/** A folder that is not there yet holds nothing; each rule says how many files it must find. */
function readFolder(folder: string): readonly SourceFile[] {
  return listFolder(folder)
    .filter((path) => KEPT.test(path))
    .toSorted()
    .map((path) => ({
      path: relative(ROOT, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
