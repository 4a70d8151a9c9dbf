import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { hasCode } from './errors.ts';
import { isAlive, isServerOf, serverEnvironment } from './processes.ts';

/** Starts a process that waits, with these words on its command line. */
function waiting(...words: readonly string[]) {
  const script = 'process.stdin.resume()';
  const child = spawn(process.execPath, ['-e', script, '--', ...words], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  assert.ok(child.pid !== undefined);
  return { child, pid: child.pid };
}

test('a process is alive until it has ended', async () => {
  const { child, pid } = waiting();
  assert.ok(isAlive(pid));
  child.stdin.end();
  await once(child, 'exit');
  assert.ok(!isAlive(pid));
});

test('a process of another user is alive, though we may not touch it', () => {
  assert.ok(isAlive(1));
  assert.ok(isAlive(process.pid));
});

test('what is no number of a process is not alive', () => {
  for (const pid of [0, -1, NaN, 1.5, Infinity, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    assert.ok(!isAlive(pid), String(pid));
  }
});

test('a process is the server of a folder only if the folder is in its command', async () => {
  const { child, pid } = waiting('-D', '/srv/linli/postgres');
  assert.ok(isServerOf('/srv/linli/postgres', pid));
  assert.ok(!isServerOf('/srv/other/postgres', pid));
  child.stdin.end();
  await once(child, 'exit');
  assert.ok(!isServerOf('/srv/linli/postgres', pid));
});

test('the host’s own settings for PostgreSQL do not reach our server', () => {
  process.env['PGPORT_OF_A_TEST'] = '5999';
  process.env['LINLI_OF_A_TEST'] = 'kept';
  try {
    const environment = serverEnvironment();
    assert.deepEqual(
      Object.keys(environment).filter((name) => name.startsWith('PG')),
      [],
    );
    assert.equal(environment['LINLI_OF_A_TEST'], 'kept');
    assert.deepEqual([environment['LC_ALL'], environment['TZ']], ['C', 'UTC']);
  } finally {
    delete process.env['PGPORT_OF_A_TEST'];
    delete process.env['LINLI_OF_A_TEST'];
  }
});

test('an error is told by its code, and what has none by nothing', () => {
  const error = Object.assign(new Error('gone'), { code: 'ENOENT' });
  assert.ok(hasCode(error, 'ENOENT'));
  assert.ok(hasCode(error, 'EPERM', 'ENOENT'));
  assert.ok(!hasCode(error, 'EPERM'));
  assert.ok(!hasCode(error));
  for (const other of [new Error('x'), { code: 'ENOENT' }, undefined, null, 'ENOENT']) {
    assert.ok(!hasCode(other, 'ENOENT'));
  }
  assert.ok(!hasCode(Object.assign(new Error('x'), { code: 7 }), '7'));
});
