import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import type { Category } from '#/features/matters/model/reference.ts';
import { suggestCategories } from '#/features/matters/rules/suggest.ts';
import { toSimplified } from '#/lib/text.ts';
import {
  codeShape,
  faultsOfNames,
  findRealNumbers,
  listData,
  listTwice,
  namesShape,
  readData,
  sourceShape,
} from './read-data.ts';

const icons =
  'bag bench bicycle bolt book bug car child computer dog drain elder falling fence flame hand ' +
  'heart heat home key lamp leaf letter lift manhole needle other parcel paw phone road scale ' +
  'scissors search smoke sound stairs swap talk translate trash tree users wall water wifi wrench';
const iconShape = z.enum(icons.split(' '));
const weightsShape = z.record(z.string().min(1).max(40), z.number().int().min(1).max(6));
const categoryShape = z.strictObject({
  code: codeShape,
  group: codeShape,
  profiles: z.array(z.enum(['need', 'report', 'urgent'])).min(1),
  names: namesShape,
  icon: iconShape,
  dangerLevel: z.enum(['ordinary', 'complex', 'utility', 'danger']),
  clockClass: z.enum(['ordinary', 'complex', 'utility', 'danger']),
  sigmaMetres: z.union([z.literal(25), z.literal(50), z.literal(150)]),
  stopQuestions: z.array(codeShape),
  abilities: z.array(codeShape),
  synonyms: weightsShape,
  exclusions: weightsShape,
});
const callShape = z.union([
  z.strictObject({ number: z.enum('110 119 120 12110 12356 95598 96110'.split(' ')) }),
  z.strictObject({
    local: z.enum(['duty_desk', 'gas_company', 'lift_company', 'property_company']),
  }),
]);
const answerShape = z.strictObject({ category: codeShape, label: namesShape });
const fileShape = z.strictObject({
  source: sourceShape,
  groups: z.array(z.strictObject({ code: codeShape, names: namesShape, icon: iconShape })),
  categories: z.array(categoryShape),
  stopQuestions: z.array(
    z.strictObject({
      id: codeShape,
      text: namesShape,
      advice: namesShape,
      calls: z.array(callShape).min(1),
      yesStops: z.boolean(),
    }),
  ),
  confusablePairs: z.array(
    z.strictObject({
      id: codeShape,
      question: namesShape,
      answers: z.tuple([answerShape, answerShape]),
    }),
  ),
});

const { groups, categories, stopQuestions, confusablePairs } = readData(
  'reference/categories.json',
  fileShape,
);
const abilityFile = z.strictObject({
  source: sourceShape,
  abilities: z.array(
    z.strictObject({
      code: codeShape,
      names: namesShape,
      icon: z.string(),
      needsProof: z.boolean().optional(),
    }),
  ),
});
const { abilities } = readData('reference/abilities.json', abilityFile);

describe('categories of matters', () => {
  test('there are some sixty in ten groups, and none stands twice', () => {
    const codes = categories.map(({ code }) => code);
    assert.equal(groups.length, 10);
    assert.ok(codes.length >= 55 && codes.length <= 70, `${codes.length} categories`);
    assert.deepEqual(listTwice([...codes, ...groups.map(({ code }) => code)]), []);
  });

  test('each group has at least four, and each category a known group', () => {
    const known = groups.map(({ code }) => code);
    for (const code of known) {
      assert.ok(categories.filter(({ group }) => group === code).length >= 4, code);
    }
    for (const { code, group } of categories) assert.ok(known.includes(group), code);
  });

  test('both profiles find at least twenty', () => {
    for (const profile of ['need', 'report'] as const) {
      assert.ok(categories.filter(({ profiles }) => profiles.includes(profile)).length >= 20);
    }
  });

  test('what cannot wait fits on one screen, is urgent always, and counts as danger', () => {
    const urgent = categories.filter(({ group }) => group === 'urgent');
    assert.ok(urgent.length >= 6 && urgent.length <= 10, `${urgent.length} urgent ones`);
    for (const { code, profiles, clockClass } of urgent) {
      assert.deepEqual(profiles, ['urgent'], code);
      assert.equal(clockClass, 'danger', code);
    }
    const others = categories.filter(({ group }) => group !== 'urgent');
    assert.ok(others.every(({ profiles }) => !profiles.includes('urgent')));
  });

  test('each name, question and piece of advice is written in its own script', () => {
    const named = [
      ...groups.map(({ names }) => names),
      ...categories.map(({ names }) => names),
      ...abilities.map(({ names }) => names),
      ...stopQuestions.flatMap(({ text, advice }) => [text, advice]),
      ...confusablePairs.flatMap((pair) => [pair.question, ...pair.answers.map((a) => a.label)]),
    ];
    assert.ok(named.length > 150, 'there are names to look at');
    assert.deepEqual(named.flatMap(faultsOfNames), []);
  });

  test('words are folded to simplified characters and small letters', () => {
    for (const { code, synonyms, exclusions } of categories) {
      for (const word of [...Object.keys(synonyms), ...Object.keys(exclusions)]) {
        assert.equal(toSimplified(word.toLowerCase()), word, code);
      }
    }
  });

  test('each category is known by Chinese and by English words', () => {
    for (const { code, synonyms } of categories.filter((one) => one.code !== 'other')) {
      const words = Object.keys(synonyms);
      assert.ok(words.filter((word) => /\p{Script=Han}/u.test(word)).length >= 8, code);
      assert.ok(words.filter((word) => /^[a-z]/.test(word)).length >= 2, code);
    }
  });

  test('no word speaks for and against the same category', () => {
    for (const { code, synonyms, exclusions } of categories) {
      assert.deepEqual(
        Object.keys(exclusions).filter((word) => word in synonyms),
        [],
        code,
      );
    }
  });

  test('abilities that a category asks for exist, and each is asked for', () => {
    const known = abilities.map(({ code }) => code);
    const asked = categories.flatMap((category) => category.abilities);
    assert.deepEqual(listTwice(known), []);
    assert.deepEqual(new Set(asked), new Set(known));
  });

  test('what belongs to the street is told apart at 25 metres, noise and smell at 150', () => {
    const sigma = new Map(categories.map(({ code, sigmaMetres }) => [code, sigmaMetres]));
    for (const code of ['railing', 'public_light', 'manhole', 'seats_playground']) {
      assert.equal(sigma.get(code), 25, code);
    }
    for (const code of ['noise', 'smell']) assert.equal(sigma.get(code), 150, code);
    for (const code of ['rubbish', 'dispute']) assert.equal(sigma.get(code), 50, code);
  });
});

describe('stop questions', () => {
  test('each is asked by a category, and each that is asked exists', () => {
    const known = stopQuestions.map(({ id }) => id);
    assert.deepEqual(listTwice(known), []);
    assert.deepEqual(new Set(categories.flatMap((one) => one.stopQuestions)), new Set(known));
  });

  test('each category of danger asks at least one', () => {
    const dangerous = categories.filter(({ dangerLevel }) => dangerLevel === 'danger');
    assert.ok(dangerous.length >= 5);
    for (const { code, stopQuestions: asked } of dangerous) assert.ok(asked.length > 0, code);
  });

  test('the advice says every number that is to be called', () => {
    for (const { id, advice, calls } of stopQuestions) {
      for (const call of calls) {
        if (!('number' in call)) continue;
        for (const text of Object.values(advice)) assert.ok(text.includes(call.number), id);
      }
    }
  });

  test('fire, gas, a lift with people in it and violence end the form', () => {
    const ending = stopQuestions.filter(({ yesStops }) => yesStops);
    const stopping = new Set(ending.map(({ id }) => id));
    for (const id of ['fire_now', 'gas_now', 'trapped_in_lift', 'violence_now', 'medical_now']) {
      assert.ok(stopping.has(id), id);
    }
    assert.ok(!stopping.has('falling_now'), 'what falls is raised, and fenced off meanwhile');
  });

  test('nobody is told to call a number that somebody might have', () => {
    const texts = stopQuestions.flatMap(({ advice }) => Object.values(advice));
    assert.deepEqual(texts.flatMap(findRealNumbers), []);
  });
});

describe('confusable pairs', () => {
  test('each holds two different known categories that can be raised alike or are not', () => {
    const known = new Set(categories.map(({ code }) => code));
    assert.deepEqual(listTwice(confusablePairs.map(({ id }) => id)), []);
    for (const { id, answers } of confusablePairs) {
      const [first, second] = answers.map(({ category }) => category);
      assert.notEqual(first, second, id);
      assert.ok(known.has(String(first)) && known.has(String(second)), id);
      assert.equal(id, `${first}__${second}`);
    }
  });
});

const asKnown = categories.map((category): Category => {
  const { 'zh-Hant': hant, 'zh-Hans': hans, en } = category.names;
  const { code, group, profiles, icon, clockClass, sigmaMetres } = category;
  return {
    code,
    group,
    profiles,
    names: { hant, hans, en },
    icon,
    clockClass,
    sigmaMetres,
    stopQuestions: category.stopQuestions,
    abilities: category.abilities,
    isOffered: true,
    synonyms: listWeights(category.synonyms),
    exclusions: listWeights(category.exclusions),
  };
});

function listWeights(weights: Readonly<Record<string, number>>) {
  return Object.entries(weights).map(([word, weight]) => ({ word, weight }));
}

describe('what people type', () => {
  const typed: readonly (readonly [string, 'need' | 'report', string])[] = [
    ['坡道欄杆鬆動,一推就倒', 'report', 'railing'],
    ['The railing on the slope is loose', 'report', 'railing'],
    ['三楼楼道灯不亮', 'report', 'public_light'],
    ['樓道裡有煤氣味', 'report', 'gas_smell'],
    ['电梯又停在八楼', 'report', 'lift'],
    ['井蓋翹起來,車一過就響', 'report', 'manhole'],
    ['大狗不牽繩', 'report', 'dogs'],
    ['半夜打电钻太吵了', 'report', 'noise'],
    ['廚房燈不亮', 'need', 'home_electric'],
    ['水龙头滴水', 'need', 'home_plumbing'],
    ['五十斤米搬不上樓', 'need', 'lifting'],
    ['爺爺頭髮長了想理髮', 'need', 'haircut'],
    ['孩子數學作業沒人輔導', 'need', 'tutoring'],
    ['手机字体太小', 'need', 'smartphone'],
    ['捡到一串钥匙', 'need', 'lost_found'],
    ['Can somebody mind my toddler for an hour', 'need', 'childcare'],
    ['借一把梯子', 'need', 'lend_give'],
  ];
  for (const [text, profile, wanted] of typed) {
    test(`“${text}” is first taken for ${wanted}`, () => {
      const offered = asKnown.filter(({ profiles }) => profiles.includes(profile));
      assert.equal(suggestCategories(text, offered, []).ranked[0]?.category, wanted);
    });
  }

  test('of the demonstration stories nine in ten find their category first, nearly all among three', () => {
    const shape = z.object({
      stories: z.array(
        z.object({
          profile: z.enum(['need', 'report']),
          category: z.string(),
          variants: z.array(z.object({ title: z.string(), body: z.string() })),
        }),
      ),
    });
    const stories = listData('demo/matters').flatMap((path) => readData(path, shape).stories);
    const places = stories
      .filter(({ category }) => category !== 'other')
      .flatMap(({ profile, category, variants }) => {
        const offered = asKnown.filter(({ profiles }) => profiles.includes(profile));
        return variants.map(({ title, body }) => {
          const { ranked } = suggestCategories(`${title}。${body}`, offered, []);
          return ranked.findIndex((one) => one.category === category);
        });
      });
    const first = places.filter((place) => place === 0).length / places.length;
    const amongThree = places.filter((place) => place >= 0 && place < 3).length / places.length;
    assert.ok(places.length > 400);
    assert.ok(first >= 0.85, `first: ${first}`);
    assert.ok(amongThree >= 0.95, `among three: ${amongThree}`);
  });
});
