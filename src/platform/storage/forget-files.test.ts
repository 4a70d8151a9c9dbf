import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestApp } from '#test/app.ts';
import { testApp } from '#test/app.ts';
import { dropBytes, forgetFiles, listFilesBefore } from './forget-files.ts';
import { photoSizes } from './photos.ts';

let app: TestApp;
before(async () => {
  app = await testApp({ endpoints: [], jobs: [dropBytes] });
});
after(() => app.close());

const id = (number: number) => `019cf000-0000-7000-8000-0000000a000${number}`;

/** Keeps a file with this content; the same content has the same bytes. */
async function keep(number: number, content: string, at = '2026-01-01T00:00:00Z'): Promise<void> {
  const sha256 = Buffer.from(content.repeat(32), 'hex');
  await app.db
    .insertInto('platform.file')
    .values({
      id: id(number),
      sha256,
      media_type: 'image/webp',
      bytes: 1,
      width: null,
      height: null,
      uploader_id: null,
      at: Temporal.Instant.from(at),
    })
    .execute();
  for (const size of photoSizes) {
    await app.services.files.save(`${sha256.toString('hex')}-${size}`, new Uint8Array([1]));
  }
}

async function bytesOf(content: string): Promise<number> {
  const found = await Promise.all(
    photoSizes.map((size) => app.services.files.read(`${content.repeat(32)}-${size}`)),
  );
  return found.filter((bytes) => bytes !== undefined).length;
}

test('bytes go after their file, in every size; twice does no harm', async () => {
  await keep(1, 'a1');
  await forgetFiles(app.context(), [id(1)]);
  assert.equal(await bytesOf('a1'), 3, 'not before the job');
  await app.runJobs();
  assert.equal(await bytesOf('a1'), 0);
  await forgetFiles(app.context(), [id(1)]);
  await forgetFiles(app.context(), []);
  await app.runJobs();
});

test('bytes that another file has as well stay until that goes too', async () => {
  await keep(2, 'b2');
  await keep(3, 'b2');
  await forgetFiles(app.context(), [id(2)]);
  await app.runJobs();
  assert.equal(await bytesOf('b2'), 3);
  await forgetFiles(app.context(), [id(3)]);
  await app.runJobs();
  assert.equal(await bytesOf('b2'), 0);
});

test('files before a moment are listed in order, after the one that was seen', async () => {
  await keep(4, 'c4', '2026-02-01T00:00:00Z');
  await keep(5, 'c5', '2026-02-02T00:00:00Z');
  await keep(6, 'c6', '2026-02-03T00:00:00Z');
  const before = Temporal.Instant.from('2026-02-03T00:00:00Z');
  assert.deepEqual(await listFilesBefore(app.db, before, undefined), [id(4), id(5)]);
  assert.deepEqual(await listFilesBefore(app.db, before, id(4)), [id(5)]);
});

test('a job whose hashes are none is refused, so that no other file is named', async () => {
  const run = dropBytes.run(app.context(), { hashes: ['../../etc/passwd'] });
  await assert.rejects(run, /hashes/);
});
