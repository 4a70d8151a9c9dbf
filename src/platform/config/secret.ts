import { sql } from 'kysely';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';

const SECRET_BYTES = 32;
const KEY = 'secret';

/**
 * Reads this installation's secret, making it at first start. Two processes that start together
 * end with the same one, because the first insert wins.
 */
export async function installationSecret(
  db: Db,
  randomBytes: (count: number) => Uint8Array,
): Promise<Uint8Array> {
  const fresh = Buffer.from(randomBytes(SECRET_BYTES)).toString('hex');
  await db
    .insertInto('platform.setting')
    .values({ key: KEY, value: JSON.stringify(fresh) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('platform.setting')
    .select(sql<string>`value #>> '{}'`.as('text'))
    .where('key', '=', KEY)
    .executeTakeFirstOrThrow();
  return new Uint8Array(Buffer.from(row.text, 'hex'));
}

/** Reads this installation's secret, if it has been started before. */
export async function findSecret(db: Db): Promise<Uint8Array | undefined> {
  const text = await findSetting(db, KEY);
  return text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'hex'));
}

/** Reads a setting of the installation; undefined when it was never made. */
export async function findSetting(db: Db, key: string): Promise<string | undefined> {
  return kept(db, { topic: 'settings', name: `setting ${key}` }, async () => {
    const row = await db
      .selectFrom('platform.setting')
      .select(sql<string>`value #>> '{}'`.as('text'))
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.text;
  });
}

/** Makes or changes a setting of the installation. */
export async function saveSetting(db: Db, key: string, text: string): Promise<void> {
  const value = JSON.stringify(text);
  await db
    .insertInto('platform.setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
