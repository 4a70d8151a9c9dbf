import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { jobHandlersNamed, openHookSite } from '#test/hook-site.ts';
import type { HookSite } from '#test/hook-site.ts';
import { webhookJobs } from './jobs.ts';

let hooks: HookSite;
before(async () => {
  hooks = await openHookSite();
});
after(() => hooks.site.close());

const jobsWaiting = async () => {
  const { rows } = await sql<{ readonly key: string }>`
    select key from graphile_worker._private_jobs
    where key like 'webhooks.%' order by 1`.execute(hooks.site.app.db);
  return rows.map(({ key }) => key);
};

describe('the clock', () => {
  beforeEach(() => hooks.clear());

  test('hears and sends each minute, and clears away at night', () => {
    const { hear, dispatch, send, forget } = jobHandlersNamed(webhookJobs, 'webhooks');
    assert.equal(hear?.cron, '* * * * *');
    assert.equal(dispatch?.cron, '* * * * *');
    assert.match(forget?.cron ?? '', /^\d+ 19 \* \* \*$/);
    assert.deepEqual([send?.cron, send?.opensTransactions], [undefined, true]);
  });

  test('gives each message that is due a job of its own, of which one waits at a time', async () => {
    await hooks.listening(async ({ id }) => {
      await hooks.report();
      await hooks.report();
      await hooks.run('webhooks.hear');
      await hooks.run('webhooks.dispatch');
      await hooks.run('webhooks.dispatch');
      const expected = (await hooks.log(id)).map((one) => `webhooks.send:${one.id}`);
      assert.deepEqual(await jobsWaiting(), expected.toSorted());
    });
  });

  test('clears away what has been over for thirty days, and not what waits', async () => {
    let isUp = true;
    await hooks.listening(
      async ({ id }) => {
        await hooks.report();
        await hooks.goOn();
        isUp = false;
        await hooks.report();
        await hooks.goOn();
        hooks.site.app.clock.forward({ hours: 24 * 30 - 1 });
        await hooks.run('webhooks.forget');
        assert.equal((await hooks.log(id)).length, 2);
        hooks.site.app.clock.forward({ hours: 2 });
        await hooks.run('webhooks.forget');
        assert.deepEqual(
          (await hooks.log(id)).map(({ state }) => state),
          ['waiting'],
        );
      },
      () => ({ status: isUp ? 200 : 503 }),
    );
  });
});

describe('the job that sends', () => {
  beforeEach(() => hooks.clear());

  test('keeps no transaction open while the other side thinks', async () => {
    const open: Promise<number>[] = [];
    const countOpen = async () => {
      const { rows } = await sql<{ readonly idle: number }>`
        select count(*) as idle from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(
        hooks.site.app.db,
      );
      return rows[0]?.idle ?? -1;
    };
    await hooks.listening(
      async ({ asked }) => {
        await hooks.report();
        await hooks.goOn();
        assert.equal(asked.length, 1);
      },
      () => {
        open.push(countOpen());
        return { status: 200 };
      },
    );
    assert.deepEqual(await Promise.all(open), [0]);
  });

  test('knows what is not there any more, and sends nothing', async () => {
    await hooks.listening(async ({ asked, id }) => {
      await hooks.run('webhooks.send', { deliveryId: crypto.randomUUID() });
      await hooks.report();
      await hooks.run('webhooks.hear');
      const [waiting] = await hooks.log(id);
      await hooks.clear();
      await hooks.run('webhooks.send', { deliveryId: waiting?.id ?? '' });
      assert.equal(asked.length, 0);
      await assert.rejects(hooks.run('webhooks.send', { deliveryId: 'no number' }));
    });
  });

  test('sends a message once, however many of it run at once', async () => {
    await hooks.listening(async ({ asked, id }) => {
      await hooks.report();
      await hooks.run('webhooks.hear');
      const deliveryId = (await hooks.log(id))[0]?.id ?? '';
      const runs = Array.from({ length: 5 }, () => hooks.run('webhooks.send', { deliveryId }));
      await Promise.all(runs);
      assert.equal(asked.length, 1);
      assert.equal((await hooks.log(id))[0]?.attempts, 1);
    });
  });
});
