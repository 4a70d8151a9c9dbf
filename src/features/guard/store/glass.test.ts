import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { findPerson } from '#/features/people/index.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places } from '#test/world.ts';
import type { Glass } from '#/features/guard/model.ts';
import {
  findGlass,
  forgetGlasses,
  forgetGlassesOf,
  goThrough,
  insertGlasses,
  listGlassesIn,
  listGlassesOf,
  saveReview,
} from './glass.ts';

const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');
const ID = '019cf000-0000-7000-8000-0000000000a1';
const SECOND = '019cf000-0000-7000-8000-0000000000a2';

function glass(changes: Partial<Glass> = {}): Glass {
  return {
    id: ID,
    communityId: places.community,
    personId: people.wang,
    actorId: people.xu,
    office: 'community_worker',
    matter: undefined,
    reason: '樓下漏水，王秀英家沒有人應門。',
    brokenAt: NOON,
    endsAt: NOON.add({ hours: 1 }),
    review: undefined,
    ...changes,
  };
}

/** Lets a worker of the next community stand before the wall, with a glass that they broke. */
async function beforeTheWall(work: (db: Db) => Promise<void>, broken = glass()): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGlasses(tx, [broken]);
    const { subject } = await contextOf(tx, people.xu);
    await enterWall(tx, reachOf(subject));
    await work(tx);
  });
}

const through = { glassId: ID, readerId: people.xu };

describe('the wall', () => {
  test('opens for whoever broke a glass, to one person and nobody beside', async () => {
    await beforeTheWall(async (tx) => {
      assert.equal(await findPerson(tx, people.wang), undefined);
      assert.equal(await goThrough(tx, through, NOON), people.wang);
      assert.equal((await findPerson(tx, people.wang))?.name, '王秀英');
      assert.equal(await findPerson(tx, people.chen), undefined);
      const { rows } = await sql`select from people.residence
        where community_id = ${places.community} and person_id <> ${people.wang}`.execute(tx);
      assert.equal(rows.length, 0);
    });
  });

  test('stays closed before the glass was broken and once it has ended', async () => {
    for (const minutes of [-1, 60, 61, 60 * 24]) {
      await beforeTheWall(async (tx) => {
        assert.equal(await goThrough(tx, through, NOON.add({ minutes })), undefined);
        assert.equal(await findPerson(tx, people.wang), undefined, `${minutes}`);
      });
    }
  });

  test('stays closed to the glass of somebody else, and to one that is none', async () => {
    const others = glass({ actorId: people.zhuang });
    await beforeTheWall(async (tx) => {
      assert.equal(await goThrough(tx, through, NOON), undefined);
      const asThem = { glassId: ID, readerId: people.zhuang };
      assert.equal(await goThrough(tx, asThem, NOON), undefined, 'by the name of who broke it');
      assert.equal(await goThrough(tx, { ...through, glassId: SECOND }, NOON), undefined);
      assert.equal(await findPerson(tx, people.wang), undefined);
    }, others);
  });

  test('the control: without the check of who broke it, the wall would open', async () => {
    await beforeTheWall(
      async (tx) => {
        await sql`select set_config('linli.persons',
        (platform.reached_persons() || ${people.wang}::uuid)::text, true)`.execute(tx);
        assert.ok((await findPerson(tx, people.wang)) !== undefined);
      },
      glass({ actorId: people.zhuang }),
    );
  });

  test('hands stewards above the list of what was broken, and stands as before', async () => {
    await beforeTheWall(async (tx) => {
      assert.equal(await findGlass(tx, ID).then((found) => found?.id), ID, 'by who broke it');
      await enterWall(tx, { communityIds: [], householdIds: [], personIds: [people.he] });
      assert.equal(await findGlass(tx, ID), undefined);
      assert.deepEqual(await listGlassesIn(tx, [places.community]), [glass()]);
      assert.deepEqual(await listGlassesIn(tx, [places.nextCommunity]), []);
      assert.deepEqual(await listGlassesIn(tx, []), []);
      assert.equal(await findGlass(tx, ID), undefined);
    });
  });
});

describe('glasses', () => {
  test('are listed by whom they are about and by who broke them, the latest first', async () => {
    await rolledBack(async (tx) => {
      const later = { brokenAt: NOON.add({ minutes: 1 }), endsAt: NOON.add({ minutes: 2 }) };
      const second = glass({ id: SECOND, personId: people.chen, ...later });
      await insertGlasses(tx, [glass(), second]);
      const idsOf = async (id: string) => (await listGlassesOf(tx, id)).map((one) => one.id);
      assert.deepEqual(await idsOf(people.xu), [SECOND, ID]);
      assert.deepEqual(await idsOf(people.wang), [ID]);
      assert.deepEqual(await idsOf(people.wu), []);
    });
  });

  test('that wait for a steward come first, and say what was found once it was', async () => {
    await rolledBack(async (tx) => {
      const later = { brokenAt: NOON.add({ minutes: 1 }), endsAt: NOON.add({ minutes: 2 }) };
      await insertGlasses(tx, [glass(), glass({ id: SECOND, ...later })]);
      const review = { finding: 'fair', words: undefined, at: NOON, by: people.wu } as const;
      await saveReview(tx, { communityId: places.community, id: SECOND }, review);
      const listed = await listGlassesIn(tx, [places.community]);
      assert.deepEqual(
        listed.map((one) => [one.id, one.review]),
        [
          [ID, undefined],
          [SECOND, review],
        ],
      );
    });
  });

  test('are kept until a steward has looked, however old they are', async () => {
    await rolledBack(async (tx) => {
      await insertGlasses(tx, [glass(), glass({ id: SECOND })]);
      const review = { finding: 'fair', words: undefined, at: NOON, by: people.wu } as const;
      await saveReview(tx, { communityId: places.community, id: SECOND }, review);
      await forgetGlasses(tx, NOON);
      assert.ok(await findGlass(tx, SECOND), 'not before its time');
      await forgetGlasses(tx, NOON.add({ seconds: 1 }));
      assert.equal(await findGlass(tx, SECOND), undefined);
      assert.ok(await findGlass(tx, ID));
    });
  });

  test('about somebody who leaves are gone, and other reasons name them no more', async () => {
    await rolledBack(async (tx) => {
      const mate = glass({ id: SECOND, personId: people.li });
      await insertGlasses(tx, [glass(), mate]);
      await forgetGlassesOf(tx, { personId: people.wang, pattern: '王秀英', by: TAKEN_OUT });
      assert.equal(await findGlass(tx, ID), undefined);
      const left = await findGlass(tx, SECOND);
      assert.match(left?.reason ?? '', /^樓下漏水，＊＊＊家/);
    });
  });

  test('are what the database says they are', async () => {
    const bare = { finding: null, words: null, reviewed_at: null, reviewed_by: null };
    for (const [wrong, review] of [
      [{ endsAt: NOON }, bare],
      [{ endsAt: NOON.add({ minutes: 61 }) }, bare],
      [{ actorId: people.wang }, bare],
      [{ reason: '急事' }, bare],
      [{}, { ...bare, finding: 'unfair', reviewed_at: NOON, reviewed_by: people.wu }],
      [{}, { ...bare, finding: 'fair', reviewed_at: NOON, reviewed_by: people.xu }],
      [{}, { ...bare, finding: 'fair', reviewed_at: NOON, reviewed_by: people.wang }],
      [{}, { ...bare, finding: 'fair' }],
      [{}, { ...bare, words: '還好' }],
    ] as const) {
      await rolledBack(async (tx) => {
        const writing = async () => {
          await insertGlasses(tx, [glass(wrong)]);
          const { finding, words, reviewed_at: at, reviewed_by: by } = review;
          await sql`update guard.glass set finding = ${finding}, words = ${words},
            reviewed_at = ${at}, reviewed_by = ${by}`.execute(tx);
        };
        await assert.rejects(
          writing(),
          /violates check constraint/,
          JSON.stringify([wrong, review]),
        );
      });
    }
  });
});
