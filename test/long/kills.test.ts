import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FORGETFUL, makeGrounds } from '#test/faults/kills/installation.ts';
import { killRounds, victims } from '#test/faults/kills/rounds.ts';
import { scratchFolder } from '#test/postgres.ts';
import { seed } from '#test/property.ts';

const ROUNDS = 30;
/** Enough that at least one falls between a promise and the disk. */
const CONTROL_ROUNDS = 3;
const timeout = 1_800_000;

describe('an installation whose processes are killed while neighbours write', { timeout }, () => {
  test(`${ROUNDS} kills lose nothing that was acknowledged (seed ${seed})`, async (t) => {
    using folder = scratchFolder();
    const grounds = await makeGrounds(folder.path);
    const outcome = await killRounds(grounds, { rounds: ROUNDS, seed });
    const { acknowledged, repeated, killed, complaints } = outcome;
    t.diagnostic(`${acknowledged} writes acknowledged, ${repeated} sent again`);
    t.diagnostic(JSON.stringify(killed));
    assert.deepEqual(complaints, []);
    assert.ok(acknowledged > ROUNDS * 5, `${acknowledged} acknowledged`);
    assert.ok(repeated > 0, 'No kill cut anybody off.');
    for (const victim of victims) assert.ok(killed[victim] > 0, victim);
  });

  test('a database that promises before it writes loses some, and that is seen', async (t) => {
    using folder = scratchFolder();
    const grounds = await makeGrounds(folder.path, FORGETFUL);
    const plan = { rounds: CONTROL_ROUNDS, seed, only: 'database' } as const;
    const { acknowledged, complaints } = await killRounds(grounds, plan);
    t.diagnostic(`${complaints.length} complaints over ${acknowledged} acknowledged writes`);
    assert.match(complaints.join('\n'), /(?:raise|claim|comment) \S+ is there 0 times/);
  });
});
