import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_PATH_DEPTH } from '#/lib/tree.ts';
import type { Place } from '#/features/places/model.ts';
import { decideMove } from './moving.ts';

function place(path: string, level: number, communityId?: string): Place {
  return {
    id: path.replaceAll('.', ''),
    path,
    kind: 'any',
    level,
    communityId,
    names: { hant: '甲', hans: '甲', en: 'A' },
    ordinal: 0,
    point: undefined,
    attributes: {},
  };
}

const shentian = place('35.02.03.007.010', 50, '350203007010');
const next = place('35.02.03.007.011', 50, '350203007011');
const street = place('35.02.03.007', 40);
const other = place('35.02.03.009', 40);
const district = place('35.02.06', 30);
const compound = place('35.02.03.007.010.dx', 60, '350203007010');
const building = place('35.02.03.007.010.dx.3', 70, '350203007010');

function decided(one: Place, under: Place, deepest = one.path.split('.').length): string {
  const outcome = decideMove({ place: one, under, deepest });
  return outcome.ok ? outcome.value : outcome.refusal;
}

test('a place takes its own code along, under something larger', () => {
  assert.equal(decided(shentian, other), '35.02.03.009.010');
  assert.equal(decided(street, district), '35.02.06.007');
  assert.equal(decided(building, shentian), '35.02.03.007.010.3');
});

test('under a place of its own level it is merged, and lives on as a part of it', () => {
  assert.equal(decided(shentian, next), '35.02.03.007.011.010');
  assert.equal(decided(place('35.02.03', 30), district), '35.02.06.03');
});

test('nothing lies below itself, below something smaller, or where it lies', () => {
  assert.equal(decided(shentian, shentian), 'below_itself');
  assert.equal(decided(shentian, compound), 'below_itself');
  assert.equal(decided(next, compound), 'level_order');
  assert.equal(decided(other, next), 'level_order');
  assert.equal(decided(shentian, street), 'there_already');
});

test('a path that only begins alike is not below', () => {
  const alike = place('35.02.03.0070', 40);
  assert.equal(decided(street, alike), '35.02.03.0070.007');
});

test('what lies within a community stays in it', () => {
  assert.equal(decided(compound, next), 'other_community');
  assert.equal(decided(compound, street), 'other_community');
  const merged = place('35.02.03.007.011.010.dy', 60, '350203007010');
  assert.equal(decided(merged, shentian), '35.02.03.007.010.dy');
});

test('no path becomes longer than paths may be', () => {
  const deep = place(Array.from({ length: MAX_PATH_DEPTH - 1 }, () => 'a').join('.'), 40);
  assert.equal(decided(place('b', 50, 'b'), deep, 1), `${deep.path}.b`);
  assert.equal(decided(place('b', 50, 'b'), deep, 2), 'too_deep');
});
