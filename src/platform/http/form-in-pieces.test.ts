import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { bringsFiles, takeInPieces } from './form-in-pieces.ts';

const MOST = 1_000;

/** Sends a form piece by piece; tells what the endpoint behind got of it. */
async function send(texts: Readonly<Record<string, string>>, bytes: number) {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  form.append('photo', new File([new Uint8Array(bytes)], 'a.jpg'));
  const whole = new Response(form);
  const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
  const all = new Uint8Array(await whole.arrayBuffer());
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= all.length) return controller.close();
      controller.enqueue(all.slice(at, at + 64));
      at += 64;
    },
  });
  const app = new Hono();
  app.use((c, next) => takeInPieces(c, next, MOST));
  app.post('*', async (c) => {
    const length = c.req.header('content-length');
    const got = await c.req.raw.formData();
    const photo = got.get('photo');
    const size = photo instanceof File ? photo.size : 0;
    return c.json({ name: got.get('name'), size, isLong: Number(length ?? 0) > MOST });
  });
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return (await app.request('/', init)).json();
}

test('a form in pieces within the limit arrives as it was sent', async () => {
  assert.deepEqual(await send({ name: '林' }, 300), { name: '林', size: 300, isLong: false });
});

test('one over the limit says so from then on, and nothing of it is lost', async () => {
  assert.deepEqual(await send({ name: '林' }, 5_000), { name: '林', size: 5_000, isLong: true });
});

test('a request without a body goes on as it is', async () => {
  const app = new Hono();
  app.use((c, next) => takeInPieces(c, next, MOST));
  app.get('*', (c) => c.text(String(bringsFiles(c))));
  assert.equal(await (await app.request('/')).text(), 'false');
  const headers = { 'content-type': 'Multipart/Form-Data; boundary=x' };
  assert.equal(await (await app.request('/', { headers })).text(), 'true');
});
