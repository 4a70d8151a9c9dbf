import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf } from '#test/drawn.ts';
import { actions, linkButton, primaryLink, quietButton, submitButton } from './button.ts';

test('the one thing to do now is filled, the others are quiet', async () => {
  assert.match(await markupOf(submitButton({ label: '我來辦' })), /class="button" type="submit"/);
  assert.match(await markupOf(quietButton({ label: '先存著' })), /class="button quiet"/);
  assert.match(await markupOf(primaryLink({ label: '去表態', address: '/a' })), /class="button"/);
  assert.match(
    await markupOf(linkButton({ label: '看看', address: '/a' })),
    /class="button quiet"/,
  );
});

test('a button can say which of several it is', async () => {
  const markup = await markupOf(quietButton({ label: '先存著', name: 'later', value: '1' }));
  assert.match(markup, /name="later" value="1"/);
});

test('a longer name is spoken where the label alone is unclear', async () => {
  const markup = await markupOf(submitButton({ label: '我來辦', spoken: '我來辦：欄杆鬆動' }));
  assert.match(markup, /aria-label="我來辦：欄杆鬆動"/);
});

test('a sign stands before the word', async () => {
  const markup = await markupOf(linkButton({ label: '列印', icon: 'printer', address: '/p' }));
  assert.match(markup, /<\/svg><span>列印<\/span>/);
});

test('an address is escaped', async () => {
  const markup = await markupOf(linkButton({ label: '看看', address: '/a?b="c"' }));
  assert.match(markup, /href="\/a\?b=&quot;c&quot;"/);
});

test('buttons are sound markup', async () => {
  await assertSound(
    html`<form method="post" action="/">
      ${actions(
        submitButton({ label: '好', icon: 'check' }),
        quietButton({ label: '不', name: 'no' }),
        linkButton({ label: '回去', address: '/', spoken: '回去看板' }),
      )}
    </form>`,
  );
});
