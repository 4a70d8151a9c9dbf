import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '#test/postgres.ts';
import { folderStore } from './files.ts';

const NAME = `${'ab'.repeat(32)}-thumb`;
const bytes = new Uint8Array([0, 1, 2, 255]);

test('what was saved is read as it was, and what was not is not there', async () => {
  using folder = scratchFolder();
  const store = folderStore(join(folder.path, 'files'));
  assert.equal(await store.read(NAME), undefined);
  await store.save(NAME, bytes);
  assert.deepEqual(await store.read(NAME), bytes);
  assert.equal(await store.read(NAME.replace('thumb', 'full')), undefined);
});

test('an empty file is a file', async () => {
  using folder = scratchFolder();
  const store = folderStore(folder.path);
  await store.save(NAME, new Uint8Array());
  assert.equal((await store.read(NAME))?.length, 0);
});

test('the same name again replaces what was there, and leaves nothing beside it', async () => {
  using folder = scratchFolder();
  const store = folderStore(folder.path);
  await store.save(NAME, bytes);
  await store.save(NAME, new Uint8Array([7]));
  assert.deepEqual([...((await store.read(NAME)) ?? [])], [7]);
  assert.deepEqual(readdirSync(join(folder.path, 'ab')), [NAME]);
});

test('several who save the same at once leave one whole file', async () => {
  using folder = scratchFolder();
  const store = folderStore(folder.path);
  const large = new Uint8Array(300_000).fill(7);
  await Promise.all(Array.from({ length: 8 }, () => store.save(NAME, large)));
  assert.deepEqual(await store.read(NAME), large);
  assert.deepEqual(readdirSync(join(folder.path, 'ab')), [NAME]);
});

test('nobody else of the machine may look into the folder', async () => {
  using folder = scratchFolder();
  const store = folderStore(join(folder.path, 'files'));
  await store.save(NAME, bytes);
  const inside = join(folder.path, 'files', 'ab');
  assert.equal(statSync(join(folder.path, 'files')).mode & 0o777, 0o700);
  assert.equal(statSync(inside).mode & 0o777, 0o700);
  assert.equal(statSync(join(inside, NAME)).mode & 0o777, 0o600);
});

test('a name that is no hash of ours is refused before anything is touched', async () => {
  using folder = scratchFolder();
  const store = folderStore(join(folder.path, 'files'));
  writeFileSync(join(folder.path, 'secret'), 'x');
  const names = ['', '../secret', '/etc/passwd', 'ab', `${NAME}/..`, `${'g'.repeat(64)}-thumb`];
  for (const name of [...names, NAME.toUpperCase(), `${NAME}\0`, `${'ab'.repeat(32)}-`]) {
    await assert.rejects(async () => store.save(name, bytes), /named by its hash/, name);
    await assert.rejects(store.read(name), /named by its hash/, name);
  }
  assert.ok(!existsSync(join(folder.path, 'files')));
});

test('a fault of the disk is a fault, and no missing file', async () => {
  using folder = scratchFolder();
  const store = folderStore(folder.path);
  mkdirSync(join(folder.path, 'ab', NAME), { recursive: true });
  await assert.rejects(store.read(NAME), { code: 'EISDIR' });
  writeFileSync(join(folder.path, 'cd'), 'a file where a folder should be');
  await assert.rejects(store.save(`${'cd'.repeat(32)}-thumb`, bytes), { code: /EEXIST|ENOTDIR/ });
});
