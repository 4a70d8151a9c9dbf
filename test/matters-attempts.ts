import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import { claimMatter } from '#/features/matters/actions/claim.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, people, places, valueOf } from './matters-world.ts';

/** The codes of the rules by which PostgreSQL stops a statement. */
export const CHECK = '23514';
export const UNIQUE = '23505';
export const FOREIGN = '23503';
export const NOT_NULL = '23502';
export const GENERATED = '428C9';

/** What is tried, by which statement, and the code of the rule of the database that stops it. */
export type Attempt = readonly [sentence: string, statement: string, code: string];

/** Runs statements and takes them back; gives the code of the rule that stopped one, if any. */
async function codeOf(db: Db, statement: string): Promise<string | undefined> {
  await sql`savepoint attempt`.execute(db);
  try {
    for (const one of statement.split('; ')) await sql.raw(one).execute(db);
    // Rules that are looked at only at the end of a transaction are looked at now.
    await sql`set constraints all immediate`.execute(db);
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  } finally {
    await sql`rollback to savepoint attempt`.execute(db);
  }
}

/** A matter that waits and one in a neighbour's hands, as a statement names them. */
export type Names = { readonly open: string; readonly held: string };

/** Tries statements one by one on a neighbourhood with two matters, and takes each back. */
export async function tryAll(
  t: TestContext,
  attempts: (names: Names) => readonly Attempt[],
): Promise<void> {
  await inWorld(async (world) => {
    const open = await world.raise(people.wang);
    const held = await world.raise(people.wang, { body: '請幫忙看看收音機' });
    valueOf(await claimMatter(await world.as(people.chen), held));
    const where = (id: string) => `community_id = '${places.community}' and id = '${id}'`;
    const tried = attempts({ open: where(open.id), held: where(held.id) });
    assert.ok(tried.length > 0);
    for (const [sentence, statement, code] of tried) {
      await t.test(sentence, async () => {
        assert.equal(await codeOf(world.db, statement), code, statement);
      });
    }
  });
}

/** Writes a statement that adds a row to a table beside a matter. */
export function insertInto(table: string, columns: string, row: Row): string {
  return `insert into matters.${table} (community_id, matter_id, ${columns})
    select m.community_id, m.id, ${row.values}
    from (select community_id, id from matters.matter where ${row.of}) m`;
}

/** What stands in a row, and the matter it belongs to, as a condition. */
export type Row = { readonly values: string; readonly of: string };
