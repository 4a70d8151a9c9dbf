import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { scratchFolder } from '#test/postgres.ts';
import { spoolUpload } from './spool-upload.ts';

let folder: ReturnType<typeof scratchFolder>;
let path: string;
let count = 0;

before(() => {
  folder = scratchFolder();
});

after(() => folder[Symbol.dispose]());

beforeEach(() => {
  count += 1;
  path = join(folder.path, `file-${count}`);
});

function formOf(...files: readonly Uint8Array<ArrayBuffer>[]): Request {
  const form = new FormData();
  form.append('words', 'before the file');
  for (const bytes of files) form.append('file', new File([bytes], 'a.tar'));
  form.append('words', 'after it');
  return new Request('http://own/', { method: 'POST', body: form });
}

function refusalOf(outcome: Awaited<ReturnType<typeof spoolUpload>>): string {
  return outcome.ok ? `took ${outcome.value}` : outcome.refusal;
}

test('a file is written as it came, for its owner alone', async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => (index * 7) % 256);
  const taken = await spoolUpload(formOf(bytes), path);
  assert.deepEqual(taken, { ok: true, value: bytes.length });
  assert.deepEqual(new Uint8Array(readFileSync(path)), bytes);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('what looks like the end of a part within a file is part of the file', async () => {
  const text = new TextEncoder().encode(
    '--\r\n\r\n------formdata-undici-0\r\n--\r\n'.repeat(3_000),
  );
  const taken = await spoolUpload(formOf(text), path);
  assert.equal(refusalOf(taken), `took ${text.length}`);
  assert.deepEqual(new Uint8Array(readFileSync(path)), text);
});

test('of several files the first is taken', async () => {
  const first = new Uint8Array(10).fill(1);
  await spoolUpload(formOf(first, new Uint8Array(100_000).fill(2)), path);
  assert.deepEqual(new Uint8Array(readFileSync(path)), first);
});

test('a form without a file, or with an empty one, leaves nothing', async () => {
  assert.equal(refusalOf(await spoolUpload(formOf(), path)), 'no_file');
  assert.ok(!existsSync(path));
  assert.equal(refusalOf(await spoolUpload(formOf(new Uint8Array()), path)), 'no_file');
  assert.ok(!existsSync(path));
});

test('what is no form with files is not read', async () => {
  for (const [type, body] of [
    ['application/json', '{}'],
    ['multipart/form-data', 'no boundary is said'],
    ['multipart/form-data; boundary=x', 'nothing of the kind'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
  ] as const) {
    const headers = { 'content-type': type };
    const request = new Request('http://own/', { method: 'POST', body, headers });
    assert.notEqual((await spoolUpload(request, path)).ok, true, body);
    assert.ok(!existsSync(path));
  }
  const none = new Request('http://own/', { method: 'POST' });
  assert.equal(refusalOf(await spoolUpload(none, path)), 'not_readable');
});

test('a file that is cut off on the way is taken away', async () => {
  const whole = formOf(new Uint8Array(200_000).fill(5));
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
  const short = { method: 'POST', body: bytes.subarray(0, 100_000), headers };
  const cut = await spoolUpload(new Request('http://own/', short), path);
  assert.equal(refusalOf(cut), 'not_readable');
  assert.ok(!existsSync(path));
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes.subarray(0, 100_000));
      controller.error(new Error('The reader has gone.'));
    },
  });
  const broken = { method: 'POST', body, headers, duplex: 'half' };
  const gone = await spoolUpload(new Request('http://own/', broken), path);
  assert.equal(refusalOf(gone), 'not_readable');
  assert.ok(!existsSync(path));
});

test('nothing that is there is written over', async () => {
  writeFileSync(path, 'older');
  await assert.rejects(spoolUpload(formOf(new Uint8Array(10)), path), { code: 'EEXIST' });
  assert.equal(readFileSync(path, 'utf8'), 'older');
});

test('a full disk is told as such, and nothing is left on it', async (context) => {
  const at = join(folder.path, 'small');
  mkdirSync(at);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', at]).status !== 0) {
    context.skip('Only root can bring a small disk.');
    return;
  }
  context.after(() => void spawnSync('umount', [at]));
  const full = await spoolUpload(formOf(new Uint8Array(2_000_000).fill(3)), join(at, 'file'));
  assert.equal(refusalOf(full), 'disk_full');
  assert.deepEqual(readdirSync(at), []);
  const fits = await spoolUpload(formOf(new Uint8Array(200_000).fill(3)), join(at, 'file'));
  assert.equal(refusalOf(fits), 'took 200000', 'what fits is taken');
});
