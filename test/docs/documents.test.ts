import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRepository } from '#test/structure/repository.ts';
import { DOCUMENTS, ROOT, deadLinks, missingFiles, namesIn, readDocument } from './documents.ts';

const DECISIONS = 'docs/decisions';

for (const path of DOCUMENTS) {
  test(`every link and every file named in ${path} leads somewhere`, () => {
    const text = readDocument(path);
    assert.ok(text.length > 200, 'there is something to read');
    assert.deepEqual(deadLinks(path, text), []);
    assert.deepEqual(missingFiles(text), []);
  });
}

test('a link that leads nowhere and a file that is gone are found', () => {
  assert.deepEqual(deadLinks('docs/x.md', '[a](hosting.md) [b](gone.md) [c](https://a.b)'), [
    'gone.md',
  ]);
  assert.deepEqual(missingFiles('`src/app/cli.ts`, `src/app/gone.ts` and `serve/html.ts`'), [
    'src/app/gone.ts',
  ]);
});

test('every function that ARCHITECTURE and CONTRIBUTING speak of exists', () => {
  const code = readRepository()
    .filter(({ path }) => /^(?:src|scripts)\/.*\.(?:ts|mjs)$/.test(path))
    .map(({ text }) => text)
    .join('\n');
  const words = new Set(code.match(/\w+/g));
  const names = ['ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((path) =>
    namesIn(readDocument(path)),
  );
  assert.ok(names.length > 25, `${names.length} names were found`);
  assert.deepEqual(
    names.filter((name) => !words.has(name)),
    [],
  );
});

test('a name is told from a word of a sentence', () => {
  assert.deepEqual(namesIn('`claimMatter` or `context.addJob`, `endpoint()`, `term`, `npm test`'), [
    'claimMatter',
    'addJob',
  ]);
});

test('the map of ARCHITECTURE names every folder of app, features and platform', () => {
  const text = readDocument('ARCHITECTURE.md');
  const folders = ['src/features', 'src/platform'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  );
  assert.ok(folders.length > 10, `${folders.length} folders were found`);
  const map = /^```\n([^]*?)^```$/m.exec(text)?.[1] ?? '';
  assert.deepEqual(
    folders.filter((name) => !new RegExp(`\\b${name}\\b`).test(map)),
    [],
  );
});

test('docs/hosting.md names the settings that the program reads, and no others', () => {
  const setting = /\bLINLI_[A-Z]+\b|\bDATABASE_URL\b/g;
  const config = readRepository().find(({ path }) => path === 'src/platform/config/config.ts');
  const read = new Set(config?.text.match(setting));
  assert.ok(read.size > 4, `${read.size} settings were found`);
  const table = readDocument('docs/hosting.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const told = new Set(table.flatMap((line) => line.split('|')[1]?.match(setting) ?? []));
  assert.deepEqual([...told].toSorted(), [...read].toSorted());
});

test('decisions are numbered without gaps, and each tells context, decision and consequences', () => {
  const names = readdirSync(join(ROOT, DECISIONS)).toSorted();
  assert.ok(names.length >= 6, `${names.length} decisions were found`);
  for (const [index, name] of names.entries()) {
    const number = String(index + 1).padStart(4, '0');
    assert.match(name, new RegExp(`^${number}-[a-z0-9-]+\\.md$`));
    const text = readDocument(join(DECISIONS, name));
    assert.match(text, new RegExp(`^# ${index + 1}\\. [A-Z]`), name);
    const sections = [...text.matchAll(/^## (.+)$/gm)].map((found) => found[1]);
    assert.deepEqual(sections, ['Context', 'Decision', 'Consequences'], name);
  }
});
