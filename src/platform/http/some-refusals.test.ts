import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { RefusalWords } from './endpoint.ts';
import { someRefusals } from './some-refusals.ts';

const say = (text: string) => () => text;
const words: Catalogue<RefusalWords<'too_late' | 'too_many' | 'taken'>> = {
  'zh-Hant': { refusals: { too_late: say('太遲'), too_many: say('太多'), taken: say('已有') } },
  'zh-Hans': { refusals: { too_late: say('太迟'), too_many: say('太多'), taken: say('已有') } },
  en: { refusals: { too_late: say('Late'), too_many: say('Many'), taken: say('Taken') } },
};

test('an endpoint has the sentences of its own refusals, in each language, and no others', () => {
  const refusals = someRefusals(words);
  const some = refusals('too_late', 'taken');
  assert.deepEqual(
    Object.values(some).map((said) => Object.keys(said.refusals)),
    Array.from({ length: 3 }, () => ['too_late', 'taken']),
  );
  assert.equal(some['zh-Hans'].refusals.too_late({}), '太迟');
  assert.equal(some.en.refusals.taken({}), 'Taken');
});

test('one that refuses nothing has no sentences', () => {
  assert.deepEqual(someRefusals(words)().en.refusals, {});
});
