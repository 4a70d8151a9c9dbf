import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { platformLeaver } from './forget-person.ts';
import {
  forgetReadings,
  listReadingsOf,
  maskReasons,
  MOST_READINGS,
  noteReadings,
} from './readings.ts';

const HERE = '350203007010';
const ELSEWHERE = '350206001001';
const NINE = '2026-11-23T01:20:00Z';
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [ME, OTHER, WORKER] = [idOf(1), idOf(2), idOf(9)];
const me = { personId: ME, communityId: HERE };
const other = { personId: OTHER, communityId: HERE };

function holding(role: Role, communityId = HERE): Grant {
  return { role, placeId: communityId, path: communityId, communityId, organisationId: undefined };
}

function readerOn(db: Db, subject: Partial<Subject> = {}, now = NINE): Context {
  const worker = { ...visitor, actorId: WORKER, personId: WORKER };
  return contextOn(db, { subject: { ...worker, ...subject }, now });
}

async function kindsOf(db: Db, personId = ME) {
  return (await listReadingsOf(db, personId)).map(({ kind, office }) => [kind, office]);
}

describe('what somebody was shown of another', () => {
  test('is told to them: by whom, when, in which office and of what kind', async () => {
    await rolledBack(async (tx) => {
      const context = readerOn(tx, { grants: [holding('dispatcher')] });
      await noteReadings(context, 'contact', [me]);
      const [reading, ...more] = await listReadingsOf(tx, ME);
      assert.deepEqual(more, []);
      const { at, ...rest } = reading ?? { at: undefined };
      assert.equal(at?.toString(), NINE);
      assert.deepEqual(rest, {
        actorId: WORKER,
        kind: 'contact',
        office: 'dispatcher',
        reason: undefined,
      });
      assert.deepEqual(await listReadingsOf(tx, OTHER), []);
    });
  });

  test('is told once an hour for each kind, and again in the next', async () => {
    await rolledBack(async (tx) => {
      for (const now of [NINE, '2026-11-23T01:59:59Z', '2026-11-23T02:00:00Z']) {
        await noteReadings(readerOn(tx, {}, now), 'list', [me]);
      }
      await noteReadings(readerOn(tx), 'record', [me, me]);
      const told = (await listReadingsOf(tx, ME)).map(({ at, kind }) => `${kind} ${at.toString()}`);
      assert.deepEqual(told, ['list 2026-11-23T02:00:00Z', `list ${NINE}`, `record ${NINE}`]);
    });
  });

  test('is told to each of a list, and takes one statement', async () => {
    await rolledBack(async (tx) => {
      const people = Array.from({ length: 80 }, (_, index) => {
        return { personId: idOf(100 + index), communityId: HERE };
      });
      let statements = 0;
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await noteReadings({ ...readerOn(tx), db: counted }, 'list', people);
      assert.equal(statements, 1);
      for (const { personId } of people)
        assert.deepEqual(await kindsOf(tx, personId), [['list', undefined]]);
    });
  });

  test('names the office held where they live, and no other', async () => {
    await rolledBack(async (tx) => {
      const grants = [holding('steward', ELSEWHERE), holding('viewer'), holding('grid_worker')];
      await noteReadings(readerOn(tx, { grants }), 'record', [me]);
      await noteReadings(readerOn(tx, { grants: grants.slice(0, 2) }), 'matter', [me]);
      assert.deepEqual(await kindsOf(tx), [
        ['matter', undefined],
        ['record', 'grid_worker'],
      ]);
    });
  });

  test('of oneself and of whom one acts for nothing is told, nor of what a visitor sees', async () => {
    await rolledBack(async (tx) => {
      await noteReadings(readerOn(tx, { actorId: ME, personId: ME }), 'record', [me]);
      await noteReadings(readerOn(tx, { personId: ME }), 'contact', [me, other]);
      await noteReadings(contextOn(tx), 'record', [me]);
      await noteReadings(readerOn(tx), 'list', []);
      assert.deepEqual(await kindsOf(tx), []);
      assert.deepEqual(await kindsOf(tx, OTHER), [['contact', undefined]]);
    });
  });

  test('is noted behind the wall, and told there to nobody else', async () => {
    await rolledBack(async (tx) => {
      const context = readerOn(tx, { grants: [holding('community_worker')] });
      await enterWall(tx, reachOf(context.subject));
      await noteReadings(context, 'record', [me, other]);
      await noteReadings(context, 'record', [me, other]);
      const seenBy = async (actorId: string, communityIds: readonly string[] = []) => {
        await enterWall(tx, { communityIds, householdIds: [], personIds: [actorId] });
        return [await kindsOf(tx), await kindsOf(tx, OTHER)].map((kinds) => kinds.length);
      };
      assert.deepEqual(await seenBy(ME), [1, 0]);
      assert.deepEqual(await seenBy(OTHER), [0, 1]);
      assert.deepEqual(await seenBy(idOf(10), [HERE]), [0, 0], 'a colleague is not told');
    });
  });

  test('is listed the latest first, and no more than one page of it', async () => {
    await rolledBack(async (tx) => {
      for (let index = 0; index <= MOST_READINGS; index += 1) {
        const reader = readerOn(tx, { actorId: idOf(1_000 + index) });
        await noteReadings({ ...reader, now: reader.now.add({ seconds: index }) }, 'list', [me]);
      }
      const told = await listReadingsOf(tx, ME);
      assert.equal(told.length, MOST_READINGS);
      assert.equal(told[0]?.actorId, idOf(1_000 + MOST_READINGS));
    });
  });

  test('is kept for a year, and goes with the record of whom it was about', async () => {
    await rolledBack(async (tx) => {
      const context = readerOn(tx);
      await noteReadings(context, 'record', [me, other]);
      await forgetReadings(tx, context.now.add({ hours: 24 * 365 }));
      assert.equal((await kindsOf(tx)).length, 1);
      const departure = { personId: ME, takesWords: false, pattern: '(?!)' };
      await platformLeaver.forget(context, departure);
      assert.deepEqual([(await kindsOf(tx)).length, (await kindsOf(tx, OTHER)).length], [0, 1]);
      await forgetReadings(tx, context.now.add({ hours: 24 * 365, seconds: 1 }));
      assert.deepEqual(await kindsOf(tx, OTHER), []);
    });
  });

  test('behind a broken glass keeps office and reason, and no other kind has any', async () => {
    await rolledBack(async (tx) => {
      const glass = { office: 'steward', reason: '樓下漏水，沒有人應門。' } as const;
      await noteReadings(readerOn(tx), 'glass', [{ ...me, glass }]);
      await noteReadings(readerOn(tx), 'record', [me]);
      const told = await listReadingsOf(tx, ME);
      assert.deepEqual(told.map(({ kind, office, reason }) => [kind, office, reason]).toSorted(), [
        ['glass', 'steward', glass.reason],
        ['record', undefined, undefined],
      ]);
      await maskReasons(tx, { pattern: '樓下', by: '＊＊＊' });
      const reasons = (await listReadingsOf(tx, ME)).flatMap(({ reason }) => reason ?? []);
      assert.deepEqual(reasons, ['＊＊＊漏水，沒有人應門。']);
    });
  });

  test('is refused by the database without the reason it must have, or with one too many', async () => {
    await rolledBack(async (tx) => {
      await assert.rejects(noteReadings(readerOn(tx), 'glass', [me]), /violates check constraint/);
    });
    await rolledBack(async (tx) => {
      const glass = { office: 'steward', reason: '樓下漏水，沒有人應門。' } as const;
      const wrong = noteReadings(readerOn(tx), 'list', [{ ...me, glass }]);
      await assert.rejects(wrong, /violates check constraint/);
    });
  });
});
