import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tryEveryCut } from '#test/faults/failing-statement.ts';
import { openTrials } from '#test/faults/trials.ts';
import type { Trials } from '#test/faults/trials.ts';

describe('every action whose line to the database is cut at every statement', () => {
  let trials: Trials;
  before(async () => {
    trials = await openTrials();
  });
  after(() => trials.close());

  test('changes nothing until it goes through, and then once', async (context) => {
    assert.ok(trials.all.length > 60, `${trials.all.length} actions were found`);
    for (const trial of trials.all) {
      await context.test(trial.name, async () => {
        const { complaints, status } = await tryEveryCut(trial);
        assert.deepEqual(complaints, []);
        assert.equal(status, 200);
      });
    }
  });
});
