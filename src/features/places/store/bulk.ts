import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/**
 * Loads a large part of the tree: references and indexes are taken off, and put on again, checked
 * and built in one go, by their own definitions. That takes half the time of keeping them row by
 * row. Others wait for the whole of the transaction, so it is for an installation that begins.
 */
export async function withBareTree<Value>(tx: Db, work: () => Promise<Value>): Promise<Value> {
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
  await sql`set local statement_timeout = '10min'`.execute(tx);
  const { rows: references } = await sql<Reference>`
    select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid = 'places.place'::regclass and contype = 'f'
    order by conname`.execute(tx);
  const { rows: indexes } = await sql<Reference>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'places.place'::regclass and not indisunique
    order by indexrelid`.execute(tx);
  for (const { name } of references) {
    await sql`alter table places.place drop constraint ${sql.raw(name)}`.execute(tx);
  }
  for (const { name } of indexes) await sql`drop index ${sql.raw(name)}`.execute(tx);
  const value = await work();
  for (const { definition } of indexes) await sql.raw(definition).execute(tx);
  for (const { name, definition } of references) {
    await sql`alter table places.place
      add constraint ${sql.raw(name)} ${sql.raw(definition)}`.execute(tx);
  }
  return value;
}

/** A reference or an index, with the definition that PostgreSQL itself gives of it. */
type Reference = { readonly name: string; readonly definition: string };
