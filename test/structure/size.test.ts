import { test } from 'node:test';
import { findUnowed, readDebts } from './debts.ts';
import { readRepository, readSources } from './repository.ts';
import { findLongFiles, findLongFunctions, findOddParameters, findWideLines } from './size.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const debts = readDebts();
const files = readRepository();
const sources = readSources(files);

function read(text: string, path = 'src/lib/a.ts') {
  return readSources([{ path, text }]);
}

test('no file has more than 400 lines', () => {
  assertFound(files, 20);
  assertNone(findUnowed(findLongFiles(files), debts));
});

test('no function has more than 70 lines', () => {
  assertFound(sources, 20);
  assertNone(findUnowed(findLongFunctions(sources), debts));
});

test('no function of the product takes more than three parameters, or a boolean', () => {
  assertFound(sources, 20);
  assertNone(findOddParameters(sources));
});

test('no line of code has more than 100 columns', () => {
  assertFound(sources, 20);
  assertNone(findWideLines(sources));
});

test('a file of 401 lines is caught, and one of 400 is not', () => {
  const long = [
    { path: 'src/lib/a.ts', text: 'a;\n'.repeat(401) },
    { path: 'src/platform/http/style.css', text: 'a {}\n'.repeat(401) },
    { path: 'src/lib/b.ts', text: 'a;\n'.repeat(400) },
    { path: 'src/features/places/tables.ts', text: 'a;\n'.repeat(401) },
  ];
  assertCaught(findLongFiles(long), ['src/lib/a.ts:401', 'src/platform/http/style.css:401']);
});

test('a function of 71 lines is caught, whichever way it is written', () => {
  const body = '  b();\n'.repeat(69);
  assertNone(findLongFunctions(read(`function a() {\n${body.slice(7)}}\n`)));
  assertCaught(findLongFunctions(read(`function a() {\n${body}}\n`)), ['src/lib/a.ts:1']);
  assertCaught(findLongFunctions(read(`\nconst a = () => {\n${body}};\n`)), ['src/lib/a.ts:2']);
  const page = `const a = (b) => html\`\n${body}\`;\n`;
  assertCaught(findLongFunctions(read(page)), ['src/lib/a.ts:1']);
  assertCaught(findLongFunctions(read(`test('a b', async () => {\n${body}});\n`)), [
    'src/lib/a.ts:1',
  ]);
});

test('a group of tests may be long', () => {
  const body = '  b();\n'.repeat(80);
  assertNone(findLongFunctions(read(`describe('a', () => {\n${body}});\n`)));
});

test('a fourth parameter and a boolean one are caught in the product only', () => {
  const text = `export function a(b: 1, c: 2, d: 3, e: 4) {}
const f = (g: string, h: boolean) => g;
export function k({ l, m }: { l: boolean; m: 1 }, n: 2, o: Map<1, 2>) {}
`;
  assertCaught(findOddParameters(read(text)), ['src/lib/a.ts:1', 'src/lib/a.ts:2']);
  assertNone(findOddParameters(read(text, 'src/lib/a.test.ts')));
});

test('a wide line of code is caught, and a long sentence is not', () => {
  const wide = `const a = ${'b + '.repeat(30)}c;`;
  const sentence = `const a = '${'word '.repeat(40)}';`;
  assertCaught(findWideLines(read(`\n${wide}\n${sentence}\n// ${'word '.repeat(30)}\n`)), [
    'src/lib/a.ts:2',
    'src/lib/a.ts:4',
  ]);
});

test('a long line inside a template is text', () => {
  assertNone(findWideLines(read(`const a = html\`\n  <p>${'word '.repeat(40)}</p>\n\`;`)));
});
