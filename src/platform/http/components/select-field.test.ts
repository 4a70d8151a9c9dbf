import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';
import { selectField } from './select-field.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'matters.raise', sent: undefined };
const options = [
  { value: '1', label: '1 號樓' },
  { value: '2', label: '2 號樓' },
];
const spec = { name: 'building', label: '哪棟樓？', options };

test('nothing is chosen for the reader, who is asked to choose', async () => {
  const markup = await markupOf(selectField(fresh, spec));
  assert.match(markup, /<option value="">請選一項<\/option>/);
  assert.doesNotMatch(markup, / selected/);
});

test('what was known before is chosen, and need not be asked for again', async () => {
  const markup = await markupOf(selectField(fresh, { ...spec, value: '2' }));
  assert.match(markup, /<option value="2" selected>2 號樓/);
  assert.doesNotMatch(markup, /請選一項/);
});

test('an optional question can always be left open', async () => {
  const markup = await markupOf(selectField(fresh, { ...spec, value: '2', isOptional: true }));
  assert.match(markup, /請選一項/);
});

test('what was chosen comes back, and what was left open stays open', async () => {
  const chosen = { ...fresh, sent: sentForm({ values: { building: '1' } }) };
  assert.match(await markupOf(selectField(chosen, spec)), /<option value="1" selected>/);
  const open = { ...fresh, sent: sentForm({}) };
  assert.doesNotMatch(await markupOf(selectField(open, { ...spec, value: '2' })), / selected/);
});

test('a select is sound markup', async () => {
  await assertSound(
    form(
      viewWith(),
      { endpoint: 'matters.raise', address: '/matters' },
      (fields) => html`${selectField(fields, spec)}${submitButton({ label: '好' })}`,
    ),
  );
});
