import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupOf, textOf } from '#test/drawn.ts';
import { written } from './written.ts';

test('words are set line by line, a title above them, and empty lines are left out', async () => {
  const markup = await markupOf(written({ title: '題目', body: '第一行\n\n  \n第二行' }));
  assert.equal(markup.match(/<p>/g)?.length, 3);
  assert.match(markup, /<b>題目<\/b>/);
  assert.match(await textOf(written({ body: '一行' })), /^\s*一行\s*$/);
});

test('markup in words stays what was typed', async () => {
  const bad = '<script>alert(1)</script>';
  const markup = await markupOf(written({ title: bad, body: bad }));
  assert.doesNotMatch(markup, /<script>/);
  assert.equal(markup.match(/&lt;script&gt;/g)?.length, 2);
});
