import { test } from 'node:test';
import { CATALOGUE, findUncatalogued } from './fields.ts';
import { readRepository, readRepositoryFile } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const tables = readRepository().filter(({ path }) => path.endsWith('/tables.ts'));
const catalogue = readRepositoryFile(CATALOGUE).text;

const sample = {
  path: 'src/features/people/tables.ts',
  text: "export type PeopleTables = {\n  'people.person': {\n    id: string;\n    name: string;\n  };\n};\n",
};
const head = 'schema\ttable\tcolumn\tlevel\tpurpose\tretention\n';
const id = 'people\tperson\tid\tL1\tNames them.\tFor ever.\n';
const name = 'people\tperson\tname\tL2\tTells who they are.\tUntil erased.\n';

test('every column of a catalogued schema has its level, purpose and retention', () => {
  assertFound(tables, 2);
  assertFound(catalogue.split('\n'), 100);
  assertNone(findUncatalogued(tables, catalogue));
});

test('a column the catalogue lacks is caught where it stands', () => {
  assertNone(findUncatalogued([sample], head + id + name));
  assertCaught(findUncatalogued([sample], head + id), ['src/features/people/tables.ts:4']);
});

test('a line about a column that is not there is caught', () => {
  const gone = 'people\tperson\tweight\tL3\tNobody needs it.\tNever.\n';
  assertCaught(findUncatalogued([sample], head + id + name + gone), ['security/fields.tsv:4']);
});

test('a line without a level, a purpose or a retention is caught', () => {
  const lines = [
    'people\tperson\tname\tL5\tTells who they are.\tUntil erased.\n',
    'people\tperson\tname\tL2\t\tUntil erased.\n',
    'people\tperson\tname\tL2\tTells who they are.\n',
  ];
  for (const line of lines) {
    assertCaught(findUncatalogued([sample], head + id + line), ['security/fields.tsv:3']);
  }
});

test('a catalogue with another head is caught', () => {
  assertCaught(findUncatalogued([sample], `schema\n${id}${name}`), ['security/fields.tsv:1']);
});

test('a schema nobody has catalogued yet is let be', () => {
  const other = { ...sample, text: sample.text.replaceAll('people.', 'places.') };
  assertNone(findUncatalogued([sample, other], head + id + name));
});
