import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { mayEnter } from '#/platform/postgres/account.ts';
import { findBinaries } from '#/platform/postgres/binaries.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import type { EmbeddedOptions, EmbeddedServer } from '#/platform/postgres/embedded.ts';
import { isServerOf } from '#/platform/postgres/processes.ts';

/** What a process of its own found when it started the embedded server. */
export type Report = {
  readonly ok: boolean;
  readonly refusal?: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly reused?: boolean;
  readonly error?: string;
  readonly said: readonly string[];
};

/** A process of its own that holds the embedded server until it is told to stop, or killed. */
export type Starter = {
  readonly pid: number;
  readonly report: Promise<Report>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** What a starter sees otherwise than this process. */
export type Surroundings = {
  readonly uid?: number;
  readonly path?: string;
  readonly temporary?: string;
};

const ROOT = join(import.meta.dirname, '..');
const POLL_MS = 10;
const GONE_LIMIT_MS = 10_000;
const MEMORY = '/dev/shm';
const ROOMY_BYTES = 1e9;
const SCRATCH = join(hasRoomyMemory() ? MEMORY : tmpdir(), 'linli-postgres-test-');

let model: Promise<string> | undefined;

/** Whether these tests run as root, who has ways that an ordinary user has not. */
export const isRoot = process.geteuid?.() === 0;

/** A database is copied ten times as fast in memory as on a disk, if there is room for some. */
function hasRoomyMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOMY_BYTES;
}

/** Tells whether others than the owner may enter the folders in which the programs lie. */
export function isOpenToOthers(): boolean {
  const nobody = { kind: 'nobody', uid: 65_534, gid: 65_534 } as const;
  return mayEnter(nobody, findBinaries().folder);
}

/** Makes an empty folder that is removed, with any server left in it, when disposed of. */
export function scratchFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(SCRATCH);
  return { path, [Symbol.dispose]: () => removeWithServers(path) };
}

/** A test that failed may have left its server running, which would outlive the whole run. */
function removeWithServers(path: string): void {
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    if (basename(name) !== 'postmaster.pid') continue;
    const pid = Number.parseInt(readFileSync(join(path, name), 'utf8'), 10);
    if (isServerOf(path, pid)) process.kill(pid, 'SIGKILL');
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Makes a data folder with a database that was stopped properly, faster than creating one. */
export async function usedDataFolder(): Promise<{ readonly path: string } & Disposable> {
  const folder = scratchFolder();
  await fillDataFolder(folder.path);
  return folder;
}

/** Makes a database that was stopped properly in an empty folder. */
export async function fillDataFolder(path: string): Promise<void> {
  model ??= createModel();
  cpSync(await model, path, { recursive: true });
}

async function createModel(): Promise<string> {
  const path = mkdtempSync(SCRATCH);
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  const server = await startHere(path);
  await ask(server, "create table kept as select 'railing' as what");
  await server.stop();
  return path;
}

/** Starts the server in this process; a refusal is a fault of the test. */
export async function startHere(
  dataFolder: string,
  options: { readonly role?: 'visitor'; readonly said?: string[] } = {},
): Promise<EmbeddedServer> {
  const { said = [], ...rest } = options;
  const started = await startEmbedded({ dataFolder, log: (line) => said.push(line), ...rest });
  if (!started.ok) throw new Error(`${started.refusal} ${JSON.stringify(started.detail)}`);
  return started.value;
}

/** Script that turns a process of root into one of the user `uid`, if there is one. */
export const BECOME_USER = `if (uid !== undefined) {
    process.setgroups([]);
    process.setgid(uid);
    process.setuid(uid);
  }`;

const SCRIPT = `
  import { mayEnter } from '#/platform/postgres/account.ts';
import { findBinaries } from '#/platform/postgres/binaries.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
  const said = [];
  const report = (found) => console.log(JSON.stringify({ ...found, said }));
  const { uid, ...options } = JSON.parse(process.env.STARTER);
  // Only now, because the user may be barred from the folders in which all this code lies.
  ${BECOME_USER}
  try {
    const started = await startEmbedded({ ...options, log: (line) => said.push(line) });
    if (started.ok) {
      process.on('SIGTERM', () => started.value.stop().then(() => process.exit()));
      setInterval(() => {}, 60_000);
    }
    report(started.ok ? { ok: true, reused: started.value.reused } : started);
  } catch (error) {
    report({ ok: false, error: error.message });
  }`;

/** Starts the server in a process of its own, which can be killed, or be another user's. */
export function startElsewhere(
  options: Omit<EmbeddedOptions, 'log'>,
  surroundings: Surroundings = {},
): Starter {
  const { uid, path = process.env['PATH'], temporary } = surroundings;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: ROOT,
    env: {
      PATH: path,
      STARTER: JSON.stringify({ ...options, uid }),
      ...(temporary === undefined ? {} : { TMPDIR: temporary }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The starter did not start.');
  return {
    pid,
    report: readReport(child),
    stop: () => endBy(child, 'SIGTERM'),
    kill: () => endBy(child, 'SIGKILL'),
  };
}

async function readReport(child: ChildProcess): Promise<Report> {
  if (child.stdout === null) throw new Error('The starter has no output.');
  for await (const line of createInterface(child.stdout)) return JSON.parse(line);
  throw new Error('The starter ended without a word.');
}

async function endBy(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill(signal);
  await promise;
}

/** Asks the server one statement and answers with the first column of the rows. */
export async function ask(
  { connection }: Pick<EmbeddedServer, 'connection'>,
  statement: string,
): Promise<readonly unknown[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.map((row) => row[0]);
  } finally {
    await client.end();
  }
}

/** Reads the number of the server's process, as the server wrote it down. */
export function serverPid(dataFolder: string): number {
  return Number.parseInt(readFileSync(pidFile(dataFolder), 'utf8'), 10);
}

/** Tells whether a server has written down that it runs. */
export function hasServer(dataFolder: string): boolean {
  return existsSync(pidFile(dataFolder));
}

/** Kills a server and waits until it is no more than an entry that init has not cleared. */
export async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await until(() => !isServerOf('postgres', pid));
}

/** Waits until a condition holds, and fails if it does not come to hold. */
export async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += POLL_MS) {
    if (waited > GONE_LIMIT_MS) throw new Error(`It never came to hold: ${holds.toString()}`);
    await sleep(POLL_MS);
  }
}

/** Makes a folder whose path alone is longer than a socket's may be. */
export function makeLongFolder(base: string): string {
  const folder = join(base, 'neighbourhood-'.repeat(6), 'compound-'.repeat(6));
  mkdirSync(folder, { recursive: true });
  return folder;
}

function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postgres', 'postmaster.pid');
}
