import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { officialGround } from '#test/official-ground.ts';
import { withBareTree } from './bulk.ts';
import { findPlace, listAncestors, listChildren, tablesOf } from './find.ts';
import { importNation } from './import-nation.ts';
import { insertPlaces } from './rows.ts';

const SHENTIAN = '350203007010';
const SIMING = '350203';
/** Siming and what lies above it: a province, a city, a district, ten subdistricts, communities. */
const SIMING_PLACES = 112;

const onSiming = officialGround([SIMING]);

async function countPlaces(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from places.place`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

async function importSiming(db: Db) {
  const done = await importNation(db, { codes: [SIMING] });
  assert.ok(done.ok);
  return done.value;
}

test('a district comes with the places above it and everything below it', async () => {
  await rolledBack(async (tx) => {
    const tally = await importSiming(tx);
    assert.equal(tally.created, await countPlaces(tx));
    assert.deepEqual(tally, { created: SIMING_PLACES, updated: 0, unchanged: 0 });
    const names = (await listAncestors(tx, '35.02.03.007.010')).map((place) => place.names.hans);
    assert.deepEqual(names, ['福建省', '厦门市', '思明区', '开元街道']);
  });
});

test('a community of the report has its official code, its path and its three names', async () => {
  await onSiming(async (tx) => {
    const place = await findPlace(tx, SHENTIAN);
    assert.equal(place?.path, '35.02.03.007.010');
    assert.equal(place?.kind, 'community');
    assert.equal(place?.communityId, SHENTIAN);
    assert.deepEqual(place?.names, {
      hant: '深田社區',
      hans: '深田社区',
      en: 'Shentian Community',
    });
  });
});

test('importing again changes nothing', async () => {
  await onSiming(async (tx) => {
    assert.deepEqual(await importSiming(tx), { created: 0, updated: 0, unchanged: SIMING_PLACES });
  });
});

test('importing more keeps what is there', async () => {
  await onSiming(async (tx) => {
    const done = await importNation(tx, { codes: ['350304001', SIMING] });
    assert.ok(done.ok);
    assert.equal(done.value.unchanged, SIMING_PLACES);
    assert.equal((await findPlace(tx, '350304001007'))?.names.hans, '阔口社区');
  });
});

test('progress is told until everything is written', async () => {
  await rolledBack(async (tx) => {
    const told: string[] = [];
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`);
    await importNation(tx, { codes: [SIMING], onProgress });
    assert.deepEqual(told, [`${SIMING_PLACES}/${SIMING_PLACES}`]);
  });
});

test('a code may be filled up with zeros, and is taken for what it means', async () => {
  await rolledBack(async (tx) => {
    const done = await importNation(tx, { codes: [' 350203000000 '] });
    assert.ok(done.ok);
    assert.equal(done.value.created, SIMING_PLACES);
  });
});

test('a code that nothing official has is refused, and nothing is imported', async () => {
  await rolledBack(async (tx) => {
    const done = await importNation(tx, { codes: [SIMING, '359999'] });
    assert.deepEqual(done, {
      ok: false,
      refusal: 'place_code_unknown',
      detail: { code: '359999' },
    });
    assert.equal(await countPlaces(tx), 0);
  });
});

test('municipalities and counties without a city hang together', async () => {
  await rolledBack(async (tx) => {
    await importNation(tx, { codes: ['310105002', '429004', '441900003'] });
    const path = (await findPlace(tx, '310105002002'))?.path ?? '';
    assert.equal(path, '31.01.05.002.002');
    const above = (await listAncestors(tx, path)).map((place) => place.names.hans);
    assert.deepEqual(above, ['上海市', '长宁区', '江苏路街道']);
    assert.equal((await findPlace(tx, '3101'))?.kind, 'direct');
    assert.equal((await findPlace(tx, '429004'))?.path, '42.90.04');
    assert.equal((await findPlace(tx, '441900'))?.kind, 'undivided');
  });
});

async function addCompound(db: Db): Promise<void> {
  await insertPlaces(db, [
    {
      id: 'own-1',
      path: '35.02.03.007.010.dx',
      kind: 'compound',
      level: 60,
      communityId: SHENTIAN,
      name: '东兴小区',
      isSearched: true,
    },
  ]);
}

test('own units and names written by hand outlive another import', async () => {
  await onSiming(async (tx) => {
    await addCompound(tx);
    const write = tablesOf(tx).updateTable('places.place').where('id', '=', SHENTIAN);
    await write.set({ name_en: 'Deep Field', name_hant: '深田裡' }).execute();
    await importSiming(tx);
    const names = (await findPlace(tx, SHENTIAN))?.names;
    assert.deepEqual(names, { hant: '深田裡', hans: '深田社区', en: 'Deep Field' });
    const children = await listChildren(tx, '35.02.03.007.010');
    assert.deepEqual(
      children.map(({ id }) => id),
      ['own-1'],
    );
  });
});

test('a name that has changed since is brought up to date, with what was derived from it', async () => {
  await onSiming(async (tx) => {
    const write = tablesOf(tx).updateTable('places.place').where('id', '=', SHENTIAN);
    await write.set({ name: '旧田社区', name_hant: '舊田社區', search_name: '旧田社区' }).execute();
    assert.equal((await importSiming(tx)).updated, 1);
    const names = (await findPlace(tx, SHENTIAN))?.names;
    assert.deepEqual([names?.hant, names?.hans], ['深田社區', '深田社区']);
  });
});

test('a place that was moved stays where it is, and what is new below it follows', async () => {
  await onSiming(async (tx) => {
    await tablesOf(tx).deleteFrom('places.place').where('id', '=', SHENTIAN).execute();
    await sql`update places.place set path = '35.02.03.907' || substring(path from 13)
      where path >= '35.02.03.007' and path < '35.02.03.007/'`.execute(tx);
    const tally = await importSiming(tx);
    assert.equal(tally.created, 1);
    assert.equal((await findPlace(tx, '350203007'))?.path, '35.02.03.907');
    assert.equal((await findPlace(tx, SHENTIAN))?.path, '35.02.03.907.010');
  });
});

type Definition = { readonly definition: string };

async function definitionsOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<Definition>`
    select conname || ' ' || pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'places.place'::regclass
    union all
    select indexdef from pg_indexes where schemaname = 'places' and tablename = 'place'
    order by 1`.execute(db);
  return rows.map(({ definition }) => definition);
}

test('a bare tree gets back every reference and index it had', async () => {
  await rolledBack(async (tx) => {
    const before = await definitionsOf(tx);
    assert.ok(before.length > 15, String(before.length));
    const during = await withBareTree(tx, async () => {
      await importSiming(tx);
      return definitionsOf(tx);
    });
    assert.ok(during.length < before.length - 8, String(during.length));
    assert.deepEqual(await definitionsOf(tx), before);
    assert.equal(await countPlaces(tx), SIMING_PLACES);
  });
});

test('what does not hang together is found when the references come back', async () => {
  await rolledBack(async (tx) => {
    const work = withBareTree(tx, () => addCompound(tx));
    await assert.rejects(work, /violates foreign key constraint/);
  });
});
