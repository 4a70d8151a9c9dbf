import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Socket, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { invoke } from './account.ts';
import { programPath } from './binaries.ts';
import { EMBEDDED_USER, passwordFile } from './cluster.ts';
import { hasCode } from './errors.ts';
import { SOCKET_PORT, socketFiles } from './places.ts';
import type { Homes, Log, Places } from './places.ts';
import { isAlive, isServerOf, serverEnvironment } from './processes.ts';

/** Where a running server answers. */
export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
};

/** An open session, its socket, which need not keep this process alive, and whether it broke. */
export type Session = {
  readonly client: Client;
  readonly socket: Socket;
  readonly isLost: () => boolean;
};

/** A server process this process started, and how it ended, if it did. */
export type Launch = {
  readonly hasEnded: () => boolean;
  /** What the server wrote to its log since it was started. */
  readonly account: () => string;
};

/** For machines of two cores and 2 GB; durable: nothing acknowledged is ever lost. */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  max_connections: '200',
  jit: 'off',
  log_checkpoints: 'off',
  log_destination: 'stderr',
  logging_collector: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  unix_socket_permissions: '0700',
};

const MAX_LOG_BYTES = 10_000_000;
const STOP_LIMIT_MS = 120_000;
const POLL_MS = 10;
const NOTICE_MS = 1_000;
/** A server writes its number at once after making its lock file. */
const UNWRITTEN_MS = 2_000;

/** Starts a server of its own session, so that no signal meant for us reaches it. */
export async function launch(places: Places, socketFolder: string): Promise<Launch> {
  const { account, binaries, cluster, logFile } = places;
  disownStaleLocks(cluster, socketFolder);
  turnOverLog(logFile);
  const written = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, 'a', 0o600);
  const [program, parameters] = await wordStart(places, socketFolder);
  const call = invoke(account, programPath(binaries, program), parameters);
  const child = spawn(call.command, call.parameters, {
    ...call.identity,
    cwd: cluster,
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  const end = watchEnd(child, program);
  return {
    hasEnded: () => end.reason !== undefined,
    account: () => `${end.reason ?? ''}\n${readFileSync(logFile).subarray(written).toString()}`,
  };
}

/** Connects to the cluster's server; else tells whether one is starting, stopping or absent. */
export async function contact(
  { cluster }: Homes,
  applicationName: string,
): Promise<Session | 'busy' | 'absent'> {
  const address = readAddress(cluster);
  if (address === undefined) return 'absent';
  const socket = new Socket();
  const client = new Client({
    ...address,
    stream: () => socket,
    database: 'postgres',
    application_name: applicationName,
    connectionTimeoutMillis: NOTICE_MS * 5,
  });
  let isLost = false;
  client.on('error', () => {
    isLost = true;
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ readonly data_directory: string }>('show data_directory');
    // A copied data folder names the socket of its original: that is not our server.
    if (rows[0] && isSamePlace(rows[0].data_directory, cluster)) {
      return { client, socket, isLost: () => isLost };
    }
    await client.end();
    return 'absent';
  } catch (error) {
    return hasCode(error, CANNOT_CONNECT_NOW, ADMIN_SHUTDOWN, CRASH_SHUTDOWN) ? 'busy' : 'absent';
  }
}

const CANNOT_CONNECT_NOW = '57P03';
const ADMIN_SHUTDOWN = '57P01';
const CRASH_SHUTDOWN = '57P02';

/** Reads where the cluster's server answers, from the file in which it says so. */
export function readAddress(cluster: string): Address | undefined {
  const lines = readPidFile(cluster);
  const [port, socketFolder = ''] = [Number(lines[3]), lines[4]];
  if (!Number.isSafeInteger(port) || port <= 0) return undefined;
  if (process.platform !== 'win32') {
    // While it starts the server has not said yet where it answers; the driver would guess.
    return socketFolder === '' ? undefined : { host: socketFolder, port, user: EMBEDDED_USER };
  }
  const password = readFileSync(passwordFile(cluster), 'utf8');
  return { host: '127.0.0.1', port, user: EMBEDDED_USER, password };
}

/** Names the socket's folder of a server that is no more, if it left its file behind. */
export function findStaleSocketFolder(cluster: string): string | undefined {
  const [pid, , , , socketFolder] = readPidFile(cluster);
  return isServerOf(cluster, Number(pid)) ? undefined : socketFolder;
}

/** Stops the cluster's server: sessions end, everything is written, the process is gone. */
export async function stopServer({ cluster }: Homes, log: Log): Promise<void> {
  const pid = Number(readPidFile(cluster)[0]);
  if (!isServerOf(cluster, pid)) return;
  process.kill(pid, 'SIGINT');
  let notice = NOTICE_MS;
  for (let waited = 0; hasServer(cluster, pid); waited += POLL_MS) {
    if (waited > STOP_LIMIT_MS) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
    if (waited > notice) {
      log('Waiting for PostgreSQL to write everything down …');
      notice += NOTICE_MS * 5;
    }
    await sleep(POLL_MS);
  }
}

/** The server removes its file last; one that crashes while it stops leaves it behind. */
function hasServer(cluster: string, pid: number): boolean {
  return Number(readPidFile(cluster)[0]) === pid && isAlive(pid);
}

function readPidFile(cluster: string): readonly string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split(/\r?\n/);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function isSamePlace(one: string, other: string): boolean {
  return existsSync(one) && realpathSync(one) === realpathSync(other);
}

/**
 * Lets PostgreSQL take over lock files of a server that died, although another program now bears
 * its number: PostgreSQL holds a file with its parent's number for stale, and still looks for
 * survivors of the dead server that share its memory, which deleting the file would prevent. An
 * empty file is a server's that begins, or was left by one that ended before it wrote its number.
 */
function disownStaleLocks(cluster: string, socketFolder: string): void {
  const [, socketLock] = socketFiles(socketFolder);
  const ownNumber = String(process.pid);
  for (const file of [join(cluster, 'postmaster.pid'), socketLock]) {
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    if (text === '') {
      if (Date.now() - statSync(file).mtimeMs > UNWRITTEN_MS) writeFileSync(file, ownNumber);
      continue;
    }
    const pid = Number.parseInt(text, 10);
    if (!isAlive(pid) || isServerOf(cluster, pid)) continue;
    writeFileSync(file, text.replace(/^\d+/, ownNumber));
  }
}

function turnOverLog(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES) {
    renameSync(logFile, `${logFile}.1`);
  }
}

function watchEnd(child: ChildProcess, program: string): { reason?: string } {
  const end: { reason?: string } = {};
  child.on('error', (error) => {
    end.reason = error.message;
  });
  child.on('exit', (code, signal) => {
    // The starter of Windows ends well when it has handed over to the server.
    if (program === 'pg_ctl' && code === 0) return;
    end.reason = `PostgreSQL ended (${signal ?? `exit code ${code}`}).`;
  });
  return end;
}

async function wordStart(
  { cluster, logFile }: Places,
  socketFolder: string,
): Promise<readonly ['postgres' | 'pg_ctl', readonly string[]]> {
  if (process.platform === 'win32') {
    const listen = { listen_addresses: '127.0.0.1', port: String(await findFreePort()) };
    const options = wordSettings({ ...SETTINGS, ...listen }).join(' ');
    return ['pg_ctl', ['start', '-W', '-D', cluster, '-l', `${logFile}.server`, '-o', options]];
  }
  const directories = `"${socketFolder.replaceAll('"', '""')}"`;
  const listen = { listen_addresses: '', port: String(SOCKET_PORT) };
  const settings = { ...SETTINGS, ...listen, unix_socket_directories: directories };
  return ['postgres', ['-D', cluster, ...wordSettings(settings)]];
}

function wordSettings(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}
