/* Runs the application's command line on the right Node. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotRun, ROOT, ensure } from './ensure.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ABANDONED_POLL_MS = 250;
const SIGNAL_EXIT = 128;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * What keeps the application small. Rows hold memory that the collector does not see (dates,
 * formatters), so it is asked to collect sooner; and all threads share one pool, for with one each,
 * what one has freed is of no use to the others. Measured: 204 MB instead of 326 after a thousand
 * pages, for a twentieth more of processor time; with a young generation of 4 MB instead of 16 it
 * is 185 MB, for a quarter more.
 */
const MEMORY = JSON.parse(readFileSync(join(ROOT, 'scripts', 'memory.json'), 'utf8'));

/** Installs what is missing, runs `src/app/cli.ts` with the parameters and ends as it ends. */
export async function runCli(parameters) {
  await orSayWhy(async () => {
    const node = await ensure({ group: 'run' });
    const cli = join(ROOT, 'src', 'app', 'cli.ts');
    process.exitCode = await runNode(node, [...MEMORY.flags, cli, ...parameters]);
  });
}

/** Runs a main function; an expected end becomes one sentence and exit code 1. */
export async function orSayWhy(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Runs Node with these parameters, asks it to end when asked to, answers with its exit code. */
export async function runNode(node, parameters) {
  const leash = pathToFileURL(join(ROOT, 'scripts', 'leash.mjs')).href;
  const child = spawn(node, ['--import', leash, ...parameters], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'),
      ...MEMORY.environment,
      ...process.env,
    },
  });
  // Ctrl-C may have reached the child by itself; the same signal twice would mean "at once".
  const stop = () => child.kill('SIGTERM');
  for (const signal of SIGNALS) process.on(signal, stop);
  const watch = process.env.npm_command === undefined ? undefined : whenAbandoned(stop);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (...end) => resolve(end));
  });
  for (const name of SIGNALS) process.off(name, stop);
  clearInterval(watch);
  return code ?? SIGNAL_EXIT + (SIGNAL_NUMBERS[signal] ?? 0);
}

/**
 * Notices that the npm which runs this script has been killed: npm passes nothing on to it, and
 * the application would live on unseen with the port and the data folder.
 */
function whenAbandoned(stop) {
  const before = readAncestors();
  const watch = setInterval(() => {
    if (readAncestors() === before) return;
    clearInterval(watch);
    stop();
  }, ABANDONED_POLL_MS);
  return watch;
}

/** Names the shell that runs this script and, where the system tells, the npm above it. */
function readAncestors() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}
