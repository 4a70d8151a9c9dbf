import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Place } from '#/features/places/model.ts';
import { findCompound, householdKey, isMoved, readHousehold, spotsOf } from './household-rows.ts';
import type { HouseholdRow } from './household-rows.ts';

const COMMUNITY = '350203007010';

function compound(path: string, hant: string, en = hant): Place {
  return {
    id: path,
    path,
    kind: 'compound',
    level: 60,
    communityId: COMMUNITY,
    names: { hant, hans: hant.replace('東', '东').replace('區', '区'), en },
    ordinal: 0,
    point: undefined,
    attributes: {},
  };
}

const dongxing = compound('35.dx', '東興小區', 'Dongxing');

function cells(building: string, unit: string, door: string, more: Record<string, string> = {}) {
  return { compound: '東興小區', building, unit, door, ...more };
}

function rowOf(said: Record<string, string>): HouseholdRow {
  const read = readHousehold(said);
  assert.ok('row' in read, JSON.stringify(said));
  return read.row;
}

function faultOf(said: Record<string, string>) {
  const read = readHousehold(said);
  return 'fault' in read ? [read.fault.column, read.fault.code] : undefined;
}

const ids = () => {
  let next = 0;
  return () => String((next += 1));
};

describe('what stands in a row', () => {
  test('a building is the same however it is written', () => {
    const ways = ['3', '03', '3號樓', '3号楼', '3 號', '3棟', '3栋', '3幢', '3座', '３', '#3'];
    for (const said of [...ways, 'Building 3', 'block 3', 'No. 3']) {
      assert.equal(rowOf(cells(said, '', '101')).building, '3', said);
    }
    assert.equal(rowOf(cells('a座', '', '101')).building, 'A');
    assert.equal(rowOf(cells('A3号楼', '', '101')).building, 'A3');
    assert.equal(rowOf(cells('12b', '', '101')).building, '12B');
  });

  test('a stairwell and a door are, too', () => {
    for (const said of ['2', '2單元', '2单元', '2門', '2门', '2梯', 'Unit 2', '02']) {
      assert.equal(rowOf(cells('1', said, '101')).unit, '2', said);
    }
    assert.equal(rowOf(cells('1', '', '101')).unit, undefined);
    for (const said of ['501', '501室', '501號', '501房', '501户', 'Flat 501', 'room 501']) {
      assert.equal(rowOf(cells('1', '', said)).door, '501', said);
    }
    assert.equal(rowOf(cells('1', '', '12-a')).door, '12-A');
  });

  test('noughts before a door stand as they are on it', () => {
    assert.equal(rowOf(cells('1', '', '0501')).door, '0501');
  });

  test('what is no number and no letter is told at its column', () => {
    assert.deepEqual(faultOf(cells('三棟', '', '101')), ['building', 'label_unreadable']);
    assert.deepEqual(faultOf(cells('3-4', '', '101')), ['building', 'label_unreadable']);
    assert.deepEqual(faultOf(cells('', '', '101')), ['building', 'label_unreadable']);
    assert.deepEqual(faultOf(cells('3', '左', '101')), ['unit', 'label_unreadable']);
    for (const door of ['', '101.5', '../1', "1' or 1=1", '頂樓', '1'.repeat(9), '1/2']) {
      assert.deepEqual(faultOf(cells('3', '1', door)), ['door', 'label_unreadable'], door);
    }
  });

  test('the floor and the window follow from the door, unless they are said', () => {
    const window = (door: string, more = {}) => {
      const { floor, position, isWindowGiven } = rowOf(cells('1', '', door, more));
      return [floor, position, isWindowGiven];
    };
    assert.deepEqual(window('501'), [5, 1, false]);
    assert.deepEqual(window('1203'), [12, 3, false]);
    assert.deepEqual(window('500'), [undefined, undefined, false]);
    assert.deepEqual(window('7'), [undefined, undefined, false]);
    assert.deepEqual(window('A5'), [undefined, undefined, false]);
    assert.deepEqual(window('501', { floor: '6樓' }), [6, 1, true]);
    assert.deepEqual(window('501', { floor: '6F', position: '２' }), [6, 2, true]);
    assert.deepEqual(window('A5', { position: '4' }), [undefined, 4, true]);
  });

  test('a floor or a window that cannot be is told', () => {
    for (const floor of ['0', '-1', '201', '1.5', '頂', '1e2']) {
      assert.deepEqual(faultOf(cells('1', '', '101', { floor })), ['floor', 'number_unreadable']);
    }
    for (const position of ['0', '100', 'x']) {
      const said = cells('1', '', '101', { position });
      assert.deepEqual(faultOf(said), ['position', 'number_unreadable'], position);
    }
    assert.equal(faultOf(cells('1', '', '101', { floor: '200', position: '99' })), undefined);
  });
});

test('two ways to write one household have one key, two households two', () => {
  const key = householdKey(cells('3號樓', '1單元', '501室'));
  assert.equal(householdKey({ ...cells('3', '1', '501'), compound: ' 东兴小区 ' }), key);
  assert.notEqual(householdKey(cells('3', '', '501')), key);
  assert.notEqual(householdKey(cells('3', '1', '502')), key);
  assert.notEqual(householdKey(cells('31', '', '501')), householdKey(cells('3', '1', '501')));
  assert.notEqual(householdKey(cells('?', '', '1')), householdKey(cells('!', '', '1')));
});

describe('which compound is meant', () => {
  const all = [dongxing, compound('35.hg', '湖光', 'Huguang'), compound('35.hg2', '湖光')];

  test('any of its names finds it, and what stands for it in paths', () => {
    for (const said of ['東興小區', '东兴小区', 'dongxing', 'DX']) {
      const found = findCompound(all, said);
      assert.ok(found.ok, said);
      assert.equal(found.value.id, '35.dx', said);
    }
  });

  test('a name nobody has, and one that two have, are refused with what was said', () => {
    assert.partialDeepStrictEqual(findCompound(all, '西興'), {
      ok: false,
      refusal: 'compound_unknown',
      detail: { said: '西興' },
    });
    assert.partialDeepStrictEqual(findCompound(all, '湖光'), {
      ok: false,
      refusal: 'compound_ambiguous',
      detail: { said: '湖光' },
    });
    assert.equal(findCompound([], '東興').ok, false);
  });
});

describe('what a row lays out', () => {
  test('building, stairwell and household, each under the one before', () => {
    const spots = spotsOf(dongxing, rowOf(cells('A3', '2', '501')), ids());
    assert.deepEqual(
      spots.map(({ path, kind, level, nameHant, name, nameEn, isSearched }) => [
        path,
        kind,
        level,
        nameHant,
        name,
        nameEn,
        isSearched,
      ]),
      [
        ['35.dx.a3', 'building', 70, 'A3號樓', 'A3号楼', 'Building A3', true],
        ['35.dx.a3.2', 'unit', 80, '2單元', '2单元', 'Unit 2', false],
        ['35.dx.a3.2.501', 'household', 90, '501', '501', 'Flat 501', false],
      ],
    );
    assert.deepEqual(spots.at(-1)?.attributes, { floor: 5, position: 1 });
    assert.ok(spots.every(({ communityId }) => communityId === COMMUNITY));
    assert.equal(new Set(spots.map(({ id }) => id)).size, 3);
  });

  test('without a stairwell the household is right below the building', () => {
    const spots = spotsOf(dongxing, rowOf(cells('3', '', '12-a')), ids());
    assert.deepEqual(
      spots.map(({ path }) => path),
      ['35.dx.3', '35.dx.3.12_a'],
    );
    assert.deepEqual(spots.at(-1)?.attributes, { floor: null, position: null });
  });

  test('buildings stand as people count them: 2 before 10, numbers before letters', () => {
    const ordinals = ['2', '10', 'A', 'A1', 'B'].map(
      (label) => spotsOf(dongxing, rowOf(cells(label, '', '1')), ids())[0]?.ordinal ?? 0,
    );
    assert.deepEqual(
      ordinals.toSorted((one, other) => one - other),
      ordinals,
    );
  });
});

test('a household looks out of another window only where the row says one', () => {
  const known = { id: 'x', level: 90, floor: 5, position: 1 };
  assert.equal(isMoved(known, rowOf(cells('1', '', '501'))), false);
  assert.equal(isMoved({ ...known, floor: null }, rowOf(cells('1', '', '501'))), false);
  assert.equal(isMoved(known, rowOf(cells('1', '', '501', { floor: '5' }))), false);
  assert.equal(isMoved(known, rowOf(cells('1', '', '501', { floor: '6' }))), true);
  assert.equal(isMoved(known, rowOf(cells('1', '', '501', { position: '2' }))), true);
});
