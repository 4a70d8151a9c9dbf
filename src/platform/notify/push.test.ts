import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { withGateway } from '#test/gateway.ts';
import type { Asked, Reply } from '#test/gateway.ts';
import type { Attempt } from './outcome.ts';
import { makePushKeys, pushTarget, sendPush } from './push.ts';

const content = { title: '有人來辦您提的事了', address: '/notices/1', tag: 'm-1' };
const keys = makePushKeys();

/** A browser: its key pair and its secret, as it makes them when it is asked to take notices. */
function makeBrowser() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = Buffer.from(crypto.getRandomValues(new Uint8Array(16)));
  return { pair, auth };
}

type Browser = ReturnType<typeof makeBrowser>;

function targetOf({ pair, auth }: Browser, endpoint: string) {
  const p256dh = pair.getPublicKey().toString('base64url');
  return { endpoint, keys: { p256dh, auth: auth.toString('base64url') } };
}

/** Opens what was sent as RFC 8291 and RFC 8188 lay down, by nothing but their words. */
function open({ pair, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const shared = pair.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const input = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(
      hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${name}\0`), length),
    );
  const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  opener.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

async function send(
  browser: Browser,
  reply: Reply,
): Promise<readonly [Asked | undefined, Attempt]> {
  let result: readonly [Asked | undefined, Attempt] | undefined;
  await withGateway(
    () => reply,
    async ({ url, asked }) => {
      const by = {
        keys,
        subject: 'mailto:linli@example.org',
        reaching: { allowsPrivate: true, patienceMs: 300 },
      };
      const attempt = await sendPush(targetOf(browser, `${url}/push/1`), content, by);
      result = [asked[0], attempt];
    },
  );
  assert.ok(result !== undefined);
  return result;
}

describe('a notice to a browser', () => {
  test('can be read by that browser, and by nobody on the way', async () => {
    const browser = makeBrowser();
    const [asked, attempt] = await send(browser, { status: 201 });
    assert.ok(attempt.ok && asked !== undefined);
    assert.deepEqual(JSON.parse(open(browser, asked.bytes)), content);
    assert.doesNotMatch(asked.body, /notices|有人/);
    assert.throws(() => open(makeBrowser(), asked.bytes), 'another browser cannot');
    assert.equal(asked.headers['content-encoding'], 'aes128gcm');
    assert.equal(asked.headers['ttl'], '86400');
  });

  test('is signed by this installation, for this service, for a short while', async () => {
    const [asked] = await send(makeBrowser(), { status: 201 });
    const [, token = '', key = ''] =
      /^vapid t=([^,]+), ?k=(.+)$/.exec(String(asked?.headers['authorization'])) ?? [];
    assert.equal(key, keys.publicKey);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(keys.publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    const given = Buffer.from(signature, 'base64url');
    assert.ok(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, given));
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString());
    assert.match(said.aud, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(said.sub, 'mailto:linli@example.org');
  });
});

describe('a browser that', () => {
  const outcome = async (reply: Reply) => {
    const [, attempt] = await send(makeBrowser(), reply);
    return attempt.ok ? 'sent' : `${attempt.fault}${attempt.isFinal ? ' for good' : ''}`;
  };

  test('takes no more is told as gone, for good', async () => {
    assert.equal(await outcome({ status: 410 }), 'gone for good');
    assert.equal(await outcome({ status: 404 }), 'gone for good');
  });

  test('is asked too often, or whose service is down, is asked again later', async () => {
    assert.equal(await outcome({ status: 429, headers: { 'retry-after': '60' } }), 'too_many');
    assert.equal(await outcome({ status: 503 }), 'not_now');
    assert.equal(await outcome('hangs up'), 'cut');
    assert.equal(await outcome({ status: 413 }), 'refused for good');
  });

  test('gives keys of another shape is not taken on', () => {
    const good = targetOf(makeBrowser(), 'https://push.example.org/1');
    assert.ok(pushTarget.safeParse(good).success);
    for (const wrong of [
      { ...good, endpoint: 'no address' },
      { ...good, keys: { ...good.keys, auth: 'short' } },
      { ...good, keys: { ...good.keys, p256dh: `${good.keys.p256dh}x${good.keys.p256dh}` } },
    ]) {
      assert.ok(!pushTarget.safeParse(wrong).success);
    }
  });
});

test('each installation has keys of its own', () => {
  assert.notEqual(makePushKeys().privateKey, makePushKeys().privateKey);
});
