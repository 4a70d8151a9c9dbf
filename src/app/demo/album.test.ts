import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '#/app/installation.ts';
import { createRandom } from '#/lib/random.ts';
import { readPhoto } from '#/platform/storage/photos.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { choosePair, openAlbum, takeOut } from './album.ts';
import type { Album } from './album.ts';

let app: TestApp;
let album: Album;

before(async () => {
  app = await testApp({ endpoints: [] });
  album = await openAlbum(app.context(), join(ROOT, 'db', 'demo'));
});

after(() => app.close());

test('every scene has a picture from before and one from after, and they differ', async () => {
  assert.ok(album.pages.size >= 20);
  const parts = { db: app.db, files: app.services.files };
  for (const [scene, { before: earlier, after: later }] of album.pages) {
    const [one, other] = [
      await readPhoto(parts, earlier, 'card'),
      await readPhoto(parts, later, 'card'),
    ];
    assert.ok(one && other, scene);
    assert.notDeepEqual(one.body, other.body, scene);
  }
});

test('some matters of a category with scenes are pictured, most are not, and always the same', () => {
  const choose = () => {
    const random = createRandom('album');
    return Array.from({ length: 300 }, () => choosePair(album, 'rubbish', random));
  };
  const chosen = choose();
  const pictured = chosen.filter((pair) => pair !== undefined).length;
  assert.ok(pictured > 60 && pictured < 150, `${pictured} of 300`);
  assert.deepEqual(choose(), chosen);
});

test('a category without a scene has no picture', () => {
  const random = createRandom('album');
  for (let turn = 0; turn < 50; turn += 1) {
    assert.equal(choosePair(album, 'no_such_category', random), undefined);
  }
});

test('whoever takes a picture out has a photo of their own, and nobody else’s is taken', async () => {
  const [first] = album.pages.values();
  assert.ok(first);
  const [own] = await takeOut(app.context(), first.before);
  assert.notEqual(own, first.before);
  assert.deepEqual(await takeOut(app.context(), undefined), []);
});
