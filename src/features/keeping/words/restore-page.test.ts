import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { restorePageWords } from '#/features/keeping/index.ts';

test('how it ended names every amount and the moment it is as of', () => {
  for (const language of languages) {
    const amount = { rows: '1,234', tables: '61', files: '89', madeAt: '2026-11-22 10:00' };
    const said = restorePageWords[language].done(amount);
    for (const part of Object.values(amount)) assert.ok(said.includes(part), said);
  }
});

test('a fault gives its number, and what could frighten says that nothing changed', () => {
  const unchanged = {
    'zh-Hant': /什麼都沒有改動/,
    'zh-Hans': /什么都没有改动/,
    en: /othing was changed/,
  };
  for (const language of languages) {
    const { fault, upload } = restorePageWords[language];
    assert.match(fault('a1b2c3d4'), /a1b2c3d4/);
    assert.match(fault('a1b2c3d4'), unchanged[language]);
    assert.match(upload.disk_full, unchanged[language]);
  }
});

test('whatever stops an upload is said in words of its own', () => {
  for (const language of languages) {
    const sentences = Object.values(restorePageWords[language].upload);
    assert.equal(new Set(sentences).size, sentences.length);
    assert.equal(
      restorePageWords[language].refusals.link_used_up(),
      restorePageWords[language].upload.link_used_up,
    );
  }
});
