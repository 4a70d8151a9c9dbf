import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf, packageOf, resolveImport } from './imports.ts';
import { readSource } from './source.ts';

function read(text: string) {
  return importsOf(readSource({ path: 'src/lib/sample.ts', text }));
}

test('every way to name a module is found', () => {
  const found = read(`import a from './a.ts';
import { b, type B } from '#/lib/b.ts';
import * as c from 'c';
import './d.ts';
import type { E } from './e.ts';
export { f as g } from './f.ts';
export * from './h.ts';
export type { I } from './i.ts';
const j = await import('./j.ts');
`);
  assert.deepEqual(
    found.map((one) => one.specifier),
    ['./a.ts', '#/lib/b.ts', 'c', './d.ts', './e.ts', './f.ts', './h.ts', './i.ts', './j.ts'],
  );
  assert.deepEqual(
    found.map((one) => one.line),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
});

test('an erased import is told from one that loads', () => {
  const found = read("import type { A } from './a.ts';\nimport { b } from './b.ts';");
  assert.deepEqual(
    found.map((one) => one.isType),
    [true, false],
  );
});

test('a default import called type loads', () => {
  assert.equal(read("import type from './type.ts';")[0]?.isType, false);
});

test('names are those the other module gives them', () => {
  assert.deepEqual(read("import { a as b, type C } from './d.ts';")[0]?.names, ['a', 'C']);
});

test('a call, a comment or a string that speaks of importing names no module', () => {
  assert.deepEqual(read("// import a from 'a'\nconst b = \"import c from 'c'\";"), []);
  assert.deepEqual(read("places.import('a'); const d = { import: 'e' };"), []);
  assert.deepEqual(read("const url = import.meta.resolve('f');"), []);
  assert.deepEqual(read("export const g = 'h'; export { g as k };"), []);
});

test('a specifier is resolved from the folder of its file', () => {
  assert.equal(resolveImport('src/lib/a.ts', './b.ts'), 'src/lib/b.ts');
  assert.equal(
    resolveImport('src/features/a/pages/b.ts', '../model.ts'),
    'src/features/a/model.ts',
  );
  assert.equal(resolveImport('src/app/a.ts', '#/lib/b.ts'), 'src/lib/b.ts');
  assert.equal(resolveImport('src/app/a.test.ts', '#test/world.ts'), 'test/world.ts');
  assert.equal(resolveImport('src/app/a.ts', 'hono/html'), undefined);
});

test('a bare specifier belongs to a package and others to none', () => {
  assert.equal(packageOf('hono/html'), 'hono');
  assert.equal(packageOf('@hono/node-server/serve-static'), '@hono/node-server');
  assert.equal(packageOf('node:fs'), undefined);
  assert.equal(packageOf('#/lib/a.ts'), undefined);
});
