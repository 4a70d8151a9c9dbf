import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, sentForm, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';
import { html } from 'hono/html';
import { textField } from './text-field.ts';
import type { TextFieldSpec } from './text-field.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'people.join', sent: undefined };

const field = (more: Partial<TextFieldSpec>, fields: FormFields = fresh) =>
  markupOf(textField(fields, { name: 'word', label: '您的字', ...more }));

test('a telephone number gets the keys of a telephone', async () => {
  const markup = await field({ kind: 'telephone' });
  assert.match(markup, /type="tel" inputmode="tel" autocomplete="tel"/);
});

test('a code is typed as text with number keys and may be filled in by the phone', async () => {
  const markup = await field({ kind: 'code' });
  assert.match(markup, /type="text" inputmode="numeric" autocomplete="one-time-code"/);
  assert.match(markup, /input-short/);
});

test('a number is typed as text, so that scrolling does not change it', async () => {
  assert.match(await field({ kind: 'number' }), /type="text" inputmode="numeric"/);
});

test('an address for mail gets its keys', async () => {
  assert.match(await field({ kind: 'email' }), /type="email" inputmode="email"/);
});

test('what the browser may fill in can be said', async () => {
  assert.match(await field({ autocomplete: 'name' }), /autocomplete="name"/);
  assert.match(await field({ kind: 'telephone', autocomplete: 'off' }), /autocomplete="off"/);
});

test('a short field says by its width that little is expected', async () => {
  assert.match(await field({ width: 'short' }), /class="input input-short"/);
  assert.match(await field({}), /class="input"/);
});

test('a limit of length is told to the browser', async () => {
  assert.match(await field({ maxLength: 60 }), /maxlength="60"/);
});

test('what was typed comes back, but a password does not', async () => {
  const sent = { ...fresh, sent: sentForm({ values: { word: '開門"' } }) };
  assert.match(await field({}, sent), /value="開門&quot;"/);
  assert.doesNotMatch(await field({ kind: 'password' }, sent), /value=/);
});

test('every kind of field is sound markup', async () => {
  const kinds = ['text', 'telephone', 'email', 'code', 'number', 'password'] as const;
  await assertSound(
    form(viewWith(), { endpoint: 'people.join', address: '/join' }, (fields) => {
      const all = kinds.map((kind) => textField(fields, { name: kind, label: kind, kind }));
      return html`${all}${submitButton({ label: '好' })}`;
    }),
  );
});
