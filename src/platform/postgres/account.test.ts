import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  statSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRoot, scratchFolder } from '#test/postgres.ts';
import { chooseAccount, giveTo, invoke, mayEnter } from './account.ts';
import { hasCode } from './errors.ts';
import { isAlive, isServerOf, serverEnvironment } from './processes.ts';

const notRoot = isRoot ? false : 'only root can show this';
const nobody = { kind: 'nobody', uid: 65_534, gid: 65_534 } as const;
const own = { kind: 'own' } as const;

test('an ordinary user needs no other account', { skip: isRoot && 'runs as root' }, () => {
  using folder = scratchFolder();
  assert.deepEqual(chooseAccount(folder.path, folder.path), own);
});

test("files of an ordinary user are served as that user's", { skip: notRoot }, () => {
  using folder = scratchFolder();
  chownSync(folder.path, 54_321, 54_322);
  const expected = { kind: 'owner', uid: 54_321, gid: 54_322 };
  assert.deepEqual(chooseAccount(folder.path, folder.path), expected);
});

test('files given to nobody stay with nobody', { skip: notRoot }, () => {
  using folder = scratchFolder();
  chownSync(folder.path, 65_534, 65_534);
  assert.deepEqual(chooseAccount(folder.path, folder.path), nobody);
});

test('nobody enters an open folder and no closed one', { skip: notRoot }, () => {
  using folder = scratchFolder();
  const inner = join(folder.path, 'inner');
  mkdirSync(inner);
  assert.equal(mayEnter(nobody, inner), false);
  chmodSync(folder.path, 0o711);
  assert.equal(mayEnter(nobody, inner), true);
  assert.equal(mayEnter(nobody, join(folder.path, 'absent')), false);
});

test('a program runs under the numbers of its account', { skip: notRoot }, () => {
  const call = invoke(nobody, 'id', ['-u']);
  const { stdout } = spawnSync(call.command, call.parameters, {
    ...call.identity,
    encoding: 'utf8',
  });
  assert.equal(stdout.trim(), '65534');
  const groups = invoke(nobody, 'id', ['-G']);
  const found = spawnSync(groups.command, groups.parameters, {
    ...groups.identity,
    encoding: 'utf8',
  });
  assert.equal(found.stdout.trim(), '65534', 'no group of root is left');
});

test('in a namespace parameters that look like options reach the program', () => {
  const call = invoke({ kind: 'namespace' }, '/bin/echo', ['--version', '$HOME; exit']);
  assert.equal(call.command, 'unshare');
  assert.deepEqual(call.parameters.slice(-3), ['/bin/echo', '--version', '$HOME; exit']);
  assert.equal(call.parameters.at(-4), '--');
});

test('our own account changes nothing about a program', () => {
  const expected = { command: 'postgres', parameters: ['-D', 'data'], identity: {} };
  assert.deepEqual(invoke(own, 'postgres', ['-D', 'data']), expected);
});

test(
  'a folder is handed over with all in it, but not what links in it lead to',
  { skip: notRoot },
  () => {
    using folder = scratchFolder();
    using outside = scratchFolder();
    const file = join(folder.path, 'deep', 'file');
    const link = join(folder.path, 'link');
    mkdirSync(join(folder.path, 'deep'));
    writeFileSync(file, '');
    symlinkSync(outside.path, link);
    giveTo(nobody, folder.path);
    assert.equal(statSync(folder.path).uid, 65_534);
    assert.equal(statSync(file).uid, 65_534);
    assert.equal(lstatSync(link).uid, 65_534);
    assert.equal(statSync(outside.path).uid, 0);
  },
);

test('a folder stays ours under our own account', () => {
  using folder = scratchFolder();
  const before = statSync(folder.path).uid;
  giveTo(own, folder.path);
  assert.equal(statSync(folder.path).uid, before);
});

test('a process is alive until it has ended, and no odd number is', () => {
  assert.equal(isAlive(process.pid), true);
  for (const pid of [0, -1, 1.5, Number.NaN, 999_999_999]) assert.equal(isAlive(pid), false);
});

test('a living process is the server of a cluster only if its command names it', () => {
  assert.equal(isServerOf(process.argv0, process.pid), true);
  assert.equal(isServerOf('/nowhere/postgres', process.pid), false);
  assert.equal(isServerOf(process.execPath, 999_999_999), false);
});

test("the host's settings for clients of PostgreSQL do not reach the server", () => {
  process.env['PGDATA'] = '/somewhere/else';
  try {
    const environment = serverEnvironment();
    assert.equal(environment['PGDATA'], undefined);
    assert.equal(environment['LC_ALL'], 'C');
    assert.equal(environment['PATH'], process.env['PATH']);
  } finally {
    delete process.env['PGDATA'];
  }
});

test('an error is told by its code, and anything else is not', () => {
  const error = Object.assign(new Error('Absent.'), { code: 'ENOENT' });
  assert.equal(hasCode(error, 'EACCES', 'ENOENT'), true);
  assert.equal(hasCode(error, 'EACCES'), false);
  assert.equal(hasCode(new Error('Absent.'), 'ENOENT'), false);
  assert.equal(hasCode({ code: 'ENOENT' }, 'ENOENT'), false);
  assert.equal(hasCode(undefined, 'ENOENT'), false);
});
