/* `npm test`, and with `--long` `npm run test:long`: every check; the last line adds up. */
import { join } from 'node:path';
import { ROOT, ensure } from './ensure.mjs';
import { makeRunFolder, removeRunFolder } from './run-folder.mjs';
import { orSayWhy } from './run.mjs';
import { isGreen, listTestFiles, programStep, runSteps, testStep, wordCounts } from './steps.mjs';

const STRUCTURE = 'test/structure';
const BROWSER = 'test/browser';
const LONG = 'test/long';
const LONG_LIMIT_MS = 3_600_000;

await orSayWhy(async () => {
  const isLong = process.argv.includes('--long');
  const node = await ensure({ group: 'all' });
  const folder = makeRunFolder();
  // Said for every end: one by Ctrl-C does not come back here.
  if (folder !== undefined) process.once('exit', () => removeRunFolder(folder));
  const total = await runSteps(listSteps(isLong), {
    node,
    root: ROOT,
    environment: folder === undefined ? {} : { LINLI_TEST_DATA: folder },
    write: (text) => process.stdout.write(text),
    ...(isLong ? { limitMs: LONG_LIMIT_MS } : {}),
  });
  process.exitCode = isGreen(total) ? 0 : 1;
  console.log(wordCounts(total));
});

function listSteps(isLong) {
  const program = (...path) => join(ROOT, 'node_modules', ...path);
  const tests = (name, folders, { except, processes } = {}) =>
    testStep({
      name,
      root: ROOT,
      processes,
      files: listTestFiles({ root: ROOT, folders, except }),
    });
  const steps = [
    programStep('Format', [program('oxfmt', 'bin', 'oxfmt'), '--check']),
    programStep('Lint', [program('oxlint', 'bin', 'oxlint'), '--deny-warnings']),
    programStep('Types', [program('typescript', 'bin', 'tsc'), '--noEmit']),
    programStep('Types of browser code', [
      program('typescript', 'bin', 'tsc'),
      '--noEmit',
      '--project',
      'tsconfig.client.json',
    ]),
    tests('Structure', [STRUCTURE]),
    tests('Units, stores, HTTP', ['src', 'test', 'scripts'], {
      except: [STRUCTURE, BROWSER, LONG],
      // The database works in processes of its own; a third one here would only wait for it.
      processes: 2,
    }),
    tests('Browser', [BROWSER]),
  ];
  return isLong ? [...steps, tests('Long', [LONG])] : steps;
}
