import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { visitor } from '#/platform/access/subject.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import {
  MAX_PHOTO_BYTES,
  keepPhoto,
  photoSizes,
  readPhoto,
  repeatPhoto,
  takePicture,
} from './photos.ts';

let app: TestApp;

before(async () => {
  app = await testApp({ endpoints: [] });
});

after(() => app.close());

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#bb3124' } });
}

async function blobOf(image: Sharp): Promise<Blob> {
  return new Blob([new Uint8Array(await image.jpeg().toBuffer())]);
}

async function keep(file: Blob) {
  return keepPhoto(app.context(), file);
}

async function readAs(id: string, size: (typeof photoSizes)[number]) {
  const kept = await readPhoto({ db: app.db, files: app.services.files }, id, size);
  assert.ok(kept);
  return sharp(kept.body).metadata();
}

test('a photo is kept in three sizes, none larger than it was', async () => {
  const kept = await keep(await blobOf(blank(2_000, 1_000)));
  assert.ok(kept.ok);
  const widths = [];
  for (const size of photoSizes) widths.push((await readAs(kept.value.id, size)).width);
  assert.deepEqual(widths, [320, 800, 1_600]);
  const small = await keep(await blobOf(blank(100, 60)));
  assert.ok(small.ok);
  assert.equal((await readAs(small.value.id, 'full')).width, 100);
});

test('a photo keeps neither the place nor the device it was taken with', async () => {
  const withPlace = blank(200, 100).withExif({
    IFD0: { Make: 'Telephone', Model: 'Pocket 3' },
    IFD3: { GPSLatitude: '24/1 28/1 0/1', GPSLatitudeRef: 'N' },
  });
  const bytes = await withPlace.jpeg().toBuffer();
  assert.ok((await sharp(bytes).metadata()).exif, 'the control has what has to go');
  const kept = await keep(new Blob([new Uint8Array(bytes)]));
  assert.ok(kept.ok);
  for (const size of photoSizes) {
    const { exif, xmp, iptc } = await readAs(kept.value.id, size);
    assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
  }
});

test('a photo taken sideways is turned upright', async () => {
  const sideways = blank(200, 100).withMetadata({ orientation: 6 });
  const kept = await keep(new Blob([new Uint8Array(await sideways.jpeg().toBuffer())]));
  assert.ok(kept.ok);
  assert.deepEqual([kept.value.width, kept.value.height], [100, 200]);
});

test('what is no picture is refused, whatever it calls itself', async () => {
  const files = [
    'not a picture',
    '<svg onload="alert(1)">',
    '\u00ff\u00d8\u00ff\u00e0 half a photo',
  ];
  for (const text of files) {
    const kept = await keep(new Blob([text], { type: 'image/jpeg' }));
    assert.equal(kept.ok ? undefined : kept.refusal, 'photo_unreadable', text);
  }
});

test('half a photo is refused and nothing of it is kept', async () => {
  const bytes = new Uint8Array(await blank(800, 600).jpeg({ quality: 100 }).toBuffer());
  const kept = await keep(new Blob([bytes.slice(0, Math.floor(bytes.length / 3))]));
  assert.equal(kept.ok ? undefined : kept.refusal, 'photo_unreadable');
});

test('a photo of more bytes than we take is refused before it is opened', async () => {
  const kept = await keep(new Blob([new Uint8Array(MAX_PHOTO_BYTES + 1)]));
  assert.equal(kept.ok ? undefined : kept.refusal, 'photo_too_large');
});

test('a small file that unfolds into a huge picture is refused', async () => {
  const bomb = await sharp({
    create: { width: 9_000, height: 9_000, channels: 3, background: '#000' },
  })
    .png()
    .toBuffer();
  assert.ok(bomb.byteLength < 500_000);
  const kept = await keep(new Blob([new Uint8Array(bomb)]));
  assert.equal(kept.ok ? undefined : kept.refusal, 'photo_too_large');
});

test('a picture of a few dots is refused', async () => {
  const kept = await keep(await blobOf(blank(15, 200)));
  assert.equal(kept.ok ? undefined : kept.refusal, 'photo_too_small');
});

test('a photo that was never kept is not found', async () => {
  const parts = { db: app.db, files: app.services.files };
  assert.equal(await readPhoto(parts, crypto.randomUUID(), 'card'), undefined);
});

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><rect/></svg>';

test('a drawing that somebody sends is no photo: opening it runs what is written in it', async () => {
  const kept = await keep(new Blob([DRAWING], { type: 'image/png' }));
  assert.equal(kept.ok ? undefined : kept.refusal, 'photo_unreadable');
});

test('a drawing of our own becomes a picture that is kept', async () => {
  const kept = await keep(await takePicture(new TextEncoder().encode(DRAWING)));
  assert.ok(kept.ok);
  assert.deepEqual([kept.value.width, kept.value.height], [64, 48]);
});

test('the same picture is kept once for many photos, each with its own sender', async () => {
  const kept = await keep(await blobOf(blank(100, 60)));
  assert.ok(kept.ok);
  const actorId = crypto.randomUUID();
  const own = await repeatPhoto(app.context({ ...visitor, actorId }), kept.value.id);
  assert.notEqual(own, kept.value.id);
  assert.deepEqual(
    (await readPhoto({ db: app.db, files: app.services.files }, own, 'card'))?.body,
    (await readPhoto({ db: app.db, files: app.services.files }, kept.value.id, 'card'))?.body,
  );
  const row = await app.db
    .selectFrom('platform.file')
    .select('uploader_id')
    .where('id', '=', own)
    .executeTakeFirstOrThrow();
  assert.equal(row.uploader_id, actorId);
});

test('what was never kept cannot be had a second time', async () => {
  await assert.rejects(repeatPhoto(app.context(), crypto.randomUUID()), /There is no photo/);
});
