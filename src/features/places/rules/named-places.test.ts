import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Place } from '#/features/places/model.ts';
import { readNamedPlace, unknownBuilding, writeNamedPlace } from './named-places.ts';

function compound(code: string, hant: string): Place {
  return {
    id: code,
    path: `35.${code}`,
    kind: 'compound',
    level: 60,
    communityId: 'c',
    names: { hant, hans: hant.replace('東', '东'), en: code },
    ordinal: 0,
    point: undefined,
    attributes: {},
  };
}

const compounds = [compound('dx', '東興'), compound('hg', '湖光'), compound('hg2', '湖光')];
const community = { path: '35', level: 50 };
const lane = { path: '35.dx', level: 60 };

function read(said: Readonly<Record<string, string>>, place = community) {
  const named = readNamedPlace({ place, compounds }, { number: 2, cells: said });
  return 'path' in named ? named.path : [named.fault.column, named.fault.code];
}

describe('where a row says that something is', () => {
  test('is where the sheet is brought to, where it says nothing', () => {
    assert.equal(read({}), '35');
    assert.equal(read({ compound: '', building: '' }, lane), '35.dx');
  });

  test('is the compound of that name, in either script or by its code', () => {
    for (const said of ['東興', '东兴', 'DX']) assert.equal(read({ compound: said }), '35.dx');
  });

  test('is a building of it, however it is written', () => {
    for (const building of ['3', '3號樓', '03', '3栋']) {
      assert.equal(read({ compound: '東興', building }), '35.dx.3');
    }
    assert.equal(read({ compound: '東興', building: 'A3' }), '35.dx.a3');
  });

  test('is a building of the compound that the sheet was brought to', () => {
    assert.equal(read({ building: '3' }, lane), '35.dx.3');
  });

  test('is told as wrong at the column that says it', () => {
    assert.deepEqual(read({ compound: '西興' }), ['compound', 'compound_unknown']);
    assert.deepEqual(read({ compound: '湖光' }), ['compound', 'compound_ambiguous']);
    assert.deepEqual(read({ building: '3' }), ['compound', 'compound_needed']);
    assert.deepEqual(read({ compound: '東興', building: '甲乙' }), [
      'building',
      'label_unreadable',
    ]);
    assert.deepEqual(unknownBuilding('99'), {
      fault: { column: 'building', code: 'building_unknown', detail: { said: '99' } },
    });
  });

  test('is read as it was written', () => {
    for (const path of ['35.dx', '35.dx.3', '35.dx.a3']) {
      assert.equal(read(writeNamedPlace({ compounds }, path)), path);
    }
    assert.deepEqual(writeNamedPlace({ compounds }, '35'), { compound: '', building: '' });
    assert.deepEqual(writeNamedPlace({ compounds }, '35.dx.3.1'), { compound: '', building: '' });
  });
});
