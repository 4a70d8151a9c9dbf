import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { makeRunFolder, removeRunFolder } from './run-folder.mjs';

const GONE = 999_999_999;

/** Makes a folder that stands for the memory of the machine. */
function makeMemory(context) {
  const memory = mkdtempSync(join(tmpdir(), 'linli-memory-'));
  context.after(() => rmSync(memory, { recursive: true, force: true }));
  return memory;
}

/** Starts a program that does nothing, whose command names a folder, and writes it down there. */
async function startServer(context, folder, named = folder) {
  const idle = ['-e', 'console.log(1); setInterval(() => {}, 1000)', named];
  const child = spawn(process.execPath, idle, { stdio: ['ignore', 'pipe', 'ignore'] });
  context.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${child.pid}\n${folder}\n`);
  return child;
}

test('each run has a folder of its own, which bears its number and is empty', (context) => {
  const memory = makeMemory(context);
  const options = { memory, roomyBytes: 0 };
  const [one, other] = [makeRunFolder(options), makeRunFolder(options)];
  assert.notEqual(one, other);
  for (const folder of [one, other]) {
    assert.equal(dirname(folder), memory);
    assert.match(basename(folder), new RegExp(`^linli-run-${process.pid}-`));
    assert.deepEqual(readdirSync(folder), []);
  }
  removeRunFolder(one);
  assert.deepEqual(readdirSync(memory), [basename(other)]);
});

test('where memory has no room, or is no folder, there is none', (context) => {
  const memory = makeMemory(context);
  assert.equal(makeRunFolder({ memory, roomyBytes: Number.MAX_SAFE_INTEGER }), undefined);
  assert.equal(makeRunFolder({ memory: join(memory, 'absent'), roomyBytes: 0 }), undefined);
  assert.deepEqual(readdirSync(memory), []);
});

test('what killed runs left is cleared, what others use stays', (context) => {
  const memory = makeMemory(context);
  const names = [`linli-run-${GONE}-a`, `linli-run-${process.ppid}-b`, 'linli-run-x', 'other'];
  for (const name of names) mkdirSync(join(memory, name, 'postgres'), { recursive: true });
  const own = makeRunFolder({ memory, roomyBytes: 0 });
  assert.deepEqual(readdirSync(memory).toSorted(), [...names.slice(1), basename(own)].toSorted());
});

test('a server that a killed run left is ended with its folder', async (context) => {
  const memory = makeMemory(context);
  const left = join(memory, `linli-run-${GONE}-a`);
  const server = await startServer(context, left);
  const ended = once(server, 'exit');
  removeRunFolder(makeRunFolder({ memory, roomyBytes: 0 }));
  assert.deepEqual((await ended)[1], 'SIGQUIT');
  assert.equal(existsSync(left), false);
});

test('another program that has the number of the server by now is left alone', async (context) => {
  const folder = join(makeMemory(context), 'run');
  const server = await startServer(context, folder, '/elsewhere');
  removeRunFolder(folder);
  assert.equal(existsSync(folder), false);
  assert.deepEqual([server.exitCode, server.signalCode], [null, null]);
  process.kill(server.pid, 0);
});

test('a folder whose server has ended, or that is gone, is removed all the same', (context) => {
  const folder = join(makeMemory(context), 'run');
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${GONE}\n`);
  removeRunFolder(folder);
  assert.equal(existsSync(folder), false);
  removeRunFolder(folder);
});
