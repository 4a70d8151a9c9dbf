import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openSealed, seal } from '#/platform/auth/seal.ts';
import { findSetting, saveSetting } from './secret.ts';

/** What opens and closes a setting that holds a secret. */
export type Sealer = {
  readonly secret: Uint8Array;
  readonly randomBytes: (count: number) => Uint8Array;
};

/** Reads a setting that holds a secret; undefined when it was never made or has been taken away. */
export async function findSealedSetting(
  db: Db,
  sealer: Pick<Sealer, 'secret'>,
  key: string,
): Promise<Json | undefined> {
  const text = await findSetting(db, key);
  return text === undefined || text === '' ? undefined : openSealed(sealer.secret, text);
}

/** Makes or changes a setting that holds a secret; a copy of the database does not tell it. */
export async function saveSealedSetting(
  { db, sealer }: { readonly db: Db; readonly sealer: Sealer },
  key: string,
  value: Json,
): Promise<void> {
  await saveSetting(db, key, seal(sealer.secret, value, sealer.randomBytes));
}

/** Takes a setting that holds a secret away. */
export async function removeSealedSetting(db: Db, key: string): Promise<void> {
  await saveSetting(db, key, '');
}
