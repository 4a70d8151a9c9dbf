import { test } from 'node:test';
import { openPool } from '#/platform/db/pool.ts';
import { generateTables, tablesFile } from '#scripts/tables.ts';
import { testDatabase } from '#test/database.ts';
import { readRepository } from './repository.ts';
import { findDrift, isGenerated } from './tables.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const path = 'src/features/places/tables.ts';
const text = "export type PlacesTables = {\n  'places.place': {\n    id: string;\n  };\n};\n";

test('the types of every table equal the migrated database', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  try {
    const generated = [...(await generateTables(pool))].map(([schema, types]) => ({
      path: tablesFile(schema),
      text: types,
    }));
    const files = readRepository().filter((file) => isGenerated(file.path));
    assertFound(generated, 4);
    assertNone(findDrift(generated, files));
  } finally {
    await pool.end();
    await database.drop();
  }
});

test('types that equal the database in other lines are in order', () => {
  const reformatted = text.replaceAll('\n', ' ').replaceAll('  ', ' ');
  assertNone(findDrift([{ path, text }], [{ path, text: reformatted }]));
});

test('a changed, a missing and a forgotten column are caught where they stand', () => {
  const changed = { path, text: text.replace('string', 'number') };
  assertCaught(findDrift([{ path, text }], [changed]), [`${path}:3`]);
  const more = { path, text: text.replace('string;', 'string;\n    name: string;') };
  assertCaught(findDrift([{ path, text }], [more]), [`${path}:4`]);
  assertCaught(findDrift([more], [{ path, text }]), [`${path}:4`]);
});

test('a missing file and one of no schema are caught', () => {
  const other = 'src/features/cars/tables.ts';
  assertCaught(findDrift([{ path, text }], [{ path: other, text }]), [`${path}:1`, `${other}:1`]);
});
