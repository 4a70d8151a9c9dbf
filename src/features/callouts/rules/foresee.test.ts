import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Plan } from '#/features/callouts/model.ts';
import { createRandom } from '#/lib/random.ts';
import { seed } from '#test/property.ts';
import { foresee } from './foresee.ts';

const RUNS = 200;
const plan: Plan = {
  targets: [0.5, 0.75, 0.94],
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  prior: { yes: 5, asked: 20 },
  restHours: 24,
  travelMinutes: 10,
  mostAsked: 200,
  chain: [{ role: 'building_leader' }, { role: 'community_worker' }],
};

describe('what is foreseen of a call to which nobody answers', () => {
  test('with the values of the first day: three, five, ten, everybody, the chain, a word', () => {
    assert.deepEqual(foresee(plan), [
      { kind: 'wave', after: 0, asked: 3 },
      { kind: 'wave', after: 45, asked: 5 },
      { kind: 'wave', after: 90, asked: 10 },
      { kind: 'everybody', after: 135, asked: 200 },
      { kind: 'chain', after: 180, role: 'building_leader' },
      { kind: 'chain', after: 300, role: 'community_worker' },
      { kind: 'told', after: 420 },
    ]);
  });

  test('a wave asks for no more than the last may', () => {
    const few = foresee({ ...plan, mostAsked: 4 });
    assert.deepEqual(
      few.flatMap((step) => ('asked' in step ? [step.asked] : [])),
      [3, 4, 4, 4],
    );
  });

  test('whatever the plan, it ends with a word after all its steps', () => {
    const random = createRandom(`foresee ${seed}`);
    for (let run = 0; run < RUNS; run += 1) {
      const count = random.int(1, 4);
      const drawn: Plan = {
        ...plan,
        targets: Array.from({ length: count }, (_, at) => 0.2 + at * 0.15),
        waveSeconds: random.int(5, 600),
        rungSeconds: random.int(5, 600),
        chain: plan.chain.slice(0, random.int(1, 2)),
      };
      const steps = foresee(drawn);
      assert.equal(steps.length, count + 1 + drawn.chain.length + 1);
      const last = steps.at(-1);
      assert.equal(last?.kind, 'told');
      const expected = (count + 1) * drawn.waveSeconds + drawn.chain.length * drawn.rungSeconds;
      assert.equal(last?.after, expected);
      assert.ok(steps.every((step, at) => at === 0 || step.after > (steps[at - 1]?.after ?? 0)));
    }
  });
});
