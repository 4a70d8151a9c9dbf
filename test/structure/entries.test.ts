import { test } from 'node:test';
import { featureOrder } from '#/app/features.ts';
import { featureOf, findCycles, findDisorder, findWindowEntries } from './entries.ts';
import { readRepository, readSources } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const sources = readSources(readRepository()).filter((source) => source.path.startsWith('src/'));
const features = [...new Set(sources.flatMap((source) => featureOf(source.path) ?? []))];

const sample = [
  { name: 'places', knows: [] },
  { name: 'people', knows: ['places'] },
  { name: 'matters', knows: ['places'] },
];

test('a feature enters those it may know, by their doors', () => {
  assertFound(features, 3);
  assertNone(findWindowEntries(sources, featureOrder));
});

test('the order of features names every folder, and earlier ones only are known', () => {
  assertFound(features, 3);
  assertNone(findDisorder(features, featureOrder));
});

test('no file loads itself by way of others', () => {
  assertFound(sources, 10);
  assertNone(findCycles(sources));
});

test('an import past the door of another feature is caught', () => {
  const files = [
    {
      path: 'src/features/people/store.ts',
      text: "import { a } from '#/features/places/store.ts';",
    },
    { path: 'src/features/people/rules.ts', text: "import type { B } from '../places/model.ts';" },
    {
      path: 'src/features/people/pages.ts',
      text: "import { c } from '#/features/places/index.ts';",
    },
    { path: 'src/features/people/actions.ts', text: "import { d } from './store.ts';" },
    { path: 'src/app/server.ts', text: "import { e } from '#/features/places/store.ts';" },
    { path: 'src/app/endpoints.ts', text: "import { f } from '#/features/places/routes.ts';" },
  ];
  assertCaught(findWindowEntries(readSources(files), sample), [
    'src/features/people/store.ts:1',
    'src/features/people/rules.ts:1',
    'src/app/server.ts:1',
  ]);
});

test('an import of a feature that is not named is caught, and in a test it is not', () => {
  const text = "import { a } from '#/features/people/index.ts';";
  const files = [
    { path: 'src/features/matters/actions.ts', text },
    { path: 'src/features/places/index.ts', text },
    { path: 'src/features/matters/actions.test.ts', text },
  ];
  assertCaught(findWindowEntries(readSources(files), sample), [
    'src/features/matters/actions.ts:1',
    'src/features/places/index.ts:1',
  ]);
});

test('a disorder among the features is caught', () => {
  const at = 'src/app/features.ts:1';
  assertNone(findDisorder(['places', 'people', 'matters'], sample));
  assertCaught(findDisorder(['places', 'people'], sample), [at]);
  assertCaught(findDisorder(['places', 'people', 'matters', 'figures'], sample), [at]);
  assertCaught(findDisorder(['places', 'people', 'matters'], [...sample, ...sample]), [at, at, at]);
  assertCaught(
    findDisorder(
      ['a', 'b'],
      [
        { name: 'a', knows: ['b'] },
        { name: 'b', knows: [] },
      ],
    ),
    [at],
  );
});

test('a circle of files is caught once, and one of types only is none', () => {
  const files = [
    { path: 'src/lib/a.ts', text: "import { b } from './b.ts';" },
    { path: 'src/lib/b.ts', text: "export { c } from './c.ts';" },
    { path: 'src/lib/c.ts', text: "import { a } from '#/lib/a.ts';" },
    { path: 'src/lib/d.ts', text: "import type { E } from './e.ts';" },
    { path: 'src/lib/e.ts', text: "import { d } from './d.ts';" },
  ];
  assertCaught(findCycles(readSources(files)), ['src/lib/a.ts:1']);
});
