import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Place } from '#/features/places/model.ts';
import { readNamedHousehold, unknownHousehold, writeNamedHousehold } from './named-households.ts';

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
  const named = readNamedHousehold({ place, compounds }, { number: 2, cells: said });
  if ('fault' in named) return [named.fault.column, named.fault.code];
  return 'code' in named ? { code: named.code } : named.path;
}

describe('which household a row is about', () => {
  const flat = { compound: '东兴', building: '3號樓', unit: '2單元', door: '501室' };

  test('is told by what stands on its doors, with a stairwell or without', () => {
    assert.equal(read(flat), '35.dx.3.2.501');
    assert.equal(read({ ...flat, unit: '' }), '35.dx.3.501');
    assert.equal(read({ ...flat, door: '12-a' }), '35.dx.3.2.12_a');
  });

  test('is of the compound that the sheet was brought to, where none is named', () => {
    assert.equal(read({ ...flat, compound: '' }, lane), '35.dx.3.2.501');
    assert.deepEqual(read({ ...flat, compound: '' }), ['compound', 'compound_needed']);
  });

  test('is told by a code or a path before anything else', () => {
    assert.deepEqual(read({ ...flat, household: '35.dx.3.2.502' }), { code: '35.dx.3.2.502' });
    assert.deepEqual(read({ household: 'h-1' }), { code: 'h-1' });
  });

  test('has to be told, in a way that can be read', () => {
    assert.deepEqual(read({}), ['household', 'household_needed']);
    assert.deepEqual(read({ unit: '1' }), ['household', 'household_needed']);
    assert.deepEqual(read({ ...flat, compound: '西興' }), ['compound', 'compound_unknown']);
    assert.deepEqual(read({ ...flat, compound: '湖光' }), ['compound', 'compound_ambiguous']);
    assert.deepEqual(read({ ...flat, building: '三棟' }), ['building', 'label_unreadable']);
    assert.deepEqual(read({ ...flat, door: '' }), ['door', 'label_unreadable']);
  });

  test('and is not there is told at the column that said it', () => {
    assert.deepEqual(unknownHousehold('door', '501').fault, {
      column: 'door',
      code: 'household_unknown',
      detail: { said: '501' },
    });
  });
});

describe('a household is written as it is read', () => {
  const names = new Map(compounds.map(({ path, names: { hant } }) => [path, hant]));

  test('by its doors where it is in a compound', () => {
    for (const path of ['35.dx.3.2.501', '35.dx.a3.501', '35.dx.3.2.12_a']) {
      const name = (path.split('.').at(-1) ?? '').replace('_', '-').toUpperCase();
      const cells = writeNamedHousehold(names, { path, name });
      assert.equal(read(cells), path);
      assert.equal(cells.household, '');
    }
  });

  test('by its path where it is in none', () => {
    const cells = writeNamedHousehold(names, { path: '35.farm', name: '1' });
    assert.deepEqual(read(cells), { code: '35.farm' });
    assert.equal(`${cells.compound}${cells.building}${cells.unit}${cells.door}`, '');
  });
});
