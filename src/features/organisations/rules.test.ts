import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Post } from './model.ts';
import {
  countCoverage,
  groupPosts,
  isCountStale,
  isReached,
  isTelephone,
  mayAbolish,
  mayAddPost,
  mayAppoint,
  mayClose,
  mayEndTerm,
  mayStandUnder,
  readLine,
  shortenNames,
} from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const today = day('2026-04-01');
const open = { closedOn: undefined };
const closed = { closedOn: day('2026-03-01') };
const vacant: Pick<Post, 'holder'> = { holder: undefined };
const held: Pick<Post, 'holder'> = {
  holder: {
    id: 'term',
    personId: 'person',
    startsOn: day('2026-01-10'),
    plannedEndOn: undefined,
    endedOn: undefined,
    endReason: undefined,
  },
};

test('an organisation makes posts for its own place and those below', () => {
  const compound = '35.02.03.007.010.dx';
  assert.equal(mayAddPost(open, { organisation: compound, post: compound }).ok, true);
  assert.equal(mayAddPost(open, { organisation: compound, post: `${compound}.3` }).ok, true);
});

test('an organisation makes no post for the compound next door', () => {
  const paths = { organisation: '35.02.03.007.010.dx', post: '35.02.03.007.010.dxb.3' };
  assert.deepEqual(mayAddPost(open, paths), {
    ok: false,
    refusal: 'place_outside_organisation',
    detail: {},
  });
});

test('a closed organisation makes no posts and appoints nobody', () => {
  const paths = { organisation: 'a', post: 'a.b' };
  const term = { startsOn: today, plannedEndOn: undefined, today };
  const refusals = [mayAddPost(closed, paths), mayAppoint(vacant, closed, term)];
  for (const result of refusals) {
    assert.equal(result.ok ? undefined : result.refusal, 'organisation_closed');
  }
});

test('a post that somebody holds is not given to another', () => {
  const term = { startsOn: today, plannedEndOn: undefined, today };
  const result = mayAppoint(held, open, term);
  assert.equal(result.ok ? undefined : result.refusal, 'post_already_held');
  assert.equal(mayAppoint(vacant, open, term).ok, true);
});

test('a term that would end on the day it begins is refused', () => {
  const sameDay = mayAppoint(vacant, open, { startsOn: today, plannedEndOn: today, today });
  assert.equal(sameDay.ok ? undefined : sameDay.refusal, 'term_backwards');
  const plannedEndOn = today.add({ days: 1 });
  const nextDay = mayAppoint(vacant, open, { startsOn: today, plannedEndOn, today });
  assert.equal(nextDay.ok, true);
});

test('a term begins today or has begun, because its holder answers for the post now', () => {
  const from = (startsOn: Temporal.PlainDate) =>
    mayAppoint(vacant, open, { startsOn, plannedEndOn: undefined, today });
  const tomorrow = from(today.add({ days: 1 }));
  assert.equal(tomorrow.ok ? undefined : tomorrow.refusal, 'term_in_future');
  assert.equal(from(today).ok, true);
  assert.equal(from(today.subtract({ years: 40 })).ok, true);
});

test('what was planned to end may have ended by the plan long ago', () => {
  const plannedEndOn = today.subtract({ years: 1 });
  const startsOn = today.subtract({ years: 4 });
  assert.equal(mayAppoint(vacant, open, { startsOn, plannedEndOn, today }).ok, true);
});

test('a term ends on or after the day it began', () => {
  assert.equal(mayEndTerm(held, day('2026-01-10')).ok, true);
  const early = mayEndTerm(held, day('2026-01-09'));
  assert.equal(early.ok ? undefined : early.refusal, 'term_backwards');
  const nobody = mayEndTerm(vacant, day('2026-01-09'));
  assert.equal(nobody.ok ? undefined : nobody.refusal, 'post_not_held');
});

test('a post is abolished when nobody holds it, today or on a day after its last term', () => {
  const abolishing = (on: string, lastHeldOn?: string, post = vacant) => {
    const last = lastHeldOn === undefined ? undefined : day(lastHeldOn);
    const result = mayAbolish(post, { on: day(on), today, lastHeldOn: last });
    return result.ok ? undefined : result.refusal;
  };
  assert.equal(abolishing('2026-04-01'), undefined);
  assert.equal(abolishing('1990-01-01'), undefined);
  assert.equal(abolishing('2026-04-02'), 'abolished_in_future');
  assert.equal(abolishing('2026-03-01', '2026-03-01'), undefined);
  assert.equal(abolishing('2026-02-28', '2026-03-01'), 'abolished_before_history');
  assert.equal(abolishing('2026-04-01', undefined, held), 'post_still_held');
});

test('an organisation closes once, and only when nobody is in office', () => {
  assert.equal(mayClose(open, [vacant, vacant]).ok, true);
  const inOffice = mayClose(open, [vacant, held]);
  assert.equal(inOffice.ok ? undefined : inOffice.refusal, 'still_has_holders');
  const again = mayClose(closed, []);
  assert.equal(again.ok ? undefined : again.refusal, 'organisation_closed');
});

test('no organisation stands under itself, however many are between', () => {
  const result = mayStandUnder('a', ['c', 'b', 'a']);
  assert.equal(result.ok ? undefined : result.refusal, 'parent_circle');
  assert.equal(mayStandUnder('a', ['c', 'b']).ok, true);
});

test('a household is reached by a post for itself, its stairwell, its building or above', () => {
  const household = 'c.dx.3.2.501';
  for (const answering of [household, 'c.dx.3.2', 'c.dx.3', 'c.dx', 'c']) {
    assert.equal(isReached(household, new Set([answering])), true, answering);
  }
  for (const answering of ['c.dx.4', 'c.dx.3.1', 'c.dx.3.2.502', 'c.dxb']) {
    assert.equal(isReached(household, new Set([answering])), false, answering);
  }
});

test('a building without a leader shows as its own gap and in every count above it', () => {
  const households = ['c.dx.1.101', 'c.dx.1.102', 'c.dx.7.101'];
  const counted = countCoverage('c', households, new Set(['c.dx.1']));
  assert.deepEqual(counted.get('c.dx.7'), { households: 1, reached: 0 });
  assert.deepEqual(counted.get('c.dx.1'), { households: 2, reached: 2 });
  assert.deepEqual(counted.get('c'), { households: 3, reached: 2 });
});

test('counts stop at the top that was asked for', () => {
  const counted = countCoverage('a.c', ['a.c.1.101'], new Set());
  assert.equal(counted.has('a'), false);
  assert.deepEqual([...counted.keys()].toSorted(), ['a.c', 'a.c.1', 'a.c.1.101']);
});

const codes = fc.constantFrom('1', '2', '3');
const household = fc
  .tuple(codes, codes, codes)
  .map(([building, unit, flat]) => `c.${building}.${unit}.${flat}`);
const anyPlace = household.chain((path) => fc.constantFrom(path, ...ancestorPaths(path)));

test('property: a place counts exactly the households within it and those of them reached', () => {
  const unique = fc.uniqueArray(household, { maxLength: 20 });
  fc.assert(
    fc.property(unique, fc.array(anyPlace, { maxLength: 4 }), (households, answering) => {
      const posts = new Set(answering);
      for (const [place, coverage] of countCoverage('c', households, posts)) {
        const within = households.filter((path) => isWithin(path, place));
        const reached = within.filter((path) => answering.some((post) => isWithin(path, post)));
        assert.deepEqual(coverage, { households: within.length, reached: reached.length });
      }
    }),
    { seed: 20_261_122 },
  );
});

const post = (id: string, kind: string, personId?: string) => ({
  id,
  kind: { code: kind },
  ...(personId === undefined ? {} : { holder: { personId } }),
});

test('one person in one sort of post is one line, in the order of the first', () => {
  const groups = groupPosts([
    post('a', 'grid_worker', 'wang'),
    post('b', 'dispatcher', 'wang'),
    post('c', 'grid_worker', 'li'),
    post('d', 'grid_worker', 'wang'),
  ]);
  assert.deepEqual(
    groups.map((group) => group.map(({ id }) => id)),
    [['a', 'd'], ['b'], ['c']],
  );
});

test('vacant posts of one sort are one line, apart from those that are held', () => {
  const groups = groupPosts([
    post('a', 'building_leader'),
    post('b', 'building_leader', 'li'),
    post('c', 'building_leader'),
    post('d', 'unit_leader'),
  ]);
  assert.deepEqual(
    groups.map((group) => group.map(({ id }) => id)),
    [['a', 'c'], ['b'], ['d']],
  );
});

test('buildings that follow each other are said by the first and the last', () => {
  const names = ['1號樓', '2號樓', '3號樓', '9號樓'];
  assert.deepEqual(shortenNames(names), ['1–3號樓', '9號樓']);
  assert.deepEqual(shortenNames(['Building 4', 'Building 5', 'Building 6']), ['Building 4–6']);
});

test('two that follow each other are both named, for that is no longer', () => {
  assert.deepEqual(shortenNames(['7號樓', '8號樓']), ['7號樓', '8號樓']);
});

test('ten comes after nine, in whatever order they were given', () => {
  assert.deepEqual(shortenNames(['10號樓', '8號樓', '9號樓', '2號樓']), ['2號樓', '8–10號樓']);
});

test('doors and buildings are not mixed, and what has no number stays as it is', () => {
  const names = ['1號', '1號樓', '2號', '2號樓', '3號', '東興小區', 'A3號樓', '3號樓', '門房'];
  assert.deepEqual(shortenNames(names), ['1–3號', '1–3號樓', '東興小區', 'A3號樓', '門房']);
});

test('a name that has two numbers or comes twice is said once, as it is', () => {
  assert.deepEqual(shortenNames(['3號樓2單元', '3號樓2單元', '3號樓3單元', '3號樓4單元']), [
    '3號樓2單元',
    '3號樓3單元',
    '3號樓4單元',
  ]);
});

test('property: shortened names say every number, and none besides', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(numbers, (given) => {
      const said = shortenNames(given.map((number) => `${number}號樓`)).flatMap((name) => {
        const [from = 0, to = from] = (name.match(/\d+/g) ?? []).map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      });
      assert.deepEqual(
        said,
        given.toSorted((one, other) => one - other),
      );
    }),
    { seed: 20_261_122 },
  );
});

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');

test('a count lacks what was written while it was made, and what was never counted', () => {
  assert.equal(isCountStale(undefined, noon), true);
  assert.equal(isCountStale(noon.subtract({ seconds: 1 }), noon), true);
  // The transaction of the change may still have been open.
  assert.equal(isCountStale(noon.add({ seconds: 119 }), noon), true);
  assert.equal(isCountStale(noon.add({ seconds: 120 }), noon), false);
});

const kinds = [
  {
    code: 'owners_committee',
    names: { hant: '業委會', hans: '业委会', en: 'Owners’ committee' },
    icon: 'x',
  },
];

test('a row of a sheet names its kind by its code or by any of its names', () => {
  for (const kind of ['業委會', '业委会', ' owners’ COMMITTEE', 'owners_committee']) {
    const line = readLine({ name: '東興', kind }, { placeId: 'dx', kinds });
    const read = { name: '東興', kind: 'owners_committee', placeId: 'dx', telephone: null };
    assert.deepEqual(line, read);
  }
});

test('a row of an unknown kind, or with a telephone nobody could dial, says so at its column', () => {
  const faultOf = (cells: Readonly<Record<string, string>>) => {
    const line = readLine({ name: '東興', kind: '業委會', ...cells }, { placeId: 'dx', kinds });
    return 'fault' in line ? [line.fault.column, line.fault.code] : line.telephone;
  };
  assert.deepEqual(faultOf({ kind: '龍舟隊' }), ['kind', 'organisation_kind_unknown']);
  assert.deepEqual(faultOf({ telephone: '-----' }), ['telephone', 'telephone_unreadable']);
  assert.equal(faultOf({ telephone: '110' }), '110');
  assert.deepEqual([isTelephone('11'), isTelephone('0592-000 0001')], [false, true]);
});
