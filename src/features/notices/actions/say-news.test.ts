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
