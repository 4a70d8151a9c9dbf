import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  hasHan,
  initialsOf,
  latinOf,
  searchKeysOf,
  stemOf,
  withEndings,
  withInitialEndings,
  withLatinEndings,
} from './search-keys.ts';

test('a Chinese name is found by characters, pinyin and initials', () => {
  assert.deepEqual(searchKeysOf({ name: '深田社区' }), {
    name: '深田社区',
    latin: 'shentianshequ',
    initials: 'stsq',
    tokens: ['深', '田', '深田', '社', '田社', '区', '社区'],
  });
});

test('both scripts of a name give the same keys', () => {
  assert.deepEqual(searchKeysOf({ name: '長寧區' }), searchKeysOf({ name: '长宁区' }));
});

test('an apostrophe in pinyin is nothing one has to type', () => {
  assert.equal(latinOf('西安市'), 'xianshi');
});

test('a Latin name is found without its marks, and by the letters of its words', () => {
  const keys = searchKeysOf({ name: 'Saint-Étienne du Rouvray' });
  assert.equal(keys.latin, 'saintetiennedurouvray');
  assert.equal(keys.initials, 'sedr');
});

test('letters and digits in a Chinese name are kept', () => {
  assert.equal(latinOf('IT家园'), 'itjiayuan');
  assert.equal(initialsOf('3号楼'), '3hl');
});

test('a name in a third script has tokens and a name, and no Latin letters', () => {
  const keys = searchKeysOf({ name: 'Казань' });
  assert.equal(keys.name, 'казань');
  assert.equal(keys.latin, '');
  assert.deepEqual(keys.tokens, ['казань']);
});

test('names for other readers add words, once', () => {
  const { tokens } = searchKeysOf({ name: '岐山', others: ['岐山', 'Qishan Village', '岐山'] });
  assert.deepEqual(tokens, ['岐', '山', '岐山', 'qishan', 'village']);
});

test('what kind of place it is is no part of the stem', () => {
  const stems = new Map([
    ['岐山县', '岐山'],
    ['岐山村', '岐山'],
    ['岐山居委会', '岐山'],
    ['深田社区', '深田'],
    ['江苏路街道', '江苏路'],
    ['广西壮族自治区', '广西壮族'],
    ['岐山', '岐山'],
  ]);
  for (const [name, stem] of stems) assert.equal(stemOf(name), stem);
});

test('a name that is only a kind of place keeps itself', () => {
  assert.equal(stemOf('县'), '县');
  assert.equal(stemOf('新村'), '新');
  assert.equal(stemOf(''), '');
});

test('a name is listed with the endings it can have', () => {
  const names = withEndings('岐山');
  assert.equal(names[0], '岐山');
  for (const name of ['岐山县', '岐山镇', '岐山社区', '岐山居委会', '岐山小区']) {
    assert.ok(names.includes(name), name);
  }
});

test('pinyin and initials are listed with the endings they can have, each once', () => {
  const initials = withInitialEndings('qs');
  for (const text of ['qs', 'qsx', 'qsc', 'qssq', 'qsjwh'])
    assert.ok(initials.includes(text), text);
  assert.equal(new Set(initials).size, initials.length);
  assert.equal(initials[0], 'qs');
  assert.ok(withLatinEndings('qishan').includes('qishanjuweihui'));
  assert.equal(withLatinEndings('qishan')[0], 'qishan');
});

test('Chinese characters are told from letters', () => {
  assert.equal(hasHan('3号'), true);
  assert.equal(hasHan('qs 3'), false);
});

property(
  'a stem begins the name, is never empty, and is listed with the ending that was taken off',
  fc.property(
    fc.string({ unit: fc.constantFrom('岐', '山', '村', '社', '区', '县'), minLength: 1 }),
    (name) => {
      const stem = stemOf(name);
      return stem !== '' && name.startsWith(stem) && withEndings(stem).includes(name);
    },
  ),
);

property(
  'keys have no spaces and no capital letters',
  fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
    const { latin, initials, tokens } = searchKeysOf({ name });
    return /^[a-z0-9]*$/.test(latin + initials) && tokens.every((token) => !/\s/.test(token));
  }),
);
