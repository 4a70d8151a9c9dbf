import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionsOf } from './functions.ts';
import { readSource } from './source.ts';

function read(text: string) {
  return functionsOf(readSource({ path: 'src/lib/sample.ts', text }));
}

function spans(text: string): readonly string[] {
  return read(text).map((found) => `${found.name} ${found.firstLine}-${found.lastLine}`);
}

test('a declared function reaches from its word to its closing brace', () => {
  assert.deepEqual(spans('function a() {\n  b();\n}'), ['a 1-3']);
  assert.deepEqual(spans('export async function* a<T>(b: T) {\n}'), ['a 1-2']);
});

test('a return type with braces is not taken for the body', () => {
  assert.deepEqual(spans('function a(): { b: string } {\n  c;\n}'), ['a 1-3']);
  assert.deepEqual(spans('function a(): Promise<{ b: string }> {\n  c;\n}'), ['a 1-3']);
  assert.deepEqual(spans('function a(b: unknown): b is { c: 1 } {\n  d;\n}'), ['a 1-3']);
  assert.deepEqual(spans('function a():\n  | { b: 1 }\n  | { c: 2 } {\n}'), ['a 1-4']);
});

test('an arrow in a return type ends where the body begins', () => {
  const text = 'function a(): () => Promise<void> {\n  b;\n}\nfunction c() {\n}';
  assert.deepEqual(spans(text), ['a 1-3', ' 1-1', 'c 4-5']);
});

test('an overload without a body is no function of its own', () => {
  assert.deepEqual(spans('function a(): 1;\nfunction a() {\n}'), ['a 2-3']);
});

test('an arrow reaches to the end of its block or expression', () => {
  assert.deepEqual(spans('const a = () => {\n};\nconst b = (c) =>\n  c\n    .d();'), [
    'a 1-2',
    'b 3-5',
  ]);
});

test('an arrow that gives a page reaches to the end of its template', () => {
  assert.deepEqual(spans('const a = (b) => html`\n  ${b}\n`;\nc;'), ['a 1-3']);
});

test('an arrow in the hole of a template ends with the hole', () => {
  assert.deepEqual(spans('`${a.map((b) =>\n c)}\n`\n;'), [' 1-2']);
});

test('an arrow with a return type knows its parameters', () => {
  const [found] = read('const a = async (b: string, c: Map<string, number>): Promise<void> => {};');
  assert.deepEqual(
    found?.parameters.map((parameter) => parameter.text),
    ['b: string', 'c: Map<string, number>'],
  );
});

test('methods are found in classes and objects', () => {
  assert.deepEqual(spans('class A {\n  b(): void {\n  }\n}\nconst c = { async d() {\n} };'), [
    'b 2-3',
    'd 5-6',
  ]);
});

test('a statement with a bracket and a block is no method', () => {
  assert.deepEqual(spans('if (a) {\n}\nfor (const b of c) {\n}\nwhile (d) {\n}'), []);
  assert.deepEqual(spans('const a = b ? c(d) : { e: 1 };'), []);
});

test('a parameter that is a boolean is told from others', () => {
  const [found] = read('function a(b: boolean, c?: boolean, d: boolean[], { e }: F) {}');
  assert.deepEqual(
    found?.parameters.map((parameter) => parameter.isBoolean),
    [true, true, false, false],
  );
});

test('a function knows what it is handed to', () => {
  assert.equal(read("describe('a', () => {})")[0]?.handedTo, 'describe');
  assert.equal(read("test('a', async () => {})")[0]?.handedTo, 'test');
  assert.equal(read('a.map((b) => b)')[0]?.handedTo, 'map');
  assert.equal(read('const a = () => 1;')[0]?.handedTo, undefined);
});
