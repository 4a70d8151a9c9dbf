import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  isGreen,
  judge,
  listTestFiles,
  programStep,
  runSteps,
  testStep,
  wordCounts,
} from './steps.mjs';

const PASSING = "import { test } from 'node:test'; test('one holds', () => {});";
const FAILING = `${PASSING} test('two is broken', () => { throw new Error('A fault.'); });`;
const POLL_MS = 5;

/** Makes a folder with these files, by path and text. */
function makeFolder(context, files) {
  const root = mkdtempSync(join(tmpdir(), 'linli-steps-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Runs test files as one step and answers with its counts. */
async function runFiles(context, files, { processes, ...options } = {}) {
  const root = makeFolder(context, files);
  const listed = listTestFiles({ root, folders: ['.'] });
  const written = [];
  const write = (text) => written.push(text);
  const step = testStep({ name: 'Trial', root, files: listed, processes });
  const counts = await runSteps([step], {
    node: process.execPath,
    root,
    write,
    output: 'ignore',
    ...options,
  });
  return { counts, said: written.join(''), root };
}

test('test files are found in order, without those of excluded folders', (context) => {
  const root = makeFolder(context, {
    'src/lib/b.test.ts': '',
    'src/a.test.mjs': '',
    'src/a.ts': '',
    'test/browser/c.test.ts': '',
    'test/d.test.ts': '',
  });
  const files = listTestFiles({
    root,
    folders: ['src', 'test', 'absent'],
    except: ['test/browser'],
  });
  assert.deepEqual(
    files.map((file) => relative(root, file)),
    ['src/a.test.mjs', 'src/lib/b.test.ts', 'test/d.test.ts'],
  );
});

test('what passes, fails and is skipped is counted', async (context) => {
  const { counts, said } = await runFiles(context, {
    'a.test.mjs': `${FAILING} test('three waits', { skip: 'no root' }, () => {});`,
    'b.test.mjs': `${PASSING} test('four is to come', { todo: true }, () => { throw 1; });`,
  });
  assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 2 });
  assert.match(said, /✗ Trial: 2 passed, 1 failed, 2 skipped \(\d+\.\d s\)/);
});

test('files dealt to processes side by side are counted together, and one fault is enough', async (context) => {
  const files = { 'a.test.mjs': PASSING, 'b.test.mjs': FAILING, 'c.test.mjs': PASSING };
  const shared = await runFiles(context, files, { processes: 2 });
  assert.deepEqual(shared.counts, { passed: 3, failed: 1, skipped: 0 });
  assert.match(shared.said, /It ended with 1/);
  const alone = await runFiles(context, { 'a.test.mjs': PASSING }, { processes: 5 });
  assert.deepEqual(alone.counts, { passed: 1, failed: 0, skipped: 0 });
});

test('one process that dies hides nothing that the other one counted', async (context) => {
  const files = {
    'a.test.mjs': `${PASSING} test('two dies', () => process.kill(process.pid, 'SIGKILL'));`,
    'b.test.mjs': PASSING,
  };
  const { counts, said } = await runFiles(context, files, { processes: 2 });
  assert.equal(counts.failed, 1);
  assert.equal(counts.passed >= 1, true);
  assert.match(said, /It ended with SIGKILL/);
});

test('groups are no tests, and what is in them is', async (context) => {
  const { counts } = await runFiles(context, {
    'a.test.mjs': `import { describe, test } from 'node:test';
      describe('a group', () => { test('one', () => {}); test('two', () => {}); });`,
  });
  assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 });
});

test('a group whose preparation fails counts as failed', async (context) => {
  const { counts } = await runFiles(context, {
    'a.test.mjs': `import { after, describe, test } from 'node:test';
      describe('a group', () => { test('one', () => {}); after(() => { throw new Error(); }); });`,
  });
  assert.equal(counts.failed > 0, true);
});

test('a file that cannot be loaded fails, and the others are still counted', async (context) => {
  const { counts } = await runFiles(context, {
    'a.test.mjs': "throw new Error('Broken at once.');",
    'b.test.mjs': PASSING,
  });
  assert.equal(counts.failed, 1);
  assert.equal(counts.passed, 1);
});

test('a process that dies in the middle of a test has failed', async (context) => {
  const { counts, said } = await runFiles(context, {
    'a.test.mjs': `${PASSING} test('two dies', () => process.kill(process.pid, 'SIGKILL'));`,
  });
  assert.equal(counts.failed, 1);
  assert.match(said, /It ended with SIGKILL/);
});

test('a run that does not come to its end is stopped and has failed', async (context) => {
  const hanging = `${PASSING} setInterval(() => {}, 1000);`;
  const { counts, said } = await runFiles(context, { 'a.test.mjs': hanging }, { limitMs: 1_500 });
  assert.equal(counts.failed, 1);
  assert.match(said, /It was stopped after 1\.5 s/);
});

test('a file without any test fails', async (context) => {
  const { counts } = await runFiles(context, { 'a.test.mjs': '' });
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
});

test('a file without any test fails beside one that has some, and one left out does not', async (context) => {
  const { counts } = await runFiles(context, {
    'a.test.mjs': PASSING,
    'b.test.mjs': "import { describe } from 'node:test'; describe('nothing', () => {});",
    'c.test.mjs': `import { describe, test } from 'node:test';
      describe('later', { skip: 'no root' }, () => { test('one', () => {}); });`,
    'd.test.mjs': PASSING,
  });
  assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 0 });
});

test('what a file prepares is prepared when its turn comes, for its own tests, and then cleared', async (context) => {
  const told = (name) => `import { appendFileSync } from 'node:fs';
    import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
    const tell = (what) => () => appendFileSync('told', '${name} ' + what + ', ');
    await new Promise((resolve) => setTimeout(resolve, 20));
    before(tell('before'));
    beforeEach(tell('each'));
    afterEach(tell('ends'));
    after(tell('after'));
    test('one', tell('one'));
    describe('a group', () => { test('two', tell('two')); });`;
  const { counts, root } = await runFiles(context, {
    'a.test.mjs': told('a'),
    'b.test.mjs': told('b'),
  });
  assert.equal(counts.passed, 4);
  const each = (name, test) => [`${name} each`, `${name} ${test}`, `${name} ends`];
  const file = (name) => [
    `${name} before`,
    ...each(name, 'one'),
    ...each(name, 'two'),
    `${name} after`,
  ];
  const said = readFileSync(join(root, 'told'), 'utf8').split(', ');
  assert.deepEqual(said, [...file('a'), ...file('b'), '']);
});

test('a step without any file fails and says why', async (context) => {
  const { counts, said } = await runFiles(context, {});
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
  assert.match(said, /green over nothing/);
});

test('no step leaves its record behind', async (context) => {
  const { root } = await runFiles(context, { 'a.test.mjs': PASSING });
  assert.deepEqual(readdirSync(join(root, '.cache')), []);
});

test('a step that fails does not hide the ones after it', async (context) => {
  const root = makeFolder(context, { 'no.mjs': 'process.exit(1)', 'yes.mjs': '' });
  const names = [];
  const total = await runSteps(
    [programStep('Bad', ['no.mjs']), programStep('Good', ['yes.mjs']), programStep('Gone', ['x'])],
    { node: process.execPath, root, output: 'ignore', write: (text) => names.push(text) },
  );
  assert.deepEqual(total, { passed: 1, failed: 2, skipped: 0 });
  assert.match(names.join(''), /✗ Bad: .*✓ Good: .*✗ Gone: /s);
});

test('as many parts as there are lanes run side by side, and each is counted', async (context) => {
  // Each waits until the other one has begun as well.
  const meeting = (own, other) => `import { existsSync, writeFileSync } from 'node:fs';
    writeFileSync('${own}', '');
    const look = setInterval(() => existsSync('${other}') && clearInterval(look), 5);`;
  const root = makeFolder(context, {
    'a.mjs': meeting('a', 'b'),
    'b.mjs': meeting('b', 'a'),
    'no.mjs': 'process.exit(1)',
  });
  const said = [];
  const steps = ['a.mjs', 'b.mjs', 'no.mjs'].map((file) => programStep(file, [file]));
  const write = (text) => said.push(text.split(':')[0].trim());
  const options = { node: process.execPath, root, output: 'ignore', write, limitMs: 30_000 };
  const total = await runSteps(steps, { ...options, lanes: 2 });
  assert.deepEqual(total, { passed: 2, failed: 1, skipped: 0 });
  assert.deepEqual(said.slice(0, 2), ['• a.mjs …', '• b.mjs …']);
  assert.deepEqual(said.slice(2).toSorted(), ['• no.mjs …', '✓ a.mjs', '✓ b.mjs', '✗ no.mjs']);
});

test('what is told apart has a process of its own, and nothing runs twice or not at all', async (context) => {
  const sayPid = (name) => `import { appendFileSync } from 'node:fs';
    import { test } from 'node:test';
    test('${name}', () => appendFileSync('pids', '${name} ' + process.pid + '\\n'));`;
  const names = ['a', 'b', 'own/c', 'own/d', 'single', 'single-not'];
  const root = makeFolder(
    context,
    Object.fromEntries(names.map((name) => [`${name}.test.mjs`, sayPid(name)])),
  );
  const files = listTestFiles({ root, folders: ['.'] });
  const apart = [['own'], ['single.test.mjs'], ['absent']];
  const step = testStep({ name: 'Trial', root, files, apart });
  assert.equal(step.parts.length, 3);
  const options = { node: process.execPath, root, output: 'ignore', write: () => {} };
  assert.deepEqual((await runSteps([step], options)).passed, names.length);
  const lines = readFileSync(join(root, 'pids'), 'utf8').trim().split('\n');
  const pids = Object.fromEntries(lines.map((line) => line.split(' ')));
  assert.deepEqual(Object.keys(pids).toSorted(), names);
  assert.equal(pids['own/c'], pids['own/d']);
  assert.equal(new Set([pids.a, pids['own/c'], pids.single]).size, 3);
  assert.deepEqual([pids.b, pids['single-not']], [pids.a, pids.a]);
});

test('a signal reaches all that runs, and nothing lives on', async (context) => {
  const idle = "require('node:fs').writeFileSync(process.argv[2], String(process.pid));";
  const root = makeFolder(context, {
    'idle.cjs': `${idle} setInterval(() => {}, 1000);`,
    'all.mjs': `import { programStep, runSteps } from '${new URL('steps.mjs', import.meta.url)}';
      const steps = ['one', 'two'].map((name) => programStep(name, ['idle.cjs', name]));
      const write = () => {};
      await runSteps(steps, { node: process.execPath, root: '.', write, lanes: 2 });`,
  });
  const all = spawn(process.execPath, ['all.mjs'], { cwd: root, stdio: 'ignore' });
  const ended = once(all, 'exit');
  const files = ['one', 'two'].map((name) => join(root, name));
  while (!files.every((file) => existsSync(file) && readFileSync(file, 'utf8') !== '')) {
    await sleep(POLL_MS);
  }
  const pids = files.map((file) => Number(readFileSync(file, 'utf8')));
  all.kill('SIGTERM');
  assert.deepEqual(await ended, [1, null]);
  for (const pid of pids) {
    while (isRunning(pid)) await sleep(POLL_MS);
  }
});

/** One that has ended and that nobody has asked after yet runs no more. */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s*Z/m.test(readFileSync(status, 'utf8'));
}

test('a record is judged with the end of its process', () => {
  assert.deepEqual(judge('ppfs', true), { passed: 2, failed: 1, skipped: 1 });
  assert.deepEqual(judge('pp', true), { passed: 2, failed: 0, skipped: 0 });
  assert.deepEqual(judge('pp', false), { passed: 2, failed: 1, skipped: 0 });
  assert.deepEqual(judge('', true), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(judge('f', false), { passed: 0, failed: 1, skipped: 0 });
});

test('only a run that tested something without a failure is green', () => {
  assert.equal(isGreen({ passed: 1, failed: 0, skipped: 3 }), true);
  assert.equal(isGreen({ passed: 9, failed: 1, skipped: 0 }), false);
  assert.equal(isGreen({ passed: 0, failed: 0, skipped: 9 }), false);
  assert.equal(wordCounts({ passed: 9, failed: 1, skipped: 2 }), '9 passed, 1 failed, 2 skipped');
});

/** Makes a checkout with our scripts, these files and tools that always pass; runs all of it. */
function runWhole(context, files) {
  const tools = ['oxfmt/bin/oxfmt', 'oxlint/bin/oxlint', 'typescript/bin/tsc'];
  const root = makeFolder(context, {
    'package-lock.json': JSON.stringify({ packages: {} }),
    'node_modules/.package-lock.json': JSON.stringify({ packages: {} }),
    ...Object.fromEntries(tools.map((tool) => [`node_modules/${tool}`, ''])),
    ...files,
  });
  const own = (path) => !/\.test\.|look-book/.test(path);
  cpSync(import.meta.dirname, join(root, 'scripts'), { recursive: true, filter: own });
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'test.mjs')], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env,
  });
  return { status: run.status, lines: run.stdout.trimEnd().split('\n'), said: run.stdout };
}

const WHOLE = {
  'src/lib/a.test.mjs': PASSING,
  'test/structure/b.test.mjs': PASSING,
  'test/browser/c.test.mjs': PASSING,
  'test/long/d.test.mjs': FAILING,
};

test('when all holds the last line adds up and the exit code is 0', (context) => {
  const { status, lines } = runWhole(context, WHOLE);
  assert.equal(lines.at(-1), '7 passed, 0 failed, 0 skipped');
  assert.equal(status, 0);
});

test('one failing test makes the exit code 1 and is shown with its place', (context) => {
  const { status, lines, said } = runWhole(context, { ...WHOLE, 'src/e.test.mjs': FAILING });
  assert.equal(lines.at(-1), '8 passed, 1 failed, 0 skipped');
  assert.equal(status, 1);
  assert.match(said, /✗ two is broken\n\s+src\/e\.test\.mjs:1\n\s+Error: A fault\./);
  assert.doesNotMatch(said, /node:internal/);
});

test('a tool that complains makes the exit code 1', (context) => {
  const { status, lines } = runWhole(context, {
    ...WHOLE,
    'node_modules/oxlint/bin/oxlint': 'process.exit(1)',
  });
  assert.equal(lines.at(-1), '6 passed, 1 failed, 0 skipped');
  assert.equal(status, 1);
});

test('where no test is left the exit code is 1', (context) => {
  const { status, lines } = runWhole(context, {});
  assert.equal(lines.at(-1), '4 passed, 3 failed, 0 skipped');
  assert.equal(status, 1);
});
