import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a host sets before typing a command. */
export type Environment = Readonly<Record<string, string>>;

/** A command that has ended. */
export type Ended = { readonly code: number | null; readonly said: string };

/** A command that is running. */
export type Running = {
  readonly pid: number;
  /** All it has said up to now. */
  readonly said: () => string;
  /** Waits until it has said something like this; throws when it ends without. */
  readonly hears: (wanted: RegExp) => Promise<string>;
  /** Sends a signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>;
  readonly ended: Promise<Ended>;
};

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'src', 'app', 'cli.ts');
const POLL_MS = 20;

/** Starts the real command line in a process of its own, in English, as a host would. */
export function start(words: readonly string[], environment: Environment): Running {
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      LC_ALL: 'en_GB.UTF-8',
      NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The command did not start.');
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => ({ code, said }));
  return {
    pid,
    said: () => said,
    ended,
    hears: async (wanted) => {
      while (!wanted.test(said)) {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`It ended without saying ${wanted}:\n${said}`);
        }
        await sleep(POLL_MS);
      }
      return wanted.exec(said)?.[0] ?? '';
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a command to its end. */
export function run(words: readonly string[], environment: Environment): Promise<Ended> {
  return start(words, environment).ended;
}

/** Finds a port on which nobody listens. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return String(address.port);
}
