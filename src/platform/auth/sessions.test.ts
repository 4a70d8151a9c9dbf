import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { actingWays } from '#/platform/access/subject.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  actFor,
  endEverySession,
  endOtherSessions,
  endSession,
  findSession,
  forgetSessions,
  hashToken,
  listSessions,
  signInWays,
  startSession,
  strengthenSession,
} from './sessions.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const MOTHER = '019cf000-0000-7000-8000-000000000002';
const who = { personId: PERSON, device: 'Firefox on a phone' };

test('a session is found by its token until it ends', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token, expiresAt } = await startSession(context, who);
    const found = await findSession(tx, token, context.now);
    assert.equal(found?.personId, PERSON);
    assert.equal(found?.actingForId, undefined);
    assert.equal(await findSession(tx, token, expiresAt), undefined);
  });
});

test('no session is found without a token or with a made-up one', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await startSession(context, who);
    assert.equal(await findSession(tx, undefined, context.now), undefined);
    assert.equal(await findSession(tx, '', context.now), undefined);
    assert.equal(await findSession(tx, 'made-up', context.now), undefined);
  });
});

test('the database keeps the hash of a token only', async () => {
  await rolledBack(async (tx) => {
    const { token } = await startSession(contextOn(tx), who);
    const row = await tx.selectFrom('platform.session').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(row.token_hash, hashToken(token));
    assert.equal(JSON.stringify(row).includes(token), false);
  });
});

test('use is noted every ten minutes and not at each request', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token } = await startSession(context, who);
    const seenAfter = async (minutes: number) => {
      const now = context.now.add({ minutes });
      await findSession(tx, token, now);
      const [session] = await listSessions(tx, PERSON, now);
      return session && context.now.until(session.seenAt).total('minutes');
    };
    assert.equal(await seenAfter(9), 0);
    assert.equal(await seenAfter(10), 10);
    assert.equal(await seenAfter(19), 10);
  });
});

test('only its owner ends a session', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token } = await startSession(context, who);
    const [session] = await listSessions(tx, PERSON, context.now);
    assert.equal(await endSession(tx, MOTHER, session?.id ?? ''), false);
    assert.equal(await endSession(tx, PERSON, session?.id ?? ''), true);
    assert.equal(await findSession(tx, token, context.now), undefined);
  });
});

test('a session remembers for whom its person acts, until they stop', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token } = await startSession(context, who);
    const session = await findSession(tx, token, context.now);
    await actFor(tx, session?.id ?? '', { personId: MOTHER, way: 'telephone' });
    assert.equal((await findSession(tx, token, context.now))?.actingForId, MOTHER);
    await actFor(tx, session?.id ?? '', undefined);
    assert.equal((await findSession(tx, token, context.now))?.actingForId, undefined);
  });
});

test('a device that says much of itself is cut to two hundred characters', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await startSession(context, { personId: PERSON, device: 'x'.repeat(500) });
    const [session] = await listSessions(tx, PERSON, context.now);
    assert.equal(session?.device.length, 200);
  });
});

test('sessions that have ended are forgotten, living ones stay', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { expiresAt } = await startSession(context, who);
    await forgetSessions(tx, expiresAt.subtract({ seconds: 1 }));
    assert.equal((await listSessions(tx, PERSON, context.now)).length, 1);
    await forgetSessions(tx, expiresAt);
    assert.equal((await listSessions(tx, PERSON, context.now)).length, 0);
  });
});

test('a session says by what it was begun, or that nobody noted it', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    for (const way of signInWays) await startSession(context, { ...who, way });
    await startSession(context, who);
    const listed = await listSessions(tx, PERSON, context.now);
    const ways = listed.map(({ way }) => way ?? 'unknown').toSorted();
    assert.deepEqual(ways, [...signInWays, 'unknown'].toSorted());
  });
});

test('a session is strong for as long as how it was begun says', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const hoursOf = async (strength: 'plain' | 'day' | 'whole') => {
      const { token } = await startSession(context, { ...who, strength });
      const found = await findSession(tx, token, context.now);
      return found?.strongUntil && context.now.until(found.strongUntil).total('hours');
    };
    assert.equal(await hoursOf('plain'), undefined);
    assert.equal(await hoursOf('day'), 12);
    assert.equal(await hoursOf('whole'), 90 * 24);
  });
});

test('a session is made strong for a working day, and no other with it', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const [one, other] = [await startSession(context, who), await startSession(context, who)];
    const session = await findSession(tx, one.token, context.now);
    await strengthenSession(context, session?.id ?? '');
    const strong = await findSession(tx, one.token, context.now);
    assert.deepEqual(strong?.strongUntil, context.now.add({ hours: 12 }));
    assert.equal((await findSession(tx, other.token, context.now))?.strongUntil, undefined);
  });
});

test('signing out everywhere else leaves this session, and those of others', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const [here] = [await startSession(context, who), await startSession(context, who)];
    const mother = await startSession(context, { ...who, personId: MOTHER });
    const session = await findSession(tx, here.token, context.now);
    assert.equal(await endOtherSessions(tx, PERSON, session?.id ?? ''), 1);
    assert.ok((await findSession(tx, here.token, context.now)) !== undefined);
    assert.ok((await findSession(tx, mother.token, context.now)) !== undefined);
    await endEverySession(tx, MOTHER, undefined);
    assert.equal(await findSession(tx, mother.token, context.now), undefined);
    await endEverySession(tx, PERSON, session?.id);
    assert.ok((await findSession(tx, here.token, context.now)) !== undefined);
  });
});

test('a session keeps how it came in while it acts, each way, and forgets it afterwards', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token } = await startSession(context, { personId: PERSON, device: 'Test' });
    const id = (await findSession(tx, token, context.now))?.id ?? '';
    for (const way of actingWays) {
      await actFor(tx, id, { personId: MOTHER, way });
      const session = await findSession(tx, token, context.now);
      assert.deepEqual([session?.actingForId, session?.actingWay], [MOTHER, way]);
    }
    await actFor(tx, id, undefined);
    const session = await findSession(tx, token, context.now);
    assert.deepEqual([session?.actingForId, session?.actingWay], [undefined, undefined]);
  });
});

test('the database keeps no way without somebody to act for, and no other way', async () => {
  for (const changes of [`acting_way = 'paper'`, `acting_for_id = id, acting_way = 'pigeon'`]) {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      await startSession(context, { personId: PERSON, device: 'Test' });
      const set = sql.raw(`update platform.session set ${changes}`).execute(tx);
      await assert.rejects(set, /check constraint/);
    });
  }
});
