import { test } from 'node:test';
import { findForbidden } from './language.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const PATH = 'src/features/places/actions.ts';

function check(text: string, path = PATH) {
  return findForbidden(readSources([{ path, text }]));
}

function lines(...numbers: readonly number[]) {
  return numbers.map((number) => `${PATH}:${number}`);
}

test('the code does without the parts of the language that STYLE forbids', () => {
  const sources = readSources(readRepository());
  assertFound(sources, 20);
  assertNone(findForbidden(sources));
});

test('any is caught as a type, and the word elsewhere is not', () => {
  const text = `function a(b: any): Map<string, any> {}
const c: any[] = [];
// any comment, 'any string'
const d = Promise.any([]);
const e = { any: 1 };
const f = 'any';
`;
  assertCaught(check(text), lines(1, 1, 2));
});

test('an assertion with ! is caught, and a denial is not', () => {
  const text = `const a = b!;
const c = d!.e;
const f = g()![0];
if (!a && !(c !== b)) return !f;
const h = a != b;
`;
  assertCaught(check(text), lines(1, 2, 3));
});

test('an assertion with as is caught outside lib and store', () => {
  const text = `const a = b as C;
const d = [1, 2] as const;
import { e as f, type g as h } from './e.ts';
import * as i from './i.ts';
export { f as j };
const k = { as: 1 };
const l = db.selectFrom('m').as('n');
const o = { p: q as R };
`;
  assertCaught(check(text), lines(1, 8));
  assertNone(check(text, 'src/lib/brand.ts'));
  assertNone(check(text, 'src/features/places/store.ts'));
  assertNone(check(text, 'src/features/places/store/tree.ts'));
  assertNone(check(text, 'src/features/places/routes.test.ts'));
});

test('a default export, an enum, a decorator and a plain class are caught', () => {
  const text = `export default function a() {}
enum B { C }
@d
class E {}
class F extends Error {}
const g = class extends HTMLElement {};
const h = { default: 1, enum: 2, class: 3 };
`;
  assertCaught(check(text), lines(1, 2, 3, 4));
});

test('formatting by hand is caught outside platform/i18n', () => {
  const text = 'const a = b.toLocaleString();\nconst c = d.toLocaleDateString("en");';
  assertCaught(check(text), lines(1, 2));
  assertNone(check(text, 'src/platform/i18n/format.ts'));
});

test('a check is set aside for one line with its reason, and not otherwise', () => {
  const text = `// oxlint-disable-next-line typescript/no-explicit-any -- The driver says so.
const a: any = 1;
// oxlint-disable-next-line typescript/no-explicit-any
const b: any = 1;
// @ts-expect-error
const c = 1;
/* oxlint-disable */
`;
  assertCaught(check(text), lines(3, 4, 5, 7));
});

test('a test may show what the type checker refuses, and says what it is', () => {
  const text = '// @ts-expect-error A place is not a person.\ngreet(place);';
  assertNone(check(text, 'src/lib/brand.test.ts'));
  assertCaught(check(text), lines(1));
  assertCaught(check('// @ts-expect-error\ngreet(place);', 'src/lib/brand.test.ts'), [
    'src/lib/brand.test.ts:1',
  ]);
});

test('work left undone is caught unless it names its issue', () => {
  const text = `// TODO: later
// TODO(#12): Wait for the other one.
const a = 'TODO';
/* FIXME */
`;
  assertCaught(check(text), lines(1, 4));
});
