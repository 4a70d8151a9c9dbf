import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { kinds, newsKinds } from './model.ts';
import { headline, letterOf, sentenceOf, textOf } from './messages.ts';
import type { Told } from './messages.ts';

const one: Told = {
  language: 'zh-Hant',
  publicUrl: 'https://linli.example.org',
  lines: [{ kind: 'done', noticeId: 'n1' }],
  stopUrl: 'https://linli.example.org/stop/t',
};
const two: Told = { ...one, lines: [...one.lines, { kind: 'moved_on', noticeId: 'n2' }] };

describe('the headline', () => {
  test('says what happened when it is one thing', () => {
    assert.equal(headline(one), '您提的事辦好了，請看看是不是真的解決了');
    assert.equal(
      headline({ ...one, language: 'zh-Hans' }),
      '您提的事办好了，请看看是不是真的解决了',
    );
    assert.match(headline({ ...one, language: 'en' }), /^What you raised is done/);
  });

  test('says how many there are when they are several', () => {
    assert.equal(headline(two), '和您有關的 2 件事有了變動');
    assert.equal(headline({ ...two, language: 'en' }), '2 things that concern you have changed');
  });

  test('says who writes when there is nothing else to say', () => {
    assert.equal(headline({ ...one, lines: [] }), '鄰里通知');
  });
});

describe('a letter', () => {
  test('has a line and a link for each thing, and one that stops such letters', () => {
    const { text, html, subject } = letterOf(two);
    assert.equal(subject, '鄰里：和您有關的 2 件事有了變動');
    for (const address of ['/notices/n1', '/notices/n2', '/stop/t']) {
      const url = `https://linli.example.org${address}`;
      assert.ok(text.includes(url), address);
      assert.ok(html.includes(`href="${url}"`), address);
    }
    assert.match(text, /您提的事辦好了/);
    assert.match(text, /您關注的事有了新進展/);
  });

  test('is in the language of its reader', () => {
    for (const language of languages) {
      const { html, text } = letterOf({ ...one, language });
      assert.ok(html.includes(`lang="${language}"`));
      assert.equal(/\p{Script=Han}/u.test(text), language !== 'en');
    }
  });

  test('leads to the list where the notice has no page of its own', () => {
    const { text } = letterOf({ ...one, lines: [{ kind: 'done', noticeId: null }] });
    assert.match(text, /https:\/\/linli\.example\.org\/notices\n/);
  });
});

describe('a text message', () => {
  test('is one sentence, one link and the way to stop', () => {
    assert.equal(
      textOf(one),
      '鄰里：您提的事辦好了，請看看是不是真的解決了。https://linli.example.org/notices/n1 ' +
        '不再接收：https://linli.example.org/stop/t',
    );
  });

  test('of several things leads to all of them', () => {
    assert.match(textOf(two), /https:\/\/linli\.example\.org\/notices 不再接收/);
    assert.match(textOf({ ...two, language: 'en' }), /notices Stop: https/);
  });

  test('fits into few parts, whatever it says', () => {
    for (const kind of kinds) {
      const text = textOf({ ...one, lines: [{ kind, noticeId: null }] });
      assert.ok(text.length < 140, `${kind}: ${text.length}`);
    }
  });
});

test('every kind of notice and of news has a sentence, in which nobody is named', () => {
  for (const language of languages) {
    const said = [...kinds, ...newsKinds].map((kind) => sentenceOf(language, kind));
    assert.equal(new Set(said).size, said.length, language);
    for (const sentence of said) assert.doesNotMatch(sentence, /[\d@<>]|undefined/);
  }
  assert.equal(sentenceOf('en', 'unheard_of'), 'Linli notice');
});
