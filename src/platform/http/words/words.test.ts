import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { languageNames, words } from './index.ts';

test('every sentence of the frame is said in every language', () => {
  const keys = Object.keys(words['zh-Hant']);
  assert.ok(keys.length > 60);
  for (const language of languages) {
    assert.deepEqual(Object.keys(words[language]).toSorted(), keys.toSorted());
    for (const [key, said] of Object.entries(words[language])) assert.notEqual(said, '', key);
  }
});

test('sentences with blanks use all that they are given', () => {
  const street = { name: 'N', buildings: 'B', households: 'H', lit: 'L', meaning: 'M' };
  const quorum = { label: 'A', count: 'B', total: 'C', share: 'D', threshold: 'E' };
  for (const language of languages) {
    const told = words[language].streetSentence(street);
    for (const value of Object.values(street)) assert.ok(told.includes(value), told);
    const counted = words[language].quorumSentence(quorum);
    for (const value of Object.values(quorum)) assert.ok(counted.includes(value), counted);
  }
});

test('a language is called by the name that its readers give it', () => {
  assert.deepEqual(Object.values(languageNames), ['繁體中文', '简体中文', 'English']);
});

test('Chinese sentences end and pause with Chinese signs', () => {
  for (const language of ['zh-Hant', 'zh-Hans'] as const) {
    for (const [key, said] of Object.entries(words[language])) {
      const text = typeof said === 'string' ? said : said.toString();
      assert.doesNotMatch(text, /\p{Script=Han}[,;!?]/u, `${language} ${key}`);
    }
  }
});
