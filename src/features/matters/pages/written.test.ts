import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { markupOf, textOf } from '#test/drawn.ts';
import { hostile } from '#test/hostile-words.ts';
import { listNamed, rawText, readMarkup, wordsIn } from '#test/markup.ts';
import { anyText, property } from '#test/property.ts';
import { languageOf, plainly, written, writtenProse } from './written.ts';

test('readers of simplified characters read what was written in traditional ones', async () => {
  assert.equal(await textOf(written('zh-Hans', '坡道的欄杆鬆了')), '坡道的栏杆松了');
  assert.equal(plainly('zh-Hans', '坡道的欄杆鬆了'), '坡道的栏杆松了');
  for (const language of ['zh-Hant', 'en'] as const) {
    assert.equal(plainly(language, '坡道的欄杆鬆了'), '坡道的欄杆鬆了');
  }
});

test('the language of a text is marked where it is not the page’s, for voices and fonts', async () => {
  assert.equal(await markupOf(written('zh-Hant', '欄杆鬆了')), '欄杆鬆了');
  assert.equal(
    await markupOf(written('zh-Hant', '栏杆松了')),
    '<span lang="zh-Hans">栏杆松了</span>',
  );
  assert.equal(await markupOf(written('en', '欄杆鬆了')), '<span lang="zh-Hant">欄杆鬆了</span>');
  assert.equal(await markupOf(written('zh-Hant', 'Loose')), '<span lang="en">Loose</span>');
  assert.equal(await markupOf(written('en', 'Loose')), 'Loose');
  assert.equal(await markupOf(written('zh-Hans', 'Loose')), '<span lang="en">Loose</span>');
});

test('what is written alike in both scripts is at home on every Chinese page', async () => {
  for (const text of ['我有梯子', '三公里', '松柏', '王后', '天干地支']) {
    assert.equal(languageOf(text), 'zh', text);
    assert.equal(await markupOf(written('zh-Hant', text)), text);
    assert.equal(await markupOf(written('zh-Hans', text)), text);
    assert.equal(await markupOf(written('en', text)), `<span lang="zh">${text}</span>`);
  }
  for (const text of ['们', '楼道', '我们这边', '东兴小区']) {
    assert.equal(languageOf(text), 'zh-Hans', text);
  }
  for (const text of ['們', '樓道', '東興小區']) assert.equal(languageOf(text), 'zh-Hant', text);
});

test('signs and numbers alone are in no language', async () => {
  for (const text of ['7', '110!', '👍', '…']) {
    assert.equal(languageOf(text), undefined);
    assert.doesNotMatch(await markupOf(written('en', text)), /lang=/);
  }
});

test('each line somebody wrote is a paragraph, empty ones are none', async () => {
  const part = writtenProse('zh-Hant', '第一行\n\n第二行\n   \n第三行');
  const root = readMarkup(`${await part}`);
  assert.deepEqual(listNamed(root, 'p').map(wordsIn), ['第一行', '第二行', '第三行']);
});

test('whatever people type is read as they typed it and never as markup', async () => {
  for (const text of hostile) {
    for (const language of ['zh-Hant', 'en'] as const) {
      const root = readMarkup(`${await written(language, text)}`);
      assert.equal(rawText(root), text);
      assert.deepEqual(listNamed(root, 'script', 'img', 'a', 'form'), []);
    }
  }
});

property(
  'no text is lost or becomes markup, in whatever language it is shown',
  fc.asyncProperty(anyText({ maxLength: 60 }), async (text) => {
    const root = readMarkup(`${await written('zh-Hant', text)}`);
    assert.equal(rawText(root), text);
  }),
);
