import { statfs } from 'node:fs/promises';

/** Tells whether every disk that is written to has room for more. */
export type HasRoom = () => Promise<boolean>;

/**
 * With less left nothing is begun that changes something. A database that cannot write its log
 * ends, and then nobody reads either; what runs beside the requests needs some room as well.
 */
export const LEAST_BYTES = 100_000_000;

/** How long one look holds; a disk of the slowest machine takes longer to fill up the rest. */
const LOOK_MS = 500;

/** Watches the disks of some folders; one that cannot be asked keeps nobody from working. */
export function watchRoom(folders: readonly string[], leastBytes = LEAST_BYTES): HasRoom {
  let lookedAt = -Infinity;
  let seen = Promise.resolve(true);
  return () => {
    const now = performance.now();
    if (now - lookedAt >= LOOK_MS) {
      lookedAt = now;
      seen = look(folders, leastBytes);
    }
    return seen;
  };
}

/** The error of a change that was not begun, by the code that the system has for it. */
export class NoRoomError extends Error {
  readonly code = 'ENOSPC';

  constructor() {
    super('There is too little room on the disk to begin a change.');
    this.name = 'NoRoomError';
  }
}

async function look(folders: readonly string[], leastBytes: number): Promise<boolean> {
  const free = await Promise.all(folders.map(freeBytes));
  return free.every((bytes) => bytes >= leastBytes);
}

async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk === undefined ? Infinity : disk.bavail * disk.bsize;
}
