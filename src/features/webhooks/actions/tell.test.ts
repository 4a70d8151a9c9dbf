import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { MOST_ATTEMPTS } from '#/features/webhooks/model.ts';
import { findListener } from '#/features/webhooks/store/listeners.ts';
import { withGateway } from '#test/gateway.ts';
import type { Asked, Reply } from '#test/gateway.ts';
import { isSignedBy, nth, openHookSite } from '#test/hook-site.ts';
import type { HookSite } from '#test/hook-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { company, repairer } from '#test/matters-world.ts';
import { people } from '#test/world.ts';

let hooks: HookSite;
let site: MatterSite;
before(async () => {
  hooks = await openHookSite();
  site = hooks.site;
});
after(() => site.close());

const read = ({ body }: Asked) => Object(JSON.parse(body));

describe('a program of an organisation', () => {
  beforeEach(() => hooks.clear());

  test('is told step by step what its organisation has in hand, signed, and no more', async () => {
    await hooks.listening(async ({ asked, secret, id }) => {
      const matter = await hooks.report();
      await hooks.goOn();
      await site.act(repairer, `POST /matters/${matter}/claim`);
      await hooks.goOn();
      assert.deepEqual(
        asked.map((one) => read(one).type),
        ['matter.came', 'matter.taken_up'],
      );
      for (const one of asked) {
        assert.equal(one.url, '/hook?key=hidden');
        const { body } = one;
        assert.ok(isSignedBy(one, secret));
        assert.deepEqual(Object.keys(read(one)), ['type', 'timestamp', 'data']);
        const community = matter.split('-')[0];
        assert.deepEqual(read(one).data, { community, organisation: company, matter });
        assert.doesNotMatch(body, /王奶奶|欄杆/);
        assert.ok(![people.chen, repairer].some((person) => body.includes(person)));
      }
      const states = (await hooks.log(id)).map(({ state, status }) => [state, status]);
      assert.deepEqual(states, [
        ['sent', 200],
        ['sent', 200],
      ]);
    });
  });

  test('is told nothing of what others have in hand, nor under topics it did not choose', async () => {
    await hooks.goOn();
    await withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        await hooks.add(url, ['matter.done']);
        await site.raise(people.chen, { body: '想請懂電的鄰居看看燈。' });
        await hooks.report();
        await hooks.goOn();
        assert.equal(asked.length, 0);
      },
    );
  });

  test('hears that somebody spoke for all to read, not what, and not of a word among staff', async () => {
    await hooks.listening(async ({ asked }) => {
      const matter = await hooks.report();
      await hooks.goOn();
      const say = (body: string, visibility: string) =>
        site.act(repairer, `POST /matters/${matter}/comments`, { body, visibility });
      await say('王奶奶不在家，鑰匙在門衛。', 'staff');
      await hooks.goOn();
      assert.deepEqual(
        asked.map((one) => read(one).type),
        ['matter.came'],
      );
      await say('明天上午來修。', 'public');
      await hooks.goOn();
      assert.equal(read(nth(asked, 1)).type, 'matter.commented');
      for (const { body } of asked) assert.doesNotMatch(body, /鑰匙|明天/);
    });
  });

  test('is told for itself beside another, and nothing of before it was there', async () => {
    await hooks.listening(async ({ url, asked }) => {
      const matter = await hooks.report();
      await hooks.goOn();
      await hooks.add(`${url}/second`, ['matter.taken_up']);
      await site.act(repairer, `POST /matters/${matter}/claim`);
      await hooks.goOn();
      const heard = asked.map((one) => [one.url, read(one).type]);
      assert.deepEqual(heard.toSorted(), [
        ['/hook?key=hidden', 'matter.came'],
        ['/hook?key=hidden', 'matter.taken_up'],
        ['/second', 'matter.taken_up'],
      ]);
      const numbers = asked.map(({ headers }) => headers['webhook-id']);
      assert.equal(new Set(numbers).size, 3, 'each has a number of its own');
    });
  });

  test('is told each entry once, however often it is heard', async () => {
    await hooks.listening(async ({ asked }) => {
      await hooks.report();
      await hooks.goOn();
      await sql`update webhooks.progress set heard_before = '0'::xid8`.execute(site.app.db);
      await hooks.goOn();
      const ids = asked.map(({ headers }) => headers['webhook-id']);
      assert.equal(new Set(ids).size, ids.length);
      const { rows } = await sql`select entry_id from webhooks.delivery
        group by listener_id, entry_id having count(*) > 1`.execute(site.app.db);
      assert.deepEqual(rows, []);
    });
  });
});

describe('a message that does not arrive', () => {
  beforeEach(() => hooks.clear());

  test('is tried again later under the same number, and then is there', async () => {
    const replies: Reply[] = [{ status: 503 }, 'hangs up', { status: 200 }];
    await hooks.listening(
      async ({ asked, id }) => {
        await hooks.report();
        await hooks.goOn();
        const [waiting] = await hooks.log(id);
        assert.deepEqual([waiting?.state, waiting?.status], ['waiting', 503]);
        await hooks.goOn();
        assert.equal(asked.length, 1, 'not before its time');
        site.app.clock.forward({ minutes: 2 });
        await hooks.goOn();
        site.app.clock.forward({ minutes: 10 });
        await hooks.goOn();
        const [sent] = await hooks.log(id);
        assert.deepEqual([sent?.state, sent?.attempts, sent?.fault], ['sent', 3, undefined]);
        assert.equal(new Set(asked.map(({ headers }) => headers['webhook-id'])).size, 1);
        assert.equal(new Set(asked.map(({ body }) => body)).size, 1);
      },
      () => replies.shift() ?? { status: 200 },
    );
  });

  test('is given up in the end, and who listens is stopped with the reason', async () => {
    await hooks.listening(
      async ({ id, asked }) => {
        await hooks.report();
        for (let time = 0; time < MOST_ATTEMPTS + 2; time += 1) {
          await hooks.goOn();
          site.app.clock.forward({ hours: 11 });
        }
        assert.equal(asked.length, MOST_ATTEMPTS);
        assert.equal((await hooks.log(id))[0]?.state, 'given_up');
        assert.equal((await findListener(site.app.db, id))?.stopped?.cause, 'failing');
        await hooks.report();
        await hooks.goOn();
        assert.equal(asked.length, MOST_ATTEMPTS, 'who is stopped is told nothing');
      },
      () => ({ status: 500 }),
    );
  });

  test('while others do stops nobody: it is the one message that is not taken', async () => {
    let refused = '';
    await hooks.listening(
      async ({ id, asked }) => {
        refused = await hooks.report();
        for (let time = 0; time < MOST_ATTEMPTS - 2; time += 1) {
          await hooks.goOn();
          site.app.clock.forward({ hours: 11 });
        }
        await hooks.report();
        await hooks.goOn();
        const states = (await hooks.log(id)).map(({ matter, state }) => [
          matter === refused,
          state,
        ]);
        assert.deepEqual(states, [
          [false, 'sent'],
          [true, 'waiting'],
        ]);
        site.app.clock.forward({ hours: 11 });
        await hooks.goOn();
        assert.equal(asked.filter(({ body }) => body.includes(refused)).length, MOST_ATTEMPTS);
        assert.equal((await findListener(site.app.db, id))?.stopped, undefined);
      },
      ({ body }) => ({ status: body.includes(refused) ? 400 : 200 }),
    );
  });

  test('to one that asks for a year of patience is tried again after a day', async () => {
    await hooks.listening(
      async ({ id }) => {
        await hooks.report();
        await hooks.goOn();
        const dueAt = (await hooks.log(id))[0]?.dueAt ?? site.app.clock.now();
        assert.equal(site.app.clock.now().until(dueAt).total('hours'), 24);
      },
      () => ({ status: 429, headers: { 'retry-after': '31536000' } }),
    );
  });

  test('to one that is gone is the last', async () => {
    await hooks.listening(
      async ({ id }) => {
        await hooks.report();
        await hooks.goOn();
        assert.equal((await findListener(site.app.db, id))?.stopped?.cause, 'gone');
      },
      () => ({ status: 410 }),
    );
  });

  test('that was begun by a process that died is tried again, and not meanwhile', async () => {
    await hooks.listening(async ({ asked }) => {
      await hooks.report();
      await hooks.goOn();
      await sql`update webhooks.delivery set state = 'sending', settled_at = null`.execute(
        site.app.db,
      );
      const { rows } = await sql<{ readonly id: string }>`select id from webhooks.delivery`.execute(
        site.app.db,
      );
      const deliveryId = rows[0]?.id ?? '';
      await hooks.run('webhooks.send', { deliveryId });
      assert.equal(asked.length, 1);
      site.app.clock.forward({ minutes: 11 });
      await hooks.run('webhooks.dispatch');
      await hooks.run('webhooks.send', { deliveryId });
      assert.equal(asked.length, 2);
    });
  });
});
