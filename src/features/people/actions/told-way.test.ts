import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places, recordedIn, refusalOf } from '#test/world.ts';
import { toldWays } from '#/features/people/model.ts';
import { missingFor, usualToldWay } from '#/features/people/rules/told-ways.ts';
import { toldWaysOf } from '#/features/people/store/told-ways.ts';
import { findSession, startSession } from '#/platform/auth/sessions.ts';
import { startActing } from './acting.ts';
import { chooseToldWay } from './told-way.ts';

const nothing = {
  hasTelephone: false,
  confirmed: new Set<'telephone' | 'email'>(),
  hasHelper: false,
};

describe('how somebody is told who has chosen nothing', () => {
  test('on paper until they have signed in once, on their own page from then on', () => {
    assert.equal(usualToldWay({ accountSince: undefined }), 'slip');
    const accountSince = Temporal.Instant.from('2026-01-01T00:00:00Z');
    assert.equal(usualToldWay({ accountSince }), 'page');
  });

  test('several are found at once, and nobody who is not there', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const nobody = '019cf000-0000-7000-8000-00000000ffff';
      const ways = await toldWaysOf(tx, [people.wang, people.li, nobody]);
      assert.deepEqual(
        [...ways],
        [
          [people.wang, 'slip'],
          [people.li, 'page'],
        ],
      );
      assert.equal((await toldWaysOf(tx, [])).size, 0);
    });
  });
});

describe('what a way of being told needs', () => {
  test('paper and one’s own page need nothing', () => {
    assert.equal(missingFor('slip', nothing), undefined);
    assert.equal(missingFor('page', nothing), undefined);
  });

  test('a call needs a number, a letter a confirmed address, a relative a relative', () => {
    assert.equal(missingFor('telephone', nothing), 'told_needs_telephone');
    assert.equal(missingFor('telephone', { ...nothing, hasTelephone: true }), undefined);
    assert.equal(missingFor('relative', nothing), 'told_needs_helper');
    assert.equal(missingFor('relative', { ...nothing, hasHelper: true }), undefined);
    const mailbox = { ...nothing, confirmed: new Set(['email'] as const) };
    assert.equal(missingFor('email', mailbox), undefined);
    assert.equal(missingFor('sms', mailbox), 'told_needs_address');
    assert.equal(missingFor('email', { ...nothing, hasTelephone: true }), 'told_needs_address');
  });

  test('whoever has everything may choose any way', () => {
    const all = {
      hasTelephone: true,
      confirmed: new Set(['telephone', 'email'] as const),
      hasHelper: true,
    };
    for (const way of toldWays) assert.equal(missingFor(way, all), undefined, way);
  });
});

describe('choosing', () => {
  test('one chooses for oneself, changes it, and it is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const li = await contextOf(tx, people.li);
      for (const way of ['slip', 'sms', 'page'] as const) {
        assert.deepEqual(await chooseToldWay(li, { personId: people.li, way }), {
          ok: true,
          value: { way },
        });
        assert.equal((await toldWaysOf(tx, [people.li])).get(people.li), way);
      }
      const entry = (await recordedIn(tx)).at(-1);
      assert.deepEqual(
        [entry?.actorId, entry?.what, entry?.subjectId, entry?.communityId],
        [people.li, 'people.choose_told_way', people.li, places.community],
      );
    });
  });

  test('those who register people where she lives note what she says', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      for (const by of [people.chen, people.zhuang, people.wu]) {
        const context = await contextOf(tx, by);
        const chosen = await chooseToldWay(context, { personId: people.wang, way: 'relative' });
        assert.equal(chosen.ok, true, by);
        const entry = (await recordedIn(tx)).find(({ actorId }) => actorId === by);
        assert.equal(entry?.personId, people.wang);
      }
    });
  });

  test('nobody else does, not even her daughter, who might keep it from her', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wish = { personId: people.wang, way: 'page' } as const;
      for (const by of [people.li, people.he, people.xu, people.lin]) {
        assert.equal(refusalOf(await chooseToldWay(await contextOf(tx, by), wish)), 'not_found');
      }
      const acting = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await chooseToldWay(acting, wish)), 'only_oneself');
      const li = await contextOf(tx, people.li);
      const nobody = { ...wish, personId: '019cf000-0000-7000-8000-00000000ffff' };
      assert.equal(refusalOf(await chooseToldWay(li, nobody)), 'not_found');
    });
  });

  test('what is missing is said, and nothing is noted', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const expected = {
        telephone: 'told_needs_telephone',
        sms: 'told_needs_address',
        email: 'told_needs_address',
      } as const;
      for (const [way, code] of Object.entries(expected)) {
        const known = toldWays.find((one) => one === way) ?? 'page';
        const refused = await chooseToldWay(zhuang, { personId: people.wang, way: known });
        assert.equal(refusalOf(refused), code, way);
      }
      const alone = { personId: people.li, way: 'relative' } as const;
      assert.equal(
        refusalOf(await chooseToldWay(await contextOf(tx, people.li), alone)),
        'told_needs_helper',
      );
      assert.equal((await toldWaysOf(tx, [people.wang])).get(people.wang), 'slip');
    });
  });
});

describe('how it came in', () => {
  test('a session keeps the way as long as it acts, and an office has to name one', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      assert.equal(refusalOf(await startActing(zhuang, people.wang)), 'way_required');
      assert.equal(refusalOf(await startActing(zhuang, people.wang, 'standing')), 'way_required');
      const { token } = await startSession(zhuang, { personId: people.zhuang, device: 'Test' });
      const session = await findSession(tx, token, zhuang.now);
      const asking = zhuang.as({ ...zhuang.subject, sessionId: session?.id });
      assert.equal((await startActing(asking, people.wang, 'letter')).ok, true);
      const acting = await findSession(tx, token, zhuang.now);
      assert.deepEqual([acting?.actingForId, acting?.actingWay], [people.wang, 'letter']);
    });
  });

  test('a relative need not say it each time, and may', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      for (const [said, kept] of [
        [undefined, 'standing'],
        ['telephone', 'telephone'],
      ] as const) {
        const lin = await contextOf(tx, people.lin);
        const { token } = await startSession(lin, { personId: people.lin, device: 'Test' });
        const session = await findSession(tx, token, lin.now);
        const asking = lin.as({ ...lin.subject, sessionId: session?.id });
        assert.equal((await startActing(asking, people.wang, said)).ok, true);
        assert.equal((await findSession(tx, token, lin.now))?.actingWay, kept);
      }
    });
  });
});
