import { test } from 'node:test';
import { readRepository, readSources } from './repository.ts';
import { findEmptyNames, findOddRooms, findOddSpecifiers } from './rooms.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const files = readRepository();

test('a feature has the rooms every feature has', () => {
  assertFound(
    files.filter((file) => file.path.startsWith('src/features/')),
    10,
  );
  assertNone(findOddRooms(files));
});

test('names of files say what is inside, in kebab-case', () => {
  assertFound(files, 10);
  assertNone(findEmptyNames(files));
});

test('imports name files by #/ across folders and ./ inside one', () => {
  const sources = readSources(files);
  assertFound(sources, 10);
  assertNone(findOddSpecifiers(sources));
});

function named(...paths: readonly string[]) {
  return paths.map((path) => ({ path, text: '' }));
}

test('a file or folder that is no room is caught', () => {
  const sample = named(
    'src/features/places/index.ts',
    'src/features/places/rules.test.ts',
    'src/features/places/pages/board.ts',
    'src/features/places/words/zh-hant.ts',
    'src/features/places/service.ts',
    'src/features/places/rules2.ts',
    'src/features/places/parts/rules.ts',
    'src/features/places.ts',
    'src/platform/http/service.ts',
  );
  assertCaught(findOddRooms(sample), [
    'src/features/places/service.ts:1',
    'src/features/places/rules2.ts:1',
    'src/features/places/parts/rules.ts:1',
    'src/features/places.ts:1',
  ]);
});

test('a room that is both a file and a folder is caught, and a test beside a folder is not', () => {
  const sample = named(
    'src/features/places/pages.ts',
    'src/features/places/pages/board.ts',
    'src/features/places/rules.test.ts',
    'src/features/places/rules/tree.ts',
  );
  assertCaught(findOddRooms(sample), ['src/features/places/pages.ts:1']);
});

test('a name that says nothing or is no kebab-case is caught', () => {
  const sample = named(
    'src/lib/utils.ts',
    'src/platform/helpers/tree.ts',
    'test/date-helper.ts',
    'scripts/common.mjs',
    'src/lib/placeTree.ts',
    'src/lib/common-ground.ts',
    'src/lib/place-tree.test.ts',
  );
  assertCaught(findEmptyNames(sample), [
    'src/lib/utils.ts:1',
    'src/platform/helpers/tree.ts:1',
    'test/date-helper.ts:1',
    'scripts/common.mjs:1',
    'src/lib/placeTree.ts:1',
  ]);
});

test('an import that climbs, lacks its ending or takes the long way is caught', () => {
  const text = `import { a } from '../b.ts';
import { c } from './c';
import { d } from '#/lib/d.ts';
import { e } from './e.ts';
import { f } from '#/platform/f.ts';
import { g } from 'hono/html';
import { h } from './h/i.ts';
import { j } from '#/lib/j/k.ts';
`;
  assertCaught(findOddSpecifiers(readSources([{ path: 'src/lib/a.ts', text }])), [
    'src/lib/a.ts:1',
    'src/lib/a.ts:2',
    'src/lib/a.ts:3',
  ]);
});
