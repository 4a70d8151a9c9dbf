import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonWords } from '#/features/matters/index.ts';
import { coverWords } from '#/features/moderation/words/cover.ts';
import { languages } from '#/platform/i18n/language.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { coverPage } from './cover.ts';

const photo = '019cf000-0000-7000-8000-000000000009';
const own = { matter: { id: '350203007010-2026-0001', title: '樓道的燈' }, photo };
const reviewed = { ...own, review: '019cf000-0000-7000-8000-000000000001' };

test('whose photo it is, is asked for the parts alone, and told that it is for good', async () => {
  for (const language of languages) {
    const page = coverPage(viewWith({ language }), own);
    const markup = await markupOf(page.body);
    assert.ok(markup.includes(`/photos/${photo}/full`));
    assert.match(markup, /name="boxes"/);
    assert.doesNotMatch(markup, /name="reason"|undefined/);
    const text = await textOf(page.body);
    assert.ok(text.includes(coverWords[language].forGood), language);
    assert.ok(text.includes(coverWords[language].boxesHint), language);
    assert.equal(page.script, 'cover');
  }
});

test('who reviews it says why as well, and is led back to the review', async () => {
  const page = coverPage(viewWith(), reviewed);
  const markup = await markupOf(page.body);
  assert.match(markup, /name="reason"/);
  assert.ok(markup.includes(reasonWords['zh-Hant'].reasons.personal));
  assert.match(markup, /name="words"/);
  assert.ok(markup.includes(`/reviews/${reviewed.review}`));
  assert.equal(page.section, 'desk');
});
