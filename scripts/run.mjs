/* Runs the application's command line on the right Node. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotRun, ROOT, ensure } from './ensure.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SIGNAL_EXIT = 128;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Installs what is missing, runs `src/app/cli.ts` with the parameters and ends as it ends. */
export async function runCli(parameters) {
  await orSayWhy(async () => {
    const node = await ensure({ group: 'run' });
    const cli = join(ROOT, 'src', 'app', 'cli.ts');
    process.exitCode = await runNode(node, [cli, ...parameters]);
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
    env: { NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'), ...process.env },
  });
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // Ctrl-C may have reached the child by itself; the same signal twice would mean "at once".
      child.kill('SIGTERM');
    });
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (...end) => resolve(end));
  });
  return code ?? SIGNAL_EXIT + (SIGNAL_NUMBERS[signal] ?? 0);
}
