import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { actions, submitButton } from '#/platform/http/components/button.ts';
import { form } from '#/platform/http/components/form.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { Html, Page } from '#/platform/http/view.ts';
import { everyone } from '#/platform/access/policy.ts';
import { succeed } from '#/lib/result.ts';
import { viewWith } from './drawn.ts';
import { controlsOf, listNamed, readMarkup, wordsIn } from './markup.ts';
import { assertGivenBack, fieldsOf, findEndpoint, lawfulPage } from './page-laws.ts';

const words = { 'zh-Hant': { refusals: {} }, 'zh-Hans': { refusals: {} }, en: { refusals: {} } };
const shared = { summary: 'Waters.', policy: everyone, output: z.object({}), words };
const run = async () => succeed({});
const look = endpoint({
  ...shared,
  name: 'wells.show',
  method: 'GET',
  path: '/wells/:id',
  input: z.object({ id: z.string(), after: z.string().optional() }),
  run,
  page: () => pageOf(html`<h1>A well</h1>`),
});
const water = endpoint({
  ...shared,
  name: 'wells.water',
  method: 'POST',
  path: '/wells/:id/water',
  input: z.object({ id: z.string(), words: z.string() }),
  run,
  onward: () => ({ to: 'back' }),
});
const endpoints = [look, water];

function pageOf(body: Html): Page {
  return { title: 'A well', section: 'none', width: 'column', body };
}

function lawful(markup: string): Promise<unknown> {
  return lawfulPage(
    pageOf(
      html`<h1>A well</h1>
        ${raw(markup)}`,
    ),
    endpoints,
  );
}

const broken: readonly (readonly [fault: string, markup: string, says: RegExp])[] = [
  ['something unclosed', '<p>Water', /closes|not closed/],
  ['what was not escaped', '<p>3 < 4</p>', /Not escaped/],
  ['a hole in a sentence', '<p>undefined</p>', /undefined/],
  ['a second heading of a page', '<h1>Another</h1>', /one heading/],
  ['a heading that leaps', '<h3>Deep</h3>', /h3 after h1/],
  ['a heading without words', '<h2> </h2>', /empty <h2>/],
  ['an id that stands twice', '<p id="a">1</p><p id="a">2</p>', /Ids stand once/],
  ['a label of nothing', '<label for="x">Where</label>', /points nowhere/],
  ['a control that is not read out', '<input type="text" name="q" />', /no name/],
  ['a link within a link', '<a href="/wells/1">One<a href="/wells/2">two</a></a>', /within a link/],
  ['a link without words', '<a href="/wells/1"></a>', /says nothing/],
  ['a link without an address', '<a href="">Go</a>', /leads nowhere/],
  ['a link to no page', '<a href="/rivers">Go</a>', /leads nowhere/],
  ['a link with a field no page reads', '<a href="/wells/1?x=2">Go</a>', /leads nowhere/],
  ['a link into nothing', '<a href="#deep">Go</a>', /not on the page/],
  ['a link that is a script', '<a href="javascript:alert(1)">Go</a>', /leads nowhere/],
  ['a button without words', '<button type="submit"></button>', /silent/],
  ['a picture without words', '<img src="/photos/1/thumb" alt="" />', /photos/],
  ['a form to nowhere', '<form method="post" action="/rivers"></form>', /No endpoint/],
  [
    'a form with another method',
    '<form method="post" action="/wells/1/water?_method=PUT"></form>',
    /No endpoint takes PUT/,
  ],
  [
    'a field nobody reads',
    '<form method="post" action="/wells/1/water"><input type="hidden" name="wrods" /></form>',
    /knows no wrods/,
  ],
  [
    'a form without its key',
    '<form method="post" action="/wells/1/water"><button>Go</button></form>',
    /0 !== 1/,
  ],
  [
    'a form that cannot be sent',
    '<form method="post" action="/wells/1/water"><input type="hidden" name="_key" /></form>',
    /cannot be sent/,
  ],
];

for (const [fault, markup, says] of broken) {
  test(`a page with ${fault} is caught`, async () => {
    await assert.rejects(lawful(markup), says);
  });
}

test('a page without a fault is let be', async () => {
  await lawful(
    '<h2>Deep</h2><p id="d">&lt;b&gt;</p><a href="#d">Down</a><a href="/wells/1?after=2">On</a>',
  );
});

const sending = { endpoint: 'wells.water', address: '/wells/1/water' };

test('a form that gives back what was typed is let be, and one that forgets is caught', async () => {
  const drawn =
    (spec: { readonly endpoint: string; readonly address: string }) =>
    (view: ReturnType<typeof viewWith>) =>
      pageOf(
        html`<h1>A well</h1>
          ${form(
            view,
            spec,
            (fields) =>
              html`${textArea(fields, { name: 'words', label: 'Words', limit: 90 })}
              ${actions(submitButton({ label: 'Send' }))}`,
          )}`,
      );
  assert.deepEqual(await assertGivenBack(drawn(sending), viewWith(), endpoints), ['wells.water']);
  // Drawn under another name it never hears what became of it.
  const deaf = drawn({ ...sending, endpoint: 'wells.other' });
  await assert.rejects(assertGivenBack(deaf, viewWith(), endpoints), /lost words/);
});

test('markup is read back with its controls and what they hold', () => {
  const root = readMarkup(
    '<form><textarea name="a">x &amp; y\n</textarea><select name="b"><option value="1">One' +
      '</option><option value="2" selected>Two</option></select><input type="radio" name="c" ' +
      'value="&quot;" checked /><!-- no --><br></form>',
  );
  const [found] = listNamed(root, 'form');
  assert.ok(found);
  assert.deepEqual(
    controlsOf(found),
    [
      { kind: 'option', name: 'b', value: '1', isChosen: false },
      { kind: 'option', name: 'b', value: '2', isChosen: true },
      { kind: 'radio', name: 'c', value: '"', isChosen: true },
      { kind: 'textarea', name: 'a', value: 'x & y\n', isChosen: true },
    ].toSorted((a, b) => 'abc'.indexOf(a.name) - 'abc'.indexOf(b.name)),
  );
  assert.equal(wordsIn(root), 'x & y One Two');
});

test('an address is sent to what is written out before what stands for anything', () => {
  const named = { ...look, path: '/wells/deepest' as const, name: 'wells.deepest' };
  assert.equal(findEndpoint([look, named], 'GET', '/wells/deepest?x=1')?.name, 'wells.deepest');
  assert.equal(findEndpoint([look, named], 'GET', '/wells/7#top')?.name, 'wells.show');
  assert.equal(findEndpoint([look], 'POST', '/wells/7'), undefined);
});

test('the fields of an endpoint are found through whatever its schema is wrapped in', () => {
  const plain = z.object({ a: z.string(), b: z.string() });
  assert.deepEqual([...fieldsOf({ input: plain })], ['a', 'b']);
  assert.deepEqual([...fieldsOf({ input: plain.superRefine(() => {}) })], ['a', 'b']);
  assert.ok(fieldsOf({ input: z.preprocess((raw0) => raw0, plain) }).has('b'));
});
