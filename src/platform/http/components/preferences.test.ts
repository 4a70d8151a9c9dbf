import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, textOf, viewWith } from '#test/drawn.ts';
import {
  elderButton,
  languageButtons,
  languageMenu,
  preferencesForm,
  sizeButtons,
  themeButtons,
} from './preferences.ts';

test('all choices of look belong to one form, which comes back to the page', async () => {
  const markup = await markupOf(preferencesForm(viewWith({ address: '/raise?step=2' })));
  assert.match(markup, /<form id="preferences" method="post" action="\/preferences" hidden>/);
  assert.match(markup, /name="_from" value="\/raise\?step=2"/);
  assert.match(markup, /name="_key" value="fresh-key"/);
});

test('elder mode is offered to those who do not have it, and can be left', async () => {
  const off = viewWith();
  assert.equal(await textOf(elderButton(off)), '長輩版');
  assert.match(await markupOf(elderButton(off)), /form="preferences" name="elder" value="on"/);
  const on = viewWith({ isElder: true });
  assert.equal(await textOf(elderButton(on)), '標準版');
  assert.match(await markupOf(elderButton(on)), /name="elder" value="off"/);
});

test('each language is offered under its own name and in its own letters', async () => {
  const markup = await markupOf(html`${[...languageButtons(viewWith({ language: 'en' }))]}`);
  assert.match(markup, /value="zh-Hant" lang="zh-Hant">繁體中文/);
  assert.match(markup, /value="zh-Hans" lang="zh-Hans">简体中文/);
  assert.match(markup, /value="en" lang="en" aria-current="true">English/);
});

test('the language of the page is the current one', async () => {
  for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
    const markup = await markupOf(html`${[...languageButtons(viewWith({ language }))]}`);
    assert.equal(markup.match(/aria-current/g)?.length, 1);
    assert.ok(markup.includes(`lang="${language}" aria-current="true"`));
  }
});

test('the menu of languages opens without a script and says what it is', async () => {
  const part = languageMenu(viewWith());
  assert.match(await markupOf(part), /^<details class="menu" data-menu><summary class="tool">/);
  assert.match(await textOf(part), /^語言 繁體中文/);
});

test('colours follow the phone until one is chosen', async () => {
  const markup = await markupOf(html`${[...themeButtons(viewWith())]}`);
  assert.match(markup, /name="theme" value="auto" aria-current="true"/);
  const dark = await markupOf(html`${[...themeButtons(viewWith({ theme: 'dark' }))]}`);
  assert.match(dark, /value="dark" aria-current="true"/);
});

test('the size of the text says which of the two it is', async () => {
  const large = await markupOf(html`${[...sizeButtons(viewWith({ isElder: true }))]}`);
  assert.match(large, /value="on" aria-current="true"/);
  const standard = await markupOf(html`${[...sizeButtons(viewWith())]}`);
  assert.match(standard, /value="off" aria-current="true"/);
});

test('preferences are sound markup', async () => {
  const view = viewWith();
  await assertSound(
    html`${preferencesForm(view)}${elderButton(view)}${languageMenu(view)}
    ${[...sizeButtons(view)]}${[...themeButtons(view)]}`,
  );
});
