import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featureOf } from './entries.ts';
import { findChanged, findMisnumbered, LANDED, missingLines } from './migrations.ts';
import { readRepository } from './repository.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const files = readRepository();
const migrations = files.filter((file) => /^db\/migrations\/.*\.sql$/.test(file.path));
const landed = files.find((file) => file.path === LANDED)?.text ?? '';
const owners = ['platform', ...new Set(files.flatMap((file) => featureOf(file.path) ?? []))];

const one = { path: 'db/migrations/0001_places_tree.sql', text: 'select 1;\n' };
const two = { path: 'db/migrations/0002_people_person.sql', text: 'select 2;\n' };
const list = `${missingLines([one, two], '').join('\n')}\n`;

test('migrations are numbered without gaps and named after their feature', () => {
  assertFound(migrations, 4);
  assertNone(findMisnumbered(migrations, owners));
});

test('no migration that has landed was edited, and each is on the list', () => {
  assertFound(migrations, 4);
  assertNone(findChanged(migrations, landed));
});

test('a gap, a doubled number, a bad name and an unknown feature are caught', () => {
  const paths = ['0001_places_a.sql', '0003_places_b.sql', '0003_places_c.sql', '0004_cars_d.sql'];
  const sample = [...paths, '0005-places.sql'].map((name) => ({
    path: `db/migrations/${name}`,
    text: '',
  }));
  assertCaught(findMisnumbered(sample, ['places']), [
    'db/migrations/0003_places_b.sql:1',
    'db/migrations/0004_cars_d.sql:1',
    'db/migrations/0005-places.sql:1',
  ]);
});

test('a list that agrees with its migrations is in order', () => {
  assertNone(findChanged([one, two], list));
});

test('an edited, a removed and an unlisted migration are caught', () => {
  assertCaught(findChanged([{ ...one, text: 'select 3;\n' }, two], list), [`${one.path}:1`]);
  assertCaught(findChanged([two], list), [`${one.path}:1`]);
  const three = { path: 'db/migrations/0003_people_more.sql', text: '' };
  assertCaught(findChanged([one, two, three], list), [`${three.path}:1`]);
});

test('only what is not on the list is added to it', () => {
  assert.deepEqual(missingLines([one, two], list), []);
  const [line, ...more] = missingLines([one, two], list.split('\n').slice(0, 1).join('\n'));
  assert.match(line ?? '', /^[0-9a-f]{64} {2}0002_people_person\.sql$/);
  assert.deepEqual(more, []);
});
