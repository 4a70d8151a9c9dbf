import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { readThemes } from './demo-shapes.ts';
import { codeShape, faultsOfNames, listTwice, namesShape, readData } from './read-data.ts';

const FOLDER = join(import.meta.dirname, '../../db/demo/scenes');
const MAX_BYTES = 4_000;
const { scenes } = readData(
  'demo/scenes.json',
  z.strictObject({
    note: z.string(),
    scenes: z.array(
      z.strictObject({ code: codeShape, names: namesShape, categories: z.array(codeShape) }),
    ),
  }),
);
const files = readdirSync(FOLDER).toSorted();

describe('drawn scenes', () => {
  test('each has a picture before and one after, and there are no others', () => {
    const wanted = scenes.flatMap(({ code }) => [`${code}-after.svg`, `${code}-before.svg`]);
    assert.ok(wanted.length >= 40);
    assert.deepEqual(files, wanted.toSorted());
    assert.deepEqual(
      scenes.flatMap(({ names }) => faultsOfNames(names)),
      [],
    );
  });

  test('every category has exactly one', () => {
    const categoryFile = z.object({
      categories: z.array(z.object({ code: z.string(), group: z.string() })),
    });
    // Nobody takes a photo first of what cannot wait.
    const { categories } = readData('reference/categories.json', categoryFile);
    const drawn = scenes.flatMap((scene) => scene.categories);
    assert.deepEqual(listTwice(drawn), []);
    const calm = categories.filter(({ group }) => group !== 'urgent');
    assert.deepEqual(drawn.toSorted(), calm.map(({ code }) => code).toSorted());
  });

  test('a story that asks for another one finds it', () => {
    const codes = new Set(scenes.map(({ code }) => code));
    const asked = readThemes().flatMap((theme) =>
      theme.stories.flatMap(({ scene }) => scene ?? []),
    );
    assert.ok(asked.length > 0);
    for (const scene of asked) assert.ok(codes.has(scene), scene);
  });

  test('a picture is small, of 16 to 9, and reaches nothing outside', () => {
    for (const file of files) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      assert.ok(text.length < MAX_BYTES, `${file}: ${text.length}`);
      assert.match(text, /viewBox="0 0 320 180" width="1280" height="720"/, file);
      assert.doesNotMatch(text, /<script|href|url\(|<image|<text|<foreignObject/u, file);
    }
  });

  test('before and after are not the same picture', () => {
    for (const { code } of scenes) {
      const [before, after] = ['before', 'after'].map((when) =>
        readFileSync(join(FOLDER, `${code}-${when}.svg`), 'utf8'),
      );
      assert.notEqual(before, after, code);
    }
  });
});
