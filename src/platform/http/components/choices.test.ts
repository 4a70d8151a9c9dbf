import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import { checkboxes, radios } from './choices.ts';
import type { FormFields } from './field.ts';
import { form } from './form.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'matters.raise', sent: undefined };
const when = {
  name: 'when',
  label: '什麼時候要？',
  options: [
    { value: 'now', label: '現在就要', hint: '有危險請先打 110' },
    { value: 'soon', label: '這一兩天' },
  ],
};
const skills = {
  name: 'skills',
  label: '要會什麼？',
  options: [
    { value: 'repair', label: '修電器', icon: 'bolt' as const },
    { value: 'carry', label: '搬東西', icon: 'parcel' as const },
    { value: 'teach', label: '輔導', icon: 'book' as const },
  ],
};

test('the first choice has the id of the question, for the summary to lead to', async () => {
  const markup = await markupOf(radios(fresh, when));
  assert.match(markup, /type="radio" id="matters-raise-when" name="when" value="now"/);
  assert.match(markup, /id="matters-raise-when-2" name="when" value="soon"/);
});

test('nothing is chosen for the reader', async () => {
  assert.doesNotMatch(await markupOf(radios(fresh, when)), / checked/);
});

test('one choice is marked, and it comes back as it was sent', async () => {
  const markup = await markupOf(radios(fresh, { ...when, value: 'soon' }));
  assert.match(markup, /value="soon" checked/);
  const sent = { ...fresh, sent: sentForm({ values: { when: 'now' } }) };
  const again = await markupOf(radios(sent, { ...when, value: 'soon' }));
  assert.match(again, /value="now" checked/);
  assert.doesNotMatch(again, /value="soon" checked/);
});

test('a hint belongs to its choice', async () => {
  const markup = await markupOf(radios(fresh, when));
  assert.match(markup, /value="now" aria-describedby="matters-raise-when-option-hint"/);
  assert.match(markup, /id="matters-raise-when-option-hint">有危險請先打 110/);
});

test('any number can be ticked, and all ticks come back', async () => {
  const sent = { ...fresh, sent: sentForm({ values: { skills: ['repair', 'teach'] } }) };
  const markup = await markupOf(checkboxes(sent, { ...skills, values: ['carry'] }));
  assert.deepEqual(
    [...markup.matchAll(/value="(\w+)" checked/g)].map(([, value]) => value),
    ['repair', 'teach'],
  );
});

test('a sign stands beside the word, never instead of it', async () => {
  const markup = await markupOf(checkboxes(fresh, { ...skills, look: 'tiles' }));
  assert.match(markup, /class="choices choices-tiles"/);
  assert.equal(markup.match(/<svg/g)?.length, 3);
  assert.match(markup, /<span>修電器<\/span>/);
});

test('choices are sound markup', async () => {
  await assertSound(
    form(
      viewWith(),
      { endpoint: 'matters.raise', address: '/matters' },
      (fields) =>
        html`${radios(fields, when)}${checkboxes(fields, skills)} ${submitButton({ label: '好' })}`,
    ),
  );
});
