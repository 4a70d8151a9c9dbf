import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { withGateway } from '#test/gateway.ts';
import type { Asked, Reply } from '#test/gateway.ts';
import type { Attempt } from './outcome.ts';
import { sendSms, smsProviders } from './sms.ts';
import type { SmsProvider, SmsSettings } from './sms.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const message = { telephone: '+8613800138007', text: '有人來辦您提的事了', id: 'm-1' };
const base = {
  keyId: 'key-1',
  secret: 'secret-1',
  from: '鄰里',
  template: 'SMS_1',
  application: '1400',
};

function send(provider: SmsProvider, url: string): Promise<Attempt> {
  const settings: SmsSettings = { ...base, provider, url };
  const reaching = { allowsPrivate: true, patienceMs: 300 };
  return sendSms(settings, message, { now: NOW, nonce: 'nonce-1', reaching });
}

/** Sends one message through a gateway on this machine; gives what it was asked and what came. */
async function tried(provider: SmsProvider, reply: Reply): Promise<readonly [Asked, string]> {
  const seen: Asked[] = [];
  let outcome = '';
  await withGateway(
    () => reply,
    async ({ url, asked }) => {
      const attempt = await send(provider, url);
      outcome = attempt.ok ? 'sent' : `${attempt.fault}${attempt.isFinal ? ' for good' : ''}`;
      seen.push(...asked);
    },
  );
  const [one] = seen;
  assert.ok(one !== undefined && seen.length === 1);
  return [one, outcome];
}

/* The gateways check signatures in their own way: byte by byte, as their documents say. */

const unreserved = /[A-Za-z0-9\-_.~]/;
const escape = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return unreserved.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

function rightlySignedByAliyun({ method, body }: Asked): boolean {
  const given = new URLSearchParams(body);
  const signature = given.get('Signature');
  given.delete('Signature');
  const pairs = [...given].map(([name, value]) => `${escape(name)}=${escape(value)}`).sort();
  const text = `${method}&%2F&${escape(pairs.join('&'))}`;
  return signature === createHmac('sha1', 'secret-1&').update(text).digest('base64');
}

const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

function rightlySignedByAcs3({ url, headers, bytes }: Asked): boolean {
  const [, query = ''] = url.split('?');
  const [, signed = '', signature = ''] =
    /SignedHeaders=([^,]+),Signature=([0-9a-f]+)/.exec(String(headers['authorization'])) ?? [];
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const sorted = query.split('&').sort().join('&');
  const canonical = `POST\n/\n${sorted}\n${lines.join('')}\n${signed}\n${hash(bytes)}`;
  const text = `ACS3-HMAC-SHA256\n${hash(canonical)}`;
  return signature === createHmac('sha256', 'secret-1').update(text).digest('hex');
}

function rightlySignedByTencent({ headers, bytes }: Asked): boolean {
  const [, date = '', service = '', signature = ''] =
    /Credential=key-1\/([\d-]+)\/(\w+)\/tc3_request, .*Signature=([0-9a-f]+)/.exec(
      String(headers['authorization']),
    ) ?? [];
  const names = `content-type:${String(headers['content-type'])}\nhost:${String(headers['host'])}\n`;
  const canonical = `POST\n/\n\n${names}\ncontent-type;host\n${hash(bytes)}`;
  const stamp = String(headers['x-tc-timestamp']);
  const text = `TC3-HMAC-SHA256\n${stamp}\n${date}/${service}/tc3_request\n${hash(canonical)}`;
  let key = createHmac('sha256', 'TC3secret-1').update(date).digest();
  key = createHmac('sha256', key).update(service).digest();
  key = createHmac('sha256', key).update('tc3_request').digest();
  return signature === createHmac('sha256', key).update(text).digest('hex');
}

const OK: { readonly [provider in SmsProvider]: string } = {
  template: '{}',
  aliyun: '{"Code":"OK","Message":"OK"}',
  aliyun_acs3: '{"Code":"OK"}',
  tencent: '{"Response":{"SendStatusSet":[{"Code":"Ok"}],"RequestId":"r"}}',
  twilio: '{"sid":"SM1"}',
};

describe('a text message by', () => {
  test('Alibaba Cloud’s RPC interface arrives rightly signed, with its one parameter', async () => {
    const [asked, outcome] = await tried('aliyun', { status: 200, body: OK.aliyun });
    assert.equal(outcome, 'sent');
    assert.ok(rightlySignedByAliyun(asked));
    const given = new URLSearchParams(asked.body);
    assert.equal(given.get('PhoneNumbers'), '13800138007');
    assert.equal(given.get('SignName'), '鄰里');
    assert.deepEqual(JSON.parse(given.get('TemplateParam') ?? ''), { text: message.text });
    assert.equal(given.get('OutId'), 'm-1');
    assert.ok(!rightlySignedByAliyun({ ...asked, body: asked.body.replace('13800138007', '1') }));
  });

  test('Alibaba Cloud’s third signature arrives rightly signed', async () => {
    const [asked, outcome] = await tried('aliyun_acs3', { status: 200, body: OK.aliyun_acs3 });
    assert.equal(outcome, 'sent');
    assert.ok(rightlySignedByAcs3(asked));
    assert.equal(asked.headers['x-acs-date'], '2026-11-23T03:41:00Z');
    assert.ok(!rightlySignedByAcs3({ ...asked, url: `${asked.url}1` }));
  });

  test('Tencent Cloud arrives rightly signed', async () => {
    const [asked, outcome] = await tried('tencent', { status: 200, body: OK.tencent });
    assert.equal(outcome, 'sent');
    assert.ok(rightlySignedByTencent(asked));
    assert.deepEqual(JSON.parse(asked.body), {
      PhoneNumberSet: ['+8613800138007'],
      SmsSdkAppId: '1400',
      SignName: '鄰里',
      TemplateId: 'SMS_1',
      TemplateParamSet: [message.text],
      SessionContext: 'm-1',
    });
    assert.ok(!rightlySignedByTencent({ ...asked, bytes: Buffer.from('{}') }));
  });

  test('Twilio arrives with name and password, at the address of the account', async () => {
    const [asked, outcome] = await tried('twilio', { status: 201, body: OK.twilio });
    assert.equal(outcome, 'sent');
    assert.equal(asked.url, '/2010-04-01/Accounts/key-1/Messages.json');
    const given = String(asked.headers['authorization']).replace('Basic ', '');
    assert.equal(Buffer.from(given, 'base64').toString(), 'key-1:secret-1');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked.body)), {
      To: '+8613800138007',
      From: '鄰里',
      Body: message.text,
    });
  });

  test('any other gateway arrives as plain JSON, under a key that stays the same', async () => {
    const [asked, outcome] = await tried('template', { status: 200 });
    assert.equal(outcome, 'sent');
    assert.equal(asked.headers['idempotency-key'], 'm-1');
    assert.deepEqual(JSON.parse(asked.body), {
      to: '+8613800138007',
      from: '鄰里',
      text: message.text,
      id: 'm-1',
    });
  });
});

describe('a text message that does not leave', () => {
  const cases: readonly (readonly [SmsProvider, string, string])[] = [
    ['aliyun', '{"Code":"isv.BUSINESS_LIMIT_CONTROL"}', 'too_many'],
    ['aliyun', '{"Code":"SignatureDoesNotMatch"}', 'wrong_password'],
    ['aliyun', '{"Code":"InvalidAccessKeyId.NotFound"}', 'wrong_password'],
    ['aliyun', '{"Code":"isp.SYSTEM_ERROR"}', 'not_now'],
    ['aliyun', '{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}', 'refused for good'],
    ['aliyun_acs3', '<html>', 'bad_answer'],
    ['tencent', '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"}}}', 'wrong_password'],
    [
      'tencent',
      '{"Response":{"SendStatusSet":[{"Code":"LimitExceeded.PhoneNumberDailyLimit"}]}}',
      'too_many',
    ],
    ['tencent', '{"Response":{"SendStatusSet":[{"Code":"InternalError.Timeout"}]}}', 'not_now'],
    [
      'tencent',
      '{"Response":{"SendStatusSet":[{"Code":"InvalidParameterValue"}]}}',
      'refused for good',
    ],
    ['tencent', '{"Response":{}}', 'bad_answer'],
    ['tencent', 'no JSON', 'bad_answer'],
  ];
  for (const [provider, body, expected] of cases) {
    test(`by ${provider} because of ${body.slice(0, 60)} is told as ${expected}`, async () => {
      const [, outcome] = await tried(provider, { status: 200, body });
      assert.equal(outcome, expected);
    });
  }

  test('is tried again when any gateway is broken, away, or silent', async () => {
    for (const provider of smsProviders) {
      const [, broken] = await tried(provider, { status: 503, body: 'sorry' });
      assert.equal(broken, 'not_now', provider);
      const [, cut] = await tried(provider, 'hangs up');
      assert.equal(cut, 'cut', provider);
    }
    const [, silent] = await tried('twilio', 'says nothing');
    assert.equal(silent, 'slow');
  });

  test('is not tried again when the gateway will never take it', async () => {
    const [, refused] = await tried('template', { status: 400 });
    assert.equal(refused, 'refused for good');
    const [, unknown] = await tried('twilio', { status: 401 });
    assert.equal(unknown, 'wrong_password');
  });
});
