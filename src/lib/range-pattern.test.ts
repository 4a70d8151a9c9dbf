import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  expandPattern,
  MAX_HOUSEHOLDS,
  MAX_PER_FLOOR,
  MAX_RANGE_ITEMS,
  parseRange,
} from './range-pattern.ts';
import type { HousePattern, PatternPlace } from './range-pattern.ts';
import { isPath, parentPath } from './tree.ts';

const dongxing: HousePattern = { buildings: '1-12', units: '1-3', floors: '1-6', perFloor: 2 };

function labels(text: string): string {
  const range = parseRange(text);
  return range.ok ? range.value.map(({ label }) => label).join(' ') : range.refusal;
}

function rangeRefusal(text: string): readonly string[] {
  const range = parseRange(text);
  return range.ok ? [] : [range.refusal, ...Object.values(range.detail)];
}

function places(changes: Partial<HousePattern>): readonly PatternPlace[] {
  const expanded = expandPattern({ ...dongxing, ...changes });
  assert.ok(expanded.ok, JSON.stringify(expanded));
  return expanded.value;
}

function patternRefusal(changes: Partial<HousePattern>): Readonly<Record<string, string>> {
  const expanded = expandPattern({ ...dongxing, ...changes });
  return expanded.ok ? {} : { refusal: expanded.refusal, ...expanded.detail };
}

test('numbers, lists and runs are read', () => {
  assert.equal(labels('1-4'), '1 2 3 4');
  assert.equal(labels('1,3,5-7'), '1 3 5 6 7');
  assert.equal(labels('7'), '7');
});

test('letters are read, alone and before numbers', () => {
  assert.equal(labels('A-D'), 'A B C D');
  assert.equal(labels('a, c'), 'A C');
  assert.equal(labels('A1-A3'), 'A1 A2 A3');
  assert.equal(labels('B9-11'), 'B9 B10 B11');
});

test('numbers that are skipped are left out', () => {
  assert.equal(labels('1-6 except 4'), '1 2 3 5 6');
  assert.equal(labels('1-16 except 4, 13-14'), '1 2 3 5 6 7 8 9 10 11 12 15 16');
  assert.equal(labels('1-6 不含 4'), '1 2 3 5 6');
  assert.equal(labels('1至6，除4外'), '1 2 3 5 6');
  assert.equal(labels('1-6跳過4、5'), '1 2 3 6');
});

test('any dash, comma and width is read', () => {
  assert.equal(labels('１～３，５、7；9'), '1 2 3 5 7 9');
  assert.equal(labels(' 1 – 3  5 '), '1 2 3 5');
});

test('members come in the order people count them, once each', () => {
  assert.equal(labels('B, 10, 2, A2, A, A10, 2-3'), '2 3 10 A A2 A10 B');
});

test('leading zeros are no part of a number', () => {
  assert.equal(labels('01-03'), '1 2 3');
});

test('the code of a member is what can stand in a path', () => {
  const range = parseRange('3, B12');
  assert.deepEqual(range.ok && range.value, [
    { label: '3', code: '3', ordinal: 3 },
    { label: 'B12', code: 'b12', ordinal: 20012 },
  ]);
});

test('an empty range is refused, also when everything is left out', () => {
  for (const text of ['', ' ', ',', '1-3 except 1-5', 'except 4']) {
    assert.deepEqual(rangeRefusal(text), ['range_empty'], text);
  }
});

test('what cannot be read is refused and named', () => {
  assert.deepEqual(rangeRefusal('1-3, x1y'), ['range_unreadable', 'X1Y']);
  assert.deepEqual(rangeRefusal('1-2-3'), ['range_unreadable', '1-2-3']);
  assert.deepEqual(rangeRefusal('A-3'), ['range_unreadable', 'A-3']);
  assert.deepEqual(rangeRefusal('A1-B3'), ['range_unreadable', 'A1-B3']);
  assert.deepEqual(rangeRefusal('-3'), ['range_unreadable', '-3']);
  assert.deepEqual(rangeRefusal('3-'), ['range_unreadable', '3-']);
  assert.deepEqual(rangeRefusal('0-3'), ['range_unreadable', '0-3']);
  assert.deepEqual(rangeRefusal('12345'), ['range_unreadable', '12345']);
  assert.deepEqual(rangeRefusal('1-3 except 一'), ['range_unreadable', '一']);
});

test('a range that runs backwards is refused', () => {
  assert.deepEqual(rangeRefusal('1-3, 9-5'), ['range_backwards', '9-5']);
  assert.deepEqual(rangeRefusal('D-A'), ['range_backwards', 'D-A']);
});

test('a range has an upper limit, whether in one run or many', () => {
  assert.equal(labels(`1-${MAX_RANGE_ITEMS}`).split(' ').length, MAX_RANGE_ITEMS);
  assert.deepEqual(rangeRefusal('1-1001'), ['range_too_long', '1000']);
  assert.deepEqual(rangeRefusal('1-9999'), ['range_too_long', '1000']);
  assert.deepEqual(rangeRefusal('1-900, 901-1800, 1801-2700'), ['range_too_long', '1000']);
});

test('a compound is made: each building before its units, each unit before its flats', () => {
  const made = places({ buildings: '3', units: '1-2', floors: '1-2', perFloor: 2 });
  assert.deepEqual(
    made.map(({ kind, path }) => `${kind} ${path}`),
    [
      'building 3',
      'unit 3.1',
      'household 3.1.101',
      'household 3.1.102',
      'household 3.1.201',
      'household 3.1.202',
      'unit 3.2',
      'household 3.2.101',
      'household 3.2.102',
      'household 3.2.201',
      'household 3.2.202',
    ],
  );
});

test('places are named in three scripts', () => {
  const flat = places({}).find(({ path }) => path === '3.2.501');
  assert.deepEqual(flat?.names, { hant: '501', hans: '501', en: 'Flat 501' });
  assert.deepEqual(flat?.fullNames, {
    hant: '3號樓 2單元 501',
    hans: '3号楼 2单元 501',
    en: 'Building 3, Unit 2, Flat 501',
  });
  const unit = places({}).find(({ path }) => path === '3.2');
  assert.deepEqual(unit?.names, { hant: '2單元', hans: '2单元', en: 'Unit 2' });
  const lettered = places({ buildings: 'B' })[0];
  assert.deepEqual(lettered?.names, { hant: 'B號樓', hans: 'B号楼', en: 'Building B' });
});

test('a household knows its floor and its place on it', () => {
  const flat = places({ floors: '12', perFloor: 8 }).find(({ path }) => path.endsWith('.1207'));
  assert.deepEqual([flat?.floor, flat?.position, flat?.ordinal], [12, 7, 1207]);
});

test('without units the flats open straight off the building', () => {
  const made = places({ buildings: '3', units: ' ', floors: '5-5', perFloor: 1 });
  assert.deepEqual(
    made.map(({ fullNames }) => fullNames.en),
    ['Building 3', 'Building 3, Flat 501'],
  );
});

test('a bare number of units or floors is how many there are', () => {
  const counted = places({ buildings: '3', units: '3', floors: ' 6 ', perFloor: 2 });
  const listed = places({ buildings: '3', units: '1-3', floors: '1-6', perFloor: 2 });
  assert.deepEqual(counted, listed);
  assert.equal(counted.filter(({ kind }) => kind === 'household').length, 36);
  const third = places({ buildings: '3', units: '3-3', floors: '1', perFloor: 1 });
  assert.ok(third.every(({ path }) => path === '3' || path.startsWith('3.3')));
});

test('a pattern that cannot be read names its field', () => {
  assert.deepEqual(patternRefusal({ buildings: '' }), {
    refusal: 'range_empty',
    field: 'buildings',
  });
  assert.deepEqual(patternRefusal({ units: '3-1' }), {
    refusal: 'range_backwards',
    item: '3-1',
    field: 'units',
  });
  assert.deepEqual(patternRefusal({ floors: '1-x' }), {
    refusal: 'range_unreadable',
    item: '1-X',
    field: 'floors',
  });
});

test('a floor must be a number', () => {
  assert.deepEqual(patternRefusal({ floors: '1-3, B1' }), {
    refusal: 'pattern_floor_not_a_number',
    field: 'floors',
    item: 'B1',
  });
});

test('the flats on a floor must be a whole number of two digits', () => {
  for (const perFloor of [0, -1, 1.5, Number.NaN, MAX_PER_FLOOR + 1]) {
    assert.deepEqual(patternRefusal({ perFloor }), {
      refusal: 'pattern_per_floor_out_of_bounds',
      field: 'perFloor',
      limit: '99',
    });
  }
});

test('a pattern makes at most five thousand households', () => {
  const most = places({ buildings: '1-50', units: '1-2', floors: '1-25', perFloor: 2 });
  assert.equal(most.filter(({ kind }) => kind === 'household').length, MAX_HOUSEHOLDS);
  assert.deepEqual(
    patternRefusal({ buildings: '1-50', units: '1-2', floors: '1-26', perFloor: 2 }),
    {
      refusal: 'pattern_too_many_households',
      households: '5200',
      limit: '5000',
    },
  );
});

property(
  'a list of numbers is read back, sorted and without doubles',
  fc.property(
    fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 20 }),
    (numbers) => {
      const expected = [...new Set(numbers)].toSorted((a, b) => a - b);
      assert.equal(labels(numbers.join(', ')), expected.join(' '));
    },
  ),
);

property(
  'a run without some is the run less those',
  fc.property(
    fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 50 })),
    fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
    ([from, length], skipped) => {
      const run = Array.from({ length: length + 1 }, (_, index) => from + index);
      const expected = run.filter((number) => !skipped.includes(number)).join(' ');
      const read = labels(`${from}-${from + length} except ${skipped.join(',')}`);
      assert.equal(read, expected === '' ? 'range_empty' : expected);
    },
  ),
);

property(
  'any text is read or refused, never more than the limit',
  fc.property(
    fc.string({ unit: fc.constantFrom(...'0123456789AB-, 除外至'), maxLength: 20 }),
    (text) => {
      const range = parseRange(text);
      if (!range.ok) return;
      assert.ok(range.value.length >= 1 && range.value.length <= MAX_RANGE_ITEMS);
      assert.ok(range.value.every(({ code }) => isPath(code)));
    },
  ),
  1000,
);

property(
  'every place has a path of its own, after the place it is in, and households are all there',
  fc.property(
    fc.record({
      buildings: fc.constantFrom('1-3', 'A-C', '2, B, A1-A2', '1-9 except 4'),
      units: fc.constantFrom('', '1', '1-3', 'A-B'),
      floors: fc.constantFrom('1-3', '2,4-6', '1-14 except 4, 13, 14'),
      perFloor: fc.integer({ min: 1, max: 12 }),
    }),
    (pattern) => {
      const seen = new Set<string>();
      for (const { path, kind, names, fullNames } of places(pattern)) {
        assert.ok(isPath(path) && !seen.has(path), path);
        const parent = parentPath(path);
        assert.equal(parent === undefined, kind === 'building');
        if (parent !== undefined) assert.ok(seen.has(parent), path);
        assert.ok(fullNames.hant.endsWith(names.hant) && fullNames.en.endsWith(names.en));
        seen.add(path);
      }
      const size = (text: string) => (text === '' ? 1 : labels(text).split(' ').length);
      const { buildings, units, floors, perFloor } = pattern;
      const households = places(pattern).filter(({ kind }) => kind === 'household').length;
      assert.equal(households, size(buildings) * size(units) * size(floors) * perFloor);
    },
  ),
);
