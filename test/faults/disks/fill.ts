import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PIECE = 64 * 1024;

/** Takes room from a disk until so many bytes are left; gives what gives it back. */
export function fillDisk(folder: string, leftBytes: number): () => void {
  const path = join(folder, `filler-${leftBytes}`);
  const { bavail, bsize } = statfsSync(folder);
  const bytes = bavail * bsize - leftBytes;
  if (bytes > 0) spawnSync('fallocate', ['-l', String(bytes), path]);
  if (leftBytes === 0) fillUp(path);
  return () => rmSync(path, { force: true });
}

/** Writes until the disk takes no more, for its own books took some room as well. */
function fillUp(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (let size = PIECE; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}
