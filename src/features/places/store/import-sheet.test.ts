import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { findPlace, findPlaces, listAncestors } from './find.ts';
import { importSheet } from './import-sheet.ts';
import { addKind } from './kinds.ts';
import { searchPlaces } from './search.ts';

const HEADING = 'code,parent,kind,name,name_en,lon,lat';
const SHEET = [
  HEADING,
  '75056,FR-75,city,Paris,,2.35,48.86',
  'FR,,nation,France,,,',
  'FR-75,FR,departement,Département de Paris,Department of Paris,,',
  '75056-01,75056,community,Quartier Saint-Germain,,,',
  'HLM,75056-01,compound,"Résidence ""Les Lilas"", bât. A",,,',
];

async function withKinds(work: (tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    for (const [id, level] of [
      ['nation', 5],
      ['departement', 15],
    ] as const) {
      await addKind(tx, { id, level, names: { hant: id, hans: id, en: id }, isListed: true });
    }
    await work(tx);
  });
}

async function run(db: Db, lines: readonly string[], mode: 'try' | 'import') {
  const done = await importSheet(db, lines.join('\n'), { mode });
  assert.ok(done.ok);
  return done.value;
}

test('a tree of another country is imported whole', async () => {
  await withKinds(async (tx) => {
    const report = await run(tx, SHEET, 'import');
    assert.deepEqual(report, {
      tally: { created: 5, updated: 0, unchanged: 0 },
      faults: [],
      faultCount: 0,
    });
    const place = await findPlace(tx, 'HLM');
    assert.equal(place?.path, 'fr.75.75056.01.hlm');
    assert.equal(place?.communityId, '75056-01');
    assert.equal(place?.names.en, 'Résidence "Les Lilas", bât. A');
    assert.equal((await listAncestors(tx, place?.path ?? '')).length, 4);
    assert.deepEqual((await findPlace(tx, '75056'))?.point, { lon: 2.35, lat: 48.86 });
  });
});

test('a Latin name is found without its accents and by its initials', async () => {
  await withKinds(async (tx) => {
    await run(tx, SHEET, 'import');
    for (const text of ['departement de', 'Département', 'ddp', 'FR-75', 'department']) {
      const [found] = await searchPlaces(tx, text);
      assert.equal(found?.place.id, 'FR-75', text);
    }
  });
});

test('a trial tells what an import would do and does nothing', async () => {
  await withKinds(async (tx) => {
    assert.deepEqual((await run(tx, SHEET, 'try')).tally, { created: 5, updated: 0, unchanged: 0 });
    assert.equal(await findPlace(tx, 'FR'), undefined);
    await run(tx, SHEET, 'import');
    const renamed = SHEET.map((line) => line.replace('France', 'République française'));
    const { tally } = await run(tx, renamed, 'try');
    assert.deepEqual(tally, { created: 0, updated: 1, unchanged: 4 });
    assert.equal((await findPlace(tx, 'FR'))?.names.en, 'France');
  });
});

test('a sheet with a faulty row imports nothing, and tells every fault', async () => {
  await withKinds(async (tx) => {
    const { faults, tally } = await run(
      tx,
      [...SHEET, 'X,FR,empire,X,,,', 'Y,NOWHERE,city,,,x,'],
      'import',
    );
    assert.deepEqual(
      faults.map(({ row, column, code }) => `${row} ${column} ${code}`),
      [
        '7 kind sheet_kind_unknown',
        '8 name sheet_cell_empty',
        '8 parent sheet_parent_unknown',
        '8 lon sheet_degrees_unreadable',
        '8 lat sheet_degrees_unreadable',
      ],
    );
    assert.equal(tally.created, 0);
    assert.equal(await findPlace(tx, 'FR'), undefined);
  });
});

test('a sheet without its heading is told at once', async () => {
  await withKinds(async (tx) => {
    const { faults } = await run(tx, SHEET.slice(1), 'import');
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['sheet_column_missing', 'sheet_column_missing', 'sheet_column_missing'],
    );
  });
});

test('a text that is no sheet is refused with the row', async () => {
  await withKinds(async (tx) => {
    const done = await importSheet(tx, `${HEADING}\n"FR,,nation`, { mode: 'import' });
    assert.ok(!done.ok);
    assert.equal(done.refusal, 'csv_quote_unclosed');
    assert.equal(done.detail['row'], '2');
  });
});

test('importing a sheet again changes nothing', async () => {
  await withKinds(async (tx) => {
    await run(tx, SHEET, 'import');
    const { tally } = await run(tx, SHEET, 'import');
    assert.deepEqual(tally, { created: 0, updated: 0, unchanged: 5 });
  });
});

test('a sheet may add to what is there', async () => {
  await withKinds(async (tx) => {
    await run(tx, SHEET, 'import');
    const { tally } = await run(tx, [HEADING, 'LYON,FR,city,Lyon,,,'], 'import');
    assert.equal(tally.created, 1);
    assert.equal((await findPlace(tx, 'LYON'))?.path, 'fr.lyon');
  });
});

test('a place of somebody else that stands in the way is told', async () => {
  await withKinds(async (tx) => {
    await run(tx, SHEET, 'import');
    const { faults } = await run(tx, [HEADING, 'fr.75,FR,departement,Other,,,'], 'import');
    assert.deepEqual(faults, []);
    const clash = await run(tx, [HEADING, '75,FR,departement,Other,,,'], 'import');
    assert.deepEqual(clash.faults, [
      { row: 2, column: 'code', code: 'sheet_path_taken', detail: { other: 'FR-75' } },
    ]);
  });
});

test('progress is told until every row is written', async () => {
  await withKinds(async (tx) => {
    const told: string[] = [];
    await importSheet(tx, SHEET.join('\n'), {
      mode: 'import',
      onProgress: (done, total) => told.push(`${done}/${total}`),
    });
    assert.deepEqual(told, ['5/5']);
  });
});

test('a sheet of thousands of places is written in several steps', async () => {
  await withKinds(async (tx) => {
    const many = Array.from({ length: 6_000 }, (_, index) => `C${index},FR,city,City ${index},,,`);
    const told: number[] = [];
    const done = await importSheet(tx, [HEADING, 'FR,,nation,France,,,', ...many].join('\r\n'), {
      mode: 'import',
      onProgress: (count) => told.push(count),
    });
    assert.ok(done.ok);
    assert.equal(done.value.tally.created, 6_001);
    assert.deepEqual(told, [5_000, 6_001]);
    assert.equal((await findPlaces(tx, ['C0', 'C5999'])).size, 2);
  });
});

test('of very many faults the first are told, and how many there are', async () => {
  await withKinds(async (tx) => {
    const faulty = Array.from({ length: 1_200 }, (_, index) => `C${index},,empire,City,,,`);
    const { faults, faultCount } = await run(tx, [HEADING, ...faulty], 'import');
    assert.equal(faults.length, 1_000);
    assert.equal(faultCount, 1_200);
    assert.equal(faults.at(-1)?.row, 1_001);
  });
});
