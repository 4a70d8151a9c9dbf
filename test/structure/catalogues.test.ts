import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cataloguesIn, findGaps, findMixedScripts } from './catalogues.ts';
import { featureOf } from './entries.ts';
import { readRepository, ROOT } from './repository.ts';
import { assertFound, assertNone } from './violation.ts';

const paths = readRepository()
  .map((file) => file.path)
  .filter((path) => /^src\/.*(?:\/words\.ts|\/words\/[^/]+\.ts)$/.test(path))
  .filter((path) => !path.endsWith('.test.ts'));

const found = (
  await Promise.all(
    paths.map(async (path) =>
      cataloguesIn(path, await import(pathToFileURL(join(ROOT, path)).href)),
    ),
  )
).flat();

function gaps(words: { readonly hant: unknown; readonly hans: unknown; readonly en: unknown }) {
  const value = { 'zh-Hant': words.hant, 'zh-Hans': words.hans, en: words.en };
  return findGaps({ path: 'src/a/words.ts', name: 'words', words: value }).map(
    (violation) => violation.says,
  );
}

test('every feature with pages has a catalogue in three languages', () => {
  assertFound(found, 3);
  const features = new Set(readRepository().flatMap((file) => featureOf(file.path) ?? []));
  const spoken = new Set(found.flatMap((catalogue) => featureOf(catalogue.path) ?? []));
  assert.deepEqual(
    [...features].filter((feature) => !spoken.has(feature)),
    [],
  );
});

test('the three catalogues have the same sentences with the same blanks, none empty', () => {
  assertFound(found, 3);
  assertNone(found.flatMap(findGaps));
});

test('each catalogue is written in its own script', () => {
  assertFound(found, 3);
  assertNone(found.flatMap(findMixedScripts));
});

test('a catalogue is known among other exports by its three languages', () => {
  const words = { 'zh-Hant': { a: '一' }, 'zh-Hans': { a: '一' }, en: { a: 'One' } };
  const exported = { words, other: { en: {} }, count: 3, none: null, four: { ...words, fr: {} } };
  assert.deepEqual(
    cataloguesIn('src/a/words.ts', exported).map((catalogue) => catalogue.name),
    ['words'],
  );
});

test('a sentence that is missing or empty in one language is caught', () => {
  const said = gaps({
    hant: { a: '一', b: { c: '二' } },
    hans: { a: '一', b: {} },
    en: { a: ' ', b: { c: 'Two' } },
  });
  assert.deepEqual(said, ['words.b.c is missing in zh-Hans.', 'words.a is empty in en.']);
});

test('a blank that one language leaves out is caught', () => {
  const hant = (count: number, place: { name: string }) => `${place.name}有 ${count} 件`;
  const hans = (count: number, place: { name: string }) => `${place.name}有 ${count} 件`;
  const en = (count: number, _place: { name: string }) =>
    count === 1 ? 'One matter' : `${count} matters`;
  const [said, ...more] = gaps({ hant, hans, en });
  assert.match(said ?? '', /fills the blanks "1", not "1 2\.name"/);
  assert.deepEqual(more, []);
});

test('a list as a blank is filled whole', () => {
  const same = (names: readonly string[]) => `${names.join('、')}。`;
  assert.deepEqual(gaps({ hant: same, hans: same, en: same }), []);
});

test('what no person would write is caught', () => {
  const said = gaps({ hant: '一', hans: '⟦words.a⟧', en: 'undefined matters' });
  assert.equal(said.length, 2);
});

test('a character of the other script is caught, also in a filled sentence', () => {
  const words = {
    'zh-Hant': { a: (count: number) => `${count} 件事已办结` },
    'zh-Hans': { a: (count: number) => `${count} 件事已辦結` },
    en: { a: (count: number) => `${count} matters 辦結`, language: '繁體中文' },
  };
  const said = findMixedScripts({ path: 'src/a/words.ts', name: 'words', words });
  assert.equal(said.length, 3);
});
