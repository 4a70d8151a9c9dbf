import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { toSimplified } from '#/lib/text.ts';
import {
  readCourses,
  readNeighbourhoods,
  readSpots,
  readThemes,
  readVoices,
} from './demo-shapes.ts';
import type { Neighbourhood, Story, Variant, Where } from './demo-shapes.ts';
import { faultsOfNames, faultsOfText, findRealNumbers, listTwice, readData } from './read-data.ts';

const themes = readThemes();
const stories = themes.flatMap((theme) => theme.stories);
const told = stories.flatMap((story) => story.variants.map((variant) => ({ story, variant })));
const neighbourhoods = readNeighbourhoods();
const courses = new Map(readCourses().map((course) => [course.code, course]));

const LEAST_STORIES = 260;
const LONGEST_TITLE = 24;
/** The longest that stands in each slot. */
const slots: { readonly [slot: string]: string } = {
  building: '12號樓',
  unit: '3單元',
  floor: '28',
  compound: '中鼎溫馨家園',
  neighbour: '歐陽老師',
  family: '歐陽',
};

function fillIn(text: string): string {
  return Object.entries(slots).reduce(
    (filled, [name, longest]) => filled.replaceAll(`{${name}}`, longest),
    text,
  );
}

function textsOf({ title, body, words, comments }: Variant): readonly string[] {
  return [title, body, ...Object.values(words), ...comments.map(({ text }) => text)];
}

const texts = told.flatMap(({ variant }) => textsOf(variant));

function isTold(where: Where, place: Neighbourhood): boolean {
  if ('everywhere' in where) return true;
  if ('neighbourhoods' in where) return where.neighbourhoods.includes(place.slug);
  if ('anyOf' in where) return where.anyOf.some((feature) => place.features.includes(feature));
  return where.allOf.every((feature) => place.features.includes(feature));
}

function listTold(place: Neighbourhood): readonly { story: Story; variant: Variant }[] {
  const bodies = new Set(place.organisations.map(({ kind }) => kind));
  return told.filter(
    ({ story, variant }) =>
      isTold(variant.where ?? story.where, place) &&
      (variant.needsOrganisation === undefined || bodies.has(variant.needsOrganisation)),
  );
}

describe('stories of matters', () => {
  test('there are more than 260, each with an id of its own', () => {
    assert.ok(stories.length >= LEAST_STORIES, String(stories.length));
    assert.deepEqual(listTwice(stories.map(({ id }) => id)), []);
  });

  test('no title, body or closing word is told twice', () => {
    assert.deepEqual(listTwice(told.map(({ variant }) => variant.title)), []);
    assert.deepEqual(listTwice(told.map(({ variant }) => variant.body)), []);
    const closing = told.flatMap(({ variant }) => variant.words['thanks'] ?? []);
    assert.ok(closing.length > LEAST_STORIES);
    assert.deepEqual(listTwice(closing), []);
  });

  test('a title has at most 24 characters, whatever stands in its slots', () => {
    const long = told
      .map(({ variant }) => fillIn(variant.title))
      .filter((title) => [...title].length > LONGEST_TITLE);
    assert.deepEqual(long, []);
  });

  test('a body says it in at most four sentences', () => {
    for (const { variant } of told) {
      const sentences = variant.body.split(/[。？！]/u).filter((part) => part !== '');
      assert.ok(sentences.length <= 4, variant.title);
      assert.ok([...variant.body].length <= 120, variant.title);
    }
  });

  test('only slots that somebody fills are left open', () => {
    assert.ok(texts.filter((text) => text.includes('{')).length > 30);
    assert.deepEqual(
      texts.map(fillIn).filter((text) => /[{}]/u.test(text)),
      [],
    );
  });

  test('all of it is in traditional characters with marks of full width', () => {
    assert.ok(texts.length > 2_000, String(texts.length));
    const faults = texts.flatMap((text) => faultsOfText(fillIn(text), 'zh-Hant'));
    assert.deepEqual(faults, []);
    assert.deepEqual(
      themes.flatMap(({ names }) => faultsOfNames(names)),
      [],
    );
  });

  test('turned into simplified characters it is simplified throughout', () => {
    const turned = texts.map((text) => toSimplified(fillIn(text)));
    assert.deepEqual(
      turned.flatMap((text) => faultsOfText(text, 'zh-Hans')),
      [],
    );
    // Written with 着, the particle needs no dictionary of phrases to be turned.
    const rest = turned.map((text) => text.replace(/名著|著名|显著|著作/gu, ''));
    assert.deepEqual(
      rest.filter((text) => text.includes('著')),
      [],
    );
  });

  test('no telephone in it rings anywhere', () => {
    assert.deepEqual(texts.flatMap(findRealNumbers), []);
  });
});

describe('what a story refers to', () => {
  const shape = z.object({ code: z.string() });
  const categoryFile = z.object({
    categories: z.array(shape.extend({ profiles: z.array(z.string()) })),
  });
  const { categories } = readData('reference/categories.json', categoryFile);
  const abilityFile = z.object({ abilities: z.array(shape) });
  const { abilities } = readData('reference/abilities.json', abilityFile);
  const kindFile = z.object({ kinds: z.array(shape) });
  const { kinds } = readData('reference/organisation-kinds.json', kindFile);
  const voices = new Set(readVoices().map(({ code }) => code));
  const spots = new Set(readSpots().map(({ code }) => code));
  const abilityCodes = new Set(abilities.map(({ code }) => code));

  test('its category exists and takes its profile; its spot exists', () => {
    for (const { id, category, profile, spot } of stories) {
      const found = categories.find(({ code }) => code === category);
      assert.ok(found?.profiles.includes(profile), `${id} ${category}`);
      assert.ok(spots.has(spot), `${id} ${spot}`);
    }
  });

  test('every category has a story, and every voice says something', () => {
    const used = new Set(stories.map(({ category }) => category));
    // What cannot wait is not written down first; the calls of a night are played.
    const calm = categories.filter(({ profiles }) => !profiles.includes('urgent'));
    for (const { code } of calm) assert.ok(used.has(code), code);
    const heard = new Set(
      told.flatMap(({ variant }) => [
        variant.asker,
        ...variant.comments.map(({ voice }) => voice),
        ...(variant.handler !== null && 'voice' in variant.handler ? [variant.handler.voice] : []),
      ]),
    );
    assert.deepEqual(heard, voices);
  });

  test('its course exists, takes its profile, and finds the words it needs', () => {
    for (const { story, variant } of told) {
      const course = courses.get(variant.course);
      assert.ok(course !== undefined, variant.title);
      assert.ok(course.profiles.includes(story.profile), variant.title);
      const said = new Set(course.steps.map(({ say }) => say));
      for (const word of course.needsWords) assert.ok(word in variant.words, variant.title);
      for (const word of Object.keys(variant.words)) assert.ok(said.has(word), variant.title);
    }
  });

  test('a course that somebody has to handle has somebody for it', () => {
    for (const { variant } of told) {
      const steps = courses.get(variant.course)?.steps ?? [];
      const isHandled = steps.some(({ by, to }) => by === 'handler' || to === 'handler');
      if (isHandled) assert.ok(variant.handler !== null, variant.title);
    }
  });

  test('whoever handles it is a voice, an ability or a body that exists', () => {
    const bodies = new Set(kinds.map(({ code }) => code));
    for (const { variant } of told) {
      const { handler } = variant;
      if (handler === null) continue;
      if ('voice' in handler) assert.ok(voices.has(handler.voice), variant.title);
      else if ('ability' in handler) assert.ok(abilityCodes.has(handler.ability), variant.title);
      else assert.ok(bodies.has(handler.organisation), variant.title);
    }
  });

  test('a comment comes after a step of the course', () => {
    for (const { variant } of told) {
      const verbs = courses.get(variant.course)?.steps.map((step) => step.do) ?? [];
      for (const { after } of variant.comments) assert.ok(verbs.includes(after), variant.title);
    }
  });

  test('places and people it names exist', () => {
    const people = new Set(neighbourhoods.flatMap((place) => place.people.map(({ key }) => key)));
    const features = new Set(neighbourhoods.flatMap((place) => place.features));
    const compounds = neighbourhoods.flatMap((place) => place.compounds);
    for (const { id, where, cast } of stories) {
      if ('anyOf' in where) for (const one of where.anyOf) assert.ok(features.has(one), id);
      if ('allOf' in where) for (const one of where.allOf) assert.ok(features.has(one), id);
      for (const key of [cast?.asker, cast?.handler]) assert.ok(!key || people.has(key), id);
      const [code, number] = cast?.building?.split('.') ?? [];
      if (code === undefined) continue;
      const compound = compounds.find((one) => one.code === code);
      const numbers = compound?.buildings.flatMap((one) => one.numbers) ?? [];
      assert.ok(numbers.includes(Number(number)), id);
    }
  });

  test('lifts, snow and heating are told only where there are some', () => {
    const needs = { lift: 'lift', heating: 'heating' };
    for (const place of neighbourhoods) {
      for (const { story, variant } of listTold(place)) {
        const feature = story.category === 'heating' ? needs.heating : undefined;
        const lift = story.spot === 'lift' ? needs.lift : undefined;
        for (const one of [feature, lift]) {
          if (one !== undefined) assert.ok(place.features.includes(one), variant.title);
        }
        const isLiftNamed =
          variant.title.includes('電梯') && !/沒電梯|加裝電梯/u.test(variant.title);
        if (isLiftNamed) assert.ok(place.features.includes('lift'), variant.title);
        if (variant.title.includes('物業')) {
          assert.ok(place.organisations.some(({ kind }) => kind === 'property_company'));
        }
        if (/雪|供暖|暖氣片/u.test(variant.title)) {
          assert.ok(place.features.includes('north'), variant.title);
        }
      }
    }
  });
});

describe('a year of matters', () => {
  test('every neighbourhood has as many tellings as it has matters in a year', () => {
    for (const place of neighbourhoods) {
      const own = listTold(place);
      assert.ok(own.length >= place.matters.perYear, `${place.slug} ${own.length}`);
      const needs = own.filter(({ story }) => story.profile === 'need').length;
      const wanted = place.matters.perYear * place.matters.needShare;
      assert.ok(needs >= wanted, `${place.slug} ${needs} needs of ${wanted}`);
      assert.ok(own.length - needs >= place.matters.perYear - wanted, place.slug);
    }
  });

  test('no two neighbourhoods of one community have to tell the same', () => {
    const communities = Map.groupBy(neighbourhoods, ({ communityCode }) => communityCode);
    for (const [code, places] of communities) {
      const tellings = new Set(
        places.flatMap((place) => listTold(place).map((one) => one.variant)),
      );
      const wanted = places.reduce((sum, { matters }) => sum + matters.perYear, 0);
      assert.ok(tellings.size >= wanted, `${code}: ${tellings.size} of ${wanted}`);
    }
  });

  test('every month has something of its own, and much that may come at any time', () => {
    const always = stories.filter(({ months }) => months === null).length;
    assert.ok(always > stories.length / 2);
    for (let month = 1; month <= 12; month += 1) {
      const own = stories.filter(({ months }) => months?.includes(month));
      assert.ok(own.length >= 15, `month ${month}: ${own.length}`);
    }
  });

  test('each neighbourhood has at least ten stories that happen nowhere else', () => {
    for (const { slug } of neighbourhoods) {
      const own = stories.filter(
        ({ where }) => 'neighbourhoods' in where && where.neighbourhoods.includes(slug),
      );
      assert.ok(own.length >= 10, `${slug}: ${own.length}`);
    }
  });

  test('outcomes differ: every course is somebody’s typical one or drifted into', () => {
    const drifted = [...courses.values()].flatMap(({ drift }) => drift.map(({ to }) => to));
    const used = new Set([...told.map(({ variant }) => variant.course), ...drifted]);
    assert.deepEqual(
      [...courses.keys()].filter((code) => !used.has(code)),
      [],
    );
  });

  test('of those who were helped, some dozens become helpers with an ability that exists', () => {
    const helpers = told.filter(({ variant }) => variant.becomesHelperWith !== undefined);
    assert.ok(helpers.length >= 40, String(helpers.length));
    for (const { variant } of helpers) assert.ok('thanks' in variant.words, variant.title);
  });
});

describe('the story of the railing', () => {
  const story = stories.find(({ id }) => id === 'railing-slope');
  const variant = story?.variants[0];

  test('the railing is told of in building 3 of Dongxing, by a resident and an able neighbour', () => {
    assert.deepEqual(story?.where, { neighbourhoods: ['dongxing'] });
    assert.equal(variant?.title, '坡道欄杆鬆動，一推就倒');
    assert.equal(story?.spot, 'slope');
    assert.equal(story?.category, 'railing');
    assert.equal(story?.cast?.building, 'dx.3');
    assert.equal(story?.cast?.asker, 'xu_wenhui');
    assert.equal(story?.cast?.handler, 'chen_deming');
  });

  test('the railing has words for every step, and whoever was helped will help', () => {
    for (const word of ['verify', 'reply', 'claim', 'done', 'thanks']) {
      assert.ok(variant?.words[word] !== undefined, word);
    }
    assert.equal(variant?.becomesHelperWith, 'health');
    assert.equal(variant?.comments.length, 6);
  });
});
