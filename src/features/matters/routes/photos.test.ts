import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { z } from 'zod';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, REFERENCE, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { loadReferenceFiles } from '#/features/matters/actions/reference.ts';
import { raiseEndpoints } from './raise.ts';

let app: TestApp;
let world: World;
let chen: Browser;
let lin: Browser;

before(async () => {
  app = await testApp({ endpoints: raiseEndpoints });
  world = await makeWorld(app.db, app.clock.now());
  await loadReferenceFiles(app.db, { folder: REFERENCE, newId: () => crypto.randomUUID() });
  chen = await app.signIn(world.people.chen, {});
  lin = await app.signIn(world.people.lin, {});
});

after(() => app.close());

const keptShape = z.object({ id: z.uuid(), width: z.int(), height: z.int() });
const codeShape = z.object({ code: z.string() });

async function picture(width: number, height: number): Promise<Blob> {
  const plain = { create: { width, height, channels: 3, background: '#4a7' } } as const;
  const exif = { IFD0: { Make: 'Phone of somebody' } };
  return new Blob([new Uint8Array(await sharp(plain).jpeg().withExif(exif).toBuffer())]);
}

/** Sends a photo as a program does: a form with a file, under `/api/v1`. */
async function bring(browser: Browser, photo: Blob) {
  const body = new FormData();
  body.append('photo', photo, 'photo.jpg');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'idempotency-key': crypto.randomUUID(), origin: 'http://linli.test' };
  const response = await app.request('/api/v1/photos', { method: 'POST', headers, body });
  const told: unknown = await response.json();
  return { status: response.status, told };
}

async function bringGood(browser: Browser): Promise<string> {
  const { status, told } = await bring(browser, await picture(1_000, 500));
  assert.equal(status, 200, JSON.stringify(told));
  return keptShape.parse(told).id;
}

async function raiseWith(photo: string, visibility: string): Promise<void> {
  const seen = await chen.api('POST /matters', {
    profile: 'report',
    category: 'railing',
    placeId: COMMUNITY,
    body: `欄杆鬆了（${photo}）`,
    visibility,
    photos: [photo],
  });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
}

test('a photo is kept in three sizes, without what the phone wrote into it', async () => {
  const id = await bringGood(chen);
  for (const [size, width] of [
    ['thumb', 320],
    ['card', 800],
    ['full', 1_000],
  ] as const) {
    const seen = await app.request(`/photos/${id}/${size}`, {
      headers: { cookie: `linli=${chen.cookies.get('linli')}` },
    });
    assert.equal(seen.headers.get('content-type'), 'image/webp');
    assert.match(seen.headers.get('cache-control') ?? '', /private.*immutable/);
    const about = await sharp(new Uint8Array(await seen.arrayBuffer())).metadata();
    assert.equal(about.width, width);
    assert.equal(about.exif, undefined);
  }
});

test('a photo that waits to be raised with is shown to nobody but who brought it', async () => {
  const id = await bringGood(chen);
  assert.equal((await chen.open(`/photos/${id}/thumb`)).status, 200);
  assert.equal((await lin.open(`/photos/${id}/thumb`)).status, 404);
  assert.equal((await app.visit().open(`/photos/${id}/thumb`)).status, 404);
});

test('a photo of a matter for all is shown to all, one for staff only to staff', async () => {
  const open = await bringGood(chen);
  await raiseWith(open, 'all');
  assert.equal((await app.visit().open(`/photos/${open}/card`)).status, 200);
  const closed = await bringGood(chen);
  await raiseWith(closed, 'staff');
  assert.equal((await app.visit().open(`/photos/${closed}/card`)).status, 404);
  assert.equal((await lin.open(`/photos/${closed}/card`)).status, 404);
  const grants = [roleAt('community_worker', world.community)];
  const worker = await app.signIn(world.people.huang, { grants });
  assert.equal((await worker.open(`/photos/${closed}/card`)).status, 200);
});

test('nobody raises something with a photo of another', async () => {
  const id = await bringGood(chen);
  const body = { profile: 'report', category: 'railing', placeId: COMMUNITY, body: '不是我的照片' };
  const seen = await lin.api('POST /matters', { ...body, photos: [id] });
  assert.equal(seen.status, 409);
  assert.equal(codeShape.parse(seen.body).code, 'photo_gone');
});

test('a photo of a visitor’s draft is opened by its token and by nothing else', async () => {
  const visitor = app.visit();
  const photo = await picture(64, 64);
  const sent = await visitor.send('/raise', { body: '欄杆鬆了', photo });
  const draft = new URL(sent.location ?? '', 'http://own').searchParams.get('draft') ?? '';
  const page = await visitor.open(`/raise?draft=${draft}`);
  const id = /name="kept"\s+value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  assert.equal((await visitor.open(`/photos/${id}/thumb?draft=${draft}`)).status, 200);
  assert.equal((await visitor.open(`/photos/${id}/thumb`)).status, 404);
  assert.equal((await app.visit().open(`/photos/${id}/thumb?draft=guessed`)).status, 404);
});

test('what is no picture, too large or too small is refused by its code', async () => {
  const codeOf = async (photo: Blob) => {
    const { status, told } = await bring(chen, photo);
    assert.equal(status, 409);
    return codeShape.parse(told).code;
  };
  assert.equal(await codeOf(new Blob(['no picture'])), 'photo_unreadable');
  assert.equal(await codeOf(new Blob([new Uint8Array(20 * 1024 * 1024)])), 'photo_too_large');
  assert.equal(await codeOf(await picture(8, 8)), 'photo_too_small');
});

test('a visitor brings no photo by the interface, and no photo at all is a field to mend', async () => {
  assert.equal((await bring(app.visit(), await picture(64, 64))).status, 401);
  assert.equal((await chen.api('POST /photos', {})).status, 422);
});

test('an unknown photo and an unknown size are not found', async () => {
  assert.equal((await chen.open(`/photos/${crypto.randomUUID()}/thumb`)).status, 404);
  const id = await bringGood(chen);
  assert.equal((await chen.open(`/photos/${id}/huge`)).status, 404);
});

test('more photos than anybody has from one network in an hour are too many', async () => {
  await app.db
    .updateTable('platform.attempt')
    .set({ count: 300 })
    .where('kind', '=', 'matters.photo')
    .execute();
  const { status, told } = await bring(chen, await picture(64, 64));
  assert.equal(codeShape.parse(told).code, 'too_many_requests');
  assert.equal(status, 429);
  const form = await chen.send('/raise', { body: '欄杆鬆了', photo: await picture(64, 64) });
  assert.equal(form.status, 429);
  assert.match(form.text, /欄杆鬆了<\/textarea/);
});
