import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Pool } from 'pg';
import type { Listener } from '#/features/webhooks/model.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from '#test/database.ts';
import {
  beginAttempt,
  countFailed,
  findDelivery,
  forgetDeliveries,
  hasArrivedSince,
  insertDeliveries,
  listDeliveries,
  listDue,
  replayDelivery,
  replayFailed,
  settle,
} from './deliveries.ts';
import type { NewDelivery, Outcome } from './deliveries.ts';
import {
  changeListener,
  deleteListener,
  findListener,
  insertListener,
  listListeners,
  lockListener,
  resealListener,
  stopListener,
} from './listeners.ts';

const COMMUNITY = '350203007010';
const BODY = '019cf000-0000-7000-8000-0000000e0001';
const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const later = (duration: Temporal.DurationLike) => NOW.add(duration);
const numbered = (number: number) =>
  `019cf000-0000-7000-8000-${(0xe1000 + number).toString(16).padStart(12, '0')}`;

const listener: Omit<Listener, 'stopped' | 'olderUntil'> = {
  communityId: COMMUNITY,
  id: numbered(0),
  organisationId: BODY,
  name: '報修系統',
  sealed: 'x',
  topics: ['matter.came', 'matter.closed'],
  madeAt: NOW,
};

function message(number: number, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    communityId: COMMUNITY,
    id: numbered(number),
    listenerId: listener.id,
    entryId: undefined,
    topic: 'matter.came',
    matter: `${COMMUNITY}-2026-000${number}`,
    happenedAt: NOW,
    dueAt: NOW,
    ...changes,
  };
}

const withListener = (work: (tx: Db) => Promise<void>) => () =>
  rolledBack(async (tx) => {
    await insertListener(tx, listener);
    await work(tx);
  });

const of = { communityId: COMMUNITY, listenerId: listener.id };
const one = (number: number) => ({ listenerId: listener.id, id: numbered(number) });

/** Lets a message end so, as if it had been tried at that moment. */
async function end(tx: Db, number: number, outcome: Partial<Outcome> = {}, at = NOW) {
  const begun = await beginAttempt(tx, numbered(number), at);
  assert.ok(begun !== undefined, `${number} could be begun`);
  const full = { state: 'sent', status: 200, fault: undefined, ...outcome } as const;
  await settle(tx, numbered(number), { outcome: full, now: at });
}

describe('a listener', () => {
  test(
    'is found as it was kept, and is told at first',
    withListener(async (tx) => {
      const kept = { ...listener, stopped: undefined, olderUntil: undefined };
      assert.deepEqual(await findListener(tx, listener.id), kept);
      assert.deepEqual(await lockListener(tx, listener.id), kept);
      assert.equal(await findListener(tx, numbered(9)), undefined);
      assert.equal(await lockListener(tx, numbered(9)), undefined);
    }),
  );

  test(
    'is listed with those of the bodies that are asked about, the oldest first',
    withListener(async (tx) => {
      const second = { ...listener, id: numbered(1), madeAt: later({ seconds: -1 }) };
      const elsewhere = { ...listener, id: numbered(2), communityId: '350203007011' };
      const others = { ...listener, id: numbered(3), organisationId: numbered(8) };
      for (const more of [second, elsewhere, others]) await insertListener(tx, more);
      const list = async (...organisationIds: readonly string[]) =>
        (await listListeners(tx, { communityId: COMMUNITY, organisationIds })).map(({ id }) => id);
      assert.deepEqual(await list(BODY), [numbered(1), numbered(0)]);
      assert.deepEqual(await list(BODY, numbered(8)), [numbered(1), numbered(0), numbered(3)]);
      assert.deepEqual(await list(), []);
      assert.deepEqual(await list(numbered(7)), []);
    }),
  );

  test(
    'is changed in what is said and in nothing else',
    withListener(async (tx) => {
      await insertListener(tx, { ...listener, id: numbered(1) });
      const to = { name: '新系統', topics: ['matter.done'], sealed: 'y' } as const;
      await changeListener(tx, listener.id, to);
      const changed = await findListener(tx, listener.id);
      assert.deepEqual(changed, { ...listener, ...to, stopped: undefined, olderUntil: undefined });
      assert.equal((await findListener(tx, numbered(1)))?.name, listener.name);
      const olderUntil = later({ hours: 24 });
      await resealListener(tx, listener.id, { sealed: 'z', olderUntil });
      const resealed = await findListener(tx, listener.id);
      assert.deepEqual([resealed?.sealed, resealed?.olderUntil], ['z', olderUntil]);
      assert.equal((await findListener(tx, numbered(1)))?.sealed, 'x');
    }),
  );

  for (const cause of ['hand', 'gone', 'failing'] as const) {
    test(
      `is stopped (${cause}) and told again`,
      withListener(async (tx) => {
        await stopListener(tx, listener.id, { at: NOW, cause });
        assert.deepEqual((await findListener(tx, listener.id))?.stopped, { at: NOW, cause });
        await stopListener(tx, listener.id, undefined);
        assert.equal((await findListener(tx, listener.id))?.stopped, undefined);
      }),
    );
  }

  test(
    'goes with its log, and leaves that of others',
    withListener(async (tx) => {
      await insertListener(tx, { ...listener, id: numbered(1) });
      await insertDeliveries(tx, [message(2), message(3, { listenerId: numbered(1) })], NOW);
      await deleteListener(tx, listener.id);
      assert.equal(await findListener(tx, listener.id), undefined);
      assert.equal(await findDelivery(tx, one(2)), undefined);
      const left = await findDelivery(tx, { listenerId: numbered(1), id: numbered(3) });
      assert.equal(left?.state, 'waiting');
    }),
  );
});

describe('a message', () => {
  test(
    'waits as it was made, and is found only at its listener',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1, { dueAt: later({ minutes: 1 }) })], NOW);
      assert.deepEqual(await findDelivery(tx, one(1)), {
        communityId: COMMUNITY,
        id: numbered(1),
        listenerId: listener.id,
        topic: 'matter.came',
        matter: `${COMMUNITY}-2026-0001`,
        happenedAt: NOW,
        state: 'waiting',
        attempts: 0,
        status: undefined,
        fault: undefined,
        dueAt: later({ minutes: 1 }),
        madeAt: NOW,
        triedAt: undefined,
      });
      assert.equal(await findDelivery(tx, { ...one(1), listenerId: numbered(9) }), undefined);
      await insertDeliveries(tx, [], NOW);
    }),
  );

  test(
    'of an entry is made once for a listener; trials are made as often as one likes',
    withListener(async (tx) => {
      await insertListener(tx, { ...listener, id: numbered(1) });
      const entryId = numbered(100);
      const both = [message(2, { entryId }), message(3, { entryId, listenerId: numbered(1) })];
      await insertDeliveries(tx, both, NOW);
      const again = [message(4, { entryId }), message(5), message(6)];
      await insertDeliveries(tx, again, NOW);
      const ids = (await listDeliveries(tx, { ...of, limit: 9 })).map(({ id }) => id);
      assert.deepEqual(ids, [numbered(6), numbered(5), numbered(2)]);
    }),
  );

  test(
    'is due from its moment on, the one that waits longest first',
    withListener(async (tx) => {
      const waits = [-1, 0, 1].map((minutes, index) =>
        message(index + 1, { dueAt: later({ minutes }) }),
      );
      await insertDeliveries(tx, waits, NOW);
      assert.deepEqual(await listDue(tx, NOW), [numbered(1), numbered(2)]);
      assert.equal(await beginAttempt(tx, numbered(3), NOW), undefined, 'not before its time');
      assert.equal((await beginAttempt(tx, numbered(3), later({ minutes: 1 })))?.attempts, 1);
    }),
  );

  test(
    'that was begun is nobody else’s for ten minutes, and then of one whose process died',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1)], NOW);
      const begun = await beginAttempt(tx, numbered(1), NOW);
      assert.deepEqual([begun?.state, begun?.attempts, begun?.triedAt], ['sending', 1, NOW]);
      const almost = later({ minutes: 9, seconds: 59 });
      assert.equal(await beginAttempt(tx, numbered(1), almost), undefined);
      assert.deepEqual(await listDue(tx, almost), []);
      assert.deepEqual(await listDue(tx, later({ minutes: 10 })), [numbered(1)]);
      assert.equal((await beginAttempt(tx, numbered(1), later({ minutes: 10 })))?.attempts, 2);
    }),
  );

  test(
    'ends once: who comes late with another end changes nothing',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1)], NOW);
      await end(tx, 1);
      const outcome = { state: 'given_up', status: 500, fault: 'not_now' } as const;
      await settle(tx, numbered(1), { outcome, now: later({ minutes: 1 }) });
      const ended = await findDelivery(tx, one(1));
      assert.deepEqual([ended?.state, ended?.status, ended?.fault], ['sent', 200, undefined]);
      assert.equal(await beginAttempt(tx, numbered(1), later({ hours: 24 })), undefined);
    }),
  );

  test(
    'that is to be tried again waits for the time that was set',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1)], NOW);
      const dueAt = later({ seconds: 30 });
      await end(tx, 1, { state: 'waiting', status: undefined, fault: 'cut', dueAt });
      const waiting = await findDelivery(tx, one(1));
      assert.deepEqual([waiting?.state, waiting?.fault, waiting?.dueAt], ['waiting', 'cut', dueAt]);
      await end(tx, 1, {}, dueAt);
      const sent = await findDelivery(tx, one(1));
      assert.deepEqual([sent?.state, sent?.attempts, sent?.fault], ['sent', 2, undefined]);
    }),
  );

  test(
    'is sent once more only when it is over, from the first attempt on',
    withListener(async (tx) => {
      const over = ['sent', 'stopped', 'given_up'] as const;
      await insertDeliveries(tx, [message(1), message(2), message(3), message(4)], NOW);
      for (const [index, state] of over.entries()) await end(tx, index + 1, { state });
      for (const number of [1, 2, 3])
        assert.ok(await replayDelivery(tx, { ...one(number), now: later({ hours: 1 }) }));
      assert.ok(!(await replayDelivery(tx, { ...one(4), now: NOW })), 'it waits already');
      assert.ok(!(await replayDelivery(tx, { ...one(1), now: NOW })), 'it waits again');
      const replayed = await findDelivery(tx, one(1));
      assert.deepEqual([replayed?.state, replayed?.attempts], ['waiting', 0]);
      assert.deepEqual(replayed?.dueAt, later({ hours: 1 }));
    }),
  );

  test(
    'that failed is counted and sent once more with all others that did, at one listener',
    withListener(async (tx) => {
      await insertListener(tx, { ...listener, id: numbered(1) });
      const numbers = [2, 3, 4, 5];
      await insertDeliveries(
        tx,
        numbers.map((number) => message(number)),
        NOW,
      );
      await insertDeliveries(tx, [message(6, { listenerId: numbered(1) })], NOW);
      await end(tx, 2);
      await end(tx, 3, { state: 'given_up' });
      await end(tx, 4, { state: 'stopped' });
      await end(tx, 6, { state: 'given_up' });
      assert.equal(await countFailed(tx, of), 2);
      assert.equal(await replayFailed(tx, { ...of, now: later({ hours: 1 }) }), 2);
      assert.equal(await countFailed(tx, of), 0);
      assert.equal(await replayFailed(tx, { ...of, now: later({ hours: 1 }) }), 0);
      assert.equal(await countFailed(tx, { ...of, listenerId: numbered(1) }), 1);
      assert.equal((await findDelivery(tx, one(2)))?.state, 'sent');
    }),
  );

  test(
    'that arrived after a moment is known, one that did at it is not',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1), message(2)], NOW);
      await end(tx, 1);
      await end(tx, 2, { state: 'given_up' }, later({ minutes: 5 }));
      assert.ok(await hasArrivedSince(tx, { ...of, since: later({ seconds: -1 }) }));
      assert.ok(!(await hasArrivedSince(tx, { ...of, since: NOW })));
      const other = { ...of, listenerId: numbered(9), since: later({ hours: -24 }) };
      assert.ok(!(await hasArrivedSince(tx, other)));
    }),
  );

  test(
    'is listed page by page, those of one moment by their number',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1), message(2), message(3)], NOW);
      await insertDeliveries(tx, [message(4)], later({ minutes: 1 }));
      const page = async (after?: string) =>
        (await listDeliveries(tx, { ...of, limit: 2, after })).map(({ id }) => id);
      assert.deepEqual(await page(), [numbered(4), numbered(3)]);
      assert.deepEqual(await page(numbered(3)), [numbered(2), numbered(1)]);
      assert.deepEqual(await page(numbered(1)), []);
      assert.deepEqual(await page(numbered(9)), [], 'after one that is not there');
    }),
  );

  test(
    'is forgotten when it has long been over, never while it waits',
    withListener(async (tx) => {
      await insertDeliveries(tx, [message(1), message(2), message(3)], NOW);
      await end(tx, 1);
      await end(tx, 2, {}, later({ minutes: 1 }));
      await forgetDeliveries(tx, later({ minutes: 1 }));
      const left = (await listDeliveries(tx, { ...of, limit: 9 })).map(({ id }) => id);
      assert.deepEqual(left, [numbered(3), numbered(2)]);
    }),
  );
});

describe('two at once', () => {
  let pool: Pool;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await testDatabase();
    drop = () => database.drop();
    pool = openPool(database.connection, 4);
    await insertListener(openDb(pool), listener);
  });
  after(async () => {
    await pool.end();
    await drop();
  });

  test('begin a message once', async () => {
    const db = openDb(pool);
    await insertDeliveries(db, [message(1)], NOW);
    const tries = Array.from({ length: 8 }, () => beginAttempt(db, numbered(1), NOW));
    const begun = (await Promise.all(tries)).filter((found) => found !== undefined);
    assert.deepEqual(
      begun.map(({ attempts }) => attempts),
      [1],
    );
  });
});
