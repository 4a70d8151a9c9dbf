import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { seed } from '#test/property.ts';
import { readFormTexts } from './form-texts.ts';

const TYPE = 'multipart/form-data; boundary=edge';

/** Makes a request whose body comes in pieces of this size, as a network brings it. */
function inPieces(bytes: Uint8Array, size: number, type = TYPE): Request {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
  return sent(body, type);
}

function sent(body: ReadableStream<Uint8Array>, type: string): Request {
  const headers = { 'content-type': type };
  // A body that comes bit by bit has to be called so, though the types do not know it.
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return new Request('http://linli.test/', init);
}

/** Writes a form as the platform's own encoder does, which is not ours. */
async function encoded(form: FormData): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const response = new Response(form);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, type: response.headers.get('content-type') ?? '' };
}

function written(...parts: readonly string[]): Uint8Array {
  return Buffer.from([...parts, '--edge--', ''].join('\r\n'));
}

const text = (name: string, value: string) =>
  `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`;

test('texts are read in their order, and files go by', async () => {
  const form = new FormData();
  form.append('title', '斜坡欄杆鬆了');
  form.append('photo', new File([new Uint8Array(5_000).fill(45)], 'a.jpg'));
  form.append('text', 'one\r\ntwo\r\n--three');
  form.append('photo', new File(['--edge\r\n\r\n'], 'b.jpg'));
  form.append('empty', '');
  const { bytes, type } = await encoded(form);
  assert.deepEqual(await readFormTexts(inPieces(bytes, 64, type)), [
    ['title', '斜坡欄杆鬆了'],
    ['text', 'one\r\ntwo\r\n--three'],
    ['empty', ''],
  ]);
});

test('a form is read the same in whatever pieces it comes', async () => {
  const fields = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })), {
    maxLength: 5,
  });
  const pieces = fc.asyncProperty(fields, fc.integer({ min: 1, max: 90 }), async (given, size) => {
    const form = new FormData();
    form.append('photo', new File(['\r\n--'], 'x.jpg'));
    for (const [name, value] of given) form.append(name, value);
    const { bytes, type } = await encoded(form);
    const read = await readFormTexts(inPieces(bytes, size, type));
    const whole = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const expected = [...whole].filter(([, value]) => typeof value === 'string');
    assert.deepEqual(read, expected);
  });
  await fc.assert(pieces, { seed, numRuns: 60 });
});

test('a field repeated is there as often as it was sent', async () => {
  const body = written(text('keep', 'a'), text('keep', 'b'));
  assert.deepEqual(await readFormTexts(inPieces(body, 1_000)), [
    ['keep', 'a'],
    ['keep', 'b'],
  ]);
});

test('a boundary may stand in quotation marks', async () => {
  const type = 'multipart/form-data; charset=utf-8; boundary="edge"';
  const read = await readFormTexts(inPieces(written(text('a', 'b')), 7, type));
  assert.deepEqual(read, [['a', 'b']]);
});

test('what is no form with files has no texts', async () => {
  const body = written(text('a', 'b'));
  for (const type of [
    'application/json',
    'multipart/form-data',
    'multipart/mixed; boundary=edge',
  ]) {
    assert.deepEqual(await readFormTexts(inPieces(body, 100, type)), [], type);
  }
  const headers = { 'content-type': TYPE };
  const bodiless = new Request('http://linli.test/', { method: 'POST', headers });
  assert.deepEqual(await readFormTexts(bodiless), []);
});

test('a form that breaks off gives what had come whole', async () => {
  const body = written(text('a', 'whole'), text('b', 'broken off'));
  const read = await readFormTexts(inPieces(body.subarray(0, -25), 10));
  assert.deepEqual(read, [['a', 'whole']]);
});

test('a text beyond a quarter of a megabyte is let go by, those before it are kept', async () => {
  const body = written(text('a', 'kept'), text('b', 'x'.repeat(300_000)), text('c', 'late'));
  const read = await readFormTexts(inPieces(body, 65_536));
  assert.deepEqual(
    read.map(([name]) => name),
    ['a'],
  );
});

test('a header that never ends fills no memory', async () => {
  const body = written(text('a', 'kept'), `--edge\r\nX-Long: ${'x'.repeat(50_000)}`);
  assert.deepEqual(await readFormTexts(inPieces(body, 4_096)), [['a', 'kept']]);
});

test('much goes by, and beyond a limit nothing is waited for', async () => {
  const piece = new Uint8Array(8 * 1024);
  const start = written(text('a', 'kept'), text('b', 'x')).subarray(0, -'\r\n--edge--\r\n'.length);
  const file = Buffer.from(
    '\r\n--edge\r\nContent-Disposition: form-data; name="p"; filename="p.jpg"\r\n\r\n',
  );
  let count = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      count += 1;
      controller.enqueue(count === 1 ? Buffer.concat([start, file]) : piece);
    },
  });
  assert.deepEqual(await readFormTexts(sent(body, TYPE), 400 * 1024), [
    ['a', 'kept'],
    ['b', 'x'],
  ]);
  assert.ok(count > 40 && count < 60, `${count} pieces`);
});
