/* `npm test`, and with `--long` `npm run test:long`: every check; the last line adds up. */
import { join } from 'node:path';
import { ROOT, ensure } from './ensure.mjs';
import { makeRunFolder, removeRunFolder } from './run-folder.mjs';
import { orSayWhy } from './run.mjs';
import { isGreen, listTestFiles, programStep, runSteps, testStep, wordCounts } from './steps.mjs';

const STRUCTURE = 'test/structure';
const BROWSER = 'test/browser';
const LONG = 'test/long';
/** What starts programs has a process of its own, for a small one starts them ten times as fast. */
const PROGRAMS = [
  'scripts',
  'src/app/cli.test.ts',
  'src/platform/postgres',
  'test/database.test.ts',
  'test/docs/readme.test.ts',
];
const ACCESS = ['test/access'];
/** Two cores are busy when three work, for one of them waits for its database or its browser. */
const LANES = 3;
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
    lanes: LANES,
    environment: folder === undefined ? {} : { LINLI_TEST_DATA: folder },
    write: (text) => process.stdout.write(text),
    ...(isLong ? { limitMs: LONG_LIMIT_MS } : {}),
  });
  process.exitCode = isGreen(total) ? 0 : 1;
  console.log(wordCounts(total));
});

function listSteps(isLong) {
  const program = (...path) => join(ROOT, 'node_modules', ...path);
  const tests = (name, folders, { except, ...how } = {}) =>
    testStep({
      name,
      root: ROOT,
      ...how,
      files: listTestFiles({ root: ROOT, folders, except }),
    });
  const steps = [
    programStep('Format', [program('oxfmt', 'bin', 'oxfmt'), '--check']),
    programStep('Lint', [program('oxlint', 'bin', 'oxlint'), '--deny-warnings']),
    programStep('Types', [program('typescript', 'bin', 'tsc'), '--noEmit', '--checkers', '1']),
    programStep('Types of browser code', [
      program('typescript', 'bin', 'tsc'),
      '--noEmit',
      '--project',
      'tsconfig.client.json',
    ]),
    tests('Structure', [STRUCTURE]),
    // The longest begins before the others.
    tests('Browser', [BROWSER]),
    tests('Units, stores, HTTP', ['src', 'test', 'scripts'], {
      except: [STRUCTURE, BROWSER, LONG],
      processes: 2,
      apart: [PROGRAMS, ACCESS],
    }),
  ];
  return isLong ? [...steps, tests('Long', [LONG])] : steps;
}
