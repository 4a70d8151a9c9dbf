import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportsOf, reexportsOf } from './exports.ts';
import { readSource } from './source.ts';

function read(text: string) {
  return exportsOf(readSource({ path: 'src/lib/sample.ts', text }));
}

test('what a file exports is told by kind', () => {
  const found = read(`export function a() {}
export async function* b() {}
export const c = 1;
export const d = (x: number) => x;
export type E = { f: 1 };
export class G extends Error {}
export default 1;
`);
  assert.equal(
    found.map((one) => `${one.line} ${one.kind} ${one.name}`).join(', '),
    '1 function a, 2 function b, 3 value c, 4 function d, 5 type E, 6 class G, 7 default default',
  );
});

test('the comment right before an export is its documentation', () => {
  const [a, b, c] = read(`/** Counts seats. */
export function a() {}

/**
 * Gives back
 * the rest.
 */

export function b() {}

/** Belongs to something else. */
const x = 1;
export const c = x;
`);
  assert.equal(a?.doc, 'Counts seats.');
  assert.equal(b?.doc, 'Gives back the rest.');
  assert.equal(c?.doc, undefined);
});

test('a line comment is no documentation', () => {
  assert.equal(read('// Counts seats.\nexport function a() {}')[0]?.doc, undefined);
});

test('what is handed on from another file is listed by the name it has there', () => {
  const source = readSource({
    path: 'src/features/a/index.ts',
    text: "export { b as c } from './rules.ts';\nexport type { D } from './model.ts';\nexport * from './e.ts';",
  });
  assert.deepEqual(
    reexportsOf(source).map((one) => `${one.name} ${one.specifier}`),
    ['b ./rules.ts', 'D ./model.ts', '* ./e.ts'],
  );
  assert.deepEqual(exportsOf(source), []);
});
