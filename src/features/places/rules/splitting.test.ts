import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MAX_PATH_DEPTH } from '#/lib/tree.ts';
import type { Place } from '#/features/places/model.ts';
import { decideSplit, layOutPart, partPlaceOf, pathInPart } from './splitting.ts';
import type { Part, Split } from './splitting.ts';

const names = { hant: '東片', hans: '东片', en: 'East' };

function place(path: string, level: number, changes: Partial<Place> = {}): Place {
  return {
    id: path,
    path,
    kind: 'compound',
    level,
    communityId: level < 50 ? undefined : '35.1',
    names: { hant: path, hans: path, en: path },
    ordinal: 4,
    point: undefined,
    attributes: {},
    ...changes,
  };
}

const compound = place('35.1.dx', 60);
const buildings = ['1', '2', '3', '4'].map((code) => place(`35.1.dx.${code}`, 70));
const east: Part = { names, children: ['35.1.dx.1', '35.1.dx.2'] };
const west: Part = { names, children: ['35.1.dx.3'] };

function decide(changes: Partial<Split> = {}) {
  const split = { place: compound, parts: [east], children: buildings, deepest: 5, kind: 'lane' };
  const decided = decideSplit({ ...split, ...changes });
  return decided.ok ? decided.value : decided.refusal;
}

describe('parts of a place', () => {
  test('lie beside it, and those of a community within it', () => {
    assert.deepEqual(partPlaceOf(compound), { above: '35.1', level: 60 });
    assert.deepEqual(partPlaceOf(place('35.1', 50)), { above: '35.1', level: 60 });
    assert.deepEqual(partPlaceOf(place('35.02', 30)), { above: '35', level: 30 });
    assert.deepEqual(partPlaceOf(place('35.1.dx.3.2', 80)), { above: '35.1.dx.3', level: 80 });
  });

  test('are none of a household, nor of the top of the tree', () => {
    assert.equal(partPlaceOf(place('35.1.dx.3.2.501', 90)), undefined);
    assert.equal(partPlaceOf(place('35', 10)), undefined);
    assert.equal(decide({ place: place('35', 10) }), 'not_divisible');
  });

  test('are one or more, each with three names and something that goes to it', () => {
    assert.deepEqual(decide(), { above: '35.1', level: 60 });
    assert.deepEqual(decide({ parts: [east, west] }), { above: '35.1', level: 60 });
    assert.equal(decide({ parts: [] }), 'nothing_parted');
    for (const language of ['hant', 'hans', 'en'] as const) {
      const unnamed = { ...east, names: { ...names, [language]: '' } };
      assert.equal(
        decide({ parts: [east, { ...unnamed, children: west.children }] }),
        'part_unnamed',
      );
    }
    assert.equal(decide({ parts: [east, { names, children: [] }] }), 'part_empty');
  });

  test('share nothing, have nothing of elsewhere, and leave something', () => {
    const both = { names, children: ['35.1.dx.2', '35.1.dx.3'] };
    assert.equal(decide({ parts: [east, both] }), 'child_twice');
    const twice = { names, children: ['35.1.dx.1', '35.1.dx.1'] };
    assert.equal(decide({ parts: [twice] }), 'child_twice');
    assert.equal(decide({ parts: [{ names, children: ['35.1.hg.1'] }] }), 'child_elsewhere');
    const all = { names, children: buildings.map(({ id }) => id) };
    assert.equal(decide({ parts: [all] }), 'all_gone');
  });

  test('of a community take no community that was merged into it', () => {
    const community = place('35.1', 50);
    const children = [compound, place('35.1.2', 50), place('35.1.hg', 60)];
    const wanted = (...ids: readonly string[]) =>
      decide({ place: community, children, parts: [{ names, children: [...ids] }] });
    assert.equal(wanted('35.1.2'), 'level_order');
    assert.deepEqual(wanted('35.1.dx'), { above: '35.1', level: 60 });
  });

  test('make the tree no deeper, but for those of a community', () => {
    assert.notEqual(decide({ deepest: MAX_PATH_DEPTH }), 'too_deep');
    const community = place('35.1', 50);
    const children = [compound, place('35.1.hg', 60)];
    const parts = [{ names, children: [compound.id] }];
    const at = (deepest: number) => decide({ place: community, children, parts, deepest });
    assert.equal(at(MAX_PATH_DEPTH), 'too_deep');
    assert.notEqual(at(MAX_PATH_DEPTH - 1), 'too_deep');
  });
});

describe('a part that is laid out', () => {
  const part = { id: 'new', code: 'dp', names };

  test('is of the kind of what was divided, and stands beside it in its grid', () => {
    const building = place('35.1.dx.3', 70, { kind: 'building', attributes: { grid: '07' } });
    const where = { above: '35.1.dx', level: 70 };
    const laid = layOutPart({ place: building, kind: 'lane' }, where, part);
    assert.partialDeepStrictEqual(laid, {
      id: 'new',
      path: '35.1.dx.dp',
      kind: 'building',
      level: 70,
      communityId: '35.1',
      name: '东片',
      nameHant: '東片',
      nameEn: 'East',
      ordinal: 4,
      attributes: { grid: '07' },
      isSearched: true,
    });
  });

  test('of a community is of the kind that was chosen', () => {
    const community = place('35.1', 50, { kind: 'community' });
    const laid = layOutPart({ place: community, kind: 'lane' }, { above: '35.1', level: 60 }, part);
    assert.deepEqual([laid.path, laid.kind, laid.level], ['35.1.dp', 'lane', 60]);
    assert.equal(laid.communityId, '35.1');
  });

  test('is searched as its like: a stairwell is not', () => {
    const unit = place('35.1.dx.3.2', 80, { kind: 'unit' });
    assert.ok(
      !layOutPart({ place: unit, kind: '' }, { above: '35.1.dx.3', level: 80 }, part).isSearched,
    );
  });

  test('has what goes to it below it, under the codes they had', () => {
    assert.equal(pathInPart({ path: '35.1.dx.3' }, { path: '35.1.dp' }), '35.1.dp.3');
  });
});
