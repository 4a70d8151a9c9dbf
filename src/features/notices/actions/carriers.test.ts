import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { saveSubscription } from '#/features/notices/store/subscriptions.ts';
import { seal } from '#/platform/auth/seal.ts';
import { preparePushKeys } from '#/platform/notify/ways.ts';
import { withGateway } from '#test/gateway.ts';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people } from '#test/world.ts';

let room: PostRoom;
before(async () => {
  room = await openPostRoom();
});
after(() => room.site.close());
beforeEach(() => room.clear());

describe('a text message', () => {
  test('says what happened and where, and nobody’s number or name', () =>
    withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        const rest = { keyId: '', secret: '', from: '鄰里', template: '', application: '' };
        await room.connect('sms', { provider: 'template', url, ...rest });
        await room.wait({ personId: people.li, channel: 'sms' });
        await room.sendDue();
        const body = JSON.parse(asked[0]?.body ?? '{}');
        assert.equal(body.to, '+8613800138007');
        assert.match(body.text, /^鄰里：您提的事辦好了/);
        assert.match(body.text, /http:\/\/linli\.test\/stop\/[\w-]{39}$/);
        assert.doesNotMatch(body.text, /李|陳|138/);
        assert.deepEqual(await room.states(), ['sent']);
      },
    ));

  test('to whoever has given no number is not tried', async () => {
    await room.connect('sms', {
      provider: 'template',
      url: 'http://127.0.0.1:1',
      keyId: '',
      secret: '',
      from: '',
      template: '',
      application: '',
    });
    await room.wait({ personId: people.wu, channel: 'sms' });
    await room.sendDue();
    assert.deepEqual(await room.states(), ['stopped no_address']);
  });
});

describe('a browser', () => {
  /** Opens what a browser was sent (RFC 8291). */
  function open(pair: ReturnType<typeof createECDH>, auth: Buffer, body: Buffer): string {
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const sealed = body.subarray(21 + body.readUInt8(20));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
    const input = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32));
    const derive = (name: string, length: number) =>
      Buffer.from(
        hkdfSync('sha256', input, body.subarray(0, 16), `Content-Encoding: ${name}\0`, length),
      );
    const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    opener.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
  }

  async function subscribe(endpoint: string) {
    const { db, services, clock } = room.site.app;
    await preparePushKeys(db, services);
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const auth = Buffer.from(crypto.getRandomValues(new Uint8Array(16)));
    const keys = {
      p256dh: pair.getPublicKey().toString('base64url'),
      auth: auth.toString('base64url'),
    };
    const subscription = {
      id: crypto.randomUUID(),
      personId: people.li,
      addressHash: Buffer.from(endpoint),
      sealed: seal(services.secret, { endpoint, keys }, services.randomBytes),
      device: 'Test',
      sessionId: undefined,
    };
    await saveSubscription(db, subscription, clock.now());
    return { pair, auth };
  }

  test('is shown the sentence and where it leads, which its maker cannot read', () =>
    withGateway(
      () => ({ status: 201 }),
      async ({ url, asked }) => {
        const { pair, auth } = await subscribe(`${url}/1`);
        await room.wait({ personId: people.li, channel: 'push' });
        await room.sendDue();
        const shown = JSON.parse(open(pair, auth, asked[0]?.bytes ?? Buffer.alloc(0)));
        assert.equal(shown.title, '您提的事辦好了，請看看是不是真的解決了');
        assert.equal(shown.address, '/notices');
        assert.deepEqual(await room.states(), ['sent']);
      },
    ));

  test('that takes no more is forgotten, and the others are told', () =>
    withGateway(
      ({ url }) => ({ status: url === '/gone' ? 410 : 201 }),
      async ({ url, asked }) => {
        await subscribe(`${url}/gone`);
        await subscribe(`${url}/here`);
        await room.wait({ personId: people.li, channel: 'push' });
        await room.sendDue();
        assert.equal(asked.length, 2);
        assert.deepEqual(await room.states(), ['sent']);
        await room.wait({ personId: people.li, channel: 'push' });
        await room.sendDue();
        assert.equal(asked.length, 3);
      },
    ));

  test('that was the only one and is gone leaves nothing to try', () =>
    withGateway(
      () => ({ status: 404 }),
      async ({ url }) => {
        await subscribe(`${url}/gone`);
        await room.wait({ personId: people.li, channel: 'push' });
        await room.sendDue();
        assert.deepEqual(await room.states(), ['stopped gone']);
        const { rows } = await sql`select from notices.subscription`.execute(room.site.app.db);
        assert.equal(rows.length, 0);
      },
    ));
});
