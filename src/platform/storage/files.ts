import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keeps bytes under names of our own making; nothing from outside becomes part of a path. */
export type FileStore = {
  readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Removes a file; one that is not there is no fault. */
  readonly remove: (name: string) => Promise<void>;
};

/** How a stored file is named: by the hash of its content, and its size. */
export const STORED_NAME = /^[0-9a-f]{64}-[a-z]{1,12}$/;

/** Keeps files in a folder. A save returns only when the bytes would survive a power cut. */
export function folderStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (!STORED_NAME.test(name)) throw new Error('A stored file is named by its hash.');
    return join(folder, name.slice(0, 2), name);
  };
  return {
    save: (name, bytes) => saveDurably(pathOf(name), bytes),
    remove: (name) => rm(pathOf(name), { force: true }),
    read: async (name) => {
      try {
        return new Uint8Array(await readFile(pathOf(name)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Writes beside, syncs, renames: a reader sees the whole file or none. */
async function saveDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.${performance.now()}.part`;
  try {
    await using file = await open(beside, 'wx', 0o600);
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    // What was written of it takes room from a disk that may have none.
    await rm(beside, { force: true });
    throw error;
  }
  await rename(beside, path);
  // The folder may have been made a moment ago, by us or by who saves beside us.
  for (const each of [folder, dirname(folder), ...(made === undefined ? [] : [dirname(made)])]) {
    await syncFolder(each);
  }
}

/** What systems say on which a folder cannot be synced: theirs do that by themselves. */
const CANNOT_SYNC = new Set(['EPERM', 'EISDIR', 'EINVAL', 'EBADF']);

/** Makes the names in a folder durable; a disk that fails now must not be promised anything on. */
async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(path, 'r');
    await folder.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && CANNOT_SYNC.has(String(error.code)))) {
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
