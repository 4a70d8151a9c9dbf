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
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.${performance.now()}.part`;
  const file = await open(beside, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().catch(() => {});
  await folder.close();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
