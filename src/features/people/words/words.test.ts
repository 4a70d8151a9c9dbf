import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#/platform/access/subject.ts';
import { languages } from '#/platform/i18n/language.ts';
import { consentWays, helperKinds, residenceRelations } from '#/features/people/model.ts';
import { refusalWords } from './refusals.ts';
import { termWords } from './terms.ts';

test('every refusal has a sentence of its own in every language', () => {
  for (const language of languages) {
    const said = Object.entries(refusalWords[language].refusals).map(([code, sentence]) => {
      const text = sentence({ most: '20' });
      assert.match(text, /[.。?？]$/, `${language} ${code}: ${text}`);
      assert.doesNotMatch(text, /_|undefined/, code);
      return text;
    });
    assert.ok(said.length > 20);
    assert.equal(new Set(said).size, said.length, language);
  }
});

test('a refusal says what to do, and blames nobody', () => {
  for (const sentence of Object.values(refusalWords.en.refusals)) {
    assert.doesNotMatch(sentence({}), /\b(?:invalid|illegal|error|failed|forbidden|wrong user)\b/i);
  }
});

test('every role, relation and way of consent has a name of its own in every language', () => {
  for (const language of languages) {
    const words = termWords[language];
    const groups = [
      roles.map((one) => words.roles[one]),
      residenceRelations.map((one) => words.residenceRelations[one]),
      helperKinds.map((one) => words.helperKinds[one]),
      consentWays.map((one) => words.consentWays[one]),
    ];
    for (const group of groups) {
      assert.equal(new Set(group).size, group.length, `${language}: ${group.join(', ')}`);
      assert.ok(group.every((name) => name.trim() === name && name.length > 0));
    }
  }
});
