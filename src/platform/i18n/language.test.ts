import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIn } from './catalogue.ts';
import { chooseLanguage, isLanguage, languages } from './language.ts';

test('what a reader has picked wins over what the browser asks for', () => {
  for (const language of languages) assert.equal(chooseLanguage(language, 'en-GB'), language);
});

test('a pick that is no language of ours is as none', () => {
  for (const picked of [undefined, '', 'fr', 'zh', 'EN', 'zh-hans']) {
    assert.equal(chooseLanguage(picked, 'en'), 'en');
  }
});

test('the first wish of the browser that we can meet is met', () => {
  assert.equal(chooseLanguage(undefined, 'fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.7'), 'en');
  assert.equal(chooseLanguage(undefined, 'de, zh-CN;q=0.5, en;q=0.4'), 'zh-Hans');
});

test('Chinese of the mainland, Singapore and Malaysia is simplified, other Chinese traditional', () => {
  for (const tag of ['zh-CN', 'zh-Hans', 'zh-Hans-CN', 'zh-SG', 'zh-my', 'ZH-cn']) {
    assert.equal(chooseLanguage(undefined, tag), 'zh-Hans', tag);
  }
  for (const tag of ['zh', 'zh-TW', 'zh-HK', 'zh-Hant', 'zh-Hant-MO']) {
    assert.equal(chooseLanguage(undefined, tag), 'zh-Hant', tag);
  }
});

test('a browser that asks for none of ours, or for nothing, gets Traditional Chinese', () => {
  for (const wishes of [undefined, '', '*', 'fr', ';;,,', 'ja;q=0.9']) {
    assert.equal(chooseLanguage(undefined, wishes), 'zh-Hant');
  }
});

test('only the tags of our pages are languages of ours', () => {
  for (const language of languages) assert.ok(isLanguage(language));
  for (const text of [undefined, '', 'zh', 'en-GB', 'constructor']) assert.ok(!isLanguage(text));
});

test('a name is read in the script of the reader', () => {
  const names = { hant: '廈門', hans: '厦门', en: 'Xiamen' };
  assert.deepEqual(
    languages.map((language) => nameIn(names, language)),
    ['廈門', '厦门', 'Xiamen'],
  );
});
