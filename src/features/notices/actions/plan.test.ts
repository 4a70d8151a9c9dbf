import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { channels } from '#/features/notices/model.ts';
import type { Channel, Notice, Timing, Topic } from '#/features/notices/model.ts';
import { saveChoices, stopTopic } from '#/features/notices/store/choices.ts';
import { insertNotices } from '#/features/notices/store/notices.ts';
import { saveSubscription } from '#/features/notices/store/subscriptions.ts';
import { preparePushKeys } from '#/platform/notify/ways.ts';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people } from '#test/world.ts';
import { planDeliveries } from './plan.ts';

let room: PostRoom;
before(async () => {
  room = await openPostRoom();
  const { db } = room.site.app;
  await sql`insert into people.login
    values (${people.li}::uuid, 'email', 'li@example.org', now())`.execute(db);
});
after(() => room.site.close());
beforeEach(() => room.clear());

const usual = { quietFrom: '21:00', quietTo: '08:00', digestAt: '18:00' };
const gateway = { provider: 'template', url: 'http://127.0.0.1:1', keyId: '', secret: '' };
const mail = { host: '127.0.0.1', port: 1, security: 'none', from: 'x@example.org' };

async function connectAll(): Promise<void> {
  await room.connect('email', mail);
  await room.connect('sms', { ...gateway, from: '', template: '', application: '' });
  const { db, services } = room.site.app;
  await preparePushKeys(db, services);
}

/** Tells somebody something; gives by which ways it is to leave, and when (in Xiamen). */
async function tell(
  personId: string,
  changes: Partial<Pick<Notice, 'topic' | 'isUrgent'>> = {},
): Promise<readonly string[]> {
  const { app } = room.site;
  const notice: Notice = {
    communityId: '-',
    id: crypto.randomUUID(),
    personId,
    entryId: crypto.randomUUID(),
    at: app.clock.now(),
    topic: 'mine',
    kind: 'done',
    matterId: undefined,
    isUrgent: false,
    readAt: undefined,
    ...changes,
  };
  await insertNotices(app.db, [notice]);
  await planDeliveries(app.context(), [notice]);
  const { rows } = await sql<{ channel: string; due_at: Temporal.Instant }>`
    select channel, due_at from notices.delivery where notice_id = ${notice.id}::uuid
    order by channel`.execute(app.db);
  return rows.map(({ channel, due_at: dueAt }) => {
    const local = dueAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
    return `${channel} ${local.toString({ smallestUnit: 'minute' }).slice(5)}`;
  });
}

async function choose(
  topic: Topic,
  channel: Channel,
  timing: Timing,
  hours = usual,
): Promise<void> {
  const { db, clock } = room.site.app;
  const chosen = [{ topic, channel, timing }];
  await saveChoices(db, { personId: people.li, chosen, hours }, clock.now());
}

describe('a notice leaves', () => {
  test('by no way where none is connected', async () => {
    assert.deepEqual(await tell(people.li), []);
  });

  test('by mail in the evening, and by text message only to whoever has no mail', async () => {
    await connectAll();
    assert.deepEqual(await tell(people.li), ['email 11-23T18:00']);
    assert.deepEqual(await tell(people.zhuang), ['sms 11-23T18:00']);
    assert.deepEqual(await tell(people.wang), [], 'who has neither is told on the page');
  });

  test('by text message where that alone is connected', async () => {
    await room.connect('sms', { ...gateway, from: '', template: '', application: '' });
    assert.deepEqual(await tell(people.li), ['sms 11-23T18:00']);
  });

  test('at once to a browser that asked for it', async () => {
    await connectAll();
    const { db, clock } = room.site.app;
    const browser = {
      id: crypto.randomUUID(),
      personId: people.li,
      sealed: 'x',
      device: 'Test',
      sessionId: undefined,
    };
    await saveSubscription(db, { ...browser, addressHash: Buffer.from('a') }, clock.now());
    assert.deepEqual(await tell(people.li), ['email 11-23T18:00', 'push 11-23T09:00']);
  });

  test('as it was chosen, topic by topic', async () => {
    await connectAll();
    await choose('mine', 'email', 'now');
    await choose('mine', 'sms', 'digest');
    await choose('followed', 'email', 'never');
    assert.deepEqual(await tell(people.li), ['email 11-23T09:00', 'sms 11-23T18:00']);
    assert.deepEqual(await tell(people.li, { topic: 'followed' }), []);
    assert.deepEqual(await tell(people.li, { topic: 'body' }), ['email 11-23T18:00']);
  });

  test('at the hours that were chosen', async () => {
    await connectAll();
    const hours = { quietFrom: '08:30', quietTo: '10:00', digestAt: '12:00' };
    await choose('mine', 'sms', 'now', hours);
    assert.deepEqual(await tell(people.li), ['email 11-23T12:00', 'sms 11-23T10:00']);
  });

  test('at once and at night when it is urgent, unless it is not wanted at all', async () => {
    await connectAll();
    room.site.app.clock.set('2026-11-23T18:00:00Z');
    const urgent = { isUrgent: true, topic: 'in_hand' } as const;
    assert.deepEqual(await tell(people.li, urgent), ['email 11-24T02:00']);
    await choose('in_hand', 'email', 'never');
    assert.deepEqual(await tell(people.li, urgent), []);
  });

  test('by no way after the tap that stops it', async () => {
    await connectAll();
    const { db, clock } = room.site.app;
    await stopTopic(db, { personId: people.li, topic: 'mine' }, clock.now());
    assert.deepEqual(await tell(people.li), []);
    assert.deepEqual(await tell(people.li, { topic: 'body' }), ['email 11-23T18:00']);
  });
});

test('many notices of many people are planned at once', async () => {
  await connectAll();
  const { app } = room.site;
  const everybody = [people.li, people.zhuang, people.chen, people.wu, people.wang];
  const notices = everybody.flatMap((personId) =>
    Array.from({ length: 10 }, (): Notice => {
      const ids = { id: crypto.randomUUID(), entryId: crypto.randomUUID() };
      const said = { topic: 'mine', kind: 'done', isUrgent: false } as const;
      const rest = { communityId: '-', at: app.clock.now(), matterId: undefined };
      return { ...ids, ...said, ...rest, personId, readAt: undefined };
    }),
  );
  await insertNotices(app.db, notices);
  await planDeliveries(app.context(), notices);
  const { rows } = await sql<{ channel: string; count: number }>`
    select channel, count(*) as count from notices.delivery group by 1 order by 1`.execute(app.db);
  assert.deepEqual(rows, [
    { channel: 'email', count: 30 },
    { channel: 'sms', count: 10 },
  ]);
  assert.ok(rows.every(({ channel }) => channels.some((one) => one === channel)));
});

test('nothing to tell plans nothing', async () => {
  await connectAll();
  await planDeliveries(room.site.app.context(), []);
  assert.deepEqual(await room.rows(), []);
});
