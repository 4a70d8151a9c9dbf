import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchNationFile } from './search-nation.ts';

test('a community is found by its name in either script, with what it lies in', async () => {
  const [shentian] = await searchNationFile('深田社區');
  assert.equal(shentian?.code, '350203007010');
  assert.equal(shentian?.names.hant, '深田社區');
  assert.equal(shentian?.names.hans, '深田社区');
  assert.deepEqual(
    shentian?.above.map((names) => names.hant),
    ['福建省', '廈門市', '思明區', '開元街道'],
  );
});

test('of many with the name, thirty are shown, and further words narrow them', async () => {
  const all = await searchNationFile('和平');
  assert.equal(all.length, 30);
  assert.match(all[0]?.names.hans ?? '', /^和平/);
  const narrowed = await searchNationFile('上海 和平');
  assert.ok(narrowed.length > 0 && narrowed.length < all.length);
  assert.ok(narrowed.every((found) => found.above[0]?.hans === '上海市'));
});

test('the communities of a subdistrict are found by its code', async () => {
  const found = await searchNationFile('350203007');
  assert.ok(found.length > 5);
  assert.ok(found.every(({ code }) => code.startsWith('350203007')));
});

test('nothing is found for nothing', async () => {
  assert.deepEqual(await searchNationFile('  '), []);
});
