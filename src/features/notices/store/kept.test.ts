import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { ALL, usualHours } from '#/features/notices/model.ts';
import { noticesLeaver } from '#/features/notices/actions/leave.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { readChoices, readChoicesOf, resumeTopic, saveChoices, stopTopic } from './choices.ts';
import { insertDeliveries, listDeliveries } from './deliveries.ts';
import { noticesHoldings } from './holdings.ts';
import { deleteRobot, findRobot, insertRobot, listRobots } from './robots.ts';
import type { Robot } from './robots.ts';
import {
  deleteSubscription,
  deleteSubscriptionOf,
  findSubscribed,
  listSubscriptions,
  saveSubscription,
} from './subscriptions.ts';
import type { NewSubscription } from './subscriptions.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const hours = { quietFrom: '22:00', quietTo: '06:30', digestAt: '12:00' };

describe('choices', () => {
  test('that nobody made are none, at the usual hours', async () => {
    await rolledBack(async (tx) => {
      const { timings, stopped, hours: kept } = await readChoicesOf(tx, ME);
      assert.deepEqual([timings.size, stopped.size, kept], [0, 0, usualHours]);
      assert.equal((await readChoices(tx, [])).size, 0);
    });
  });

  test('are kept for one person, and made anew in place of the old', async () => {
    await rolledBack(async (tx) => {
      const first = [{ topic: 'mine', channel: 'email', timing: 'now' }] as const;
      await saveChoices(tx, { personId: ME, chosen: first, hours }, NOW);
      const then = [{ topic: 'mine', channel: 'email', timing: 'never' }] as const;
      await saveChoices(tx, { personId: ME, chosen: then, hours }, NOW);
      const both = await readChoices(tx, [ME, OTHER]);
      assert.equal(both.get(ME)?.timings.get('mine email'), 'never');
      assert.deepEqual(both.get(ME)?.hours, hours);
      assert.equal(both.get(OTHER)?.timings.size, 0);
    });
  });

  test('of one way leave another as it was', async () => {
    await rolledBack(async (tx) => {
      const mail = [{ topic: 'mine', channel: 'email', timing: 'now' }] as const;
      const text = [{ topic: 'mine', channel: 'sms', timing: 'never' }] as const;
      await saveChoices(tx, { personId: ME, chosen: mail, hours }, NOW);
      await saveChoices(tx, { personId: ME, chosen: text, hours: usualHours }, NOW);
      const { timings, hours: kept } = await readChoicesOf(tx, ME);
      assert.deepEqual(
        [timings.get('mine email'), timings.get('mine sms'), kept],
        ['now', 'never', usualHours],
      );
    });
  });
});

describe('a stop', () => {
  async function waiting(tx: Parameters<typeof stopTopic>[0]) {
    const one = { communityId: '-', personId: ME, channel: 'email', kind: 'done' } as const;
    const at = { isUrgent: true, dueAt: NOW };
    const topics = ['mine', 'mine', 'followed'];
    const all = topics.map((topic) => ({ ...one, ...at, topic, id: crypto.randomUUID() }));
    const others = { ...one, ...at, topic: 'mine', personId: OTHER, id: crypto.randomUUID() };
    await insertDeliveries(tx, [...all, others], NOW);
  }

  test('of a topic stops what waits of it, of that person', async () => {
    await rolledBack(async (tx) => {
      await waiting(tx);
      assert.equal(await stopTopic(tx, { personId: ME, topic: 'mine' }, NOW), 2);
      assert.equal(await stopTopic(tx, { personId: ME, topic: 'mine' }, NOW), 0);
      const states = (await listDeliveries(tx, ME, 9)).map(({ state }) => state);
      assert.deepEqual(states.toSorted(), ['stopped', 'stopped', 'waiting']);
      assert.equal((await listDeliveries(tx, OTHER, 9))[0]?.state, 'waiting');
    });
  });

  test('of all stops all, and holds until it is taken back', async () => {
    await rolledBack(async (tx) => {
      await waiting(tx);
      assert.equal(await stopTopic(tx, { personId: ME, topic: ALL }, NOW), 3);
      assert.ok((await readChoicesOf(tx, ME)).stopped.has(ALL));
      assert.ok(await resumeTopic(tx, ME, ALL));
      assert.ok(!(await resumeTopic(tx, ME, ALL)));
      assert.equal((await readChoicesOf(tx, ME)).stopped.size, 0);
    });
  });
});

describe('robots', () => {
  const robot: Robot = {
    communityId: '350203007010',
    id: '019cf000-0000-7000-8000-0000000000e1',
    placeId: 'dongxing-3',
    kind: 'dingtalk',
    name: '三號樓群',
    sealed: 'sealed',
  };

  test('are kept, found and taken away with what they were still to say', async () => {
    await rolledBack(async (tx) => {
      await insertRobot(tx, robot, NOW);
      assert.deepEqual(await findRobot(tx, robot.id), robot);
      assert.deepEqual(await listRobots(tx, ['350203007010']), [robot]);
      assert.deepEqual(await listRobots(tx, ['350203007011']), []);
      assert.deepEqual(await listRobots(tx, []), []);
      const news = { communityId: '350203007010', id: crypto.randomUUID(), robotId: robot.id };
      const told = { entryId: crypto.randomUUID(), channel: 'robot', topic: 'news' } as const;
      const rest = { kind: 'news_done', isUrgent: false, dueAt: NOW };
      await insertDeliveries(tx, [{ ...news, ...told, ...rest }], NOW);
      await insertDeliveries(tx, [{ ...news, ...told, ...rest, id: crypto.randomUUID() }], NOW);
      const count = async () => (await sql`select from notices.delivery`.execute(tx)).rows.length;
      assert.equal(await count(), 1, 'an entry is told once by a robot');
      await deleteRobot(tx, robot.id);
      assert.equal(await count(), 0);
      assert.equal(await findRobot(tx, robot.id), undefined);
    });
  });
});

describe('browsers', () => {
  const browser = (changes: Partial<NewSubscription> = {}): NewSubscription => ({
    id: crypto.randomUUID(),
    personId: ME,
    addressHash: Buffer.from('one'),
    sealed: 'sealed',
    device: 'Firefox',
    sessionId: undefined,
    ...changes,
  });

  test('belong to whoever uses them now', async () => {
    await rolledBack(async (tx) => {
      await saveSubscription(tx, browser(), NOW);
      await saveSubscription(tx, browser({ personId: OTHER }), NOW);
      assert.deepEqual(await listSubscriptions(tx, ME), []);
      assert.equal((await listSubscriptions(tx, OTHER)).length, 1);
      assert.deepEqual(await findSubscribed(tx, [ME, OTHER]), new Set([OTHER]));
      assert.deepEqual(await findSubscribed(tx, []), new Set());
    });
  });

  test('are forgotten one by one', async () => {
    await rolledBack(async (tx) => {
      const [one, two] = [browser(), browser({ addressHash: Buffer.from('two') })];
      await saveSubscription(tx, one, NOW);
      await saveSubscription(tx, two, NOW);
      assert.ok(!(await deleteSubscriptionOf(tx, OTHER, one.id)));
      assert.ok(await deleteSubscriptionOf(tx, ME, one.id));
      await deleteSubscription(tx, two.id);
      assert.deepEqual(await listSubscriptions(tx, ME), []);
    });
  });
});

test('whoever leaves takes along all that they were told and chose, and nothing of others', async () => {
  await rolledBack(async (tx) => {
    for (const personId of [ME, OTHER]) {
      const [notice, address] = [crypto.randomUUID(), Buffer.from(personId)];
      await sql`insert into notices.notice
          (community_id, id, person_id, entry_id, at, topic, kind, is_urgent)
        values ('-', ${notice}::uuid, ${personId}::uuid, ${notice}::uuid, now(), 'mine', 'done',
          false)`.execute(tx);
      const sent = { communityId: '-', id: crypto.randomUUID(), noticeId: notice, personId };
      const by = { channel: 'email', topic: 'mine', kind: 'done', isUrgent: false } as const;
      await insertDeliveries(tx, [{ ...sent, ...by, dueAt: NOW }], NOW);
      const chosen = [{ topic: 'mine', channel: 'email', timing: 'now' }] as const;
      await saveChoices(tx, { personId, chosen, hours }, NOW);
      await stopTopic(tx, { personId, topic: 'body' }, NOW);
      const device = {
        device: 'Test',
        sealed: 'x',
        addressHash: address,
        sessionId: undefined,
      };
      await saveSubscription(tx, { id: crypto.randomUUID(), personId, ...device }, NOW);
    }
    const context = contextOn(tx);
    assert.equal(await noticesLeaver.findObstacle(context, ME), undefined);
    await noticesLeaver.forget(context, { personId: ME, takesWords: false, pattern: '(?!)' });
    for (const holding of noticesHoldings) {
      assert.equal((await readHolding(tx, holding, ME)).length, 0, holding.code);
      assert.equal((await readHolding(tx, holding, OTHER)).length, 1, holding.code);
    }
  });
});
