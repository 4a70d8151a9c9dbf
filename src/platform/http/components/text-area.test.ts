import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';
import { textArea } from './text-area.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'matters.raise', sent: undefined };

test('the lines of a text come back as they were typed', async () => {
  const sent = { ...fresh, sent: sentForm({ values: { text: '\n第一行\n  第二行 <b>' } }) };
  const markup = `${await textArea(sent, { name: 'text', label: '說說' })}`;
  // A parser drops the first line break of a text area; the one of the text must follow it.
  assert.match(markup, />\n\n第一行\n {2}第二行 &lt;b&gt;<\/textarea/);
});

test('an empty text area is empty, without stray space', async () => {
  const markup = `${await textArea(fresh, { name: 'text', label: '說說' })}`;
  assert.match(markup, />\n<\/textarea/);
});

test('a limit is said in the language of the reader and counted down', async () => {
  const part = textArea(fresh, { name: 'text', label: '說說', limit: 1500 });
  assert.match(await textOf(part), /最多 1,500 字$/);
  const markup = `${await part}`;
  assert.match(markup, /for="matters-raise-text"/);
  assert.match(markup, /limit="1500"/);
  assert.match(markup, /left="還可以寫 \{n\} 字"/);
  assert.match(markup, /over="多了 \{n\} 字"/);
});

test('the browser does not cut a text off at its limit', async () => {
  const markup = `${await textArea(fresh, { name: 'text', label: '說說', limit: 10 })}`;
  assert.doesNotMatch(markup, /maxlength/);
});

test('a field without a limit counts nothing', async () => {
  const markup = `${await textArea(fresh, { name: 'text', label: '說說', rows: 8 })}`;
  assert.doesNotMatch(markup, /text-count/);
  assert.match(markup, /rows="8"/);
});

test('a text area is sound markup', async () => {
  await assertSound(
    form(
      viewWith(),
      { endpoint: 'matters.raise', address: '/matters' },
      (fields) =>
        html`${textArea(fields, { name: 'text', label: '說說', limit: 500 })}
        ${submitButton({ label: '好' })}`,
    ),
  );
});
