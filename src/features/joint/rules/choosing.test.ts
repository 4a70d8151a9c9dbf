import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brand } from '#/lib/brand.ts';
import type { Queue } from '#/features/matters/index.ts';
import { findSuperiorPlace, isStreet, listCallable, mayStandAsCaller } from './choosing.ts';
import type { Candidate } from './choosing.ts';

const line = [
  { placeId: '35', level: 10 },
  { placeId: '3502', level: 20 },
  { placeId: '350203', level: 30 },
  { placeId: '350203007', level: 40 },
  { placeId: '350203007010', level: 50 },
  { placeId: 'dongxing', level: 60 },
];

const desk = (name: string) => brand<Queue>(name);
const [city, street, committee, club, property] = [
  'organisation:city',
  'organisation:street',
  'organisation:committee',
  'organisation:club',
  'organisation:property',
].map(desk);
const office = desk('role:dispatcher@350203007');
assert.ok(city && street && committee && club && property);

const candidates: readonly Candidate[] = [
  { body: city, level: 30, isAsked: true },
  { body: street, level: 40, isAsked: true },
  { body: committee, level: 50, isAsked: true },
  { body: club, level: 50, isAsked: false },
  { body: property, level: 60, isAsked: true },
];

const dispatchers: Candidate = { body: office, level: 40, isAsked: true };

function callable(callerLevel: number, without: readonly Queue[] = []) {
  const listed = listCallable([...candidates, dispatchers], { callerLevel, without });
  return new Map(listed.map(({ body, isRequirable }) => [body, isRequirable]));
}

describe('who can be called', () => {
  test('by a community has to come from its own level and above, and is invited from below', () => {
    const from = callable(50);
    assert.equal(from.get(city), true);
    assert.equal(from.get(street), true);
    assert.equal(from.get(committee), true);
    assert.equal(from.get(property), false, 'a company in a compound is below');
    assert.equal(from.get(club), false, 'matters do not go to clubs');
  });

  test('by a street has to come from the street and above', () => {
    const from = callable(40);
    assert.deepEqual(
      [city, street, committee, club, property].map((one) => from.get(one)),
      [true, true, false, false, false],
    );
  });

  test('among them are the dispatchers of the street, by their office', () => {
    assert.equal(callable(50).get(office), true);
    assert.deepEqual(
      line.filter(isStreet).map(({ placeId }) => placeId),
      ['350203007'],
    );
  });

  test('is neither the caller nor whom the matter is a complaint about', () => {
    const from = callable(50, [office, city]);
    assert.equal(from.has(office), false);
    assert.equal(from.has(city), false);
    assert.equal(from.size, 4);
  });

  test('is listed once, however often it serves the place', () => {
    const twice = listCallable([...candidates, ...candidates], {
      callerLevel: 50,
      without: [],
    });
    assert.equal(twice.length, new Set(twice.map(({ body }) => body)).size);
  });
});

test('a community or a street calls others; a compound, a building or a district does not', () => {
  const levels = [10, 20, 30, 40, 45, 50, 60, 70];
  assert.deepEqual(levels.filter(mayStandAsCaller), [40, 45, 50]);
});

describe('the superior of caller and lead', () => {
  const at = (level: number, isOffice: boolean) => ({ level, isOffice });
  const cases = [
    ['a community and a district’s department', [at(50, true), at(30, false)], '350203'],
    ['a community and a street’s body', [at(50, true), at(40, false)], '350203007'],
    ['a community’s office and its committee', [at(50, true), at(50, false)], '350203007'],
    ['a committee and another body of it', [at(50, false), at(50, false)], '350203007010'],
    ['a community and the street’s dispatchers', [at(50, true), at(40, true)], '350203'],
    ['a street and a district’s department', [at(40, true), at(30, false)], '350203'],
    ['a street and the district’s own office', [at(40, true), at(30, true)], '3502'],
  ] as const;

  for (const [name, sides, placeId] of cases) {
    test(`of ${name} dispatches for ${placeId}`, () => {
      assert.equal(findSuperiorPlace(sides, line), placeId);
    });
  }

  test('is the highest place there is where nothing is above', () => {
    assert.equal(findSuperiorPlace([at(10, true)], line), '35');
    assert.equal(findSuperiorPlace([at(50, true)], []), undefined);
  });
});
