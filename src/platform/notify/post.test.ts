import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withGateway } from '#test/gateway.ts';
import { isAllowedUrl, isInnerAddress, judgeStatus, lookUp, post } from './post.ts';
import type { Reaching, Resolve } from './post.ts';

const within = { allowsPrivate: true, patienceMs: 300 };
const outside = { allowsPrivate: false, patienceMs: 300 };

describe('addresses', () => {
  test('of the host’s own networks are told from all others', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd12:3456::1',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::7f00:1',
      '::7f00:1',
      '::ffff:7f00:1',
      '2002:7f00:1::',
      '2001:0:4136:e378:8000:63bf:3fff:fdd2',
      'fec0::1',
      'no address',
    ]) {
      assert.ok(isInnerAddress(address), address);
    }
    for (const address of [
      '8.8.8.8',
      '172.32.0.1',
      '1.1.1.1',
      '2400:3200::1',
      '2001:4860:4860::8888',
      '::ffff:8.8.8.8',
    ]) {
      assert.ok(!isInnerAddress(address), address);
    }
  });

  test('that somebody typed into a page are taken only if they lead out, encrypted', () => {
    const yes = ['https://dysmsapi.aliyuncs.com/', 'https://api.twilio.com', 'https://8.8.8.8/x'];
    for (const url of yes) assert.ok(isAllowedUrl(url, outside), url);
    for (const url of [
      'http://dysmsapi.aliyuncs.com/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[::127.0.0.1]/',
      'https://[2002:a9fe:a9fe::]/latest/meta-data',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://localhost/',
      'https://db.internal/',
      'https://169.254.169.254/latest/meta-data',
      'https://user:pass@example.org/',
      'file:///etc/passwd',
      'gopher://example.org',
      'no address',
    ]) {
      assert.ok(!isAllowedUrl(url, outside), url);
    }
  });

  test('within are taken where the host allows it, and no other protocol even then', () => {
    assert.ok(isAllowedUrl('http://10.0.0.7:8080/sms', within));
    assert.ok(!isAllowedUrl('file:///etc/passwd', within));
    assert.ok(!isAllowedUrl('ftp://example.org', within));
  });

  test('of a name that leads to several are asked only where they lead out', () => {
    const found = [
      { address: '10.0.0.7', family: 4 },
      { address: '8.8.8.8', family: 4 },
      { address: 'fd00::7', family: 6 },
      { address: '2400:3200::1', family: 6 },
    ];
    const ask = (reaching: Reaching, options: { readonly all: boolean }) => {
      let told: unknown;
      const answer = (error: Error | null, addresses: unknown) => {
        told = error?.message ?? addresses;
      };
      lookUp(reaching)('example.org', options, answer);
      return told;
    };
    const resolve: Resolve = (_, __, answer) => answer(null, found);
    assert.deepEqual(ask({ ...outside, resolve }, { all: true }), [found[1], found[3]]);
    assert.equal(ask({ ...outside, resolve }, { all: false }), '8.8.8.8');
    assert.deepEqual(ask({ ...within, resolve }, { all: true }), found);
    const nowhere: Resolve = (_, __, answer) => answer(new Error('ENOTFOUND'), []);
    assert.equal(ask({ ...outside, resolve: nowhere }, { all: true }), 'ENOTFOUND');
    const empty: Resolve = (_, __, answer) => answer(null, []);
    assert.equal(ask({ ...outside, resolve: empty }, { all: true }), 'EINNER');
  });

  test('whose name leads within are not asked', async () => {
    const answer = await post({ url: 'https://localhost.localdomain./' }, outside);
    assert.ok(!answer.ok);
  });
});

describe('asking', () => {
  test('sends what it is given and reads what is answered', () =>
    withGateway(
      () => ({ status: 201, body: '好' }),
      async ({ url, asked }) => {
        const headers = { 'x-one': '1' };
        const answer = await post({ url: `${url}/a?b=1`, headers, body: '{"a":1}' }, within);
        assert.deepEqual(answer, {
          ok: true,
          status: 201,
          body: '好',
          retryAfterSeconds: undefined,
        });
        assert.deepEqual(
          [asked[0]?.method, asked[0]?.url, asked[0]?.body, asked[0]?.headers['x-one']],
          ['POST', '/a?b=1', '{"a":1}', '1'],
        );
      },
    ));

  test('does not go where an answer points', () =>
    withGateway(
      () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }),
      async ({ url, asked }) => {
        const answer = await post({ url }, within);
        assert.ok(answer.ok && 'status' in answer && answer.status === 302);
        assert.equal(asked.length, 1);
      },
    ));

  test('within, where the host does not allow it, does not even begin', () =>
    withGateway(
      () => ({ status: 200 }),
      async ({ url, asked }) => {
        const answer = await post({ url }, outside);
        assert.deepEqual(answer, { ok: false, fault: 'address_not_allowed', isFinal: true });
        assert.equal(asked.length, 0);
      },
    ));

  test('tells silence, a cut line and nobody apart', async () => {
    const fault = async (url: string) => {
      const answer = await post({ url }, within);
      return answer.ok ? 'none' : answer.fault;
    };
    await withGateway(
      () => 'says nothing',
      async ({ url }) => assert.equal(await fault(url), 'slow'),
    );
    let gone = '';
    await withGateway(
      () => 'hangs up',
      async ({ url }) => {
        gone = url;
        assert.equal(await fault(url), 'cut');
      },
    );
    assert.equal(await fault(gone), 'unreachable');
    assert.equal(await fault(gone.replace('http:', 'https:')), 'unreachable');
  });

  test('takes no more of an answer than anybody needs', () =>
    withGateway(
      () => ({ status: 200, body: 'x'.repeat(200_000) }),
      async ({ url }) => {
        const answer = await post({ url }, within);
        assert.ok(answer.ok && 'body' in answer && answer.body.length <= 65_536);
      },
    ));
});

test('an answer is judged by its number: well, later, or never', () => {
  const judge = (status: number, retryAfterSeconds?: number) => {
    const judged = judgeStatus({ ok: true, status, body: '', retryAfterSeconds });
    return judged.ok ? 'well' : `${judged.fault}${judged.isFinal ? ' for good' : ''}`;
  };
  assert.deepEqual(
    [200, 201, 204, 429, 401, 403, 408, 500, 503, 400, 404, 302].map((status) => judge(status)),
    [
      'well',
      'well',
      'well',
      'too_many',
      'wrong_password',
      'wrong_password',
      'not_now',
      'not_now',
      'not_now',
      'refused for good',
      'refused for good',
      'refused for good',
    ],
  );
  assert.deepEqual(judgeStatus({ ok: true, status: 429, body: '', retryAfterSeconds: 30 }), {
    ok: false,
    fault: 'too_many',
    isFinal: false,
    retryAfterSeconds: 30,
  });
});
