import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { OFFICIAL_CODE_LENGTHS, readNation, readNationHead, writeNation } from './nation-file.ts';
import type { OfficialPlace } from './nation-file.ts';

const HEAD = { Source: 'a list of our own', Date: '2026-11-22' };

const SMALL: readonly OfficialPlace[] = [
  { code: '31', name: '上海市' },
  { code: '3101', name: '市辖区' },
  { code: '310105', name: '长宁区' },
  { code: '310105002', name: '江苏路街道' },
  { code: '310105002001', name: '华山居委会' },
  { code: '310105002002', name: '岐山居委会' },
  { code: '310105002009', name: '某某社区居民委员会' },
  { code: '35', name: '福建省' },
  { code: '3502', name: '厦门市' },
  { code: '350203', name: '思明区' },
  { code: '350203007', name: '梧村街道' },
  { code: '350203007010', name: '深田社区居委会' },
];

function readAll(text: string): readonly OfficialPlace[] {
  return [...readNation(text)];
}

test('places are read as they were written', () => {
  assert.deepEqual(readAll(writeNation(SMALL, HEAD)), SMALL);
});

test('the head says where the places come from, and how many there are', () => {
  const head = readNationHead(writeNation(SMALL, HEAD));
  assert.equal(head['Source'], 'a list of our own');
  assert.equal(head['Date'], '2026-11-22');
  assert.equal(head['Places'], '12');
});

test('steps, endings and stems stand apart', () => {
  const lines = writeNation(SMALL, HEAD).split('\n');
  const body = lines.slice(lines.indexOf('') + 1);
  assert.equal(body[0], 'p31cd5s2vvv7p4c2d3s7v10');
  assert.deepEqual(body.slice(2, 7), ['上海市', '市辖区', '长宁区', '江苏路', '华山']);
});

test('the same places give the same text', () => {
  assert.equal(writeNation(SMALL, HEAD), writeNation([...SMALL], { ...HEAD }));
});

test('no places make a file that reads as none', () => {
  assert.deepEqual(readAll(writeNation([], HEAD)), []);
});

test('a name that is nothing but an ending survives', () => {
  const places = [
    { code: '11', name: '村' },
    { code: '12', name: '社区居委会' },
  ];
  assert.deepEqual(readAll(writeNation(places, HEAD)), places);
});

test('places out of order are a fault', () => {
  assert.throws(() => writeNation([...SMALL].reverse(), HEAD), /cannot stand after/);
  assert.throws(() => writeNation([...SMALL, ...SMALL], HEAD), /31 cannot stand after/);
});

test('a place without its parent before it is a fault', () => {
  assert.throws(
    () => writeNation([{ code: '3502', name: '厦门市' }], HEAD),
    /3502 cannot stand after the beginning/,
  );
  const orphan = { code: '350204007', name: '某街道' };
  assert.throws(() => writeNation([...SMALL, orphan], HEAD), /350204007 cannot stand/);
});

test('a code of a length that no level has is a fault', () => {
  assert.throws(() => writeNation([{ code: '350', name: '无' }], HEAD), /cannot stand/);
});

test('another file is refused by its first line', () => {
  assert.throws(() => readAll('code,name\n\n31,上海市'), /no file of the kind/);
  assert.throws(() => readNationHead(''), /no file of the kind/);
});

test('a file that was cut short or changed is a fault', () => {
  const text = writeNation(SMALL, HEAD);
  assert.throws(() => readAll(text.slice(0, -9)), /damaged/);
  assert.throws(() => readAll(text.replace('p31cd5s2vvv7', 'p31cd5s2vv7')), /damaged/);
});

/** A tree of codes as the statistical office makes them: each below one that is there. */
const trees = fc
  .array(
    fc.record({
      numbers: fc.tuple(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
      ),
      level: fc.integer({ min: 0, max: 4 }),
      name: fc.stringMatching(/^[一-鿿A-Za-z0-9（）·𡌶]{1,9}(?:社区居委会|村村委会|村|镇|)$/u),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((wishes) => {
    const names = new Map<string, string>();
    for (const { numbers, level, name } of wishes) {
      const digits = numbers.map((number, at) => String(number).padStart(at < 3 ? 2 : 3, '0'));
      const full = digits.join('');
      for (const length of OFFICIAL_CODE_LENGTHS.slice(0, level + 1)) {
        names.set(full.slice(0, length), name);
      }
    }
    return [...names]
      .map(([code, name]) => ({ code, name }))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  });

property(
  'any tree of codes and names is read as it was written',
  fc.property(trees, (places) => {
    assert.deepEqual(readAll(writeNation(places, HEAD)), places);
  }),
);
