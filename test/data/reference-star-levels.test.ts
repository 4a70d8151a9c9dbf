import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import {
  codeShape,
  faultsOfNames,
  listTwice,
  namesShape,
  readData,
  sourceShape,
} from './read-data.ts';

const { levels, source } = readData(
  'reference/star-levels.json',
  z.strictObject({
    source: sourceShape,
    levels: z.array(
      z.strictObject({ code: codeShape, names: namesShape, hours: z.int().positive() }),
    ),
  }),
);

describe('star levels', () => {
  test('ask for the hours that are common, each for more than the one before it', () => {
    assert.deepEqual(
      levels.map(({ hours }) => hours),
      [100, 300, 600, 1000, 1500],
    );
    assert.match(source.title, /Minhan 2012 no\. 340/);
  });

  test('have each a code and a name of their own, written in its own script', () => {
    assert.deepEqual(listTwice(levels.map(({ code }) => code)), []);
    assert.deepEqual(listTwice(levels.map(({ names }) => names.en)), []);
    assert.deepEqual(
      levels.flatMap(({ names }) => faultsOfNames(names)),
      [],
    );
  });
});
