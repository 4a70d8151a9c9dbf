import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { compress, takesGzip } from './compress.ts';

const LONG = '大家的事大家議、大家的事大家定、大家的事大家辦。'.repeat(100);

/** A server that gives each of these bodies under its media type. */
const server = new Hono()
  .use(compress)
  .get('/page', (c) => c.html(LONG))
  .get('/json', (c) => c.json({ LONG }))
  .get('/problem', (c) => c.json({ LONG }, 404, { 'content-type': 'application/problem+json' }))
  .get('/short', (c) => c.html('短'))
  .get('/tagged', (c) => c.html(LONG, 200, { etag: '"a"', vary: 'Cookie' }))
  .get('/photo', (c) => c.body(LONG, 200, { 'content-type': 'image/webp' }))
  .get('/events', (c) => c.body(LONG, 200, { 'content-type': 'text/event-stream' }))
  .get('/already', (c) => c.html(LONG, 200, { 'content-encoding': 'br' }))
  .get('/away', (c) => c.redirect('/page', 303))
  .get('/cookie', (c) => {
    c.header('set-cookie', 'a=1', { append: true });
    c.header('set-cookie', 'b=2', { append: true });
    return c.html(LONG);
  });

async function ask(path: string, accepted: string | undefined = 'gzip, deflate, br') {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
  return server.request(path, { headers });
}

async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isZipped = response.headers.get('content-encoding') === 'gzip';
  return Buffer.from(isZipped ? gunzipSync(bytes) : bytes).toString();
}

describe('what is compressed', () => {
  for (const path of ['/page', '/json', '/problem', '/tagged']) {
    test(`a long body of words at ${path} is, and says the same`, async () => {
      const plain = await ask(path, 'identity');
      const zipped = await ask(path);
      assert.equal(zipped.headers.get('content-encoding'), 'gzip');
      assert.equal(zipped.headers.get('content-length'), null);
      assert.equal(zipped.status, plain.status);
      assert.equal(await textOf(zipped), await textOf(plain));
    });
  }

  test('it takes less than a tenth of the room', async () => {
    const bytes = (await (await ask('/page')).arrayBuffer()).byteLength;
    assert.ok(bytes * 10 < Buffer.byteLength(LONG), `${bytes} bytes`);
  });

  for (const path of ['/short', '/photo', '/events', '/already', '/away']) {
    test(`what is at ${path} goes as it is`, async () => {
      const response = await ask(path);
      assert.notEqual(response.headers.get('content-encoding'), 'gzip');
      const plain = await ask(path, 'identity');
      assert.equal(response.status, plain.status);
      assert.equal(await textOf(response), await textOf(plain));
    });
  }

  test('the head alone is asked for without a body to compress', async () => {
    const response = await server.request('/page', {
      method: 'HEAD',
      headers: { 'accept-encoding': 'gzip' },
    });
    assert.equal(response.headers.get('content-encoding'), null);
  });

  test('what was said beside the body stays: cookies, place to go, type', async () => {
    const response = await ask('/cookie');
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal((await ask('/away')).headers.get('location'), '/page');
  });

  test('whoever keeps answers is told that they differ by what the reader takes', async () => {
    assert.equal((await ask('/tagged')).headers.get('vary'), 'Cookie, Accept-Encoding');
    assert.equal((await ask('/page', 'identity')).headers.get('vary'), 'Accept-Encoding');
    assert.equal((await ask('/photo')).headers.get('vary'), null);
  });

  test('the tag of compressed bytes is a weak one', async () => {
    assert.equal((await ask('/tagged')).headers.get('etag'), 'W/"a"');
    assert.equal((await ask('/tagged', 'identity')).headers.get('etag'), '"a"');
  });

  test('who says nothing gets it as it is', async () => {
    assert.equal((await server.request('/page')).headers.get('content-encoding'), null);
  });
});

describe('what readers say they take', () => {
  const yes = ['gzip', 'GZIP', 'br, gzip', 'gzip;q=0.5', '*', 'br;q=1.0, *;q=0.1', ' gzip ; q=1'];
  const no = ['', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0', '*;q=0', 'gzip;q=0, *', 'xgzip'];
  for (const accepted of yes) {
    test(`gzip is among "${accepted}"`, () => assert.ok(takesGzip(accepted)));
  }
  for (const accepted of no) {
    test(`gzip is not among "${accepted}"`, () => assert.ok(!takesGzip(accepted)));
  }
});
