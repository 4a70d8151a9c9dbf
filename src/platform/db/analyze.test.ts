import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#test/database.ts';
import { analyze } from './analyze.ts';
import { openDb, openPool } from './pool.ts';

test('after a load PostgreSQL knows how much there is', async () => {
  const { connection, drop } = await testDatabase();
  const db = openDb(openPool(connection));
  await sql`insert into places.kind (id, level, is_listed, name_hant, name_hans, name_en)
    select 'kind_' || chr(96 + n), 20, true, 'x', 'x', 'x' from generate_series(1, 20) n`.execute(
    db,
  );
  const rowsKnown = async () => {
    const { rows } = await sql<{ readonly known: number }>`
      select reltuples as known from pg_class where oid = 'places.kind'::regclass`.execute(db);
    return rows[0]?.known ?? 0;
  };
  const earlier = await rowsKnown();
  await analyze(db);
  assert.ok((await rowsKnown()) >= Math.max(20, earlier));
  await db.destroy();
  await drop();
});

test('every table of ours is looked at, and each once, though two are at a time', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  try {
    const db = openDb(pool);
    await sql`create schema "Own Words"`.execute(db);
    await sql`create table "Own Words"."a table" as
      select g as n from generate_series(1, 1000) as g`.execute(db);
    await sql`analyze platform.journal`.execute(db);
    const unseen = async () => {
      const { rows } = await sql<{ readonly name: string }>`
        select c.oid::regclass::text as name from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$)' and c.reltuples < 0
        order by name`.execute(db);
      return rows.map(({ name }) => name);
    };
    assert.ok((await unseen()).includes('"Own Words"."a table"'));
    const asked: string[] = [];
    const counted = db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await analyze(counted);
    assert.deepEqual(await unseen(), []);
    assert.equal(new Set(asked).size, asked.length);
    const { rows } = await sql<{ readonly kinds: number }>`
      select n_distinct::int as kinds from pg_stats where tablename = 'a table'`.execute(db);
    assert.equal(rows[0]?.kinds, -1, 'each number is another');
  } finally {
    await pool.end();
    await database.drop();
  }
});
