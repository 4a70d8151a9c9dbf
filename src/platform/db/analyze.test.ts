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
