import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { nightShape } from '#/app/demo/night-shapes.ts';
import { readNeighbourhoods } from './demo-shapes.ts';
import { faultsOfText, findRealNumbers, listTwice, readData } from './read-data.ts';

const { nights } = readData('demo/nights.json', z.strictObject({ nights: z.array(nightShape) }));
const calls = nights.flatMap((night) => night.calls);
const codes = z.object({ code: z.string(), profiles: z.array(z.string()).optional() });
const { categories } = readData(
  'reference/categories.json',
  z.object({ categories: z.array(codes) }),
);
const { abilities } = readData('reference/abilities.json', z.object({ abilities: z.array(codes) }));
/** Nobody is made up to hold these. */
const OFFICES = new Set(['community_worker', 'dispatcher']);
const ENDS = new Set(['done', 'withdraw']);

describe('the nights of the demonstration', () => {
  test('each is told of a neighbourhood that there is, by people and in buildings it has', () => {
    assert.ok(nights.length > 0);
    for (const { neighbourhood: slug, helpers, calls: told } of nights) {
      const found = readNeighbourhoods().find((one) => one.slug === slug);
      assert.ok(found !== undefined, slug);
      const keys = new Set(found.people.map(({ key }) => key));
      const buildings = new Set(
        found.compounds.flatMap(({ code, buildings: groups }) =>
          groups.flatMap(({ numbers }) => numbers.map((number) => `${code}.${number}`)),
        ),
      );
      const named = [
        ...helpers.flatMap(({ person }) => person ?? []),
        ...told.flatMap(({ steps }) => steps.flatMap(({ to }) => to ?? [])),
      ];
      assert.deepEqual(
        named.filter((key) => !keys.has(key)),
        [],
      );
      const stand = [...helpers, ...told].map(({ building }) => building);
      assert.deepEqual(
        stand.filter((building) => !buildings.has(building)),
        [],
      );
      for (const { by } of told.flatMap(({ steps }) => steps)) {
        const isInCall = /^(asker|holder|asked:[1-9])$/.test(by);
        assert.ok(isInCall || keys.has(by) || OFFICES.has(by), by);
      }
    }
  });

  test('what is asked is urgent, and what helpers can do is known', () => {
    for (const { id, category } of calls) {
      const found = categories.find(({ code }) => code === category);
      assert.ok(found?.profiles?.includes('urgent') === true, id);
    }
    const known = new Set(abilities.map(({ code }) => code));
    const able = nights.flatMap(({ helpers }) => helpers.flatMap((one) => one.able));
    assert.deepEqual(
      able.filter((code) => !known.has(code)),
      [],
    );
  });

  test('its steps go forward in time, and every call comes to an end', () => {
    assert.deepEqual(listTwice(calls.map(({ id }) => id)), []);
    for (const { id, steps } of calls) {
      const times = steps.map(({ after }) => after);
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
        id,
      );
      assert.ok(
        steps.some((step) => ENDS.has(step.do)),
        id,
      );
    }
  });

  test('what is said is written in traditional characters and names no number', () => {
    const said = calls.flatMap(({ say, steps }) => [
      say,
      ...steps.flatMap((step) => step.say ?? []),
    ]);
    assert.deepEqual(
      said.flatMap((text) => faultsOfText(text, 'zh-Hant')),
      [],
    );
    assert.deepEqual(said.flatMap(findRealNumbers), []);
    assert.notDeepEqual(faultsOfText('这个', 'zh-Hant'), [], 'a wrong script would be found');
  });
});
