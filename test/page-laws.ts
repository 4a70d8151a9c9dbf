import assert from 'node:assert/strict';
import type { z } from 'zod';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { AS_FIELD } from '#/platform/http/table.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { sentForm } from './drawn.ts';
import {
  attributeOf,
  controlsOf,
  elementsOf,
  listNamed,
  rawText,
  readMarkup,
  wordsIn,
} from './markup.ts';
import type { Control, Element } from './markup.ts';

/** Where pages may lead besides the endpoints at hand: other features' pages. */
const ELSEWHERE =
  /^\/(?:places(?:\/[\w-]+(?:\/figures)?)?|sign-in|first\/restore|objections\/new|covers\/new|glass\/new|me\/hidden)(?:\?|$)/;
const OUTWARD = /^(?:tel:[+\d]{3,20}|webcal:\/\/\S+)$/;
/** What the frame of every form carries, and what names the method. */
const OWN_FIELDS = new Set(['_key', '_from', '_method']);

/** A form of a page with the endpoint it is sent to. */
export type SentForm = { readonly form: Element; readonly endpoint: AnyEndpoint };

/**
 * Draws a page and holds it to what is true of every page: its forms are sent to endpoints that
 * exist, with fields these know; its links lead somewhere and have words; its labels have controls;
 * nothing typed is markup.
 */
export async function lawfulPage(
  made: Page,
  endpoints: readonly AnyEndpoint[],
): Promise<{ readonly root: Element; readonly forms: readonly SentForm[] }> {
  assert.notEqual(made.title.trim(), '');
  assert.doesNotMatch(made.title, HOLE);
  return lawfulMarkup(`${await made.body}`, endpoints);
}

/** Holds the markup of what a page shows to the same laws. */
export function lawfulMarkup(
  markup: string,
  endpoints: readonly AnyEndpoint[],
): { readonly root: Element; readonly forms: readonly SentForm[] } {
  const root = readMarkup(markup);
  holdWords(root);
  holdIds(root);
  holdLinks(root, endpoints);
  holdPictures(root);
  return { root, forms: holdForms(root, endpoints) };
}

/** What stands in a sentence when something was forgotten. */
const HOLE = /undefined|\[object |NaN|function \(/;

function holdWords(root: Element): void {
  assert.doesNotMatch(wordsIn(root), HOLE);
  assert.equal(listNamed(root, 'h1').length, 1, 'A page has one heading.');
  const levels = listNamed(root, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name.slice(1)));
  for (const [index, level] of levels.entries()) {
    assert.ok(level <= (levels[index - 1] ?? 0) + 1, `h${level} after h${levels[index - 1]}`);
  }
  for (const heading of listNamed(root, 'h1', 'h2', 'h3', 'h4', 'legend', 'label', 'th')) {
    const name = wordsIn(heading) + attributeOf(heading, 'aria-label');
    const isPick = listNamed(heading, 'input').some((one) => attributeOf(one, 'aria-label') !== '');
    assert.ok(name !== '' || isPick, `An empty <${heading.name}>.`);
  }
}

function holdIds(root: Element): void {
  const all = elementsOf(root);
  const ids = all.map((one) => attributeOf(one, 'id')).filter((id) => id !== '');
  const known = new Set(ids);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  assert.deepEqual(twice, [], 'Ids stand once.');
  for (const one of all) {
    for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
      for (const id of attributeOf(one, name).split(' ')) {
        assert.ok(id === '' || known.has(id), `${name}="${id}" points nowhere.`);
      }
    }
  }
  const labelled = new Set(listNamed(root, 'label').map((one) => attributeOf(one, 'for')));
  for (const control of listNamed(root, 'input', 'select', 'textarea')) {
    if (attributeOf(control, 'type') === 'hidden') continue;
    const hasName =
      labelled.has(attributeOf(control, 'id')) || attributeOf(control, 'aria-label') !== '';
    assert.ok(hasName, `${attributeOf(control, 'name')} has no name that is read out.`);
  }
}

function holdLinks(root: Element, endpoints: readonly AnyEndpoint[]): void {
  const ids = new Set(elementsOf(root).map((one) => attributeOf(one, 'id')));
  for (const link of listNamed(root, 'a')) {
    assert.deepEqual(listNamed(link, 'a', 'button', 'input'), [], 'A link within a link.');
    const href = attributeOf(link, 'href');
    const isNamed = wordsIn(link) !== '' || attributeOf(link, 'aria-label') !== '';
    const shows = listNamed(link, 'img').some((image) => attributeOf(image, 'alt') !== '');
    assert.ok(isNamed || shows || hasTitle(link), `The link to ${href} says nothing.`);
    if (href.startsWith('#')) assert.ok(ids.has(href.slice(1)), `${href} is not on the page.`);
    else assert.ok(leadsSomewhere(href, endpoints), `${href} leads nowhere.`);
  }
  for (const button of listNamed(root, 'button')) {
    assert.notEqual(wordsIn(button) + attributeOf(button, 'aria-label'), '', 'A button is silent.');
  }
}

function hasTitle(link: Element): boolean {
  return listNamed(link, 'title').length > 0;
}

function leadsSomewhere(href: string, endpoints: readonly AnyEndpoint[]): boolean {
  if (OUTWARD.test(href) || ELSEWHERE.test(href)) return true;
  const found = findEndpoint(endpoints, 'GET', href);
  if (found === undefined) return false;
  const query = new URL(href, 'http://own').searchParams;
  const known = fieldsOf(found);
  // A list that may be taken away is asked for as a file at its own address.
  return [...query.keys()].every(
    (name) => known.has(name) || (name === AS_FIELD && found.hasTable),
  );
}

function holdPictures(root: Element): void {
  for (const image of listNamed(root, 'img')) {
    assert.notEqual(attributeOf(image, 'alt'), '', attributeOf(image, 'src'));
    assert.match(
      attributeOf(image, 'src'),
      /^\/photos\/[0-9a-f-]{36}\/(?:thumb|card|full)(?:\?|$)/,
    );
  }
}

function holdForms(root: Element, endpoints: readonly AnyEndpoint[]): readonly SentForm[] {
  return listNamed(root, 'form').flatMap((form) => {
    assert.deepEqual(listNamed(form, 'form'), [], 'A form within a form.');
    const action = attributeOf(form, 'action');
    const isSearch = attributeOf(form, 'method') === 'get';
    if (isSearch && ELSEWHERE.test(action)) return [];
    const query = new URL(action, 'http://own').searchParams;
    const method = isSearch ? 'GET' : (query.get('_method') ?? 'POST');
    const endpoint = findEndpoint(endpoints, method, action);
    assert.ok(endpoint !== undefined, `No endpoint takes ${method} ${action}.`);
    const known = fieldsOf(endpoint);
    for (const { name } of [...controlsOf(form), ...namedButtons(form)]) {
      assert.ok(known.has(name) || OWN_FIELDS.has(name), `${endpoint.name} knows no ${name}.`);
    }
    const files = controlsOf(form).some(({ kind }) => kind === 'file');
    assert.equal(attributeOf(form, 'enctype'), files ? 'multipart/form-data' : '', endpoint.name);
    if (!isSearch) {
      assert.equal(controlsOf(form).filter(({ name }) => name === '_key').length, 1);
      assert.ok(listNamed(form, 'button').length > 0, `${endpoint.name} cannot be sent.`);
    }
    return isSearch ? [] : [{ form, endpoint }];
  });
}

function namedButtons(form: Element): readonly { readonly name: string }[] {
  return listNamed(form, 'button')
    .map((button) => ({ name: attributeOf(button, 'name') }))
    .filter(({ name }) => name !== '');
}

/** Finds the endpoint that an address of ours is sent to. */
export function findEndpoint(
  endpoints: readonly AnyEndpoint[],
  method: string,
  address: string,
): AnyEndpoint | undefined {
  const [path = ''] = address.split(/[?#]/, 1);
  const parts = path.split('/');
  const fits = (one: AnyEndpoint) => {
    const wanted = one.path.split('/');
    return (
      one.method === method &&
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  };
  // What is written out goes before what stands for anything.
  return endpoints.filter(fits).toSorted((a, b) => count(a.path) - count(b.path))[0];
}

function count(path: string): number {
  return path.split(':').length;
}

/** Lists the fields that an endpoint reads, whatever its schema is wrapped in. */
export function fieldsOf({ input }: Pick<AnyEndpoint, 'input'>): ReadonlySet<string> {
  assert.ok(isSchema(input));
  return new Set(keysOf(input));
}

function keysOf(schema: z.ZodType): readonly string[] {
  if ('shape' in schema && typeof schema.shape === 'object' && schema.shape !== null) {
    return Object.keys(schema.shape);
  }
  const { def } = schema;
  const inner = ['in', 'out', 'innerType'].flatMap((name) =>
    Object.entries(def).flatMap(([key, value]) => (key === name ? [value] : [])),
  );
  // A button of the long list names its category as `other`, which is read before the schema.
  const extra = schema.type === 'pipe' ? ['other'] : [];
  return [...extra, ...inner.filter(isSchema).flatMap(keysOf)];
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value && 'def' in value;
}

const HOSTILE = 'typed & kept "<b onclick=x>\'</textarea>';

/**
 * Sends every form of a page in thought, wrong in every field, and holds that it comes back with
 * all that was typed and chosen, with each mistake said at its field and on top.
 */
export async function assertGivenBack(
  draw: (view: View) => Page,
  view: View,
  endpoints: readonly AnyEndpoint[],
): Promise<readonly string[]> {
  const { forms } = await lawfulPage(draw({ ...view, form: undefined }), endpoints);
  const asking = forms.filter(({ form }) => filledIn(form).length > 0);
  for (const { form, endpoint } of asking) {
    const sent = valuesFor(form);
    const problems = Object.keys(sent).map((field) => ({ field, text: `Wrong: ${field} <i>` }));
    const state = sentForm({ endpoint: endpoint.name, values: sent, problems });
    const back = await lawfulPage(draw({ ...view, form: state }), endpoints);
    const action = attributeOf(form, 'action');
    const again = back.forms.find((one) => attributeOf(one.form, 'action') === action);
    assert.ok(again !== undefined, `${endpoint.name} is gone.`);
    holdValues(again.form, sent, endpoint.name);
    for (const { field, text } of problems) {
      const said: number = wordsIn(again.form).split(text).length - 1;
      assert.equal(said, 2, `${endpoint.name} says what is wrong with ${field} ${said} times.`);
    }
  }
  return asking.map(({ endpoint }) => endpoint.name);
}

/** The controls that somebody fills in; files no page can give back. */
function filledIn(form: Element): readonly Control[] {
  return controlsOf(form).filter(
    ({ kind, name }) => !['hidden', 'file'].includes(kind) && name !== 'kept',
  );
}

/** Fills every field: with other words than before, and of what is chosen from with the last. */
function valuesFor(form: Element): Readonly<Record<string, string | readonly string[]>> {
  const byName = Map.groupBy(filledIn(form), ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, controls]) => {
      const kind = controls[0]?.kind;
      if (kind === 'checkbox') return [name, controls.map(({ value }) => value)];
      if (kind === 'radio' || kind === 'option') return [name, controls.at(-1)?.value ?? ''];
      return [name, HOSTILE];
    }),
  );
}

function holdValues(
  form: Element,
  sent: Readonly<Record<string, string | readonly string[]>>,
  endpoint: string,
): void {
  const controls = filledIn(form);
  for (const [name, value] of Object.entries(sent)) {
    const own = controls.filter((one) => one.name === name);
    const isChoice = own.some(({ kind }) => ['checkbox', 'radio', 'option'].includes(kind));
    const held = isChoice
      ? own.filter(({ isChosen }) => isChosen).map((one) => one.value)
      : own.map((one) => one.value.trim());
    // What stands for nothing chosen is chosen when nothing else is.
    const wanted = [value].flat().filter((one) => !isChoice || one !== '');
    assert.deepEqual(held, wanted, `${endpoint} lost ${name}.`);
  }
}

/** Gives what a page says, for looking at its words. */
export async function readPage(made: Page): Promise<string> {
  return wordsIn(readMarkup(`${await made.body}`));
}

export { rawText };
