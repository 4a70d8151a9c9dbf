import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRepository, readSources } from './repository.ts';
import { findForeignMigrations, findForeignSchemas, findStraySql, schemasCreated } from './sql.ts';
import { schemasOf } from './sql.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const files = readRepository();
const sources = readSources(files);
const migrations = files.filter((file) => file.path.endsWith('.sql'));
const schemas = schemasCreated(migrations);
const known = ['platform', 'places', 'people', 'matters'];

test('SQL stands in the stores of features and in platform', () => {
  assertFound(
    sources.filter((source) => schemasOf(source.path).length > 0),
    5,
  );
  assertNone(findStraySql(sources));
});

test('SQL of a feature names its own schema only', () => {
  assertFound(schemas, 4);
  assertNone(findForeignSchemas(sources, schemas));
});

test('a migration names the schema of its feature only', () => {
  assertFound(migrations, 4);
  assertNone(findForeignMigrations(migrations, schemas));
});

test('SQL in any other room is caught, however it is written', () => {
  const text = `import { sql } from 'kysely';
import type { Kysely } from 'kysely';
const a = db.selectFrom('x').selectAll();
const b = sql\`select a
  from b\`;
const c = "insert into x values (1)";
const d = 'update matter set a = 1';
const e = 'select a place from the list';
const f = { selectFrom: 'the list' };
const g = 'Choose where to insert into';
`;
  for (const room of ['actions.ts', 'routes.ts', 'pages/board.ts']) {
    const path = `src/features/matters/${room}`;
    const caught = [1, 3, 4, 6, 7, 8].map((line) => `${path}:${line}`);
    assertCaught(findStraySql(readSources([{ path, text }])), caught);
  }
});

test('SQL in a store, in platform and in tests is at home', () => {
  const text = "import { sql } from 'kysely';\nconst a = sql`delete from b`;";
  const paths = [
    'src/features/matters/store.ts',
    'src/features/matters/store/claims.ts',
    'src/platform/journal/journal.ts',
    'src/features/matters/routes.test.ts',
    'bench/run.ts',
  ];
  assertNone(findStraySql(readSources(paths.map((path) => ({ path, text })))));
});

test('a store that names the schema of another feature is caught', () => {
  const path = 'src/features/matters/store.ts';
  const text = `const a = db.selectFrom('places.place as p').select('p.id');
const b = sql\`select 1
  from matters.matter
  join people.person on true -- places.place
\`;
const c = db.withSchema('people').selectFrom('person');
const d = sql.id('places', 'place');
const e = db.selectFrom('places.public_tree').select('matters.matter.place_id');
const f = sql\`select m.place_id, ':places.x' from matters.matter m\`;
const g = 'people';
import { h } from './places.ts';
`;
  assertCaught(
    findForeignSchemas(readSources([{ path, text }]), known),
    [1, 4, 6, 7].map((line) => `${path}:${line}`),
  );
});

test('platform that names the schema of a feature is caught', () => {
  const path = 'src/platform/jobs/queue.ts';
  const text = 'sql`select graphile_worker.add_job()`;\nsql`select * from people.person`;';
  assertCaught(findForeignSchemas(readSources([{ path, text }]), known), [`${path}:2`]);
});

test('a migration that names the schema of another feature is caught', () => {
  const path = 'db/migrations/0007_matters_links.sql';
  const text = `-- As places.place does.
create table matters.link (
  place_id text references places.place (id), /* people.person
  people.person */ note text default 'see people.person'
);
create view matters.public_link as select * from people.public_person;
create index link on "people"."person" (id);
`;
  assertCaught(findForeignMigrations([{ path, text }], known), [`${path}:3`, `${path}:7`]);
});

test('the schemas are those the migrations create', () => {
  const text = '-- create schema c;\ncreate schema a;\nCREATE SCHEMA IF NOT EXISTS b;';
  assert.deepEqual(schemasCreated([{ path: 'db/migrations/0001_a_b.sql', text }]), ['a', 'b']);
});
