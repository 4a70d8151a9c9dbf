import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlaceKind } from '#/features/places/model.ts';
import { codesFor, readCompound } from './compound-rows.ts';

const kinds: readonly PlaceKind[] = [
  kind('compound', 60, ['小區', '小区', 'Compound']),
  kind('lane', 60, ['里弄', '里弄', 'Lane']),
  kind('building', 70, ['樓棟', '楼栋', 'Building']),
];

function kind(id: string, level: number, [hant, hans, en]: readonly [string, string, string]) {
  return { id, level, isListed: true, names: { hant, hans, en } };
}

function firstCodes(name: string, count: number): readonly string[] {
  const codes: string[] = [];
  for (const code of codesFor(name)) {
    if (codes.length === count) break;
    codes.push(code);
  }
  return codes;
}

describe('a row of compounds', () => {
  test('names its kind by any of its names, and has its name in both scripts', () => {
    for (const said of ['小區', '小区', 'COMPOUND', 'compound']) {
      assert.deepEqual(readCompound({ name: '東星小區', kind: said }, kinds), {
        line: { kind: 'compound', hant: '東星小區', hans: '东星小区', en: '東星小區' },
      });
    }
  });

  test('may say an English name', () => {
    const read = readCompound({ name: '東星', kind: '里弄', english: 'Dongxing' }, kinds);
    assert.ok('line' in read && read.line.en === 'Dongxing' && read.line.kind === 'lane');
  });

  test('of a kind that is no compound, or none at all, says so', () => {
    for (const said of ['樓棟', '宮殿', '']) {
      const read = readCompound({ name: '東星', kind: said }, kinds);
      assert.ok('fault' in read);
      assert.deepEqual([read.fault.column, read.fault.code], ['kind', 'compound_kind_unknown']);
    }
  });
});

describe('what stands for a compound in paths', () => {
  test('is the initials of its name, with a number where they are taken', () => {
    assert.deepEqual(firstCodes('東興小區', 3), ['dxxq', 'dxxq2', 'dxxq3']);
    assert.deepEqual(firstCodes('Garden Court 3', 1), ['gardenco']);
  });

  test('is something also where a name has no letters', () => {
    assert.deepEqual(firstCodes('—', 2), ['c', 'c2']);
  });
});
