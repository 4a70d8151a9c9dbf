import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { nextWake } from '#/features/joint/rules/clocks.ts';
import type { Joint } from '#/features/joint/model.ts';
import { rolledBack } from '#test/database.ts';
import { anyWalk, walk } from '#test/joint-walks.ts';
import { begun } from '#test/joints.ts';
import { property } from '#test/property.ts';
import { findJoint, insertJoint, listFor, saveJoint } from './joints.ts';

function plain(joint: Joint | undefined): unknown {
  return joint === undefined ? undefined : JSON.parse(JSON.stringify(joint));
}

property(
  'whatever the rules allow the database keeps, and gives back as it was',
  fc.asyncProperty(anyWalk, (all) =>
    rolledBack(async (tx) => {
      let before = begun();
      await insertJoint(tx, before);
      for (const { joint } of walk(before, all)) {
        assert.equal(await saveJoint(tx, before, joint), true);
        before = joint;
      }
      await sql`set constraints all immediate`.execute(tx);
      assert.deepEqual(plain(await findJoint(tx, before.task.id)), plain(before));
    }),
  ),
  40,
);

property(
  'what is listed as open is just what has a next clock, and that is the clock',
  fc.asyncProperty(anyWalk, (all) =>
    rolledBack(async (tx) => {
      const first = begun();
      await insertJoint(tx, first);
      const last = walk(first, all).at(-1)?.joint ?? first;
      await saveJoint(tx, first, last);
      const desks = [last.task.caller];
      const open = await listFor(tx, { desks, communityIds: [], shows: 'open' });
      const over = await listFor(tx, { desks, communityIds: [], shows: 'over' });
      const wake = nextWake(last);
      assert.equal(open.length, wake === undefined ? 0 : 1);
      assert.equal(over.length, wake === undefined ? 1 : 0);
      const { rows } = await sql<{ readonly wakes_at: Temporal.Instant | null }>`
        select wakes_at from joint.task`.execute(tx);
      assert.equal(`${rows[0]?.wakes_at ?? undefined}`, `${wake}`);
    }),
  ),
  25,
);

test('a broken copy of a state is not kept: the database looks itself', async () => {
  await rolledBack(async (tx) => {
    const joint = begun();
    await insertJoint(tx, joint);
    const broken = { ...joint, task: { ...joint.task, owed: undefined } };
    await assert.rejects(() => saveJoint(tx, joint, broken), /check constraint/);
  });
});
