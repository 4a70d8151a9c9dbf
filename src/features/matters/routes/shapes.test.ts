import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as fc from 'fast-check';
import { asyncProperty } from 'fast-check';
import { z } from 'zod';
import * as shown from '#test/matters-shown.ts';
import { property } from '#test/property.ts';
import * as raising from '#test/raise-shown.ts';
import { matterEndpoints } from './matters.ts';
import { raiseEndpoints } from './raise.ts';
import { beginShape, categoryPageShape, checkShape, placePageShape } from './raise-shapes.ts';
import {
  boardShape,
  bulkShape,
  deskShape,
  handlingShape,
  matterShape,
  mineShape,
} from './shapes.ts';

/** What is sent as JSON and read back is what was shown: nothing is added, lost or bent. */
function survives<Shown>(
  name: string,
  shape: z.core.$ZodType<Shown>,
  shapes: fc.Arbitrary<Shown>,
): void {
  property(
    `${name} comes through JSON as it was`,
    asyncProperty(shapes, async (one) => {
      const sent = JSON.stringify(z.encode(shape, one));
      const back = z.parse(shape, JSON.parse(sent));
      assert.deepEqual(JSON.stringify(z.encode(shape, back)), sent);
      assert.deepEqual(withoutGaps(back), withoutGaps(one));
    }),
    30,
  );
}

/** What is left out and what is undefined are the same. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (value instanceof Temporal.Instant) return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutGaps(inner)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

survives('a board', boardShape, shown.board);
survives('the list of what is mine', mineShape, shown.mine);
survives('a matter', matterShape, shown.matter);
survives('what staff handle a matter with', handlingShape, shown.handling);
survives('a desk', deskShape, shown.desk);
survives('the outcome of a bulk', bulkShape, shown.bulk);
survives('the first screen of raising', beginShape, raising.begin);
survives('the choice of a kind', categoryPageShape, raising.kind);
survives('the choice of a place', placePageShape, raising.spot);
survives('the last screen of raising', checkShape, raising.check);

const endpoints = [...matterEndpoints(), ...raiseEndpoints];

test('every endpoint has a name, an address and a sentence of its own', () => {
  const names = endpoints.map(({ name }) => name);
  assert.deepEqual(new Set(names).size, names.length);
  const addresses = endpoints.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(new Set(addresses).size, addresses.length);
  for (const { name, summary } of endpoints) {
    assert.match(name, /^matters\.[a-z_]+$/);
    assert.match(summary, /^[A-Z].+\.$/, name);
    // A third-person verb, as in a description of an interface.
    assert.match(summary.split(' ')[0] ?? '', /s$/, summary);
  }
});

test('what changes something is never a GET, and addresses are nouns', () => {
  for (const { kind, method, path, name } of endpoints) {
    assert.equal(kind === 'acting', method !== 'GET', name);
    assert.doesNotMatch(path, /\/(?:do|set|get|update|create|delete)(?:\/|$)/, name);
  }
});

test('only what is no event goes unrecorded: drafts, waiting photos, what is foreseen', () => {
  const unrecorded = endpoints.filter((one) => one.kind === 'acting' && one.isUnrecorded);
  assert.deepEqual(unrecorded.map(({ name }) => name).toSorted(), [
    'matters.bring_photo',
    'matters.preview_bulk',
    'matters.raise_begin',
    'matters.raise_category',
    'matters.raise_place',
  ]);
});

test('no shape that is shown to readers has the id of a person in it, but where one is chosen', () => {
  const open = new Set(['matters.handle', 'matters.desk', 'matters.bulk_preview']);
  const keysOf = (schema: z.core.$ZodType): string =>
    JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  for (const { name, output } of endpoints) {
    if (open.has(name) || name === 'matters.photo') continue;
    assert.doesNotMatch(keysOf(output), /"(?:personId|askerId|actorId|holderId)"/, name);
  }
});
