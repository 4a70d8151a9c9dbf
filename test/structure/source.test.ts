import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf, readSource } from './source.ts';

function read(text: string) {
  return readSource({ path: 'src/lib/sample.ts', text });
}

function kinds(text: string): readonly string[] {
  return read(text).tokens.map((token) => `${token.kind} ${token.text}`);
}

test('a comment is kept apart from the code around it', () => {
  const source = read("const a = 1; // not 'b\n/* nor `c */ const d = 2;");
  assert.deepEqual(
    source.comments.map((comment) => comment.text),
    ["// not 'b", '/* nor `c */'],
  );
  assert.equal(source.tokens.length, 10);
});

test('what looks like a comment inside a string is text', () => {
  assert.deepEqual(kinds("'// a'"), ['string // a']);
  assert.deepEqual(kinds('"/* b */"'), ['string /* b */']);
  assert.equal(read('`https://c`').comments.length, 0);
});

test('an escaped quote does not end a string', () => {
  assert.deepEqual(kinds("'it\\'s' + \"a \\\\\""), ["string it\\'s", 'mark +', 'string a \\\\']);
});

test('a template gives its chunks and the code in its holes', () => {
  assert.equal(
    kinds('`a ${b({ d: 1 })} e`').join(', '),
    'template a , word b, mark (, mark {, word d, mark :, number 1, mark }, mark ), template  e',
  );
});

test('a template inside the hole of a template is read to its own end', () => {
  const source = read('`a ${b ? `c ${d}` : ``} e` + f');
  const chunks = source.tokens.filter((token) => token.kind === 'template');
  assert.deepEqual(
    chunks.map((chunk) => [chunk.text, chunk.opens, chunk.closes]),
    [
      ['a ', true, false],
      ['c ', true, false],
      ['', false, true],
      ['', true, true],
      [' e', false, true],
    ],
  );
  assert.equal(source.tokens.at(-1)?.text, 'f');
});

test('an escaped hole or backtick stays in the template', () => {
  assert.deepEqual(kinds('`a \\${b} \\` c`'), ['template a \\${b} \\` c']);
});

test('a slash after a value divides and elsewhere begins a pattern', () => {
  assert.deepEqual(kinds('a / b / c'), ['word a', 'mark /', 'word b', 'mark /', 'word c']);
  assert.deepEqual(kinds('(a) / 2'), ['mark (', 'word a', 'mark )', 'mark /', 'number 2']);
  assert.deepEqual(kinds("x.replace(/'/g, y)").slice(4, 5), ["pattern /'/g"]);
  assert.deepEqual(kinds('return /`"[/]/u'), ['word return', 'pattern /`"[/]/u']);
});

test('a pattern right after the opening of a hole is a pattern', () => {
  assert.deepEqual(kinds("`${/'/.test(a)}`")[1], "pattern /'/");
});

test('longer marks win over shorter ones and closing angles stay single', () => {
  assert.deepEqual(kinds('a !== b => c'), ['word a', 'mark !==', 'word b', 'mark =>', 'word c']);
  assert.deepEqual(kinds('A<B>>').slice(3), ['mark >', 'mark >']);
});

test('numbers of every notation are one token', () => {
  for (const number of ['1_000', '0xff', '1.5e-3', '.5', '10n']) {
    assert.deepEqual(kinds(number), [`number ${number}`]);
  }
});

test('a word may hold Chinese and a private name its sign', () => {
  assert.deepEqual(kinds('社區 #count $a _b'), ['word 社區', 'word #count', 'word $a', 'word _b']);
});

test('the first line of a script is no code', () => {
  assert.deepEqual(kinds('#!/usr/bin/env node\na'), ['word a']);
});

test('a bracket knows its partner through templates and nested brackets', () => {
  const source = read('f(`${[a]}`, { b: ")" })');
  assert.equal(source.mates.get(1), source.tokens.length - 1);
  assert.equal(source.mates.get(2), 6);
});

test('an offset is found on its line', () => {
  const source = read('a\nbb\n\nc');
  assert.deepEqual(
    [0, 1, 2, 4, 5, 6].map((offset) => lineOf(source, offset)),
    [1, 1, 2, 2, 3, 4],
  );
});

test('text that ends inside a string or comment is refused with its line', () => {
  assert.throws(() => read("a\n'b"), /sample\.ts:2 cannot be read/);
  assert.throws(() => read('a /* b'), /sample\.ts:1 cannot be read/);
  assert.throws(() => read('`a ${b'.concat('}')), /cannot be read/);
});
