import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';
import { photoField } from './photo-field.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'matters.raise', sent: undefined };
const spec = { name: 'photos', label: '拍張照片', atMost: 6 };
const received = [
  { id: 'p1', address: '/photos/p1', alt: '欄杆' },
  { id: 'p2', address: '/photos/p2', alt: '立柱' },
];

test('several photos can be picked at once, and only pictures', async () => {
  const markup = await markupOf(photoField(fresh, spec));
  assert.match(markup, /type="file" id="matters-raise-photos" name="photos" accept="image\/\*"/);
  assert.match(markup, / multiple/);
  assert.doesNotMatch(markup, /capture/);
});

test('a proof made on the spot opens the camera', async () => {
  const part = photoField(fresh, { ...spec, atMost: 1, from: 'camera' });
  const markup = await markupOf(part);
  assert.match(markup, /capture="environment"/);
  assert.doesNotMatch(markup, / multiple/);
  assert.match(await textOf(part), /現在拍一張/);
});

test('the most that can be sent is said, and that the place is removed', async () => {
  const text = await textOf(photoField(fresh, { ...spec, hint: '遠一點拍。' }));
  assert.match(text, /遠一點拍。 最多 6 張。位置資訊會自動去掉。/);
});

test('the hint and the error are read together with the field', async () => {
  const sent = {
    ...fresh,
    sent: sentForm({ problems: [{ field: 'photos.0', text: '這張打不開' }] }),
  };
  const markup = await markupOf(photoField(sent, spec));
  assert.match(
    markup,
    /aria-invalid="true" aria-describedby="matters-raise-photos-hint matters-raise-photos-error"/,
  );
  assert.match(markup, /這張打不開/);
});

test('photos that have arrived are shown, and are kept unless taken out', async () => {
  const markup = await markupOf(photoField(fresh, { ...spec, received }));
  assert.equal(markup.match(/type="checkbox"/g)?.length, 2);
  assert.match(markup, /name="photosReceived" value="p1" checked/);
  assert.match(markup, /<img src="\/photos\/p2" alt="立柱"/);
});

test('the name under which received photos come back can be chosen', async () => {
  const markup = await markupOf(photoField(fresh, { ...spec, received, receivedName: 'kept' }));
  assert.match(markup, /name="kept" value="p2"/);
});

test('a photo field is sound markup', async () => {
  await assertSound(
    form(
      viewWith(),
      { endpoint: 'matters.raise', address: '/matters', takesFiles: true },
      (fields) =>
        html`${photoField(fields, { ...spec, received })}${submitButton({ label: '好' })}`,
    ),
  );
});
