import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { countJoints } from '#/features/joint/rules/figures.ts';
import type { Joint } from '#/features/joint/model.ts';
import { rolledBack } from '#test/database.ts';
import { anyWalk, walk } from '#test/joint-walks.ts';
import { BEGUN, begun, calling, hours } from '#test/joints.ts';
import { property } from '#test/property.ts';
import { readFigures } from './figures.ts';
import { insertJoint, saveJoint } from './joints.ts';

const HERE = '350203007010';
const NEXT = '350203007011';

/** The same joint task with numbers of its own, so that many stand side by side. */
function numbered(number: number, communityId = HERE): Joint {
  const id = (kind: number, index = 0) =>
    `019cf000-0000-7000-8000-0000${kind}${String(number).padStart(4, '0')}${String(index).padStart(3, '0')}`;
  const bodies = calling.bodies.map((one, index) => ({ ...one, id: id(1, index) }));
  return begun({ communityId, id: id(2), matterId: id(3), bodies });
}

property(
  'each figure is what one counts by hand, whatever happened and whenever one looks',
  fc.asyncProperty(
    fc.array(anyWalk, { maxLength: 4 }),
    fc.integer({ min: 0, max: 700 }),
    (walks, hour) =>
      rolledBack(async (tx) => {
        const last: Joint[] = [];
        for (const [index, all] of walks.entries()) {
          const first = numbered(index);
          await insertJoint(tx, first);
          let before = first;
          for (const { joint } of walk(first, all)) {
            await saveJoint(tx, before, joint);
            before = joint;
          }
          last.push(before);
        }
        const now = hours(hour);
        const read = await readFigures(tx, { communityIds: [HERE], since: BEGUN, now });
        assert.deepEqual(read, countJoints(last, now));
      }),
  ),
  30,
);

describe('what is counted', () => {
  test('is of the communities that are asked about, since the moment that is asked', async () => {
    await rolledBack(async (tx) => {
      await insertJoint(tx, numbered(1));
      await insertJoint(tx, numbered(2));
      await insertJoint(tx, numbered(3, NEXT));
      const asked = async (communityIds: readonly string[], since = BEGUN) =>
        (await readFigures(tx, { communityIds, since, now: hours(1) })).asked;
      assert.equal(await asked([HERE]), 2);
      assert.equal(await asked([HERE, NEXT]), 3);
      assert.equal(await asked([]), 0);
      assert.equal(await asked([HERE], hours(1)), 0);
    });
  });

  test('is nought everywhere where nobody was called', async () => {
    await rolledBack(async (tx) => {
      const none = await readFigures(tx, { communityIds: [HERE], since: BEGUN, now: hours(1) });
      assert.ok(Object.values(none).every((count) => count === 0));
      assert.deepEqual(none, countJoints([], hours(1)));
    });
  });
});
