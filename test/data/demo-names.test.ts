import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { readNeighbourhoods, readVoices } from './demo-shapes.ts';
import { faultsOfNames, faultsOfText, listTwice, namesShape, readData } from './read-data.ts';

const familyShape = z.strictObject({
  name: z.string().min(1).max(2),
  latin: z.string().regex(/^[A-Z]/),
  weight: z.number().int().positive(),
});
const namesFile = readData(
  'demo/names.json',
  z.strictObject({
    note: z.string(),
    regions: z.record(z.string(), z.array(familyShape).min(20)),
    minorities: z.array(
      z.strictObject({
        code: z.string(),
        names: namesShape,
        families: z.array(familyShape).min(5),
        given: z.strictObject({
          f: z.array(z.string().length(2)).min(4),
          m: z.array(z.string().length(2)).min(4),
        }),
      }),
    ),
    given: z.array(
      z.strictObject({
        born: z.tuple([z.number().int(), z.number().int()]),
        sex: z.enum(['f', 'm']),
        names: z.array(z.string().length(2)).min(20),
      }),
    ),
    calledAs: z.array(
      z.strictObject({
        voices: z.array(z.string()).optional(),
        ages: z.tuple([z.number(), z.number()]).optional(),
        sex: z.enum(['f', 'm']).optional(),
        form: z.string(),
      }),
    ),
    phoneForm: z.string(),
  }),
);

describe('names to draw from', () => {
  test('every region and minority that a neighbourhood names has families', () => {
    const codes = new Set(namesFile.minorities.map(({ code }) => code));
    for (const { slug, nameRegion, minorities } of readNeighbourhoods()) {
      assert.ok(nameRegion in namesFile.regions, slug);
      for (const { code } of minorities) assert.ok(codes.has(code), `${slug} ${code}`);
    }
    assert.ok('anywhere' in namesFile.regions);
  });

  test('every year from 1930 to 2022 has given names for both sexes, and none twice', () => {
    for (const sex of ['f', 'm'] as const) {
      const spans = namesFile.given.filter((one) => one.sex === sex).map(({ born }) => born);
      const ordered = spans.toSorted(([one], [other]) => one - other);
      assert.equal(ordered[0]?.[0], 1930);
      assert.equal(ordered.at(-1)?.[1], 2022);
      for (const [index, [from]] of ordered.entries()) {
        if (index > 0) assert.equal(from, Number(ordered[index - 1]?.[1]) + 1);
      }
    }
    for (const { names } of namesFile.given) assert.deepEqual(listTwice(names), []);
  });

  test('there are enough of them for nine hundred people', () => {
    const families = Object.values(namesFile.regions).flat().length;
    const given = namesFile.given.flatMap(({ names }) => names).length;
    assert.ok(families * given > 900 * 20);
  });

  test('all are written in traditional characters', () => {
    const texts = [
      ...Object.values(namesFile.regions).flatMap((list) => list.map(({ name }) => name)),
      ...namesFile.given.flatMap(({ names }) => names),
      ...namesFile.minorities.flatMap(({ families, given }) => [
        ...families.map(({ name }) => name),
        ...given.f,
        ...given.m,
      ]),
      ...namesFile.calledAs.map(({ form }) => form),
    ];
    assert.deepEqual(
      texts.flatMap((text) => faultsOfText(text, 'zh-Hant')),
      [],
    );
    assert.deepEqual(
      namesFile.minorities.flatMap(({ names }) => faultsOfNames(names)),
      [],
    );
  });

  test('somebody of any age and sex is called something', () => {
    const voices = new Set(readVoices().map(({ code }) => code));
    for (const { voices: named = [] } of namesFile.calledAs) {
      for (const voice of named) assert.ok(voices.has(voice), voice);
    }
    for (let age = 0; age <= 110; age += 1) {
      for (const sex of ['f', 'm'] as const) {
        const form = namesFile.calledAs.find(
          (one) =>
            one.voices === undefined &&
            one.ages !== undefined &&
            age >= one.ages[0] &&
            age <= one.ages[1] &&
            (one.sex ?? sex) === sex,
        );
        assert.ok(form !== undefined, `${age} ${sex}`);
      }
    }
  });
});
