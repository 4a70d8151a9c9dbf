import { test } from 'node:test';
import { findUndocumented, findUndocumentedSurface, needsDocumentation } from './documentation.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const sources = readSources(readRepository());

test('what index, rules, actions, platform and lib export is told by a sentence', () => {
  assertFound(
    sources.filter((source) => needsDocumentation(source.path)),
    10,
  );
  assertNone(findUndocumented(sources));
});

test('what the surface of a feature hands on is told where it is declared', () => {
  assertFound(
    sources.filter((source) => /^src\/features\/[^/]+\/index\.ts$/.test(source.path)),
    3,
  );
  assertNone(findUndocumentedSurface(sources));
});

const text = `export function a() {}
/** Counts seats. Refuses: \`full\`. */
export function b() {}
/** A seat counter. */
export function c() {}
/** counts seats. */
export const d = () => 1;
/** Counts seats */
export const e = () => 1;
/** This is a seat. */
export const f = (g: string) => g;
export class H extends Error {}
/** A seat that was not there. */
export class I extends Error {}
export type J = 1;
export const k = 2;
/** a seat */
export type L = 3;
`;
const lines = [1, 5, 7, 9, 11, 12, 18];

test('an export without a sentence that begins with a verb is caught', () => {
  for (const path of ['src/lib/a.ts', 'src/platform/b/c.ts', 'src/features/d/actions.ts']) {
    assertCaught(
      findUndocumented(readSources([{ path, text }])),
      lines.map((line) => `${path}:${line}`),
    );
  }
});

test('a folder of rules is held like the file, and pages, words and tests are not', () => {
  const path = 'src/features/d/rules/clocks.ts';
  assertCaught(
    findUndocumented(readSources([{ path, text }])),
    lines.map((line) => `${path}:${line}`),
  );
  const free = ['src/features/d/pages.ts', 'src/platform/http/words.ts', 'src/lib/a.test.ts'];
  assertNone(findUndocumented(readSources(free.map((one) => ({ path: one, text })))));
});

test('an undocumented export is caught where the surface hands it on', () => {
  const index = {
    path: 'src/features/d/index.ts',
    text: "export { find, type Kind } from './store.ts';\nexport * from './model.ts';",
  };
  const store = {
    path: 'src/features/d/store.ts',
    text: 'export function find() {}\nexport function hidden() {}\nexport type Kind = 1;',
  };
  const model = { path: 'src/features/d/model.ts', text: '\nexport function kindOf() {}' };
  assertCaught(findUndocumentedSurface(readSources([index, store, model])), [
    'src/features/d/store.ts:1',
    'src/features/d/model.ts:2',
  ]);
});
