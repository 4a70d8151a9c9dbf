import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { tag } from './tag.ts';

test('each state has a sign of its own beside its word', async () => {
  const drawn = await Promise.all(
    (['open', 'wait', 'done'] as const).map((look) => markupOf(tag({ look, label: '狀態' }))),
  );
  const signs = drawn.map((markup) => /<path d="([^"]+)"/.exec(markup)?.[1]);
  assert.equal(new Set(signs).size, 3);
  for (const sign of signs) assert.ok(sign);
});

test('a plain tag has a sign only when one is given', async () => {
  assert.doesNotMatch(await markupOf(tag({ look: 'plain', label: '12 棟' })), /<svg/);
  assert.match(await markupOf(tag({ look: 'plain', label: '12 棟', icon: 'home' })), /<svg/);
});

test('the word is always there, whatever the colour', async () => {
  assert.equal(await textOf(tag({ look: 'open', label: '待認領' })), '待認領');
});

test('a tag is sound markup', async () => {
  await assertSound(tag({ look: 'done', label: '已確認' }));
});
