import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { submitButton } from './button.ts';
import { form, hiddenField } from './form.ts';
import type { FormSpec } from './form.ts';
import { textField } from './text-field.ts';

const spec: FormSpec = { endpoint: 'matters.raise', address: '/matters' };

const raise = (changes: Parameters<typeof viewWith>[0], more: Partial<FormSpec> = {}) =>
  form(
    viewWith(changes),
    { ...spec, ...more },
    (fields) =>
      html`${textField(fields, { name: 'title', label: '一句話' })}
      ${submitButton({ label: '提出' })}`,
  );

test('a form carries its key and the page to come back to', async () => {
  const markup = await markupOf(raise({ newKey: () => 'k1', address: '/raise?step=2' }));
  assert.match(markup, /<input type="hidden" name="_key" value="k1" \/>/);
  assert.match(markup, /<input type="hidden" name="_from" value="\/raise\?step=2" \/>/);
});

test('each form has a key of its own', async () => {
  let count = 0;
  const newKey = (): string => `k${(count += 1)}`;
  const view = viewWith({ newKey });
  const two = html`${form(view, spec, () => html``)}${form(view, spec, () => html``)}`;
  assert.deepEqual((await markupOf(two)).match(/k\d/g), ['k1', 'k2']);
});

test('a form is posted, and another method stands in its address', async () => {
  assert.match(await markupOf(raise({})), /method="post" action="\/matters"/);
  const taking = raise({}, { method: 'DELETE' });
  assert.match(await markupOf(taking), /method="post" action="\/matters\?_method=DELETE"/);
  const changing = raise({}, { method: 'PATCH', address: '/matters?a=1' });
  assert.match(await markupOf(changing), /action="\/matters\?a=1&amp;_method=PATCH"/);
});

test('a form with files says so', async () => {
  assert.match(await markupOf(raise({}, { takesFiles: true })), /enctype="multipart\/form-data"/);
  assert.doesNotMatch(await markupOf(raise({})), /enctype/);
});

test('the browser does not judge in place of the server, whose words are kinder', async () => {
  assert.match(await markupOf(raise({})), / novalidate/);
});

test('values that go along unseen are escaped', async () => {
  const markup = await markupOf(raise({}, { hidden: { place: '"350203"' } }));
  assert.match(markup, /name="place" value="&quot;350203&quot;"/);
  assert.equal(`${hiddenField('a', '<b>')}`, '<input type="hidden" name="a" value="&lt;b&gt;" />');
});

test('a form that keeps what is typed names its place to keep it', async () => {
  const markup = await markupOf(raise({}, { keepsTyped: true }));
  assert.match(markup, /data-keep="matters\.raise \/matters"/);
  assert.doesNotMatch(await markupOf(raise({})), /data-keep|data-forget/);
  assert.match(await markupOf(raise({}, { forgetsTyped: true })), / data-forget/);
});

test('a form sent before gives back what was typed and says what is wrong', async () => {
  const sent = sentForm({
    values: { title: '燈' },
    problems: [{ field: 'title', text: '請多寫幾個字' }],
  });
  const markup = await markupOf(raise({ form: sent }));
  assert.match(markup, /value="燈"/);
  assert.match(markup, /<a href="#matters-raise-title">請多寫幾個字<\/a>/);
});

test('a form parked while its writer signed in comes back without reproach', async () => {
  const markup = await markupOf(raise({ form: sentForm({ values: { title: '燈' } }) }));
  assert.match(markup, /value="燈"/);
  assert.doesNotMatch(markup, /role="alert"/);
});

test('another form of the same page stays as it was', async () => {
  const sent = sentForm({ endpoint: 'matters.follow', values: { title: '燈' } });
  assert.doesNotMatch(await markupOf(raise({ form: sent })), /value="燈"/);
});

test('the words for being on the way are in the language of the reader', async () => {
  assert.match(await markupOf(raise({ language: 'en' })), /data-sending="Sending…"/);
  assert.match(await markupOf(raise({ language: 'zh-Hans' })), /data-sending="正在提交…"/);
});

test('a form of buttons is set in a row', async () => {
  assert.match(await markupOf(raise({}, { look: 'row' })), /class="form form-row"/);
});

test('a form is sound markup, fresh and refused', async () => {
  await assertSound(raise({}));
  const refused = raise({ form: sentForm({ refusal: '已經有人接了' }) });
  await assertSound(refused);
  assert.match(await textOf(refused), /這次沒辦成 已經有人接了/);
});
