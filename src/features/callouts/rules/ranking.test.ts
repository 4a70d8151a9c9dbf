import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan } from '#/features/callouts/model.ts';
import { fitnessOf, rank, readiness } from './ranking.ts';
import type { Candidate, Wanted } from './ranking.ts';

const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
const HERE = { lon: 118.1, lat: 24.5 };
/** Some 500 metres further east. */
const THERE = { lon: 118.105, lat: 24.5 };

const plan: Plan = {
  targets: [0.5, 0.75, 0.94],
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  prior: { yes: 5, asked: 20 },
  restHours: 24,
  travelMinutes: 10,
  mostAsked: 200,
  chain: [{ role: 'community_worker' }],
};
const wanted: Wanted = { point: HERE, buildingId: 'b1', abilities: [], at: NOW };

function neighbour(personId: string, changes: Partial<Candidate> = {}): Candidate {
  const known = { buildingId: undefined, abilities: new Map(), lastAskedAt: undefined };
  return { personId, point: HERE, ...known, ...changes };
}

const order = (candidates: readonly Candidate[], asked: Wanted = wanted) =>
  rank(candidates, asked, plan).map(({ personId }) => personId);

test('of two the nearer comes first', () => {
  assert.deepEqual(order([neighbour('far', { point: THERE }), neighbour('near')]), ['near', 'far']);
});

test('whoever lives in the building is nearest, on the map or not', () => {
  const inside = neighbour('inside', { point: undefined, buildingId: 'b1' });
  assert.deepEqual(order([neighbour('off', { point: undefined }), inside]), ['inside', 'off']);
  assert.equal(fitnessOf(inside, wanted, plan), 1);
});

test('of two who live as near, the one who was not called last night comes first', () => {
  const lastNight = neighbour('a', { lastAskedAt: NOW.subtract({ hours: 20 }) });
  assert.deepEqual(order([lastNight, neighbour('b')]), ['b', 'a']);
  const longAgo = neighbour('a', { lastAskedAt: NOW.subtract({ hours: 24 * 30 }) });
  assert.ok(fitnessOf(longAgo, wanted, plan) > 0.99);
  const justNow = neighbour('a', { lastAskedAt: NOW });
  assert.equal(fitnessOf(justNow, wanted, plan), 0);
});

test('of two who live as near, the trained one comes before the able one, learners last', () => {
  const asked = { ...wanted, abilities: ['electrical', 'plumbing'] };
  const can = (level: 'learning' | 'able' | 'trained') => new Map([['electrical', level]]);
  const all = [
    neighbour('a', { abilities: can('learning') }),
    neighbour('b', { abilities: can('able') }),
    neighbour('c', { abilities: can('trained') }),
    neighbour('d', { abilities: new Map([['cooking', 'trained']]) }),
  ];
  assert.deepEqual(order(all, asked), ['c', 'b', 'a', 'd']);
  assert.equal(fitnessOf(all[3] ?? neighbour('d'), asked, plan), 0);
});

test('whoever is as good is ordered by number, however they came', () => {
  const all = ['c', 'a', 'b'].map((id) => neighbour(id));
  assert.deepEqual(order(all), ['a', 'b', 'c']);
  assert.deepEqual(order(all.toReversed()), ['a', 'b', 'c']);
});

test('nobody is better than one or worse than nothing', () => {
  const far = neighbour('far', { point: { lon: 120, lat: 30 } });
  const fitness = fitnessOf(far, wanted, plan);
  assert.ok(fitness >= 0 && fitness < 1e-6);
});

test('of those who said yes, the one who is sooner there counts for more', () => {
  assert.equal(readiness({ fitness: 1 }, plan), 1);
  assert.ok(
    readiness({ fitness: 0.8, minutes: 5 }, plan) > readiness({ fitness: 1, minutes: 15 }, plan),
  );
  assert.ok(
    readiness({ fitness: 1, minutes: 5 }, plan) > readiness({ fitness: 1, minutes: 6 }, plan),
  );
});
