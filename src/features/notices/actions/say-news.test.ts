import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { insertRobot } from '#/features/notices/store/robots.ts';
import { seal } from '#/platform/auth/seal.ts';
import { withGateway } from '#test/gateway.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people, places } from '#test/world.ts';

let room: PostRoom;
before(async () => {
  room = await openPostRoom();
});
after(() => room.site.close());
beforeEach(() => room.clear());

describe('the robot of a group', () => {
  async function addRobot(url: string, placeId: string = places.community): Promise<void> {
    const { db, services, clock } = room.site.app;
    const sealed = seal(services.secret, { url }, services.randomBytes);
    const robot = { communityId: places.community, id: crypto.randomUUID(), placeId, sealed };
    await insertRobot(db, { ...robot, kind: 'wecom', name: '三號樓群' }, clock.now());
  }
  const heard = () => ({ status: 200, body: '{"errcode":0}' });
  let raised = 0;
  const raise = (changes: Parameters<MatterSite['raise']>[1] = {}) => {
    raised += 1;
    return room.site.raise(people.chen, {
      title: `樓道燈 ${raised}`,
      body: `第 ${raised} 盞`,
      ...changes,
    });
  };

  test('tells what everybody may read, with a link, and nobody’s name', () =>
    withGateway(heard, async ({ url, asked }) => {
      await addRobot(url);
      const id = await raise();
      await room.run('notices.hear');
      await room.sendDue();
      const { text } = JSON.parse(asked[0]?.body ?? '{}');
      assert.match(text.content, /新提的事 · 樓道燈/);
      assert.match(text.content, new RegExp(`http://linli.test/matters/${id}`));
      assert.doesNotMatch(text.content, /陳/);
    }));

  test('does not tell what only neighbours or staff may read', () =>
    withGateway(heard, async ({ url, asked }) => {
      await addRobot(url);
      await raise({ visibility: 'neighbours' });
      await raise({ visibility: 'staff' });
      await room.run('notices.hear');
      await room.sendDue();
      assert.equal(asked.length, 0);
      assert.deepEqual(await room.states(), ['stopped not_public', 'stopped not_public']);
    }));

  test('does not tell what was hidden after it was raised', () =>
    withGateway(heard, async ({ url, asked }) => {
      await addRobot(url);
      await raise();
      await room.run('notices.hear');
      await sql`update matters.matter set visibility = 'staff'`.execute(room.site.app.db);
      await room.sendDue();
      assert.equal(asked.length, 0);
      await sql`update matters.matter set visibility = 'all'`.execute(room.site.app.db);
    }));

  test('of another building hears nothing of this one', () =>
    withGateway(heard, async ({ url, asked }) => {
      await addRobot(url, places.otherBuilding);
      await raise({ placeId: places.building });
      await room.run('notices.hear');
      await room.sendDue();
      assert.equal(asked.length, 0);
      assert.deepEqual(await room.rows(), []);
    }));

  test('says no more than twenty messages in a minute, and the rest after it', () =>
    withGateway(heard, async ({ url, asked }) => {
      const { db, clock } = room.site.app;
      await addRobot(url);
      for (let count = 0; count < 23; count += 1) {
        await raise();
        await room.run('notices.hear');
        // Each goes into a message of its own.
        await room.run('notices.dispatch');
      }
      await room.sendDue();
      assert.equal(asked.length, 20);
      clock.forward({ seconds: 61 });
      await room.sendDue();
      assert.equal(asked.length, 23);
      const { rows } = await sql<{ most: number }>`
        select max(attempts) as most from notices.delivery`.execute(db);
      assert.equal(rows[0]?.most, 1, 'to wait is no failed attempt');
    }));

  for (const [count, messages] of [
    [10, [10]],
    [11, [10, 1]],
    [25, [10, 10, 5]],
  ] as const) {
    test(`says ${count} things in ${messages.length} messages, and leaves none out`, () =>
      withGateway(heard, async ({ url, asked }) => {
        const { db } = room.site.app;
        await addRobot(url);
        const ids = [];
        for (let number = 0; number < count; number += 1) ids.push(await raise());
        await room.run('notices.hear');
        for (const _ of messages) assert.equal(await room.sendDue(), 1);
        assert.equal(await room.sendDue(), 0);
        const texts = asked.map(({ body }) => String(JSON.parse(body).text.content));
        assert.deepEqual(
          texts.map((text) => text.match(/新提的事/g)?.length),
          messages,
        );
        for (const id of ids) {
          const telling = texts.filter((text) => text.includes(`/matters/${id}\n`.trim()));
          assert.ok(telling.length >= 1, id);
        }
        const { rows } = await sql<{ state: string; attempts: number; count: number }>`
          select state, attempts, count(*) as count from notices.delivery
          group by 1, 2`.execute(db);
        assert.deepEqual(rows, [{ state: 'sent', attempts: 1, count }]);
      }));
  }

  test('that is away keeps what it was to say, ten things at a time', () => {
    let isAway = true;
    const answer = () => (isAway ? ({ status: 503 } as const) : heard());
    return withGateway(answer, async ({ url, asked }) => {
      const { clock } = room.site.app;
      await addRobot(url);
      for (let number = 0; number < 12; number += 1) await raise();
      await room.run('notices.hear');
      await room.sendDue();
      await room.sendDue();
      assert.ok((await room.states()).every((state) => state === 'waiting not_now'));
      isAway = false;
      const before = asked.length;
      clock.forward({ minutes: 5 });
      await room.sendDue();
      const said = asked.slice(before).map(({ body }) => body.match(/新提的事/g)?.length ?? 0);
      assert.deepEqual(said.toSorted(), [10, 2]);
      assert.ok((await room.states()).every((state) => state === 'sent'));
    });
  });

  test('does not wake its group at night', () =>
    withGateway(heard, async ({ url, asked }) => {
      const { clock } = room.site.app;
      clock.set('2026-11-23T15:00:00Z');
      await addRobot(url);
      await raise();
      await room.run('notices.hear');
      assert.equal(await room.sendDue(), 0);
      clock.set('2026-11-24T00:00:00Z');
      await room.sendDue();
      assert.equal(asked.length, 1);
    }));
});
