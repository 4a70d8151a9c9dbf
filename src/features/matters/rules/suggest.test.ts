import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Category } from '#/features/matters/model/reference.ts';
import { categoriesFile } from '#/features/matters/model/reference-files.ts';
import { property } from '#test/property.ts';
import { readCategories } from './read-files.ts';
import { areConfusable, MAX_SUGGESTIONS, suggestCategories } from './suggest.ts';

const folder = join(import.meta.dirname, '../../../../db/reference');
const text = readFileSync(join(folder, 'categories.json'), 'utf8');
const { categories, confusablePairs } = readCategories(categoriesFile.parse(JSON.parse(text)));

function suggest(told: string) {
  return suggestCategories(told, categories, confusablePairs);
}

function first(told: string): string | undefined {
  return suggest(told).ranked[0]?.category;
}

function category(
  code: string,
  words: Partial<Pick<Category, 'synonyms' | 'exclusions'>>,
): Category {
  return {
    code,
    group: 'safety',
    profiles: ['report'],
    names: { hant: code, hans: code, en: code },
    icon: 'fence',
    clockClass: 'ordinary',
    sigmaMetres: 50,
    stopQuestions: [],
    abilities: [],
    isOffered: true,
    synonyms: [],
    exclusions: [],
    ...words,
  };
}

test('what people say at a counter is known, in either script and in English', () => {
  const told: readonly (readonly [string, string])[] = [
    ['坡上的欄杆鬆了，老人家扶著會晃', 'railing'],
    ['坡上的栏杆松了，老人家扶着会晃', 'railing'],
    ['The railing on the slope is loose', 'railing'],
    ['楼道灯不亮好几天了', 'public_light'],
    ['電梯又停了，老人上不去', 'lift'],
    ['走廊闻到煤气味', 'gas_smell'],
    ['樓道堆滿了雜物和紙箱', 'fire_risk'],
    ['下水道堵了，污水往外冒', 'drain'],
    ['家里水龙头漏水，想请人帮忙修', 'home_plumbing'],
    ['我妈不会用智能手机，谁能教教她', 'smartphone'],
    ['垃圾堆在樓下好幾天沒人收', 'rubbish'],
    ['半夜楼上装修太吵', 'noise'],
    ['孩子数学跟不上，想找人辅导', 'tutoring'],
  ];
  for (const [words, code] of told) assert.equal(first(words), code, words);
});

test('words that speak against a category weigh against it', () => {
  const strict = category('gas_smell', {
    synonyms: [{ word: '煤气', weight: 4 }],
    exclusions: [{ word: '煤气费', weight: 5 }],
  });
  assert.equal(suggestCategories('煤气味很重', [strict], []).ranked.length, 1);
  assert.equal(suggestCategories('怎么交煤气费', [strict], []).ranked.length, 0);
});

test('a word inside a longer one that was found counts once', () => {
  const gas = category('gas_smell', {
    synonyms: [
      { word: '煤气味', weight: 6 },
      { word: '煤气', weight: 4 },
    ],
  });
  const [found] = suggestCategories('有煤氣味', [gas], []).ranked;
  assert.deepEqual(found, { category: 'gas_smell', score: 6, words: ['煤气味'] });
});

test('an English word is found at the beginning of a word, a short one as a whole', () => {
  const one = (word: string) => [category('x', { synonyms: [{ word, weight: 1 }] })];
  const finds = (word: string, told: string) =>
    suggestCategories(told, one(word), []).ranked.length === 1;
  assert.ok(finds('railing', 'Two RAILINGS are loose.'));
  assert.ok(!finds('railing', 'derailing a train'));
  assert.ok(finds('gas', 'It smells of gas here'));
  assert.ok(!finds('gas', 'a gasket and a gash'));
  assert.ok(finds('dog', 'dogs bark'));
  assert.ok(finds('loose tiles', 'there are loose tiles up there'));
  assert.ok(finds('wifi', '我家WiFi连不上'));
});

test('two that are taken for one another bring the one question that tells them apart', () => {
  const { question } = suggest('灯不亮了');
  assert.equal(question?.code, 'public_light__home_electric');
  assert.equal(suggest('坡上的栏杆松了，护栏要倒').question, undefined);
});

test('a word of nothing suggests nothing', () => {
  assert.deepEqual(suggest(''), { ranked: [], question: undefined });
  assert.deepEqual(suggest('……！？').ranked, []);
});

test('a category is confusable with itself and with its pair, either way round', () => {
  assert.ok(areConfusable('railing', 'railing', []));
  assert.ok(areConfusable('drain', 'home_plumbing', confusablePairs));
  assert.ok(areConfusable('home_plumbing', 'drain', confusablePairs));
  assert.ok(!areConfusable('drain', 'railing', confusablePairs));
});

const vocabulary = categories.flatMap(({ synonyms }) => synonyms.map(({ word }) => word));
const sentence = fc
  .array(fc.constantFrom(...vocabulary, '，', ' ', '我家', '请帮忙', 'please'), { maxLength: 12 })
  .map((words) => words.join(''));

property(
  'suggestions are few, above nought, in order, and the same for the other script',
  fc.property(sentence, (told) => {
    const { ranked } = suggest(told);
    assert.ok(ranked.length <= MAX_SUGGESTIONS);
    const scores = ranked.map(({ score }) => score);
    assert.ok(scores.every((score) => score > 0));
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.deepEqual(suggest(`${told}。`).ranked, ranked);
  }),
);

property(
  'each word alone suggests its own category, unless it belongs to another as well',
  fc.property(fc.constantFrom(...categories), fc.nat(), (known, pick) => {
    const word = known.synonyms[pick % known.synonyms.length]?.word ?? '';
    const { ranked } = suggest(word);
    const isExcluded = known.exclusions.some((one) => word.includes(one.word));
    const best = ranked.map(({ category: code }) => code);
    assert.ok(isExcluded || best.includes(known.code), `${word}: ${best.join()}`);
  }),
);
