import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { beforeAfter, photo, photoFigure } from './photo.ts';
import type { PhotoSpec } from './photo.ts';

const spec: PhotoSpec = {
  sources: [
    { address: '/photos/1/480', width: 480 },
    { address: '/photos/1/960', width: 960 },
  ],
  alt: '歪倒的欄杆',
  width: 960,
  height: 540,
};

test('the browser is offered every size and takes the one that fits', async () => {
  const markup = await markupOf(photo(spec));
  assert.match(markup, /srcset="\/photos\/1\/480 480w, \/photos\/1\/960 960w"/);
  assert.match(markup, /src="\/photos\/1\/960"/);
  assert.match(markup, /sizes="[^"]+100vw"/);
});

test('the place of a photo is kept while it loads', async () => {
  assert.match(await markupOf(photo(spec)), /width="960" height="540"/);
});

test('photos further down are fetched when they come near, the first at once', async () => {
  assert.match(await markupOf(photo(spec)), /loading="lazy"/);
  assert.doesNotMatch(await markupOf(photo({ ...spec, look: 'lead' })), /loading/);
});

test('a photo says what is to be seen', async () => {
  assert.match(await markupOf(photo(spec)), /alt="歪倒的欄杆"/);
});

test('a photo can lead to the whole of it', async () => {
  const markup = await markupOf(photo({ ...spec, address: '/photos/1' }));
  assert.match(markup, /^<a class="photo-link" href="\/photos\/1"><img/);
});

test('before stands before after, in the language of the reader', async () => {
  assert.equal(await textOf(beforeAfter('zh-Hant', { before: spec, after: spec })), '之前 之後');
  assert.equal(await textOf(beforeAfter('en', { before: spec, after: spec })), 'Before After');
});

test('photos are sound markup', async () => {
  await assertSound(photo({ ...spec, address: '/photos/1' }));
  await assertSound(photoFigure(spec, '3 號樓東側'));
  await assertSound(beforeAfter('zh-Hans', { before: spec, after: spec }));
});
