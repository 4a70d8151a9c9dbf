import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { MOST_LISTENERS, topics } from '#/features/webhooks/model.ts';
import { findListener } from '#/features/webhooks/store/listeners.ts';
import type { Asked } from '#test/gateway.ts';
import { isSignedBy, nth, openHookSite } from '#test/hook-site.ts';
import type { HookSite } from '#test/hook-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { company, dispatcher, refusalOf, repairer, valueOf } from '#test/matters-world.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people } from '#test/world.ts';
import { findKept } from './kept.ts';
import {
  addListener,
  changeKept,
  changeSecret,
  pauseListener,
  removeListener,
  resumeListener,
} from './listeners.ts';
import { readListener, readListeners } from './read.ts';
import { replay, replayAllFailed, tryListener } from './replays.ts';

let hooks: HookSite;
let site: MatterSite;
before(async () => {
  hooks = await openHookSite();
  site = hooks.site;
});
after(() => site.close());

const read = ({ body }: Asked) => Object(JSON.parse(body));

describe('who keeps it', () => {
  beforeEach(() => hooks.clear());

  test('tries it, and reads in the log what came of it', async () => {
    await hooks.listening(async ({ id, asked }) => {
      const steward = await site.context(people.wu);
      valueOf(await tryListener(steward, id));
      await hooks.goOn();
      assert.equal(read(nth(asked, 0)).type, 'trial');
      assert.equal(read(nth(asked, 0)).data.matter, undefined);
      assert.deepEqual(
        (await hooks.log(id)).map(({ topic, state }) => [topic, state]),
        [['trial', 'sent']],
      );
    });
  });

  test('adds no more than a few, also of two at once', async () => {
    const steward = await site.context(people.wu);
    const url = 'https://example.org/in';
    for (let count = 1; count < MOST_LISTENERS; count += 1) await hooks.add(url);
    const [first, second] = await twoAtOnce(steward, (context) =>
      addListener(context, { organisationId: company, name: '值班臺', url, topics }),
    );
    assert.deepEqual([first.ok, !second.ok && second.refusal], [true, 'too_many_listeners']);
  });

  test('sends once more what was told, under the same number; what waits is not', async () => {
    await hooks.listening(async ({ id, asked }) => {
      await hooks.report();
      await hooks.goOn();
      const [sent] = await hooks.log(id);
      const of = { id, deliveryId: sent?.id ?? '' };
      const steward = await site.context(people.wu);
      valueOf(await replay(steward, of));
      assert.equal(refusalOf(await replay(steward, of)), 'still_waiting');
      await hooks.goOn();
      assert.equal(asked.length, 2);
      assert.equal(asked[0]?.headers['webhook-id'], asked[1]?.headers['webhook-id']);
      const other = { id, deliveryId: crypto.randomUUID() };
      assert.equal(refusalOf(await replay(steward, other)), 'not_found');
    });
  });

  test('stops it, which holds for what waits as well, and lets it go on', async () => {
    await hooks.listening(async ({ id, asked }) => {
      const steward = await site.context(people.wu);
      await hooks.report();
      await hooks.run('webhooks.hear');
      valueOf(await pauseListener(steward, id));
      await hooks.goOn();
      assert.equal(asked.length, 0);
      assert.equal(refusalOf(await tryListener(steward, id)), 'stopped');
      const [stopped] = await hooks.log(id);
      const of = { id, deliveryId: stopped?.id ?? '' };
      assert.equal(refusalOf(await replay(steward, of)), 'stopped');
      valueOf(await resumeListener(steward, id));
      await hooks.report();
      await hooks.goOn();
      assert.equal(asked.length, 1);
    });
  });

  test('changes its secret: for a day both are good, and no longer', async () => {
    await hooks.listening(async ({ id, secret, asked }) => {
      const { secret: second } = valueOf(await changeSecret(await site.context(people.wu), id));
      assert.notEqual(second, secret);
      await hooks.report();
      await hooks.goOn();
      assert.deepEqual(
        [isSignedBy(nth(asked, 0), secret), isSignedBy(nth(asked, 0), second)],
        [true, true],
      );
      const own = async () => {
        const steward = await site.context(people.wu);
        return valueOf(await readListener(steward, { id, after: undefined })).listener;
      };
      assert.ok((await own()).olderUntil !== undefined);
      site.app.clock.forward({ hours: 24 });
      await hooks.report();
      await hooks.goOn();
      assert.deepEqual(
        [isSignedBy(nth(asked, 1), secret), isSignedBy(nth(asked, 1), second)],
        [false, true],
      );
      assert.equal((await own()).olderUntil, undefined);
      const { secret: third } = valueOf(await changeSecret(await site.context(people.wu), id));
      await hooks.report();
      await hooks.goOn();
      const good = [secret, second, third].map((one) => isSignedBy(nth(asked, 2), one));
      assert.deepEqual(good, [false, true, true], 'the two latest and no more');
    });
  });

  test('changes its secret twice at once, and both that were shown are good', async () => {
    await hooks.listening(async ({ id, asked }) => {
      const steward = await site.context(people.wu);
      const change = () =>
        site.app.db.transaction().execute((db) => changeSecret({ ...steward, db }, id));
      const made = (await Promise.all([change(), change()])).map(valueOf);
      await hooks.report();
      await hooks.goOn();
      const one = nth(asked, 0);
      assert.equal(String(one.headers['webhook-signature']).split(' ').length, 2);
      for (const { secret } of made) assert.ok(isSignedBy(one, secret));
    });
  });

  test('changes what it is called and told; an address left empty stays, another is taken', async () => {
    await hooks.listening(async ({ id, asked, url }) => {
      const steward = await site.context(people.wu);
      const change = { id, name: '新系統', url: undefined, topics: ['matter.came'] as const };
      valueOf(await changeKept(steward, change));
      const matter = await hooks.report();
      await hooks.goOn();
      await site.act(repairer, `POST /matters/${matter}/claim`);
      await hooks.goOn();
      assert.deepEqual(
        asked.map((one) => [one.url, read(one).type]),
        [['/hook?key=hidden', 'matter.came']],
      );
      valueOf(await changeKept(steward, { ...change, url: `${url}/other` }));
      await hooks.report();
      await hooks.goOn();
      assert.equal(asked[1]?.url, '/other');
      const { listener } = valueOf(await readListener(steward, { id, after: undefined }));
      assert.deepEqual([listener.name, listener.topics], ['新系統', ['matter.came']]);
      assert.equal(listener.host, new URL(url).host);
    });
  });

  test('sends all that did not arrive once more, each under its number', async () => {
    let isUp = false;
    await hooks.listening(
      async ({ id, asked }) => {
        const steward = await site.context(people.wu);
        await hooks.report();
        await hooks.report();
        await hooks.run('webhooks.hear');
        valueOf(await pauseListener(steward, id));
        await hooks.goOn();
        assert.equal(refusalOf(await replayAllFailed(steward, id)), 'stopped');
        valueOf(await resumeListener(steward, id));
        const shown = valueOf(await readListener(steward, { id, after: undefined }));
        assert.equal(shown.failed, 2);
        isUp = true;
        assert.deepEqual(valueOf(await replayAllFailed(steward, id)), { id, count: 2 });
        await hooks.goOn();
        assert.equal(new Set(asked.map(({ headers }) => headers['webhook-id'])).size, 2);
        assert.equal(refusalOf(await replayAllFailed(steward, id)), 'nothing_failed');
        await hooks.goOn();
        assert.equal(asked.length, 2);
      },
      () => ({ status: isUp ? 200 : 500 }),
    );
  });

  test('neither address nor secret stands in the database', async () => {
    await hooks.listening(async ({ secret }) => {
      const { rows } = await sql<{ readonly text: string }>`
        select t::text as text from webhooks.listener t`.execute(site.app.db);
      assert.equal(rows.length, 1);
      assert.ok(!rows[0]?.text.includes('hidden') && !rows[0]?.text.includes(secret.slice(6)));
    });
  });

  test('takes it away with its log', async () => {
    await hooks.listening(async ({ id }) => {
      await hooks.report();
      await hooks.goOn();
      valueOf(await removeListener(await site.context(people.wu), id));
      const { rows } = await sql`select from webhooks.delivery`.execute(site.app.db);
      assert.equal(rows.length, 0);
      assert.equal(await findListener(site.app.db, id), undefined);
    });
  });

  test('is the steward alone: nobody else finds it, and no address within is taken', async () => {
    await hooks.listening(async ({ id, url }) => {
      const wish = { organisationId: company, name: 'x', url, topics };
      for (const who of [people.chen, people.xu, dispatcher, repairer]) {
        const context = await site.context(who);
        assert.equal(refusalOf(await addListener(context, wish)), 'not_found', who);
        assert.equal(await findKept(context, id), undefined);
        for (const deed of [
          pauseListener,
          resumeListener,
          removeListener,
          tryListener,
          changeSecret,
          replayAllFailed,
        ])
          assert.equal(refusalOf(await deed(context, id)), 'not_found', who);
        const change = { id, name: 'x', url: undefined, topics };
        assert.equal(refusalOf(await changeKept(context, change)), 'not_found', who);
        const one = { id, deliveryId: crypto.randomUUID() };
        assert.equal(refusalOf(await replay(context, one)), 'not_found', who);
        assert.equal(refusalOf(await readListeners(context, company)), 'not_found', who);
        const page = await readListener(context, { id, after: undefined });
        assert.equal(refusalOf(page), 'not_found', who);
      }
      const steward = await site.context(people.wu);
      const channels = { ...steward.services.channels, allowsPrivate: false };
      const strict = { ...steward, services: { ...steward.services, channels } };
      const within = { ...wish, url: 'https://[::ffff:127.0.0.1]/' };
      assert.equal(refusalOf(await addListener(strict, within)), 'address_not_allowed');
      const moved = { id, name: 'x', url: within.url, topics };
      assert.equal(refusalOf(await changeKept(strict, moved)), 'address_not_allowed');
      const nobody = { ...wish, organisationId: crypto.randomUUID() };
      assert.equal(refusalOf(await addListener(steward, nobody)), 'not_found');
    });
  });

  test('finds room for a few', async () => {
    await hooks.listening(async ({ url }) => {
      for (let count = 1; count < 10; count += 1) await hooks.add(url);
      const wish = { organisationId: company, name: 'x', url, topics };
      const one = await addListener(await site.context(people.wu), wish);
      assert.equal(refusalOf(one), 'too_many_listeners');
    });
  });
});
