import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { withGateway } from '#test/gateway.ts';
import type { Reply } from '#test/gateway.ts';
import type { Reaching, Resolve } from './post.ts';
import { makeWebhookSecret, sendWebhook, writeWebhookBody } from './webhook.ts';
import type { WebhookMessage } from './webhook.ts';

const within = { allowsPrivate: true, patienceMs: 300 };
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
/** Who checks compares with the clock of their own machine, and long after this file was read. */
const now = () => Temporal.Now.instant();
const message: WebhookMessage = {
  id: 'msg_019cf0000000700080000000000000a1',
  type: 'matters.raise',
  at: Temporal.Instant.from('2026-11-23T01:00:00Z'),
  data: { matter: '350203007010-2026-0001', title: '樓道的燈' },
};

/** Sends a message to a real server that answers so; gives what was asked and came of it. */
async function send(reply: Reply, secrets: readonly string[] = [makeWebhookSecret(random)]) {
  const found: { asked?: Awaited<ReturnType<typeof sendWebhook>>; headers: object; body: string } =
    {
      headers: {},
      body: '',
    };
  await withGateway(
    () => reply,
    async ({ url, asked }) => {
      found.asked = await sendWebhook({ url: `${url}/hook`, secrets }, message, {
        now: now(),
        reaching: within,
      });
      const [one] = asked;
      found.headers = one?.headers ?? {};
      found.body = one?.body ?? '';
      assert.ok(asked.length <= 1, 'one attempt asks once');
    },
  );
  assert.ok(found.asked !== undefined);
  return { ...found.asked, headers: found.headers, body: found.body };
}

describe('a webhook by the standard', () => {
  test('is checked by the library of whoever listens, and holds what was sent', async () => {
    const secret = makeWebhookSecret(random);
    const { headers, body, attempt, status } = await send({ status: 204 }, [secret]);
    assert.deepEqual([attempt, status], [{ ok: true }, 204]);
    const read = new Webhook(secret).verify(body, Object.fromEntries(Object.entries(headers)));
    assert.deepEqual(read, {
      type: 'matters.raise',
      timestamp: '2026-11-23T01:00:00.000Z',
      data: message.data,
    });
    assert.equal(Reflect.get(headers, 'webhook-id'), message.id);
  });

  test('is not taken for ours with another secret, other words or another id', async () => {
    const secret = makeWebhookSecret(random);
    const { headers, body } = await send({ status: 200 }, [secret]);
    const sent = Object.fromEntries(Object.entries(headers));
    const check = (one: string, text: string, more = {}) =>
      new Webhook(one).verify(text, { ...sent, ...more });
    assert.throws(() => check(makeWebhookSecret(random), body));
    assert.throws(() => check(secret, body.replace('樓道', '電梯')));
    assert.throws(() => check(secret, body, { 'webhook-id': 'msg_other' }));
    assert.throws(() => check(secret, body, { 'webhook-timestamp': '1' }));
  });

  test('is signed with both secrets while one is being changed', async () => {
    const secrets = [makeWebhookSecret(random), makeWebhookSecret(random)];
    const { headers, body } = await send({ status: 200 }, secrets);
    const sent = Object.fromEntries(Object.entries(headers));
    for (const secret of secrets) assert.ok(new Webhook(secret).verify(body, sent));
  });

  test('secrets are long, differ, and begin as programs know them', () => {
    const made = Array.from({ length: 20 }, () => makeWebhookSecret(random));
    assert.equal(new Set(made).size, made.length);
    for (const one of made) assert.match(one, /^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  test('has the same body whenever it is tried', () => {
    assert.equal(writeWebhookBody(message), writeWebhookBody({ ...message }));
  });
});

describe('what comes of an attempt', () => {
  test('who answers 410 wants no more; other refusals and faults are tried again', async () => {
    const cases: readonly (readonly [Reply, string, boolean, number | undefined])[] = [
      [{ status: 410 }, 'gone', true, 410],
      [{ status: 404 }, 'refused', false, 404],
      [{ status: 401 }, 'wrong_password', false, 401],
      [{ status: 500 }, 'not_now', false, 500],
      ['hangs up', 'cut', false, undefined],
      ['says nothing', 'slow', false, undefined],
    ];
    for (const [reply, fault, isFinal, status] of cases) {
      const done = await send(reply);
      assert.ok(!done.attempt.ok, fault);
      assert.deepEqual([done.attempt.fault, done.attempt.isFinal], [fault, isFinal]);
      assert.equal(done.status, status);
    }
  });

  test('who asks for time is given it', async () => {
    const { attempt } = await send({ status: 429, headers: { 'retry-after': '120' } });
    assert.ok(!attempt.ok);
    assert.equal(attempt.retryAfterSeconds, 120);
  });

  test('nobody is followed elsewhere', async () => {
    await withGateway(
      () => ({ status: 200 }),
      async (other) => {
        const headers = { location: `${other.url}/inner` };
        for (const status of [301, 302, 307, 308]) {
          const { attempt } = await send({ status, headers });
          assert.ok(!attempt.ok && attempt.fault === 'refused', String(status));
          assert.ok(!attempt.isFinal, 'an address can be mended');
        }
        assert.equal(other.asked.length, 0);
      },
    );
  });

  test('the host’s own networks are not asked, by number or by name', async () => {
    const outside = { allowsPrivate: false, patienceMs: 300 };
    const secrets = [makeWebhookSecret(random)];
    await withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        const { port } = new URL(url);
        for (const host of [
          '127.0.0.1',
          'localhost',
          '[::1]',
          '[::ffff:127.0.0.1]',
          '2130706433',
        ]) {
          for (const protocol of ['http', 'https']) {
            const address = `${protocol}://${host}:${port}/`;
            const at = { now: now(), reaching: outside };
            const { attempt } = await sendWebhook({ url: address, secrets }, message, at);
            assert.ok(!attempt.ok && attempt.fault === 'address_not_allowed', address);
          }
        }
        assert.equal(asked.length, 0);
      },
    );
  });

  test('a name that leads within is not asked, whatever it led to before', async () => {
    const secrets = [makeWebhookSecret(random)];
    await withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        const { port } = new URL(url);
        const leadsTo = (...addresses: readonly string[]) => {
          const all = addresses.map((address) => ({ address, family: isIP(address) }));
          const resolve: Resolve = (_, __, answer) => answer(null, all);
          return { patienceMs: 300, resolve };
        };
        const sendTo = (protocol: 'http' | 'https', reaching: Reaching) => {
          const hook = { url: `${protocol}://hooks.example.org:${port}/`, secrets };
          return sendWebhook(hook, message, { now: now(), reaching });
        };
        for (const inner of ['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', '::ffff:7f00:1']) {
          const reaching = { ...leadsTo(inner), allowsPrivate: false };
          const { attempt } = await sendTo('https', reaching);
          assert.ok(!attempt.ok && attempt.fault === 'address_not_allowed', inner);
        }
        assert.equal(asked.length, 0);
        const allowed = { ...leadsTo('127.0.0.1'), allowsPrivate: true };
        assert.ok((await sendTo('http', allowed)).attempt.ok, 'the same name, where it is allowed');
        assert.equal(asked.length, 1);
      },
    );
  });
});
