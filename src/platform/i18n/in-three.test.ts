import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inThree } from './in-three.ts';

test('words kept beside each other become a catalogue of each language', () => {
  const words = inThree({ ask: ['請求', '请求', 'Ask'], done: ['完成', '完成', 'Done'] });
  assert.deepEqual(words, {
    'zh-Hant': { ask: '請求', done: '完成' },
    'zh-Hans': { ask: '请求', done: '完成' },
    en: { ask: 'Ask', done: 'Done' },
  });
});

test('no words make a catalogue without words, in every language still', () => {
  assert.deepEqual(inThree({}), { 'zh-Hant': {}, 'zh-Hans': {}, en: {} });
});
