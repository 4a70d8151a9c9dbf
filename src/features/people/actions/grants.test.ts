import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listSessions } from '#/platform/auth/sessions.ts';
import { contextOn, testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places, recordedIn, refusalOf } from '#test/world.ts';
import { findGrant, listGrantsOf } from '#/features/people/store/grants.ts';
import { grantRole, withdrawRole } from './grants.ts';
import type { Appointing } from './grants.ts';

const LEADS = '019cf000-0000-7000-8000-000000000021';
const WORKS = '019cf000-0000-7000-8000-000000000022';
const STEWARD = '019cf000-0000-7000-8000-000000000023';
const day = (text: string) => Temporal.PlainDate.from(text);
const leader: Appointing = {
  personId: people.li,
  role: 'building_leader',
  placeId: places.otherBuilding,
  reason: '7號樓居民推選',
  startsOn: undefined,
  endsOn: undefined,
};

describe('granting a role', () => {
  test('a role holds from now on, with who granted it and why, and is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const granted = await grantRole(zhuang, leader);
      assert.ok(granted.ok);
      assert.deepEqual(await listGrantsOf(tx, people.li, zhuang.now), [granted.value]);
      assert.deepEqual(
        [granted.value.grantedBy, granted.value.reason, granted.value.communityId],
        [people.zhuang, '7號樓居民推選', places.community],
      );
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.what, entry?.subjectId, entry?.placeId],
        ['people.grant_role', people.li, places.otherBuilding],
      );
    });
  });

  test('the days of a role are those of the neighbourhood’s clocks', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const term = { startsOn: day('2026-12-01'), endsOn: day('2027-11-30') };
      const granted = await grantRole(zhuang, { ...leader, ...term });
      assert.ok(granted.ok);
      assert.equal(granted.value.startsAt.toString(), '2026-11-30T16:00:00Z');
      assert.equal(granted.value.endsAt?.toString(), '2027-11-30T16:00:00Z');
    });
  });

  test('nobody grants what they could not be asked for', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const tried = async (change: Partial<Appointing>) =>
        refusalOf(await grantRole(zhuang, { ...leader, ...change }));
      assert.equal(await tried({ placeId: 'nowhere' }), 'not_found');
      assert.equal(await tried({ personId: people.zhuang }), 'not_to_oneself');
      assert.equal(await tried({ role: 'steward', placeId: places.community }), 'role_too_high');
      assert.equal(await tried({ placeId: places.nextBuilding }), 'role_too_high');
      assert.equal(await tried({ placeId: places.community }), 'role_not_here');
      assert.equal(await tried({ placeId: 'dongxing-7-1-101' }), 'role_not_here');
      const nobody = '019cf000-0000-7000-8000-000000000999';
      assert.equal(await tried({ personId: nobody }), 'unknown_person');
      assert.equal(await tried({ endsOn: day('2026-11-21') }), 'term_backwards');
      const backwards = { startsOn: day('2027-01-02'), endsOn: day('2027-01-01') };
      assert.equal(await tried(backwards), 'term_backwards');
      assert.deepEqual(await recordedIn(tx), []);
    });
  });

  test('the same role at the same place is granted once', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await grantRole(zhuang, leader);
      assert.equal(refusalOf(await grantRole(zhuang, leader)), 'already_granted');
      const other = { ...leader, placeId: places.building };
      assert.equal(refusalOf(await grantRole(zhuang, other)), undefined);
    });
  });

  test('a steward makes community workers and stewards, in the own community only', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wu = await contextOf(tx, people.wu);
      const worker = { ...leader, role: 'community_worker', placeId: places.community } as const;
      assert.equal(refusalOf(await grantRole(wu, worker)), undefined);
      const above = { ...worker, role: 'viewer', placeId: places.subdistrict } as const;
      assert.equal(refusalOf(await grantRole(wu, above)), 'role_too_high');
      const next = { ...worker, placeId: places.nextCommunity };
      assert.equal(refusalOf(await grantRole(wu, next)), 'role_too_high');
    });
  });

  test('who acts for somebody, and who has signed in nowhere, grants nothing', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const acting = await contextOf(tx, people.zhuang, { actingForId: people.wang });
      assert.equal(refusalOf(await grantRole(acting, leader)), 'role_too_high');
      assert.equal(refusalOf(await grantRole(contextOn(tx), leader)), 'role_too_high');
    });
  });

  test('of two who grant the same at the same moment, one does', async () => {
    const app = await testApp({ endpoints: [] });
    await makeWorld(app.db);
    const granted = await Promise.all(
      Array.from({ length: 4 }, () =>
        app.db.transaction().execute(async (tx) => {
          const zhuang = await contextOf(tx, people.zhuang);
          return refusalOf(await grantRole(zhuang, leader));
        }),
      ),
    );
    assert.equal(granted.filter((refusal) => refusal === undefined).length, 1);
    assert.equal(granted.filter((refusal) => refusal === 'already_granted').length, 3);
    await app.close();
  });
});

describe('withdrawing a role', () => {
  test('a role withdrawn ends now and stays on record with who and why', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const withdrawn = await withdrawRole(zhuang, { id: LEADS, reason: '搬走了' });
      assert.ok(withdrawn.ok);
      assert.deepEqual((await findGrant(tx, LEADS))?.withdrawn, {
        at: zhuang.now,
        by: people.zhuang,
        reason: '搬走了',
      });
      assert.deepEqual(await listGrantsOf(tx, people.chen, zhuang.now), []);
      const [entry] = await recordedIn(tx);
      assert.deepEqual([entry?.what, entry?.subjectId], ['people.withdraw_role', people.chen]);
    });
  });

  test('the holder gives a role up, whatever it is', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const own = [
        [people.chen, LEADS],
        [people.zhuang, WORKS],
      ] as const;
      for (const [who, id] of own) {
        const tried = await withdrawRole(await contextOf(tx, who), { id, reason: '年紀大了' });
        assert.equal(refusalOf(tried), undefined);
      }
    });
  });

  test('nobody withdraws what they could not grant, or what has ended', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const steward = await withdrawRole(zhuang, { id: STEWARD, reason: '不' });
      assert.equal(refusalOf(steward), 'role_too_high');
      const li = await withdrawRole(await contextOf(tx, people.li), { id: LEADS, reason: '不' });
      assert.equal(refusalOf(li), 'not_found', 'nor is she told that there is such a role');
      const he = await withdrawRole(await contextOf(tx, people.he), { id: LEADS, reason: '不' });
      assert.equal(refusalOf(he), 'role_too_high', 'a viewer reads of it and withdraws nothing');
      await withdrawRole(zhuang, { id: LEADS, reason: '搬走了' });
      const again = await withdrawRole(zhuang, { id: LEADS, reason: '搬走了' });
      assert.equal(refusalOf(again), 'not_granted');
      const nobody = '019cf000-0000-7000-8000-000000000999';
      assert.equal(
        refusalOf(await withdrawRole(zhuang, { id: nobody, reason: '不' })),
        'not_found',
      );
      const visiting = await withdrawRole(contextOn(tx), { id: LEADS, reason: '不' });
      assert.equal(refusalOf(visiting), 'not_found');
    });
  });

  test('the last steward stays', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wu = await contextOf(tx, people.wu);
      const last = await withdrawRole(wu, { id: STEWARD, reason: '退休' });
      assert.equal(refusalOf(last), 'last_steward');
      const second = { ...leader, role: 'steward', placeId: places.community } as const;
      await grantRole(wu, second);
      assert.equal(refusalOf(await withdrawRole(wu, { id: STEWARD, reason: '退休' })), undefined);
    });
  });

  test('of two stewards who leave at the same moment, one stays', async () => {
    const app = await testApp({ endpoints: [] });
    await makeWorld(app.db);
    const second = { ...leader, role: 'steward', placeId: places.community } as const;
    const granted = await grantRole(await contextOf(app.db, people.wu), second);
    assert.ok(granted.ok);
    const leaving = [
      [people.wu, STEWARD],
      [people.li, granted.value.id],
    ] as const;
    const left = await Promise.all(
      leaving.map(([who, id]) =>
        app.db.transaction().execute(async (tx) => {
          const context = await contextOf(tx, who);
          return refusalOf(await withdrawRole(context, { id, reason: '退休' }));
        }),
      ),
    );
    assert.deepEqual(left.toSorted(), ['last_steward', undefined]);
    await app.close();
  });
});

describe('signing in afresh', () => {
  const worker = { ...leader, role: 'community_worker', placeId: places.community } as const;

  test('whoever comes to an office over personal data is signed out everywhere', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [wu, li] = [await contextOf(tx, people.wu), await contextOf(tx, people.li)];
      assert.ok((await grantRole(wu, worker)).ok);
      assert.deepEqual(await listSessions(tx, people.li, li.now), []);
      assert.equal((await listSessions(tx, people.wu, wu.now)).length, 1);
    });
  });

  test('so is whoever loses one, but where they gave it up themselves', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [zhuang, elsewhere] = [
        await contextOf(tx, people.zhuang),
        await contextOf(tx, people.zhuang),
      ];
      assert.notEqual(zhuang.subject.sessionId, elsewhere.subject.sessionId);
      assert.ok((await withdrawRole(zhuang, { id: WORKS, reason: '調走了' })).ok);
      const left = await listSessions(tx, people.zhuang, zhuang.now);
      assert.deepEqual(
        left.map(({ id }) => id),
        [zhuang.subject.sessionId],
      );
    });
  });

  test('a building leader is left where they are signed in', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [wu, li] = [await contextOf(tx, people.wu), await contextOf(tx, people.li)];
      assert.ok((await grantRole(wu, leader)).ok);
      assert.equal((await listSessions(tx, people.li, li.now)).length, 1);
    });
  });
});
