import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from 'hono/html';
import { languages } from '#/platform/i18n/language.ts';
import { assertSound, viewWith } from '#test/drawn.ts';
import { readPage } from '#test/page-laws.ts';
import { restorePageWords } from '#/features/keeping/words/restore-page.ts';
import {
  notBegunPage,
  notRestoredPart,
  restoreAddress,
  restorePage,
  restoredPart,
  restoringPage,
  restoringStep,
} from './restore.ts';

const TOKEN = 'a-token_of the console&more';
const amount = {
  madeAt: Temporal.Instant.from('2026-11-22T02:00:00Z'),
  rows: 1_234_567,
  tables: 61,
  files: 89,
};

describe('the pages of going back', () => {
  test('the form takes one file, and its address carries the link of the console', async () => {
    for (const language of languages) {
      const drawn = `${await restorePage(viewWith({ language }), { token: TOKEN }).body}`;
      assert.match(drawn, /<input[^>]*type="file"[^>]*name="archive"[^>]*required/);
      assert.match(drawn, /method="post"[^>]*enctype="multipart\/form-data"/);
      assert.ok(drawn.includes('token=a-token_of+the+console%26more'), drawn);
      assert.ok(drawn.includes(restorePageWords[language].instead));
      await assertSound(restorePage(viewWith({ language }), { token: TOKEN }).body);
    }
  });

  test('its address says nothing but the token', () => {
    assert.equal(restoreAddress('x y'), '/first/restore?token=x+y');
  });

  test('each step and how it ended is told in the language of the reader', async () => {
    for (const language of languages) {
      const view = viewWith({ language });
      const say = restorePageWords[language];
      const steps = (['checking', 'files', 'loading', 'finishing'] as const).map((step) =>
        restoringStep(view, step),
      );
      const middle = html`${steps}${restoredPart(view, amount)}`;
      const told = await readPage(restoringPage(view, middle));
      for (const sentence of [say.doing, say.wait, ...Object.values(say.steps), say.startsAgain]) {
        assert.ok(told.includes(sentence), `${language}: ${sentence}`);
      }
      for (const count of ['1,234,567', '61', '89']) assert.ok(told.includes(count), told);
    }
  });

  test('a no says what was wrong, and leads back to the form', async () => {
    const part = notRestoredPart(viewWith({ language: 'en' }), {
      sentence: 'It was <cut>.',
      token: TOKEN,
    });
    const drawn = `${await part}`;
    assert.match(drawn, /It was &lt;cut&gt;\./);
    assert.match(drawn, /href="\/first\/restore\?token=a-token/);
  });
});

test('what was not begun is a page of its own, with one heading and the way back', async () => {
  for (const language of languages) {
    const page = notBegunPage(viewWith({ language }), { sentence: 'Too <late>.', token: TOKEN });
    const said = await readPage(page);
    assert.ok(said.includes('Too <late>.'), said);
    assert.ok(said.includes(restorePageWords[language].notDone));
  }
});
