import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openReading } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { NewPlace } from '#/features/places/model.ts';
import { rolledBack } from '#test/database.ts';
import { letsIn } from '#test/lets-in.ts';
import { onShentian } from '#test/official-ground.ts';
import {
  findPlaceAt,
  findPlaces,
  listAncestors,
  listChildren,
  listLine,
  lockPlace,
  tablesOf,
} from './find.ts';
import { insertPlaces, prepareUpsert } from './rows.ts';

const COMMUNITY = '350203007010';
const PATH = '35.02.03.007.010';

function unit(more: Partial<NewPlace>): NewPlace {
  return {
    id: 'own-1',
    path: `${PATH}.dx`,
    kind: 'compound',
    level: 60,
    communityId: COMMUNITY,
    name: '东兴小区',
    isSearched: true,
    ...more,
  };
}

test('everything that is given of a place is kept', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      unit({
        nameHant: '東興小區',
        nameHans: '东兴小区',
        nameEn: 'Dongxing',
        ordinal: 4,
        point: { lon: 118.1, lat: 24.5 },
        attributes: { floors: 6, note: 'a "quoted" {word}, \\ and 逗号' },
      }),
    ]);
    const place = (await findPlaces(tx, ['own-1'])).get('own-1');
    assert.deepEqual(place, {
      id: 'own-1',
      path: `${PATH}.dx`,
      kind: 'compound',
      level: 60,
      communityId: COMMUNITY,
      names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' },
      ordinal: 4,
      point: { lon: 118.1, lat: 24.5 },
      attributes: { floors: 6, note: 'a "quoted" {word}, \\ and 逗号' },
    });
  });
});

test('a name in one script is read in the others', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      unit({ name: '東興小區' }),
      unit({ id: 'own-2', path: `${PATH}.x`, name: 'Garden Court, Block-2' }),
    ]);
    const places = await findPlaces(tx, ['own-1', 'own-2']);
    assert.deepEqual(places.get('own-1')?.names, {
      hant: '東興小區',
      hans: '东兴小区',
      en: 'Dongxing Compound',
    });
    assert.equal(places.get('own-2')?.names.en, 'Garden Court, Block-2');
  });
});

test('parents and children may be written by one statement', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      unit({ id: 'own-2', path: `${PATH}.dx.1`, kind: 'building', level: 70 }),
      unit({}),
    ]);
    assert.equal((await listChildren(tx, `${PATH}.dx`))[0]?.id, 'own-2');
  });
});

test('nothing can be hung below what is not there', async () => {
  await onShentian(async (tx) => {
    const orphan = unit({ path: `${PATH}.nowhere.1` });
    await assert.rejects(insertPlaces(tx, [orphan]), /place_parent_path_fkey/);
  });
});

test('two places cannot share a path', async () => {
  await onShentian(async (tx) => {
    const twins = [unit({}), unit({ id: 'own-2' })];
    await assert.rejects(insertPlaces(tx, twins), /place_path_key/);
  });
});

test('a path of other characters than a path has is refused by the database', async () => {
  await onShentian(async (tx) => {
    await assert.rejects(insertPlaces(tx, [unit({ path: `${PATH}.a-b` })]), /place_path_check/);
  });
});

test('a place below the communities names the community it lies in', async () => {
  await onShentian(async (tx) => {
    const lost = unit({ communityId: undefined });
    await assert.rejects(insertPlaces(tx, [lost]), /violates check constraint/);
  });
});

test('a community is its own community', async () => {
  await onShentian(async (tx) => {
    const other = unit({
      id: '350203007011',
      path: '35.02.03.007.011',
      kind: 'community',
      level: 50,
    });
    await assert.rejects(insertPlaces(tx, [other]), /violates check constraint/);
  });
});

test('a level that is not that of the kind is refused by the database', async () => {
  await onShentian(async (tx) => {
    await assert.rejects(insertPlaces(tx, [unit({ level: 70 })]), /place_kind_level_fkey/);
  });
});

test('siblings come as people count them', async () => {
  await onShentian(async (tx) => {
    const numbers = [10, 2, 1];
    await insertPlaces(tx, [
      unit({}),
      ...numbers.map((number) =>
        unit({
          id: `b-${number}`,
          path: `${PATH}.dx.${number}`,
          kind: 'building',
          level: 70,
          ordinal: number,
        }),
      ),
    ]);
    const children = await listChildren(tx, `${PATH}.dx`);
    assert.deepEqual(
      children.map(({ ordinal }) => ordinal),
      [1, 2, 10],
    );
  });
});

test('what lies above is listed from the top, without what only fills a gap', async () => {
  await onShentian(async (tx) => {
    const gap = unit({
      id: 'gap',
      path: '35.00',
      kind: 'direct',
      level: 20,
      communityId: undefined,
    });
    const below = unit({
      id: 'x',
      path: '35.00.01',
      kind: 'district',
      level: 30,
      communityId: undefined,
    });
    await insertPlaces(tx, [gap, below]);
    const idsAbove = async (path: string) => (await listAncestors(tx, path)).map(({ id }) => id);
    assert.deepEqual(await idsAbove(PATH), ['35', '3502', '350203', '350203007']);
    assert.deepEqual(await idsAbove('35.00.01'), ['35']);
    for (const db of [tx, openReading(tx)]) {
      const line = async (id: string) => (await listLine(db, id)).map((place) => place.id);
      assert.deepEqual(await line(COMMUNITY), ['35', '3502', '350203', '350203007', COMMUNITY]);
      assert.deepEqual(await line('x'), ['35', 'x']);
      assert.deepEqual(await line('gap'), ['35', 'gap']);
      assert.deepEqual(await line('nowhere'), []);
    }
  });
});

test('a place is found at its path, and at one where it was before it was moved', async () => {
  await onShentian(async (tx) => {
    const movedAt = Temporal.Instant.from('2026-11-22T12:00:00Z');
    await tablesOf(tx)
      .insertInto('places.alias')
      .values({ path: '35.02.03.006.010', place_id: COMMUNITY, moved_at: movedAt })
      .execute();
    assert.equal((await findPlaceAt(tx, PATH))?.id, COMMUNITY);
    assert.equal((await findPlaceAt(tx, '35.02.03.006.010'))?.id, COMMUNITY);
    assert.equal(await findPlaceAt(tx, '35.02.03.006.011'), undefined);
  });
});

test('a path is at most sixteen codes joined by dots, and nothing else', async () => {
  const deep = Array.from({ length: 16 }, (_, index) => `c${index}`).join('.');
  const right = ['35', '35.02', '35.02.a_b.7', deep];
  const wrong = [
    '',
    '.',
    '35.',
    '.35',
    '35..02',
    '35.A',
    '35 02',
    '35.02\n',
    `${deep}.x`,
    '35.a-b',
  ];
  const check = { constraint: 'place_path_check', column: 'path' };
  await rolledBack(async (tx) => {
    assert.deepEqual(await letsIn(tx, check, [...wrong, ...right]), right);
  });
});

test('the line of a place is what its own transaction has made of it', async () => {
  await onShentian(async (tx) => {
    const building = unit({ id: 'own-2', path: `${PATH}.dx.3`, kind: 'building', level: 70 });
    await insertPlaces(tx, [unit({}), building]);
    const names = async () => (await listLine(tx, 'own-2')).slice(-2).map((one) => one.names.hans);
    assert.deepEqual(await names(), ['东兴小区', '东兴小区']);
    await sql`update places.place set name = '东兴新村' where id = 'own-1'`.execute(tx);
    assert.deepEqual(await names(), ['东兴新村', '东兴小区']);
  });
});

test('a place that is locked is the place, and none is none', async () => {
  await onShentian(async (tx) => {
    assert.equal((await lockPlace(tx, COMMUNITY))?.path, PATH);
    assert.equal(await lockPlace(tx, 'nowhere'), undefined);
  });
});

async function keysOf(db: Db, id: string) {
  return tablesOf(db)
    .selectFrom('places.place')
    .select(['search_name', 'search_latin', 'search_initials', 'search_tokens'])
    .where('id', '=', id)
    .executeTakeFirst();
}

test('what is searched has keys of its names, what is not has none', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [
      unit({ nameEn: 'Dongxing Garden' }),
      unit({ id: 'own-2', path: `${PATH}.dx.1`, isSearched: false }),
    ]);
    const keys = await keysOf(tx, 'own-1');
    assert.equal(keys?.search_initials, 'dxxq');
    assert.ok(keys?.search_tokens?.includes('garden'));
    assert.deepEqual(await keysOf(tx, 'own-2'), {
      search_name: null,
      search_latin: null,
      search_initials: null,
      search_tokens: null,
    });
  });
});

test('names that are given replace those before, and open ones leave them', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [unit({ nameEn: 'Dongxing', nameHant: '東興小區' })]);
    const changed = unit({ name: '新东兴', nameHant: '新東興', point: { lon: 1, lat: 2 } });
    const tally = await prepareUpsert([changed], 'given')(tx);
    assert.deepEqual(tally, { created: 0, updated: 1, unchanged: 0 });
    const place = (await findPlaces(tx, ['own-1'])).get('own-1');
    assert.deepEqual(place?.names, { hant: '新東興', hans: '新东兴', en: 'Dongxing' });
    assert.deepEqual(place?.point, { lon: 1, lat: 2 });
  });
});

test('a place goes on being found by the words of an earlier name', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [unit({})]);
    await prepareUpsert([unit({ name: '湖光小区' })], 'given')(tx);
    const tokens = (await keysOf(tx, 'own-1'))?.search_tokens ?? [];
    assert.ok(tokens.includes('东兴') && tokens.includes('湖光'), tokens.join(' '));
  });
});

test('what is given again as it is counts as unchanged', async () => {
  await onShentian(async (tx) => {
    const same = unit({ nameEn: 'Dongxing', point: { lon: 1, lat: 2 } });
    await insertPlaces(tx, [same]);
    const tally = await prepareUpsert([same], 'given')(tx);
    assert.deepEqual(tally, { created: 0, updated: 0, unchanged: 1 });
  });
});

test('each name and the position count as a change by themselves', async () => {
  const changes: readonly Partial<NewPlace>[] = [
    { name: '别名' },
    { nameHant: '別名' },
    { nameHans: '别名' },
    { nameEn: 'Alias' },
    { point: { lon: 3, lat: 4 } },
  ];
  await onShentian(async (tx) => {
    await insertPlaces(tx, [unit({})]);
    for (const change of changes) {
      const tally = await prepareUpsert([unit(change)], 'given')(tx);
      assert.equal(tally.updated, 1, JSON.stringify(change));
    }
  });
});

test('a derived name does not replace one written by hand while its source stays', async () => {
  await onShentian(async (tx) => {
    await insertPlaces(tx, [unit({ nameHant: '東興' })]);
    const derived = unit({ nameHant: '東興小區' });
    assert.equal((await prepareUpsert([derived], 'derived')(tx)).unchanged, 1);
    const renamed = unit({ name: '新东兴', nameHant: '新東興' });
    assert.equal((await prepareUpsert([renamed], 'derived')(tx)).updated, 1);
    assert.equal((await findPlaces(tx, ['own-1'])).get('own-1')?.names.hant, '新東興');
  });
});
