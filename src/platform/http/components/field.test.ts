import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, textOf } from '#test/drawn.ts';
import { fieldId, framedField, framedGroup, problemOf, valueOf, valuesOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';

const fresh: FormFields = { language: 'zh-Hant', endpoint: 'matters.raise', sent: undefined };
const sent: FormFields = {
  ...fresh,
  sent: sentForm({
    values: { title: '燈', skills: ['repair', 'carry'], empty: '' },
    problems: [
      { field: 'title', text: '請多寫幾個字' },
      { field: 'photos.2', text: '第三張打不開' },
    ],
  }),
};

const frame = (fields: FormFields, spec: FieldSpec) =>
  framedField(
    fields,
    spec,
    (control) => html`<input type="text" autocomplete="off" ${control.attributes} />`,
  );

test('the label belongs to its control', async () => {
  const markup = await markupOf(frame(fresh, { name: 'title', label: '一句話' }));
  assert.match(markup, /<label class="label" for="matters-raise-title">/);
  assert.match(markup, /id="matters-raise-title" name="title"/);
});

test('a field is asked for unless it says that it may be left empty', async () => {
  assert.match(await markupOf(frame(fresh, { name: 'title', label: '一句話' })), / required/);
  const optional = frame(fresh, { name: 'title', label: '一句話', isOptional: true });
  assert.doesNotMatch(await markupOf(optional), / required/);
  assert.equal(await textOf(optional), '一句話 可不填');
});

test('a hint is read together with its control', async () => {
  const markup = await markupOf(frame(fresh, { name: 'title', label: '一句話', hint: '短一點' }));
  assert.match(markup, /aria-describedby="matters-raise-title-hint"/);
  assert.match(markup, /id="matters-raise-title-hint">短一點/);
});

test('a wrong field says what is wrong, in words and to those who hear it', async () => {
  const part = frame(sent, { name: 'title', label: '一句話', hint: '短一點' });
  const markup = await markupOf(part);
  assert.match(markup, /aria-invalid="true"/);
  assert.match(markup, /aria-describedby="matters-raise-title-hint matters-raise-title-error"/);
  assert.match(markup, /id="matters-raise-title-error"/);
  assert.match(await textOf(part), /要改： ?請多寫幾個字/);
});

test('a field that was right is not marked', async () => {
  const markup = await markupOf(frame(sent, { name: 'text', label: '其他' }));
  assert.doesNotMatch(markup, /aria-invalid|field-wrong|field-error/);
});

test('a group has a legend instead of a label', async () => {
  const spec = { name: 'photos', label: '照片' };
  const markup = await markupOf(framedGroup(sent, spec, html`<p>x</p>`));
  assert.match(markup, /<fieldset class="field field-wrong" aria-describedby="[^"]+-photos-error"/);
  assert.match(markup, /<legend class="label">照片/);
  assert.match(markup, /第三張打不開/);
});

test('a mistake in one part of a field stands at the field', () => {
  assert.equal(problemOf(sent, 'photos'), '第三張打不開');
  assert.equal(problemOf(sent, 'photo'), undefined);
});

test('what was typed comes back, whatever the field began with', () => {
  assert.equal(valueOf(sent, 'title', 'start'), '燈');
  assert.equal(valueOf(sent, 'empty', 'start'), '');
  assert.equal(valueOf(sent, 'absent', 'start'), '');
  assert.equal(valueOf(fresh, 'title', 'start'), 'start');
  assert.equal(valueOf(fresh, 'title', undefined), '');
});

test('what was ticked comes back, and what was unticked stays so', () => {
  assert.deepEqual(valuesOf(sent, 'skills', ['teach']), ['repair', 'carry']);
  assert.deepEqual(valuesOf(sent, 'absent', ['teach']), []);
  assert.deepEqual(valuesOf(sent, 'title', []), ['燈']);
  assert.deepEqual(valuesOf(fresh, 'skills', ['teach']), ['teach']);
});

test('an id has no sign that would need escaping', () => {
  assert.equal(fieldId({ endpoint: 'a.b' }, 'photos[0]'), 'a-b-photos-0-');
});

test('a frame is sound markup, fresh and wrong', async () => {
  await assertSound(
    html`<form method="post" action="/">
      ${frame(fresh, { name: 'title', label: '一句話', hint: '短一點' })}<button type="submit">
        好
      </button>
    </form>`,
  );
  await assertSound(
    html`<form method="post" action="/">
      ${frame(sent, { name: 'title', label: '一句話' })}<button type="submit">好</button>
    </form>`,
  );
});
