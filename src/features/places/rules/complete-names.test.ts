import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeNames } from './complete-names.ts';

test('one name is enough: the others are made of it', () => {
  assert.deepEqual(completeNames({ hant: '東區' }), {
    hant: '東區',
    hans: '东区',
    en: 'Dongqu District',
  });
  const hans = completeNames({ hans: '东兴小区' });
  assert.deepEqual([hans?.hant, hans?.hans], ['东兴小区', '东兴小区']);
  assert.match(hans?.en ?? '', /^Dongxing /);
  assert.deepEqual(completeNames({ en: 'East side' }), {
    hant: 'East side',
    hans: 'East side',
    en: 'East side',
  });
});

test('what was given stays as it was given', () => {
  const all = { hant: '東片', hans: '东片', en: 'East side' };
  assert.deepEqual(completeNames(all), all);
  assert.deepEqual(completeNames({ hant: '東片', en: 'East side' }), all);
  assert.equal(completeNames({ hant: '裏弄', hans: '里弄' })?.hant, '裏弄');
});

test('nothing is no name', () => {
  assert.equal(completeNames({}), undefined);
  assert.equal(completeNames({ hant: undefined, hans: undefined, en: undefined }), undefined);
});
