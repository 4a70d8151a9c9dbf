import { test } from 'node:test';
import { findHomeless, findUpwardImports } from './layers.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const sources = readSources(readRepository()).filter((source) => source.path.startsWith('src/'));

test('imports of the product go from app to features to platform to lib only', () => {
  assertFound(sources, 5);
  assertNone(findUpwardImports(sources));
});

test('every file of src stands on one of the four floors', () => {
  assertFound(sources, 5);
  assertNone(findHomeless(sources));
});

test('an import that goes up is caught', () => {
  const files = [
    { path: 'src/lib/tree.ts', text: "import { a } from '#/platform/db/pool.ts';" },
    { path: 'src/platform/http/app.ts', text: "\nimport type { B } from '#/features/b/index.ts';" },
    { path: 'src/features/a/routes.ts', text: "export * from '../../app/server.ts';" },
    { path: 'src/app/server.ts', text: "import { a } from '#/features/a/index.ts';" },
    { path: 'src/platform/db/pool.ts', text: "import { c } from '#/lib/tree.ts';" },
  ];
  assertCaught(findUpwardImports(readSources(files)), [
    'src/lib/tree.ts:1',
    'src/platform/http/app.ts:2',
    'src/features/a/routes.ts:1',
  ]);
});

test('product code that imports a test or a script is caught, and a test that does is not', () => {
  const text = "import { world } from '#test/world.ts';";
  const files = [
    { path: 'src/features/a/store.ts', text },
    { path: 'src/features/a/store.test.ts', text },
    { path: 'src/app/cli.ts', text: "import { b } from '../../scripts/b.ts';" },
  ];
  assertCaught(findUpwardImports(readSources(files)), [
    'src/features/a/store.ts:1',
    'src/app/cli.ts:1',
  ]);
});

test('a file beside the floors is caught', () => {
  const files = [
    { path: 'src/core/a.ts', text: '' },
    { path: 'src/b.ts', text: '' },
    { path: 'src/lib/c.ts', text: '' },
  ];
  assertCaught(findHomeless(readSources(files)), ['src/core/a.ts:1', 'src/b.ts:1']);
});
