import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A disk of its own, of which the power can be cut. */
export type Disk = AsyncDisposable & {
  /** Where it is mounted. */
  readonly path: string;
  /**
   * Cuts the power: from now on nothing reaches the disk, not even what the system has promised to
   * write soon; what was made durable is there.
   */
  readonly cut: () => void;
  /** Takes the disk out and puts it in again, as after the power is back. */
  readonly turnOn: () => Promise<void>;
};

const PASSABLE = 0o711;
const MEGABYTE = 1024 * 1024;
/** `EXT4_IOC_SHUTDOWN`, and to go down without flushing the log (linux, fs/ext4/ext4.h). */
const SHUTDOWN = 0x80_04_58_7d;
const NO_LOG_FLUSH = 2;
const BUSY_LIMIT_MS = 20_000;
const POLL_MS = 50;
const NEEDED = ['mkfs.ext4', 'mount', 'umount', 'perl'];

/** Says why no disk can be made here; undefined where one can. */
export function findDiskObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has such disks';
  if (process.geteuid?.() !== 0) return 'only root mounts disks';
  const missing = NEEDED.find((name) => spawnSync('which', [name]).status !== 0);
  if (missing !== undefined) return `${missing} is not installed`;
  return existsSync('/dev/loop-control') ? undefined : 'there are no loop devices';
}

/** Makes an ext4 disk of so many megabytes in a file, and mounts it. */
export async function makeDisk(megabytes: number): Promise<Disk> {
  const base = mkdtempSync(join(tmpdir(), 'linli-disk-'));
  // Whoever the database runs as has to pass through.
  chmodSync(base, PASSABLE);
  const [image, path] = [join(base, 'image'), join(base, 'mounted')];
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * MEGABYTE);
  closeSync(file);
  // No blocks are kept for root, who would find room where others find none.
  run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
  mkdirSync(path);
  const mount = () => run('mount', ['-o', 'loop', image, path]);
  mount();
  return {
    path,
    cut: () => run('perl', ['-e', CUT, path, String(SHUTDOWN), String(NO_LOG_FLUSH)]),
    turnOn: async () => {
      await unmount(path);
      mount();
    },
    [Symbol.asyncDispose]: async () => {
      await unmount(path);
      rmSync(base, { recursive: true });
    },
  };
}

const CUT = `
  my ($path, $call, $how) = @ARGV;
  open(my $handle, '<', $path) or die "open: $!";
  ioctl($handle, $call, pack('L', $how)) or die "ioctl: $!";`;

/** Processes that end keep a disk busy for a moment. */
async function unmount(path: string): Promise<void> {
  for (let waited = 0; waited < BUSY_LIMIT_MS; waited += POLL_MS) {
    if (spawnSync('umount', [path]).status === 0) return;
    await sleep(POLL_MS);
  }
  throw new Error(`${path} is still in use.`);
}

function run(command: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
