import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places, recordedIn, refusalOf } from '#test/world.ts';
import { endRelation, listHelpers } from '#/features/people/store/relations.ts';
import { endResidence, listResidences } from '#/features/people/store/residences.ts';
import { mayActFor, startActing, stopActing } from './acting.ts';

async function actingIn(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('platform.session')
    .select('acting_for_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.acting_for_id ?? undefined;
}

async function jobsIn(db: Db) {
  const { rows } = await sql<{ readonly name: string; readonly payload: object }>`
    select jobs.task_identifier as name, private.payload
    from graphile_worker.jobs join graphile_worker._private_jobs as private using (id)
  `.execute(db);
  return rows;
}

describe('beginning to act', () => {
  test('the session acts, the person is told, and it is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin);
      const started = await startActing(lin, people.wang);
      assert.deepEqual(started, { ok: true, value: { personId: people.wang } });
      assert.equal(await actingIn(tx, people.lin), people.wang);
      assert.deepEqual(await jobsIn(tx), [
        {
          name: 'people.tell_acting',
          payload: { helperId: people.lin, personId: people.wang },
        },
      ]);
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.actorId, entry?.what, entry?.subjectId, entry?.communityId],
        [people.lin, 'people.start_acting', people.wang, places.community],
      );
    });
  });

  test('consent that has ended, or not begun, is none', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const early = await contextOf(tx, people.lin, { now: '2025-12-31T12:00:00Z' });
      assert.equal(refusalOf(await startActing(early, people.wang)), 'no_consent');
      const lin = await contextOf(tx, people.lin);
      const [relation] = await listHelpers(tx, people.wang, lin.now);
      await endRelation(tx, relation?.id ?? '', { at: lin.now, by: people.wang });
      assert.equal(refusalOf(await startActing(lin, people.wang)), 'no_consent');
    });
  });

  test('a building leader and the counter act by office for those in their reach', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const may = async (who: string, forWhom: string) =>
        mayActFor(await contextOf(tx, who), forWhom);
      assert.equal(await may(people.chen, people.wang), true);
      assert.equal(await may(people.chen, people.li), false);
      assert.equal(await may(people.zhuang, people.wang), true);
      assert.equal(await may(people.zhuang, people.lin), false);
      assert.equal(await may(people.wu, people.wang), false);
      assert.equal(await may(people.he, people.wang), false);
      assert.equal(await may(people.wang, people.lin), false);
      assert.equal(await mayActFor(contextOn(tx), people.wang), false);
    });
  });

  test('an office reaches nobody who has moved away', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [home] = await listResidences(tx, [people.wang]);
      assert.ok(home);
      await endResidence(tx, home, Temporal.PlainDate.from('2026-11-20'));
      const chen = await contextOf(tx, people.chen);
      assert.equal(refusalOf(await startActing(chen, people.wang, 'in_person')), 'no_consent');
    });
  });

  test('nobody acts for themselves, for two at once, or for somebody who is not there', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin);
      assert.equal(refusalOf(await startActing(lin, people.lin)), 'not_to_oneself');
      const nobody = '019cf000-0000-7000-8000-000000000999';
      assert.equal(refusalOf(await startActing(lin, nobody)), 'no_consent');
      const acting = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await startActing(acting, people.chen)), 'acting_already');
      assert.equal(refusalOf(await startActing(contextOn(tx), people.wang)), 'not_found');
    });
  });
});

describe('going back to oneself', () => {
  test('the session acts for nobody any more, and it is recorded for the person', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(await actingIn(tx, people.lin), people.wang);
      assert.ok((await stopActing(lin)).ok);
      assert.equal(await actingIn(tx, people.lin), undefined);
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.actorId, entry?.personId, entry?.what],
        [people.lin, people.wang, 'people.stop_acting'],
      );
    });
  });

  test('who acts for nobody stays as they are, a visitor finds nothing', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      assert.ok((await stopActing(await contextOf(tx, people.chen))).ok);
      assert.equal(refusalOf(await stopActing(contextOn(tx))), 'not_found');
    });
  });
});
