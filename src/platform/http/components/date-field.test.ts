import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import { dateField } from './date-field.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'works.plan', sent: undefined };
const spec = { name: 'on', label: '哪天方便？' };

test('a date is asked for with the calendar of the phone', async () => {
  assert.match(await markupOf(dateField(fresh, spec)), /type="date"/);
});

test('a moment and a time of day have their own fields', async () => {
  assert.match(await markupOf(dateField(fresh, { ...spec, kind: 'moment' })), /datetime-local/);
  assert.match(await markupOf(dateField(fresh, { ...spec, kind: 'time' })), /type="time"/);
});

test('the earliest and the latest day are told to the calendar', async () => {
  const markup = await markupOf(
    dateField(fresh, { ...spec, earliest: '2026-11-22', latest: '2026-12-31' }),
  );
  assert.match(markup, /min="2026-11-22" max="2026-12-31"/);
});

test('the date that was sent comes back', async () => {
  const sent = { ...fresh, sent: sentForm({ values: { on: '2026-11-30' } }) };
  const markup = await markupOf(dateField(sent, { ...spec, value: '2026-11-23' }));
  assert.match(markup, /value="2026-11-30"/);
});

test('a date field is sound markup', async () => {
  await assertSound(
    form(
      viewWith(),
      { endpoint: 'works.plan', address: '/works' },
      (fields) => html`${dateField(fields, spec)}${submitButton({ label: '好' })}`,
    ),
  );
});
