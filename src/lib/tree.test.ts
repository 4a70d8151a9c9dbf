import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  ancestorPaths,
  depth,
  findOfficialCodeOfPath,
  findPathCode,
  findPathOfOfficialCode,
  isPath,
  isPathCode,
  isWithin,
  joinPath,
  lastCode,
  MAX_CODE_LENGTH,
  MAX_PATH_DEPTH,
  parentPath,
  subtreeRange,
} from './tree.ts';

const shentian = '35.02.03.007.010';

// Few characters and short codes, so that close siblings such as 0, 02, 020 and 0_a come up often.
const codes = fc.string({
  unit: fc.constantFrom('0', '2', 'a', 'z', '_'),
  minLength: 1,
  maxLength: 3,
});
const paths = fc.array(codes, { minLength: 1, maxLength: 5 }).map((list) => list.join('.'));

/** Compares as PostgreSQL does under collation "C": byte by byte. */
function isInRange(path: string, range: { from: string; to: string }): boolean {
  const bytes = Buffer.from(path);
  return bytes.compare(Buffer.from(range.from)) >= 0 && bytes.compare(Buffer.from(range.to)) < 0;
}

test('the range of a subtree holds the node and what lies below it', () => {
  const range = subtreeRange('35.02');
  for (const inside of ['35.02', '35.02.0', '35.02.03.007.010', '35.02.zz', '35.02._']) {
    assert.equal(isInRange(inside, range), true, inside);
  }
});

test('the range of a subtree holds no sibling that begins alike', () => {
  const range = subtreeRange('35.02');
  for (const outside of [
    '35',
    '35.01',
    '35.01.99',
    '35.020',
    '35.020.01',
    '35.02_a',
    '35.02a',
    '35.03',
  ]) {
    assert.equal(isInRange(outside, range), false, outside);
  }
});

test('a hyphen is no part of a code, because it would sort into the range of a sibling', () => {
  assert.equal(isPathCode('02-a'), false);
  assert.equal(isPath('35.02-a'), false);
  assert.equal(isInRange('35.02-a', subtreeRange('35.02')), true);
});

property(
  'the range of a subtree holds a path exactly when it is within the node',
  fc.property(
    paths,
    paths,
    (path, node) => isInRange(path, subtreeRange(node)) === isWithin(path, node),
  ),
  2000,
);

property(
  'every descendant is within the node and in its range',
  fc.property(paths, paths, (node, below) => {
    const path = `${node}.${below}`;
    return isWithin(path, node) && isInRange(path, subtreeRange(node)) && !isWithin(node, path);
  }),
);

property(
  'only characters that sort after the separator make a code',
  fc.property(fc.string({ minLength: 1, maxLength: 2 }), (text) => {
    fc.pre(isPathCode(text));
    return Buffer.from(text).every((byte) => byte > '.'.charCodeAt(0));
  }),
  50,
);

property(
  'joining a path and a code is undone by parent and last code',
  fc.property(paths, codes, (path, code) => {
    const joined = joinPath(path, code);
    return (
      parentPath(joined) === path && lastCode(joined) === code && depth(joined) === depth(path) + 1
    );
  }),
);

property(
  'ancestors go from the root to the parent, each the parent of the next',
  fc.property(paths, (path) => {
    const chain = [...ancestorPaths(path), path];
    assert.equal(chain.length, depth(path));
    assert.equal(parentPath(chain[0] ?? ''), undefined);
    for (const [index, lower] of chain.slice(1).entries())
      assert.equal(parentPath(lower), chain[index]);
  }),
);

test('the ancestors of a community are its subdistrict, district, city and province', () => {
  assert.deepEqual(ancestorPaths(shentian), ['35', '35.02', '35.02.03', '35.02.03.007']);
  assert.deepEqual(ancestorPaths('35'), []);
});

test('a root has depth one and no parent', () => {
  assert.equal(depth('35'), 1);
  assert.equal(parentPath('35'), undefined);
  assert.equal(lastCode('35'), '35');
});

test('a code without a parent is a root', () => {
  assert.equal(joinPath(undefined, '35'), '35');
});

test('joining a bad code, or too deep, is a fault', () => {
  assert.throws(() => joinPath('35', ''), /No path can be made/);
  assert.throws(() => joinPath('35', '0.2'), /No path can be made/);
  assert.throws(() => joinPath('35', 'A'), /No path can be made/);
  const deepest = Array.from({ length: MAX_PATH_DEPTH }, () => '1').join('.');
  assert.equal(isPath(deepest), true);
  assert.throws(() => joinPath(deepest, '1'), /No path can be made/);
});

test('a code has an upper limit of length', () => {
  assert.equal(isPathCode('1'.repeat(MAX_CODE_LENGTH)), true);
  assert.equal(isPathCode('1'.repeat(MAX_CODE_LENGTH + 1)), false);
});

test('empty codes make no path', () => {
  for (const text of ['', '.', '35.', '.35', '35..02', '35.02\n'])
    assert.equal(isPath(text), false, text);
});

test('a foreign code becomes a path code', () => {
  assert.equal(findPathCode('US-CA'), 'us_ca');
  assert.equal(findPathCode(' 1048576/7 '), '1048576_7');
  assert.equal(findPathCode('Ａ棟'), 'a');
  assert.equal(findPathCode('樓'), undefined);
  assert.equal(findPathCode('x'.repeat(MAX_CODE_LENGTH + 1)), undefined);
});

property(
  'what is found as a path code is one, and stays itself',
  fc.property(fc.string({ maxLength: 40 }), (text) => {
    const code = findPathCode(text);
    return code === undefined || (isPathCode(code) && findPathCode(code) === code);
  }),
);

test('official codes of every length become paths', () => {
  assert.equal(findPathOfOfficialCode('35'), '35');
  assert.equal(findPathOfOfficialCode('3502'), '35.02');
  assert.equal(findPathOfOfficialCode('350203'), '35.02.03');
  assert.equal(findPathOfOfficialCode('350203007'), '35.02.03.007');
  assert.equal(findPathOfOfficialCode('350203007010'), shentian);
});

test('the full form of a higher level drops its padding', () => {
  assert.equal(findPathOfOfficialCode('350000000000'), '35');
  assert.equal(findPathOfOfficialCode('350200000000'), '35.02');
  assert.equal(findPathOfOfficialCode('350203007000'), '35.02.03.007');
});

test('a city without districts keeps its empty district', () => {
  assert.equal(findPathOfOfficialCode('441900'), '44.19.00');
  assert.equal(findPathOfOfficialCode('441900003001'), '44.19.00.003.001');
  assert.equal(findOfficialCodeOfPath('44.19.00.003.001'), '441900003001');
});

test('another text is no official code', () => {
  for (const text of [
    '',
    '3',
    '350',
    '35020',
    '3502030',
    '35020300701',
    '3502030070100',
    '35020a',
    '000000000000',
  ]) {
    assert.equal(findPathOfOfficialCode(text), undefined, text);
  }
});

test('a place below the community has no official code', () => {
  assert.equal(findOfficialCodeOfPath(shentian), '350203007010');
  assert.equal(findOfficialCodeOfPath(`${shentian}.dx`), undefined);
  assert.equal(findOfficialCodeOfPath('us_ca.01'), undefined);
  assert.equal(findOfficialCodeOfPath('35.2'), undefined);
});

property(
  'an official code that ends in no empty group survives the way to a path and back',
  fc.property(
    fc.constantFrom(2, 4, 6, 9, 12).chain((length) =>
      fc.string({
        unit: fc.constantFrom('1', '2', '3', '0'),
        minLength: length,
        maxLength: length,
      }),
    ),
    (code) => {
      fc.pre(!code.endsWith('00'));
      const path = findPathOfOfficialCode(code);
      return path !== undefined && isPath(path) && findOfficialCodeOfPath(path) === code;
    },
  ),
);
