import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCsv } from '#/lib/csv.ts';
import { isPath, parentPath } from '#/lib/tree.ts';
import { property } from '#test/property.ts';
import { planSheet, readSheetRows } from './sheet.ts';
import type { KnownPlace, SheetFault, SheetPlan } from './sheet.ts';

const LEVELS = {
  nation: 5,
  state: 10,
  county: 30,
  gap: 31,
  neighbourhood: 50,
  house: 70,
  flat: 90,
};

const KINDS = new Map(
  Object.entries(LEVELS).map(([id, level]) => {
    const names = { hant: id, hans: id, en: id };
    return [id, { id, level, names, isListed: id !== 'gap' }];
  }),
);

function read(lines: readonly string[]) {
  const sheet = readCsv(lines.join('\n'));
  assert.ok(sheet.ok);
  return readSheetRows(sheet.value);
}

function plan(lines: readonly string[], known: readonly KnownPlace[] = []): SheetPlan {
  const { rows, faults } = read(lines);
  assert.deepEqual(faults, []);
  return planSheet(rows, { kinds: KINDS, known: new Map(known.map((place) => [place.id, place])) });
}

/** Plans rows of `code,parent,kind,name`. */
function planRows(rows: readonly string[], known: readonly KnownPlace[] = []): SheetPlan {
  return plan(['code,parent,kind,name', ...rows], known);
}

function told(faults: readonly SheetFault[]): readonly string[] {
  return faults.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

const TREE = [
  'US,,nation,United States',
  'US-CA,US,state,California',
  'SF,US-CA,county,San Francisco',
];

test('a tree is laid out with paths made of what each code adds', () => {
  const { places, faults } = planRows(TREE);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    places.map(({ id, path, level }) => `${id} ${path} ${level}`),
    ['US us 5', 'US-CA us.ca 10', 'SF us.ca.sf 30'],
  );
});

test('rows may stand in any order', () => {
  const { places, faults } = planRows([...TREE].reverse());
  assert.deepEqual(faults, []);
  assert.deepEqual(
    places.map(({ id }) => id),
    ['US', 'US-CA', 'SF'],
  );
});

test('official codes of China make official paths', () => {
  const { places } = planRows(['35,,state,福建省', '3502,35,county,厦门市']);
  assert.equal(places[1]?.path, '35.02');
});

test('columns may stand in any order and be written in capitals', () => {
  const { places } = plan(['NAME, Kind ,CODE', 'United States,nation,US']);
  assert.equal(places[0]?.name, 'United States');
});

test('a heading without a column that must be there is told at once', () => {
  assert.deepEqual(told(read(['code,parent', 'US,']).faults), [
    '1 kind sheet_column_missing',
    '1 name sheet_column_missing',
  ]);
  assert.deepEqual(told(read([]).faults).length, 3);
});

test('names, position and order are read', () => {
  const { places } = plan([
    'code,kind,name,name_hant,name_hans,name_en,lon,lat,ordinal',
    'x,nation,厦门,廈門,厦门,Xiamen,118.1,-24.5,7',
  ]);
  const [place] = places;
  assert.deepEqual([place?.nameHant, place?.nameHans, place?.nameEn], ['廈門', '厦门', 'Xiamen']);
  assert.deepEqual(place?.point, { lon: 118.1, lat: -24.5 });
  assert.equal(place?.ordinal, 7);
});

test('what is left empty is left open', () => {
  const [place] = plan(['code,kind,name,name_en,lon,lat', 'x,nation,Somewhere,,,']).places;
  assert.equal(place?.nameEn, undefined);
  assert.equal(place?.point, undefined);
  assert.equal(place?.ordinal, 0);
});

test('a community is its own tenant, what lies in it is its, and what lies above is nobody’s', () => {
  const { places } = planRows([...TREE, 'N1,SF,neighbourhood,Mission', 'H1,N1,house,No. 1']);
  const tenants = new Map(places.map(({ id, communityId }) => [id, communityId]));
  assert.equal(tenants.get('SF'), undefined);
  assert.equal(tenants.get('N1'), 'N1');
  assert.equal(tenants.get('H1'), 'N1');
});

test('gaps between codes and flats are not searched', () => {
  const rows = [...TREE, 'G,SF,gap,Gap', 'N,G,neighbourhood,Mission', 'H,N,house,1', 'F,H,flat,2'];
  const found = planRows(rows).places.filter(({ isSearched }) => isSearched);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['US', 'US-CA', 'SF', 'N', 'H'],
  );
});

test('every empty cell of every row is told', () => {
  assert.deepEqual(told(planRows([',,,', 'US,,nation,']).faults), [
    '2 code sheet_cell_empty',
    '2 kind sheet_cell_empty',
    '2 name sheet_cell_empty',
    '3 name sheet_cell_empty',
  ]);
});

test('a cell that is too long is told with its limit', () => {
  const { faults } = planRows([`${'x'.repeat(65)},,nation,${'n'.repeat(121)}`]);
  assert.deepEqual(told(faults), ['2 code sheet_cell_too_long', '2 name sheet_cell_too_long']);
  assert.deepEqual(
    faults.map(({ detail }) => detail['limit']),
    ['64', '120'],
  );
});

test('a code that stands twice is told at the first of the two, with the row of the other', () => {
  const { faults } = planRows(['US,,nation,One', 'US,,nation,Two']);
  assert.deepEqual(told(faults), ['2 code sheet_code_twice']);
  assert.deepEqual(faults[0]?.detail, { row: '3' });
});

test('a kind that is not known is told by its name', () => {
  const { faults } = planRows(['US,,empire,United States']);
  assert.deepEqual(told(faults), ['2 kind sheet_kind_unknown']);
  assert.equal(faults[0]?.detail['kind'], 'empire');
});

test('a parent that is nowhere is told', () => {
  assert.deepEqual(told(planRows(['CA,US,state,California']).faults), [
    '2 parent sheet_parent_unknown',
  ]);
});

test('a parent must be of a higher kind, so that nothing lies in itself', () => {
  const { faults } = planRows(['A,B,state,One', 'B,A,state,Two', 'C,C,state,Three']);
  assert.deepEqual(told(faults), [
    '2 parent sheet_parent_too_low',
    '3 parent sheet_parent_too_low',
    '4 parent sheet_parent_too_low',
  ]);
});

test('the children of a faulty row are not at fault', () => {
  const { faults, places } = planRows(['US,,nation,', 'US-CA,US,state,California']);
  assert.deepEqual(told(faults), ['2 name sheet_cell_empty']);
  assert.deepEqual(places, []);
});

test('a code of which no path can be made is told', () => {
  assert.deepEqual(told(planRows(['樓,,nation,Nowhere']).faults), ['2 code sheet_code_unusable']);
});

test('a code that cannot stand in the address of a page is told', () => {
  const rows = [
    'A B,,nation,a',
    'A/B,,nation,b',
    '.A,,nation,c',
    'Ä1,,nation,d',
    'A-1_b.c,,nation,e',
  ];
  assert.deepEqual(
    told(planRows(rows).faults),
    [2, 3, 4, 5].map((row) => `${row} code sheet_code_unusable`),
  );
});

test('a tree deeper than a path can be is told', () => {
  const deep = {
    id: 'D',
    path: 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p',
    level: 5,
    communityId: undefined,
  };
  assert.deepEqual(told(planRows(['Q,D,state,Deeper'], [deep]).faults), [
    '2 code sheet_code_unusable',
  ]);
});

test('two codes that make one path are told with the other', () => {
  const { faults } = planRows(['US,,nation,One', 'us,,nation,Two']);
  assert.deepEqual(told(faults), ['3 code sheet_path_taken']);
  assert.deepEqual(faults[0]?.detail, { other: 'US' });
});

test('a place below the communities must lie in one', () => {
  assert.deepEqual(told(planRows([...TREE, 'H,SF,house,No. 1']).faults), [
    '5 parent sheet_outside_community',
  ]);
});

test('a position is two readable numbers on the earth, or none', () => {
  const heading = 'code,kind,name,lon,lat';
  const wrong = ['1,nation,a,181,0', '2,nation,b,x,1', '3,nation,c,1,', '4,nation,d,0,-90.5'];
  assert.deepEqual(told(plan([heading, ...wrong]).faults), [
    '2 lon sheet_degrees_unreadable',
    '3 lon sheet_degrees_unreadable',
    '4 lat sheet_degrees_unreadable',
    '5 lat sheet_degrees_unreadable',
  ]);
});

test('an order that is no whole number is told', () => {
  assert.deepEqual(told(plan(['code,kind,name,ordinal', '1,nation,a,2.5']).faults), [
    '2 ordinal sheet_number_unreadable',
  ]);
});

const KNOWN: readonly KnownPlace[] = [
  { id: 'US', path: 'usa', level: 5, communityId: undefined },
  { id: 'US-CA', path: 'usa.ca', level: 10, communityId: undefined },
];

test('a place that is in the tree keeps its path', () => {
  const { places, faults } = planRows(TREE, KNOWN);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    places.map(({ path }) => path),
    ['usa', 'usa.ca', 'usa.ca.sf'],
  );
});

test('a sheet may hang on places that only the tree has', () => {
  const { places } = planRows(['SF,US-CA,county,San Francisco'], KNOWN);
  assert.equal(places[0]?.path, 'usa.ca.sf');
});

test('a sheet does not move a place', () => {
  assert.deepEqual(told(planRows(['US-CA,,state,California'], KNOWN).faults), [
    '2 parent sheet_parent_changed',
  ]);
});

test('a sheet does not lift or lower a place', () => {
  assert.deepEqual(told(planRows(['US-CA,US,county,California'], KNOWN).faults), [
    '2 kind sheet_kind_changed',
  ]);
});

property(
  'a sound sheet in any order gives a tree in which each place comes after its parent',
  fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (order) => {
    const rows = [
      'A,,nation,a',
      'B,A,state,b',
      'C,A,state,c',
      'D,B,county,d',
      'E,C,county,e',
      'F,E,neighbourhood,f',
      'G,F,house,g',
      'H,G,flat,h',
    ];
    const { places, faults } = planRows(order.map((at) => rows[at] ?? ''));
    assert.deepEqual(faults, []);
    const seen = new Set<string | undefined>([undefined]);
    for (const { path } of places) {
      assert.ok(isPath(path) && seen.has(parentPath(path)), path);
      seen.add(path);
    }
    return places.length === rows.length;
  }),
);
