import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bulkSteps } from '#/features/matters/model/shows.ts';
import { foreseen } from './bulk.ts';
import { profileRules } from './profiles.ts';

const free = { holderId: undefined };
const held = { holderId: 'somebody' };

test('each step on many is a step of the table, with all that it asks for', () => {
  const steps = profileRules.report.steps;
  for (const step of bulkSteps) {
    for (const matter of [free, held]) {
      const { verb, reason, assigneeId } = foreseen(step, matter, undefined);
      const rows = steps.filter((one) => one.verb === verb);
      assert.ok(rows.length > 0, verb);
      const needs = new Set(rows.flatMap((one) => one.needs ?? []));
      if (needs.has('reason')) assert.ok(reason, step);
      if (needs.has('assignee')) assert.ok(assigneeId, step);
    }
  }
});

test('what nobody has is given, what somebody has is given to another', () => {
  assert.equal(foreseen('assign', free, 'x').verb, 'assign');
  assert.equal(foreseen('assign', held, 'x').verb, 'reassign');
  assert.equal(foreseen('assign', held, 'x').assigneeId, 'x');
  assert.equal(foreseen('return_to_queue', held, undefined).verb, 'recall');
});
