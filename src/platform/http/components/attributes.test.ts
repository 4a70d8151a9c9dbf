import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { attributes } from './attributes.ts';

test('an attribute is quoted and has a space before it', () => {
  assert.equal(`${attributes({ href: '/raise', tabindex: -1 })}`, ' href="/raise" tabindex="-1"');
});

test('an attribute that is undefined is left out', () => {
  assert.equal(`${attributes({ href: undefined, id: 'a' })}`, ' id="a"');
});

test('an attribute that is true stands without a value', () => {
  assert.equal(`${attributes({ checked: true })}`, ' checked');
});

test('an empty value is still written', () => {
  assert.equal(`${attributes({ value: '' })}`, ' value=""');
});

test('a value cannot break out of its quotes', () => {
  const written = `${attributes({ value: '"><script>alert(1)</script>' })}`;
  assert.equal(written, ' value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
});

test('attributes set into a template are not escaped again', () => {
  const tag = html`<a${attributes({ href: '/a?b=1&c=2' })}>x</a>`;
  assert.equal(`${tag}`, '<a href="/a?b=1&amp;c=2">x</a>');
});
