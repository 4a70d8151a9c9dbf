import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import type { Leaver, Obstacle } from '#/platform/personal/departure.ts';
import { rightsJobs } from '#/features/rights/jobs.ts';
import { findLeaving, listDue } from '#/features/rights/store/leavings.ts';
import type { TestApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { carryOutDue } from '#test/leaving.ts';
import { contextOf, makeWorld, people, recordedIn, refusalOf, worldApp } from '#test/world.ts';
import { askToLeave, carryOutLeaving, findObstacle, stayAfterAll } from './leave.ts';

/** A part of the program that has something against it, or nothing, and notes who has left. */
function leaverWith(obstacle: Obstacle | undefined, left: string[] = []): Leaver {
  return {
    findObstacle: async () => obstacle,
    forget: async (_, departure) => void left.push(departure.personId),
  };
}

const free = leaverWith(undefined);
const wish = { takesWords: false, leavers: [free] };

describe('asking to leave', () => {
  test('the day is as far ahead as the host has set, and it is on record', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      const asked = await askToLeave(context, wish);
      assert.ok(asked.ok);
      assert.equal(asked.value.dueAt.since(asked.value.askedAt).total('hours'), 30 * 24);
      assert.deepEqual(await findLeaving(tx, people.li), asked.value);
      const [entry] = (await recordedIn(tx)).slice(-1);
      assert.equal(entry?.what, 'rights.ask_to_leave');
      assert.equal(entry.subjectId, people.li);
    });
  });

  test('twice is refused, and so is asking for somebody else', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      assert.ok((await askToLeave(context, wish)).ok);
      assert.equal(refusalOf(await askToLeave(context, wish)), 'already_leaving');
      const daughter = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await askToLeave(daughter, wish)), 'only_oneself');
      assert.equal(refusalOf(await stayAfterAll(daughter)), 'only_oneself');
    });
  });

  test('a visitor and somebody without a record find nothing', async () => {
    await rolledBack(async (tx) => {
      const context = await contextOf(tx, people.li);
      assert.equal(refusalOf(await askToLeave(context, wish)), 'not_found');
      const unknown = { ...context, subject: visitor };
      assert.equal(refusalOf(await askToLeave(unknown, wish)), 'not_found');
      assert.equal(refusalOf(await stayAfterAll(unknown)), 'not_found');
    });
  });

  for (const obstacle of [
    'last_steward',
    'only_guardian',
    'post_still_held',
    'matter_in_hand',
  ] as const) {
    test(`what stands in the way is said: ${obstacle} of any part`, async () => {
      await rolledBack(async (tx) => {
        await makeWorld(tx);
        const context = await contextOf(tx, people.li);
        const leavers = [free, leaverWith(obstacle), leaverWith('last_steward')];
        const refused = refusalOf(await askToLeave(context, { takesWords: true, leavers }));
        assert.equal(refused, obstacle);
        assert.equal(await findObstacle(context, people.li, leavers), obstacle);
        assert.equal(await findLeaving(tx, people.li), undefined);
      });
    });
  }
});

describe('thinking again', () => {
  test('a wish is taken back once; there is nothing to take back without one', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      assert.equal(refusalOf(await stayAfterAll(context)), 'not_leaving');
      assert.ok((await askToLeave(context, wish)).ok);
      assert.ok((await stayAfterAll(context)).ok);
      assert.equal(refusalOf(await stayAfterAll(context)), 'not_leaving');
      assert.equal(await findLeaving(tx, people.li), undefined);
      // Who has thought again may ask once more.
      assert.ok((await askToLeave(context, wish)).ok);
    });
  });

  test('what was taken back is carried out by nobody', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      const asked = await askToLeave(context, wish);
      assert.ok(asked.ok && (await stayAfterAll(context)).ok);
      const later = { ...context, now: asked.value.dueAt };
      assert.equal(await carryOutLeaving(later, asked.value.id, [free]), false);
      assert.deepEqual(await listDue(tx, later.now), []);
    });
  });
});

describe('carrying it out', () => {
  test('not a moment before the day, then by every part once, in order', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      const asked = await askToLeave(context, wish);
      assert.ok(asked.ok);
      const { id, dueAt } = asked.value;
      const left: string[] = [];
      const leavers = [leaverWith(undefined, left), leaverWith(undefined, left)];
      const early = { ...context, now: dueAt.subtract({ seconds: 1 }) };
      assert.equal(await carryOutLeaving(early, id, leavers), false);
      assert.deepEqual(left, []);
      const late = { ...context, now: dueAt };
      assert.equal(await carryOutLeaving(late, id, leavers), true);
      assert.equal(await carryOutLeaving(late, id, leavers), false);
      assert.deepEqual(left, [people.li, people.li]);
    });
  });

  test('while others would be left with nobody, it waits for another night', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.li);
      const asked = await askToLeave(context, wish);
      assert.ok(asked.ok);
      const due = { ...context, now: asked.value.dueAt };
      const blocked = [leaverWith('last_steward')];
      assert.equal(await carryOutLeaving(due, asked.value.id, blocked), false);
      assert.equal((await listDue(tx, due.now)).length, 1);
      assert.equal(await carryOutLeaving(due, asked.value.id, [free]), true);
      assert.deepEqual(await listDue(tx, due.now), []);
    });
  });
});

describe('the jobs of leaving', () => {
  let app: TestApp;
  const left: string[] = [];
  const leavers = [leaverWith(undefined, left)];
  before(async () => {
    app = await worldApp({ jobs: rightsJobs(leavers) });
  });
  after(() => app.close());

  test('whoever acts for somebody is told, in their own language, with the day', async () => {
    const context = await contextOf(app.db, people.wang);
    await app.db.transaction().execute(async (tx) => {
      const asking = { ...(await contextOf(tx, people.wang)), addJob: context.addJob };
      assert.ok((await askToLeave(asking, { takesWords: false, leavers })).ok);
    });
    await app.runJobs();
    const letters = app.sent.filter((one) => one.address === '+8613800138003');
    assert.equal(letters.length, 1);
    assert.match(letters[0]?.text ?? '', /王秀英申請刪除自己的資料，2026年12月22日執行/);
  });

  test('on the day it is done, and a second job finds it done', async () => {
    await carryOutDue(app, 30);
    assert.deepEqual(left, [people.wang]);
    assert.equal(await findLeaving(app.db, people.wang), undefined);
    await carryOutDue(app, 1);
    assert.deepEqual(left, [people.wang]);
  });

  test('what an archive brought back is done by the next night', async () => {
    await app.pool.query(`update rights.leaving set done_at = null where person_id = $1`, [
      people.wang,
    ]);
    await app.pool.query(`select graphile_worker.add_job('rights.leave_late')`);
    await app.runJobs();
    assert.deepEqual(left, [people.wang, people.wang]);
  });
});
