import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { searchKeysOf } from './search-keys.ts';
import { MAX_QUERY_LENGTH, rankCandidates, readPlaceQuery } from './search-query.ts';
import type { Candidate, PlaceQuery } from './search-query.ts';

function query(text: string): PlaceQuery {
  const read = readPlaceQuery(text);
  assert.ok(read !== undefined);
  return read;
}

let count = 0;

/** A candidate of a name and level; `own` lies in what the installation is run for. */
function candidate(name: string, level: number, more: Partial<Candidate> = {}): Candidate {
  count += 1;
  const keys = searchKeysOf({ name });
  return {
    id: `p${count}`,
    path: `00.${String(count).padStart(4, '0')}`,
    level,
    searchName: keys.name,
    searchLatin: keys.latin,
    searchInitials: keys.initials,
    isOwn: false,
    ...more,
  };
}

function ranked(text: string, candidates: readonly Candidate[]): readonly string[] {
  return rankCandidates(query(text), candidates).map(({ searchName }) => searchName);
}

test('nothing typed, or nothing but punctuation, asks for nothing', () => {
  for (const text of ['', '   ', '、。', '%', "'"]) assert.equal(readPlaceQuery(text), undefined);
});

test('Chinese characters ask for names and not for pinyin', () => {
  const { name, latin, initials, tokens } = query('長寧');
  assert.equal(name?.from, '长宁');
  assert.ok(name?.exact.includes('长宁区'));
  assert.equal(latin, undefined);
  assert.equal(initials, undefined);
  assert.deepEqual(tokens, ['长宁']);
});

test('a name with its ending asks for the same name with other endings too', () => {
  const exact = query('深田社区居委会').name?.exact ?? [];
  for (const name of ['深田社区居委会', '深田社区', '深田村'])
    assert.ok(exact.includes(name), name);
});

test('Latin letters ask for pinyin and for initials, with the endings of each', () => {
  const { name, latin, initials } = query('Qi Shan');
  assert.equal(name, undefined);
  assert.equal(latin?.from, 'qishan');
  assert.ok(latin?.exact.includes('qishancun'));
  assert.ok(query('qs').initials?.exact.includes('qsjwh'));
  assert.equal(initials?.from, 'qishan');
});

test('what begins with a text lies between the ends of its range', () => {
  const { from = '', to = '' } = query('qs').latin ?? {};
  const isInside = (text: string) =>
    Buffer.compare(Buffer.from(text), Buffer.from(from)) >= 0 &&
    Buffer.compare(Buffer.from(text), Buffer.from(to)) < 0;
  for (const text of ['qs', 'qsa', 'qszzzz', 'qs9']) assert.equal(isInside(text), true, text);
  for (const text of ['q', 'qr', 'qt', 'qrz']) assert.equal(isInside(text), false, text);
});

test('a third script asks for names as they stand', () => {
  const { name, latin } = query('Казань');
  assert.equal(name?.from, 'казань');
  assert.equal(latin, undefined);
});

test('digits ask for an official code and those that begin so', () => {
  assert.deepEqual(query('350203').code, { id: '350203', parentPath: '35.02.03' });
  assert.deepEqual(query('35020').code, { id: '35020', parentPath: '35.02' });
  assert.deepEqual(query('35.02.03.007').code, { id: '350203007', parentPath: '35.02.03.007' });
  assert.deepEqual(query('350203007010').code, { id: '350203007010', parentPath: '35.02.03.007' });
});

test('another code is looked up as it was typed', () => {
  assert.deepEqual(query(' US-CA ').code, { id: 'US-CA', parentPath: undefined });
  assert.deepEqual(query('3').code, { id: '3', parentPath: undefined });
  assert.equal(query('3號樓').code, undefined);
});

test('a very long text is cut', () => {
  assert.equal(query('村'.repeat(MAX_QUERY_LENGTH + 20)).folded.length, MAX_QUERY_LENGTH);
});

test('the very name comes first, then the name without its kind, then what begins so', () => {
  const names = ['大岐山村', '岐山路社区', '岐山村', '岐山'];
  assert.deepEqual(
    ranked(
      '岐山',
      names.map((name) => candidate(name, 50)),
    ),
    ['岐山', '岐山村', '岐山路社区', '大岐山村'],
  );
});

test('of places that fit as well the bigger come first, then the shorter name, then the path', () => {
  const found = ranked('岐山', [
    candidate('岐山居委会', 50),
    candidate('岐山村', 50),
    candidate('岐山镇', 40),
    candidate('岐山县', 30),
  ]);
  assert.deepEqual(found, ['岐山县', '岐山镇', '岐山村', '岐山居委会']);
});

test('our own places come before bigger ones that fit as well, but not before better fits', () => {
  const found = ranked('岐山', [
    candidate('岐山县', 30),
    candidate('岐山居委会', 50, { isOwn: true }),
    candidate('大岐山社区', 50, { isOwn: true }),
  ]);
  assert.deepEqual(found, ['岐山居委会', '岐山县', '大岐山社区']);
});

test('a place found twice is listed once, as our own', () => {
  const twice = candidate('岐山村', 50, { id: 'same' });
  const found = rankCandidates(query('岐山'), [twice, { ...twice, isOwn: true }, twice]);
  assert.deepEqual(
    found.map(({ id, isOwn }) => ({ id, isOwn })),
    [{ id: 'same', isOwn: true }],
  );
});

test('full pinyin and full initials come before their beginnings', () => {
  assert.deepEqual(
    ranked('qishan', [candidate('岐山岭村', 50), candidate('岐山村', 50), candidate('岐山', 50)]),
    ['岐山', '岐山村', '岐山岭村'],
  );
  assert.deepEqual(ranked('qs', [candidate('清水河镇', 40), candidate('青山区', 30)]), [
    '青山区',
    '清水河镇',
  ]);
  assert.deepEqual(ranked('stsq', [candidate('深田社区里', 50), candidate('深田社区', 50)]), [
    '深田社区',
    '深田社区里',
  ]);
});

test('a name that begins so in pinyin comes before one by initials', () => {
  assert.deepEqual(ranked('an', [candidate('阿尼村落', 50), candidate('安溪县', 50)]), [
    '安溪县',
    '阿尼村落',
  ]);
});

test('the place of a code comes before what is below it', () => {
  const found = rankCandidates(query('350203'), [
    candidate('厦港街道', 40, { id: '350203001' }),
    candidate('思明区', 30, { id: '350203' }),
  ]);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['350203', '350203001'],
  );
});

test('a name that shares the stem comes before one that only holds the text', () => {
  assert.deepEqual(ranked('岐山村', [candidate('大岐山村', 50), candidate('岐山县', 30)]), [
    '岐山县',
    '大岐山村',
  ]);
});

property(
  'ranking keeps every place once, whatever the order they come in',
  fc.property(
    fc.shuffledSubarray(['岐山', '岐山村', '岐山县', '大岐山', '山岐', '青山', '岐山路'], {
      minLength: 1,
    }),
    (names) => {
      const candidates = names.map((name) => candidate(name, 50, { id: name, path: name }));
      const one = ranked('岐山', candidates);
      assert.deepEqual(one, ranked('岐山', candidates.toReversed()));
      assert.deepEqual(one.toSorted(), names.toSorted());
    },
  ),
);
