import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWrongScript } from './scripts.ts';

test('a simplified character in Traditional Chinese is caught', () => {
  assert.match(findWrongScript('這里的栏杆松了', 'zh-Hant') ?? '', /里栏/);
  assert.match(findWrongScript('请先登入', 'zh-Hant') ?? '', /请/);
  assert.match(findWrongScript('后面', 'zh-Hant') ?? '', /后/);
});

test('characters that belong to both scripts are right where they are right', () => {
  for (const text of ['鄰里', '里弄', '一台電腦', '吃飯', '群眾', '皇后', '起床', '秘書']) {
    assert.equal(findWrongScript(text, 'zh-Hant'), undefined, text);
  }
});

test('either way to write a variant of Traditional Chinese is right', () => {
  for (const text of ['這裡', '這裏', '為什麼', '説明', '說明', '市線', '公佈']) {
    assert.equal(findWrongScript(text, 'zh-Hant'), undefined, text);
  }
});

test('a traditional character in Simplified Chinese is caught', () => {
  assert.match(findWrongScript('请先登入這一页', 'zh-Hans') ?? '', /這/);
  assert.match(findWrongScript('社區', 'zh-Hans') ?? '', /區/);
  assert.equal(findWrongScript('邻里社区的楼长', 'zh-Hans'), undefined);
});

test('Chinese in English and a sentence of English in Chinese are caught', () => {
  assert.match(findWrongScript('Ask the 樓長', 'en') ?? '', /樓/);
  assert.equal(findWrongScript('Ask the building leader.', 'en'), undefined);
  assert.equal(findWrongScript('Write 岐山 or qs.', 'en'), undefined);
  assert.match(findWrongScript('please sign in first', 'zh-Hans') ?? '', /English/);
  assert.equal(findWrongScript('请求少了 Idempotency-Key', 'zh-Hans'), undefined);
});
