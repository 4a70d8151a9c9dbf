import { importNation, insertPlaces } from '#/features/places/index.ts';
import type { NewPlace } from '#/features/places/index.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from './database.ts';

/** Runs a test in a transaction and takes back what it did. */
export type OnGround = (work: (tx: Db) => Promise<void>) => Promise<void>;

/**
 * Gives a database with the official places of some codes. They are loaded by the first test that
 * asks, because reading the nation takes half a second; what a test does is taken back.
 */
export function officialGround(codes: readonly string[]): OnGround {
  let ground: Promise<Db> | undefined;
  return async (work) => {
    ground ??= load(codes);
    const tx = await (await ground).startTransaction().execute();
    try {
      await work(tx);
    } finally {
      await tx.rollback().execute();
    }
  };
}

async function load(codes: readonly string[]): Promise<Db> {
  const { connection } = await testDatabase();
  const pool = openPool(connection, 2);
  // The database is dropped at exit, which this pool must not hold up.
  pool.options.allowExitOnIdle = true;
  const db = openDb(pool);
  await importNation(db, { codes });
  return db;
}

const SHENTIAN: readonly Pick<NewPlace, 'id' | 'path' | 'kind' | 'level' | 'name'>[] = [
  { id: '35', path: '35', kind: 'province', level: 10, name: '福建省' },
  { id: '3502', path: '35.02', kind: 'city', level: 20, name: '厦门市' },
  { id: '350203', path: '35.02.03', kind: 'district', level: 30, name: '思明区' },
  { id: '350203007', path: '35.02.03.007', kind: 'subdistrict', level: 40, name: '开元街道' },
  { id: '350203007010', path: '35.02.03.007.010', kind: 'community', level: 50, name: '深田社区' },
];

/** Has just Shentian community and what lies above it, without reading the nation. */
export const onShentian: OnGround = (work) =>
  rolledBack(async (tx) => {
    const places = SHENTIAN.map((place) => {
      const communityId = place.level === 50 ? place.id : undefined;
      return { ...place, communityId, isSearched: true };
    });
    await insertPlaces(tx, places);
    await work(tx);
  });
