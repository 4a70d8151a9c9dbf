import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { office } from '#test/matters.ts';
import { property } from '#test/property.ts';
import type { Route } from '#/features/matters/model/reference.ts';
import { target } from '#/features/matters/model/reference-files.ts';
import { findQueue, readQueue } from './routing.ts';

const levels = [10, 20, 30, 40, 50, 60, 70, 80, 90];
const line = levels.map((level) => ({
  placeId: `at-${level}`,
  kind: 'place',
  level,
  path: levels.slice(0, levels.indexOf(level) + 1).join('.'),
}));
const route: Route = {
  placeId: '-',
  ordinal: 1,
  condition: { category: ['complaint'] },
  targets: [{ role: 'dispatcher', above: 'complained_about' }],
};

function levelOfQueue(againstLevel: number | undefined): number {
  const queue = findQueue([route], {
    profile: 'report',
    category: 'complaint',
    group: 'together',
    clockClass: 'ordinary',
    visibility: 'staff',
    line,
    organisations: [],
    at: Temporal.Instant.from('2026-11-23T01:00:00Z'),
    calendar: office,
    againstLevel,
  });
  const parts = readQueue(queue);
  assert.ok('role' in parts);
  assert.equal(parts.role, 'dispatcher');
  return line.find(({ placeId }) => placeId === parts.placeId)?.level ?? 0;
}

property(
  'whoever is complained about stands below those who judge it, who sit no lower than the community',
  fc.property(fc.constantFrom(...levels.slice(1)), (level) => {
    const judged = levelOfQueue(level);
    assert.ok(judged < level, `${level} is judged at ${judged}`);
    assert.ok(judged <= 50);
    // It goes up no further than it must.
    assert.equal(judged, level > 50 ? 50 : levels[levels.indexOf(level) - 1]);
  }),
);

test('a complaint about nobody is for the community, and one about the top for the top', () => {
  assert.equal(levelOfQueue(undefined), 50);
  assert.equal(levelOfQueue(10), 10);
});

test('a route that goes above is read from a file, and no other way of saying so', () => {
  assert.ok(target.safeParse({ role: 'dispatcher', above: 'complained_about' }).success);
  for (const wrong of [
    { role: 'dispatcher', above: 'everybody' },
    { organisation: 'grid_centre', above: 'complained_about' },
    { role: 'dispatcher', above: 'complained_about', atKind: 'community' },
  ]) {
    assert.ok(!target.safeParse(wrong).success, JSON.stringify(wrong));
  }
});
