import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { drawnInAll, viewWith } from '#test/drawn.ts';
import { attributeOf, elementsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { plainDesk, plainHandling, plainMatter, plainRow } from '#test/plain-shown.ts';
import type { Html } from '#/platform/http/view.ts';
import {
  deskKeyNames,
  deskKeyWords,
  handlingKeyNames,
} from '#/features/matters/words/desk-keys.ts';
import { deskPage } from './desk.ts';
import { keyHelp, onKey } from './desk-keys.ts';
import { handlingPage } from './handling.ts';

const markupOf = async (part: Html) => readMarkup(`${await part}`);

async function marksOf(body: Html): Promise<readonly string[]> {
  const all = elementsOf(await markupOf(body)).flatMap((one) => attributeOf(one, 'data-key') ?? []);
  return all.filter((key) => key !== '');
}

test('the keys are told in three languages, each with what it does', async () => {
  for (const names of [deskKeyNames, handlingKeyNames]) {
    await drawnInAll((view) => ({
      title: 'x',
      section: 'desk',
      width: 'wide',
      body: html`<h1>x</h1>
        ${keyHelp(view, names)}`,
    }));
    const root = await markupOf(keyHelp(viewWith(), names));
    assert.deepEqual(
      listNamed(root, 'kbd').map(wordsIn),
      names.map((name) => name),
    );
    assert.deepEqual(
      listNamed(root, 'dd').map(wordsIn),
      names.map((name) => deskKeyWords['zh-Hant'].keys[name]),
    );
  }
});

test('without a script neither button nor list is seen', async () => {
  const root = await markupOf(keyHelp(viewWith(), deskKeyNames));
  const [way] = listNamed(root, 'p');
  assert.ok(way && 'data-keys-open' in Object.fromEntries(way.attributes));
  assert.ok(way.attributes.has('hidden'));
  const [dialog] = listNamed(root, 'dialog');
  assert.ok(dialog && !dialog.attributes.has('open'));
});

test('each key that is told is marked on its page, once', async () => {
  const walked = new Set(['j', 'k', 'o', 'x', '?']);
  const desk = plainDesk({ rows: [plainRow()], next: 'cursor' });
  const onDesk = await marksOf(deskPage(viewWith(), desk).body);
  assert.deepEqual(onDesk.toSorted(), deskKeyNames.filter((name) => !walked.has(name)).toSorted());
  const matter = plainMatter({
    allowed: { verbs: ['accept', 'assign'], commentAs: ['public', 'staff'] },
  });
  const choices = { people: [{ personId: crypto.randomUUID(), name: '陳師傅' }] };
  const shown = plainHandling(matter, choices);
  const onMatter = await marksOf(handlingPage(viewWith(), shown).body);
  assert.deepEqual(
    onMatter.toSorted(),
    handlingKeyNames.filter((name) => !walked.has(name)).toSorted(),
  );
});

test('a mark adds nothing that is seen or heard', async () => {
  const root = await markupOf(onKey('a', html`<a href="/x">x</a>`));
  assert.equal(wordsIn(root), 'x');
  const [mark] = listNamed(root, 'div');
  assert.deepEqual([...(mark?.attributes.keys() ?? [])], ['data-key']);
});
