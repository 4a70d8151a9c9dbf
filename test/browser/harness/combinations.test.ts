import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCombinations, combinationsFor, describeCombination } from './combinations.ts';
import type { Combination } from './combinations.ts';

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}

function pairs(found: readonly Combination[]): number {
  return distinct([
    ...found.map(({ language, mode }) => `${language} ${mode}`),
    ...found.map(({ language, width }) => `${language} ${width}`),
    ...found.map(({ mode, width }) => `${mode} ${width}`),
  ]);
}

test('all combinations are three languages, three modes and two widths', () => {
  assert.equal(distinct(allCombinations().map(describeCombination)), 18);
});

test('three in a row show every language, every mode and both widths', () => {
  for (let page = 0; page < 30; page += 1) {
    const found = combinationsFor(page, 3);
    assert.equal(distinct(found.map(({ language }) => language)), 3, `page ${page}`);
    assert.equal(distinct(found.map(({ mode }) => mode)), 3, `page ${page}`);
    assert.equal(distinct(found.map(({ width }) => `${width}`)), 2, `page ${page}`);
  }
});

test('nine in a row show every pair of language, mode and width', () => {
  const found = combinationsFor(0, 9);
  assert.equal(distinct(found.map(describeCombination)), 9);
  assert.equal(pairs(found), 9 + 6 + 6);
});

test('pages that follow one another take other combinations', () => {
  const found = [0, 1, 2].flatMap((page) => combinationsFor(page, 3));
  assert.equal(pairs(found), 9 + 6 + 6);
});
