import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '#/app/installation.ts';
import memory from '#scripts/memory.json' with { type: 'json' };

/** The application in a process of its own, as a host runs it. */
export type Site = {
  readonly port: number;
  /** From the start of the process to the first front page that came back whole. */
  readonly startMs: number;
  /** What the process holds in memory now; undefined where the system does not tell. */
  readonly memoryBytes: () => number | undefined;
  readonly stop: () => Promise<void>;
};

export type Reply = {
  readonly status: number;
  readonly ms: number;
  readonly body: Buffer;
  /** All that came over the wire for it: head and body, as compressed. */
  readonly transferred: number;
};

export type Sent = {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const LEASH = pathToFileURL(join(ROOT, 'scripts', 'leash.mjs')).href;
const START_LIMIT_MS = 60_000;
const POLL_MS = 20;
const KILOBYTE = 1_024;

/** Starts the application on a data folder and waits for its first page. */
export async function startSite(dataFolder: string, port: number): Promise<Site> {
  const began = performance.now();
  const said: string[] = [];
  // On its leash it stops when this process is killed, and the database with it.
  const parameters = [
    ...memory.flags,
    '--import',
    LEASH,
    join(ROOT, 'src', 'app', 'cli.ts'),
    'serve',
  ];
  const child = spawn(process.execPath, parameters, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'),
      ...memory.environment,
      ...process.env,
      LINLI_DATA: dataFolder,
      LINLI_PORT: String(port),
      LINLI_HOST: '127.0.0.1',
      DATABASE_URL: undefined,
      LINLI_URL: undefined,
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  }
  while (!(await answers(port))) {
    const isLate = performance.now() - began > START_LIMIT_MS;
    if (child.exitCode !== null || isLate) {
      await stopChild(child);
      throw new Error(`The application did not start:\n${said.join('')}`);
    }
    await sleep(POLL_MS);
  }
  return {
    port,
    startMs: performance.now() - began,
    memoryBytes: () => readMemory(child.pid),
    stop: () => stopChild(child),
  };
}

/** Asks the system for a port that nobody listens on. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Keeps one connection open, as a browser or a program does that asks again and again. */
export function openConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}

/** Sends one request and measures until its last byte has come. */
export function send(
  at: { readonly port: number; readonly agent: Agent },
  address: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const options = { host: '127.0.0.1', port: at.port, path: address, agent: at.agent };
    const sending = request({ ...options, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const ms = performance.now() - began;
        const transferred = (socket?.bytesRead ?? 0) - before;
        resolve({ status: answer.statusCode ?? 0, ms, body: Buffer.concat(chunks), transferred });
      });
    });
    let socket: Socket | undefined;
    let before = 0;
    sending.on('socket', (used) => {
      socket = used;
      before = used.bytesRead;
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

async function answers(port: number): Promise<boolean> {
  const agent = new Agent();
  try {
    return (await send({ port, agent }, '/')).status === 200;
  } catch {
    return false;
  } finally {
    agent.destroy();
  }
}

function readMemory(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) * KILOBYTE;
  } catch {
    return undefined;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}
