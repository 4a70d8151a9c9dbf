import assert from 'node:assert/strict';

/** An element of a page, read back from its markup for looking into it. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
};

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const TAG =
  /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*"[^"]*")?|\s)*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*"([^"]*)")?/g;

type Open = { name: string; attributes: Map<string, string>; children: (Element | string)[] };

/** Reads well-formed markup; what is not closed, or closed twice, fails the test. */
export function readMarkup(markup: string): Element {
  const root: Open = { name: '#root', attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  let last = 0;
  for (const match of markup.matchAll(TAG)) {
    const [whole, closing, name = '', inside = '', selfClosing] = match;
    addText(stack.at(-1), markup.slice(last, match.index));
    last = match.index + whole.length;
    if (whole.startsWith('<!--')) continue;
    if (closing === '/') {
      const open = stack.pop();
      assert.equal(open?.name, name, `</${name}> closes <${open?.name}>`);
      continue;
    }
    const element: Open = { name, attributes: readAttributes(inside), children: [] };
    stack.at(-1)?.children.push(element);
    if (!VOID.has(name) && selfClosing !== '/') stack.push(element);
  }
  addText(stack.at(-1), markup.slice(last));
  assert.deepEqual(
    stack.map(({ name }) => name),
    ['#root'],
    'Something is not closed.',
  );
  return root;
}

function addText(open: Open | undefined, text: string): void {
  // A sign that begins a tag and is none was not escaped.
  assert.ok(!text.includes('<'), `Not escaped: ${text.slice(0, 200)}`);
  if (text !== '') open?.children.push(unescape(text));
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    assert.ok(!attributes.has(name), `${name} stands twice in ${text}`);
    attributes.set(name, unescape(value));
  }
  return attributes;
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Lists the elements of an element, itself left out, in the order in which they stand. */
export function elementsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...elementsOf(child)],
  );
}

/** Lists the elements of these names. */
export function listNamed(element: Element, ...names: readonly string[]): readonly Element[] {
  return elementsOf(element).filter(({ name }) => names.includes(name));
}

/** Gives the words in an element as a reader reads them. */
export function wordsIn(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : ` ${wordsIn(child)} `))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Gives the text of an element untouched, as a text area holds it. */
export function rawText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
}

/** Gives an attribute, or an empty text. */
export function attributeOf(element: Element, name: string): string {
  return element.attributes.get(name) ?? '';
}

/** A control of a form that has a name, with what it holds. */
export type Control = {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
};

/** Lists the controls of a form that a reader fills in or carries along; buttons are left out. */
export function controlsOf(form: Element): readonly Control[] {
  return listNamed(form, 'input', 'select', 'textarea').flatMap((element) => {
    const name = attributeOf(element, 'name');
    if (name === '') return [];
    if (element.name === 'textarea') {
      return [{ kind: 'textarea', name, value: rawText(element), isChosen: true }];
    }
    if (element.name === 'select') return optionsOf(element, name);
    return [
      {
        kind: attributeOf(element, 'type'),
        name,
        value: attributeOf(element, 'value'),
        isChosen: element.attributes.has('checked'),
      },
    ];
  });
}

function optionsOf(select: Element, name: string): readonly Control[] {
  return listNamed(select, 'option').map((option) => ({
    kind: 'option',
    name,
    value: attributeOf(option, 'value'),
    isChosen: option.attributes.has('selected'),
  }));
}
