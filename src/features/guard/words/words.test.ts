import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { passkeyMessage } from '#/features/guard/messages.ts';
import { refusalWords, refusals } from './refusals.ts';

test('every refusal has a sentence of its own in every language', () => {
  for (const language of languages) {
    const said = Object.entries(refusalWords[language].refusals).map(([code, sentence]) => {
      const text = sentence({ most: '10' });
      assert.match(text, /[.。]$/, `${language} ${code}: ${text}`);
      assert.doesNotMatch(text, /_|undefined/, code);
      return text;
    });
    assert.ok(said.length >= 8);
    assert.equal(new Set(said).size, said.length, language);
  }
});

test('an endpoint is given the sentences of its own refusals and no others', () => {
  const own = refusals('passkey_known', 'strengthen_first');
  for (const language of languages) {
    assert.deepEqual(Object.keys(own[language].refusals), ['passkey_known', 'strengthen_first']);
  }
  assert.deepEqual(refusals()['en'].refusals, {});
});

test('the letter names the key and says what to do if it was somebody else', () => {
  const to = { kind: 'email', address: 'wu@example.org' } as const;
  const texts = languages.map((language) => passkeyMessage(to, language, 'My phone'));
  for (const message of texts) {
    assert.deepEqual([message.channel, message.address], ['email', 'wu@example.org']);
    assert.match(message.text, /My phone/);
    assert.ok(message.subject !== undefined && message.subject !== '');
  }
  assert.match(texts[0]?.text ?? '', /如果不是您本人登記的/);
  assert.match(texts[2]?.text ?? '', /If that was not you/);
});
