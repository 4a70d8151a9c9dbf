import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { sheetWords } from '#/features/guard/words/sheets.ts';
import { sheetPanel } from './sheet.ts';

const page = (left: number | undefined) => (view: Parameters<typeof sheetPanel>[0]) => ({
  title: 'Panel',
  section: 'account' as const,
  width: 'column' as const,
  body: html`<h1>Panel</h1>
    ${sheetPanel(view, { next: '/desk', left })}`,
});

test('who has codes left is asked for one and taken along to where they were going', async () => {
  const { markup, text } = await drawn(page(3));
  assert.match(markup, /action="\/me\/strengthen\/code"/);
  assert.match(markup, /name="next" value="\/desk"/);
  assert.match(markup, /inputmode="numeric"/);
  assert.match(markup, /autocomplete="off"/);
  assert.match(text, /選一個還沒用過的/);
});

test('who has printed none is led to their first one', async () => {
  const pages = await drawnInAll(page(undefined));
  for (const [index, language] of languages.entries()) {
    assert.ok(pages[index]?.includes(sheetWords[language].firstText), language);
  }
  const { markup } = await drawn(page(undefined));
  assert.match(markup, /href="\/me\/sign-in-sheet"/);
  assert.doesNotMatch(markup, /strengthen\/code/);
});

test('who has used up the last code is told who helps', async () => {
  const pages = await drawnInAll(page(0));
  for (const [index, language] of languages.entries()) {
    assert.ok(pages[index]?.includes(sheetWords[language].usedUp), language);
  }
  assert.doesNotMatch((await drawn(page(0))).markup, /sign-in-sheet|name="code"/);
});
