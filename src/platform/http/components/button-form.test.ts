import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { buttonForm, pressedRefusal, refusedNotice, unpressed } from './button-form.ts';
import { quietButton } from './button.ts';

const spec = {
  endpoint: 'people.end_session',
  address: '/me/sessions/1',
  method: 'DELETE',
  hidden: { why: 'lost' },
  button: quietButton({ label: '退出' }),
} as const;

const REFUSAL = '剛剛有人認領了。';
const refused = (endpoint: string) => viewWith({ form: sentForm({ endpoint, refusal: REFUSAL }) });

describe('a form of one button', () => {
  test('has its key, the page it stands on, and what goes along', async () => {
    const markup = await markupOf(buttonForm(viewWith({ address: '/me/sessions' }), spec));
    assert.match(markup, /action="\/me\/sessions\/1\?_method=DELETE"/);
    assert.match(markup, /name="_key" value="fresh-key"/);
    assert.match(markup, /name="_from" value="\/me\/sessions"/);
    assert.match(markup, /name="why" value="lost"/);
  });

  test('says nothing of what became of it, the notice on top does', async () => {
    const view = refused(spec.endpoint);
    assert.doesNotMatch(await textOf(buttonForm(view, spec)), /認領/);
    assert.match(await textOf(refusedNotice(view, [spec.endpoint])), /認領/);
    assert.equal(refusedNotice(view, ['people.other']), '');
    assert.equal(refusedNotice(viewWith(), [spec.endpoint]), '');
  });

  test('is drawn for a reader without what they sent; one who sent nothing is handed on', () => {
    const bare = viewWith();
    assert.equal(unpressed(bare), bare);
    const sent = viewWith({ form: sentForm({}) });
    assert.equal(unpressed(sent).form, undefined);
    assert.equal(unpressed(sent).language, sent.language);
  });
});

describe('why what was pressed came to nothing', () => {
  test('is said on top, unless the form that was sent says it', async () => {
    const view = refused('matters.claim');
    assert.match(await textOf(pressedRefusal(view)), /剛剛有人認領了。/);
    assert.equal(pressedRefusal(view, { drawn: ['matters.claim'] }), '');
    assert.match(await textOf(pressedRefusal(view, { drawn: ['matters.comment'] })), /認領/);
  });

  test('is said by one part of a page only of its own buttons', async () => {
    assert.match(
      await textOf(pressedRefusal(refused('matters.claim'), { of: 'matters.' })),
      /認領/,
    );
    assert.equal(pressedRefusal(refused('people.sign_out'), { of: 'matters.' }), '');
  });

  test('is not said where nothing was refused', () => {
    assert.equal(pressedRefusal(viewWith()), '');
    const invalid = viewWith({ form: sentForm({ endpoint: 'matters.claim' }) });
    assert.equal(pressedRefusal(invalid), '');
    assert.equal(refusedNotice(invalid, ['matters.claim']), '');
  });

  test('takes the focus and is read out at once', async () => {
    const markup = await markupOf(pressedRefusal(refused('matters.claim')));
    assert.match(markup, /role="alert" tabindex="-1" data-focus/);
  });
});
