import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const sheets = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({
    name,
    text: readFileSync(join(import.meta.dirname, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  }));

const tokens = sheets.find(({ name }) => name === 'tokens.css')?.text ?? '';

test('every value that a sheet draws from is a token', () => {
  const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = sheets.flatMap(({ name, text }) =>
    [...text.matchAll(/var\((--[\w-]+)/g)].map(([, token]) => ({ name, token })),
  );
  assert.ok(used.length > 200);
  assert.deepEqual(
    used.filter(({ token }) => !known.has(token)),
    [],
  );
});

test('every token is drawn from somewhere', () => {
  const names = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const all = sheets.map(({ text }) => text).join('');
  const unused = [...names].filter((name) => !all.includes(`var(${name}`));
  assert.deepEqual(unused, []);
});

test('colours stand in the tokens, but for paper and the seal', () => {
  const strays = sheets
    .filter(({ name }) => !['tokens.css', 'print.css'].includes(name))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
        /#[\da-f]{3,8}\b/.test(body) && !/\.seal|\.slip|\.paper-form/.test(selector)
          ? [`${name}: ${selector.trim()}`]
          : [],
      ),
    );
  assert.deepEqual(strays, []);
});

test('no rule stands inside another, for phones that do not know that yet', () => {
  for (const { name, text } of sheets) {
    let depth = 0;
    const openers: string[] = [];
    for (const [, before = '', brace] of text.matchAll(/([^{}]*)([{}])/g)) {
      if (brace === '}') {
        depth -= 1;
        openers.pop();
        continue;
      }
      const parent = openers.at(-1);
      assert.ok(parent === undefined || parent.startsWith('@'), `${name}: ${before.trim()}`);
      openers.push(before.split(';').at(-1)?.trim() ?? '');
      depth += 1;
    }
    assert.equal(depth, 0, name);
  }
});

test('nothing is fetched from anywhere', () => {
  for (const { name, text } of sheets) assert.doesNotMatch(text, /url\(|@import|@font-face/, name);
});

test('the sheet for paper comes after all that it takes back', () => {
  const own = sheets.map(({ name }) => name).filter((name) => name !== 'tokens.css');
  assert.equal(own.toSorted().at(-1), 'print.css');
});

test('text is never set in italics and never justified', () => {
  for (const { name, text } of sheets) assert.doesNotMatch(text, /italic|justify;/, name);
});

test('all sheets together are light enough for a slow network', () => {
  const bytes = sheets.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  assert.ok(bytes < 64_000, `${bytes} bytes before compression`);
});
