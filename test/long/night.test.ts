import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playNight } from '#test/simulation/night.ts';
import { seed } from '#test/property.ts';

const plan = { seed: String(seed), calls: 200, people: 20_000, onDuty: 400 };
const timeout = 3_000_000;

test(`a night of 200 calls among 20,000 people (seed ${seed})`, { timeout }, async (t) => {
  const began = performance.now();
  const outcome = await playNight(plan);
  const seconds = (performance.now() - began) / 1_000;
  t.diagnostic(`${plan.people} people, ${plan.onDuty} on duty, ${seconds.toFixed(0)} s`);
  t.diagnostic(JSON.stringify(outcome));
  assert.equal(outcome.calls, plan.calls);
  assert.equal(outcome.taken + outcome.nobody + outcome.over, plan.calls);
  assert.ok(outcome.secretsTold > 0);
  assert.ok(outcome.taken > plan.calls / 2, 'with 400 on duty most calls are taken');
});
