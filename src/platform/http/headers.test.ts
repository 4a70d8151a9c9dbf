import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { isFromOurPages, securityHeaders, securityHeadersAt } from './headers.ts';

const OURS = ['https://linli.example.org', 'http://127.0.0.1:4600'];

function from(headers: Readonly<Record<string, string>>): boolean {
  return isFromOurPages(new Headers(headers), OURS);
}

async function answered(url: string, headers = securityHeaders): Promise<Headers> {
  const app = new Hono();
  app.use(headers);
  app.get('/page', (c) => c.html('<p>page</p>'));
  app.get('/broken', () => {
    throw new Error('broken');
  });
  app.onError((_, c) => c.text('fault', 500));
  return (await app.request(url)).headers;
}

function policyOf(headers: Headers): ReadonlyMap<string, string> {
  const parts = (headers.get('content-security-policy') ?? '').split('; ');
  return new Map(
    parts.map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('a browser that says where it comes from is believed', () => {
  assert.ok(from({ 'sec-fetch-site': 'same-origin' }));
  assert.ok(from({ 'sec-fetch-site': 'none' }));
  assert.ok(!from({ 'sec-fetch-site': 'cross-site' }));
  assert.ok(!from({ 'sec-fetch-site': 'same-site' }));
});

test('what it says of the site goes before what it says of the origin', () => {
  assert.ok(!from({ 'sec-fetch-site': 'cross-site', origin: OURS[0] ?? '' }));
});

test('an older browser is judged by its origin, one that says nothing by its key alone', () => {
  for (const origin of OURS) assert.ok(from({ origin }));
  for (const origin of ['https://elsewhere.example', 'null', 'https://linli.example.org.evil']) {
    assert.ok(!from({ origin }), origin);
  }
  assert.ok(from({}));
});

test('a page takes nothing from elsewhere, runs nothing inline and stands in no frame', async () => {
  const policy = policyOf(await answered('http://linli.test/page'));
  assert.equal(policy.get('default-src'), "'none'");
  for (const name of ['style-src', 'script-src', 'connect-src', 'form-action']) {
    assert.equal(policy.get(name), "'self'", name);
  }
  assert.equal(policy.get('frame-ancestors'), "'none'");
  assert.equal(policy.get('base-uri'), "'none'");
  assert.doesNotMatch([...policy.values()].join(' '), /unsafe|https?:|\*/);
});

test('nothing of an address is told to others, and no type is guessed', async () => {
  const headers = await answered('http://linli.test/page');
  assert.equal(headers.get('referrer-policy'), 'same-origin');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.match(headers.get('permissions-policy') ?? '', /camera=\(\), microphone=\(\)/);
});

test('the headers stand on faults and on addresses that lead nowhere as well', async () => {
  for (const path of ['/broken', '/nowhere']) {
    const headers = await answered(`http://linli.test${path}`);
    assert.ok(headers.get('content-security-policy'), path);
    assert.ok(headers.get('x-content-type-options'), path);
  }
});

test('a browser that came by https is asked to keep to it, and no other', async () => {
  const safe = await answered('https://linli.test/page');
  assert.match(safe.get('strict-transport-security') ?? '', /max-age=31536000/);
  const plain = await answered('http://linli.test/page');
  assert.equal(plain.get('strict-transport-security'), null);
});

test('behind a web server that takes the encryption away, what the host says counts', async () => {
  const behind = securityHeadersAt('https://linli.example.org');
  const safe = await answered('http://127.0.0.1:4600/page', behind);
  assert.match(safe.get('strict-transport-security') ?? '', /max-age=31536000/);
  const plain = await answered('http://127.0.0.1:4600/page', securityHeadersAt('http://10.0.0.1'));
  assert.equal(plain.get('strict-transport-security'), null);
});
