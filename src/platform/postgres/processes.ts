import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hasCode } from './errors.ts';

/** Tells whether a process with this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * Tells whether the process is the server of this cluster. After a restart of the machine another
 * program may bear its number; where the system does not say, the answer is yes, to be safe.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  return isAlive(pid) && (readCommand(pid)?.includes(cluster) ?? true);
}

/** Keeps out the host's own PG… settings, which would lead the server astray. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

function readCommand(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
