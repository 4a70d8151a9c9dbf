import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { officialGround } from '#test/official-ground.ts';
import { insertPlaces } from './rows.ts';
import { searchPlaces } from './search.ts';
import { listServedPaths, listServedPlaces, servePlace } from './served.ts';

const SHENTIAN = '350203007010';
const QISHAN = '310105002002';
const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

/** Districts of Xiamen and Shanghai, and a county and a town that are called Qishan. */
const CODES = ['350203', '310105', '610323', '430422'];

const onGround = officialGround(CODES);

async function withPlaces(work: (tx: Db) => Promise<void>): Promise<void> {
  await onGround(async (tx) => {
    await insertPlaces(tx, [
      {
        id: 'own-1',
        path: '35.02.03.007.010.dx',
        kind: 'compound',
        level: 60,
        communityId: SHENTIAN,
        name: '东兴小区',
        nameEn: 'Eastern Garden',
        isSearched: true,
      },
      {
        id: 'own-2',
        path: '35.02.03.007.010.dx.501',
        kind: 'household',
        level: 90,
        communityId: SHENTIAN,
        name: '东兴小区501',
        isSearched: false,
      },
    ]);
    await work(tx);
  });
}

async function idsOf(db: Db, text: string, within?: string): Promise<readonly string[]> {
  const found = await searchPlaces(db, text, { within });
  return found.map(({ place }) => place.id);
}

test('a community is found by its name in either script, in full or in part', async () => {
  await withPlaces(async (tx) => {
    for (const text of ['深田', '深田社区', '深田社區', '深田社区居委会', '深田社', '田社']) {
      assert.equal((await idsOf(tx, text))[0], SHENTIAN, text);
    }
  });
});

test('a community is found by pinyin and by initials', async () => {
  await withPlaces(async (tx) => {
    for (const text of ['shentian', 'Shentian', 'shen tian', 'shentianshequ', 'shentians']) {
      assert.equal((await idsOf(tx, text))[0], SHENTIAN, text);
    }
    assert.ok((await idsOf(tx, 'stsq')).includes(SHENTIAN));
    assert.ok((await idsOf(tx, 'qs')).includes(QISHAN));
  });
});

test('a place is found by its code, and below it those that begin so', async () => {
  await withPlaces(async (tx) => {
    assert.deepEqual(await idsOf(tx, SHENTIAN), [SHENTIAN]);
    const found = await idsOf(tx, '350203');
    assert.equal(found[0], '350203');
    assert.ok(found.includes('350203007'));
    assert.deepEqual(await idsOf(tx, '35020'), ['350203']);
    assert.equal((await idsOf(tx, '35.02.03.007'))[0], '350203007');
  });
});

test('bigger places come first among those of one name', async () => {
  await withPlaces(async (tx) => {
    const levels = (await searchPlaces(tx, '岐山')).map(({ place }) => place.level);
    assert.equal(levels[0], 30);
    assert.equal(levels[1], 40);
    assert.ok(levels.includes(50));
  });
});

test('the places an installation is run for come first', async () => {
  await withPlaces(async (tx) => {
    assert.notEqual((await idsOf(tx, '岐山'))[0], QISHAN);
    await servePlace(tx, '310105', NOW);
    assert.equal((await idsOf(tx, '岐山'))[0], QISHAN);
    assert.equal((await idsOf(tx, 'qs'))[0], QISHAN);
    assert.equal(new Set(await idsOf(tx, 'qs')).size, (await idsOf(tx, 'qs')).length);
  });
});

test('own places that only hold the text are found among many others', async () => {
  await withPlaces(async (tx) => {
    await servePlace(tx, '310105', NOW);
    const found = await searchPlaces(tx, '居委会', { limit: 100 });
    assert.equal(found.length, 100);
    const first = found.slice(0, 20).map(({ place }) => place.path.slice(0, 5));
    assert.deepEqual([...new Set(first)], ['31.01']);
  });
});

test('a search within a place finds nothing outside it', async () => {
  await withPlaces(async (tx) => {
    assert.ok((await idsOf(tx, '岐山', '31.01')).includes(QISHAN));
    assert.deepEqual(await idsOf(tx, '岐山', '35'), []);
    assert.deepEqual(await idsOf(tx, 'qishan', '35'), []);
    assert.deepEqual(await idsOf(tx, '山', '35.02.03.007.010'), []);
    assert.deepEqual(await idsOf(tx, '310105', '35'), []);
    assert.deepEqual(await idsOf(tx, '东兴', '35.02.03.007.010'), ['own-1']);
    assert.deepEqual(await idsOf(tx, '兴小', '35.02.03.007.010'), ['own-1']);
  });
});

test('a path that begins alike is not within', async () => {
  await withPlaces(async (tx) => {
    assert.deepEqual(await idsOf(tx, '深田', '35.02.0'), []);
    assert.deepEqual(await idsOf(tx, '深田', '3'), []);
  });
});

test('a place is found by the words of its English name', async () => {
  await withPlaces(async (tx) => {
    assert.deepEqual(await idsOf(tx, 'eastern garden'), ['own-1']);
  });
});

test('households and gaps between codes are not found', async () => {
  await withPlaces(async (tx) => {
    assert.deepEqual(await idsOf(tx, '东兴'), ['own-1']);
    assert.deepEqual(await idsOf(tx, 'own-2'), []);
    assert.deepEqual(await idsOf(tx, '市辖区'), []);
    assert.deepEqual(await idsOf(tx, '3101'), ['310105']);
  });
});

test('a place that is found says what it lies in, from the top', async () => {
  await withPlaces(async (tx) => {
    const [found] = await searchPlaces(tx, QISHAN);
    assert.deepEqual(
      found?.above.map(({ names }) => names.hant),
      ['上海市', '長寧區', '江蘇路街道'],
    );
  });
});

test('no more is listed than was asked for, and never more than a hundred', async () => {
  await withPlaces(async (tx) => {
    assert.equal((await searchPlaces(tx, '居', { limit: 5 })).length, 5);
    assert.equal((await searchPlaces(tx, '居', { limit: 5_000 })).length, 100);
    assert.equal((await searchPlaces(tx, '居')).length, 20);
  });
});

test('what means nothing in a search finds nothing and breaks nothing', async () => {
  await withPlaces(async (tx) => {
    const strange = ['', '  ', '%', '_', "'", "'; drop table x", '\\', '\u0000', '（）', '{}'];
    for (const text of strange) assert.deepEqual(await idsOf(tx, text), [], text);
    assert.deepEqual(await idsOf(tx, '龘龘龘'), []);
  });
});

test('the places an installation is run for are listed once each, the longest served first', async () => {
  await withPlaces(async (tx) => {
    assert.deepEqual(await listServedPlaces(tx), []);
    await servePlace(tx, SHENTIAN, NOW);
    await servePlace(tx, QISHAN, NOW.subtract({ hours: 1 }));
    await servePlace(tx, SHENTIAN, NOW.add({ hours: 1 }));
    const served = await listServedPlaces(tx);
    assert.deepEqual(
      served.map(({ id }) => id),
      [QISHAN, SHENTIAN],
    );
    const paths = served.map(({ path }) => path).toSorted();
    assert.deepEqual(await listServedPaths(tx), paths);
  });
});
