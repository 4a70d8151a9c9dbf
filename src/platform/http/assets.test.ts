import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { scratchFolder } from '#test/postgres.ts';
import { buildAssets } from './assets.ts';

const SCRIPT_BUDGET_BYTES = 20 * 1024;

/** Writes a folder of sheets and a script, and makes assets of them. */
async function assetsOf(files: Readonly<Record<string, string>>) {
  using folder = scratchFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text);
  const assets = await buildAssets({
    styles: folder.path,
    scripts: folder.path,
  });
  return {
    ...assets,
    style: assets.byPath.get(assets.stylePath)?.text ?? '',
    script: assets.byPath.get(assets.scriptPath)?.text ?? '',
  };
}

const SMALL = {
  'tokens.css': ':root { --ink: #000; }',
  'base.css': 'body { color: var(--ink); }',
  'zebra.css': '.z { margin: 0; }',
  'about.css': '.a { margin: 0; }',
  'main.ts': "import { greet } from './greet.ts';\ngreet('鄰里' as string);",
  'greet.ts': 'export function greet(name: string): void { document.title = name; }',
  'passkeys.ts': "document.title = 'key';",
  'push.ts': "document.title = 'push';",
  'cover.ts': "document.title = 'cover';",
  'desk-keys.ts': "document.title = 'keys';",
  'night.ts': "document.title = 'night';",
  'worker.ts': "addEventListener('push', () => {});",
};

test('the sheets are one, the tokens and the base first, the others by name', async () => {
  const { style } = await assetsOf(SMALL);
  const order = [':root', 'body', '.a ', '.z '].map((start) => style.indexOf(start));
  assert.ok(order.every((at) => at >= 0));
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  );
});

test('comments and the room around them are not sent', async () => {
  const { style } = await assetsOf({
    ...SMALL,
    'zebra.css': '/* Why\n this is so. */\n\n  .z {\n    margin: 0;\n  }\n',
  });
  assert.doesNotMatch(style, /Why|\/\*|\n\n|^\s/);
});

test('the script is one file without types, and without what nobody uses', async () => {
  const { script } = await assetsOf({
    ...SMALL,
    'greet.ts': `${SMALL['greet.ts']}\nexport const unused = 'never sent';`,
  });
  assert.match(script, /document\.title/);
  assert.doesNotMatch(script, /: string|import |never sent/);
});

test('a file is named by its content: the same is the same, another is another', async () => {
  const [one, same] = [await assetsOf(SMALL), await assetsOf(SMALL)];
  const other = await assetsOf({ ...SMALL, 'zebra.css': '.z { margin: 1px; }' });
  assert.equal(one.stylePath, same.stylePath);
  assert.notEqual(one.stylePath, other.stylePath);
  assert.equal(one.scriptPath, other.scriptPath);
  assert.match(one.stylePath, /^\/assets\/[0-9a-f]{12}\.css$/);
});

test('a folder without sheets, and a script that is none, are faults at the start', async () => {
  const scripts = Object.entries(SMALL).filter(([name]) => name.endsWith('.ts'));
  await assert.rejects(assetsOf(Object.fromEntries(scripts)), /No style sheets/);
  await assert.rejects(assetsOf({ ...SMALL, 'main.ts': 'const = ;' }));
  await assert.rejects(assetsOf({ 'tokens.css': '' }));
});

const REAL = {
  styles: join(import.meta.dirname, 'style'),
  scripts: join(import.meta.dirname, 'client'),
};

test('the script of this program is light enough for an old phone', async () => {
  const assets = await buildAssets(REAL);
  const script = assets.byPath.get(assets.scriptPath);
  assert.match(script?.mediaType ?? '', /^text\/javascript/);
  assert.ok(gzipSync(script?.text ?? '').length < SCRIPT_BUDGET_BYTES);
  assert.equal(assets.byPath.get(assets.stylePath)?.mediaType, 'text/css; charset=utf-8');
  assert.doesNotMatch(script?.text ?? '', /https?:\/\/(?!www\.w3\.org)/);
});

test('what some pages need is a script of its own, and light enough beside the other', async () => {
  const assets = await buildAssets(REAL);
  const textAt = (path = '') => assets.byPath.get(path)?.text ?? '';
  assert.match(textAt(assets.ownPaths?.passkeys), /navigator\.credentials/);
  assert.match(textAt(assets.ownPaths?.push), /pushManager/);
  for (const path of Object.values(assets.ownPaths ?? {})) {
    const both = [assets.scriptPath, path].map((one) => gzipSync(textAt(one)).length);
    assert.ok(both.reduce((sum, size) => sum + size, 0) < SCRIPT_BUDGET_BYTES, both.join(' + '));
  }
});

test('the worker is not among what is kept for a year, for its address stays the same', async () => {
  const { worker, byPath } = await buildAssets(REAL);
  assert.match(worker ?? '', /showNotification/);
  assert.doesNotMatch(worker ?? '', /import |export /);
  assert.ok([...byPath.values()].every(({ text }) => text !== worker));
  await assert.rejects(assetsOf({ ...SMALL, 'worker.ts': 'const = ;' }));
});
