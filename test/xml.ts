/** An element as a reader of XML sees it: the text in it, and the elements in it. */
export type XmlSeen = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlSeen[];
};

const OPENING = /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_:][\w.:-]*="[^"<]*")*)\s*(\/?)>/y;
const CLOSING = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const TEXT = /[^<]+/y;
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/i;
// Everything that XML 1.0 calls a character.
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Reads a document as strictly as XML 1.0 asks: one root, every element closed by its own name,
 * each `&` a known reference, no character that XML has not, no attribute twice. Comments, CDATA
 * and document types are not read: what this program writes has none.
 */
export function readXml(document: string): XmlSeen {
  if (!CHARACTERS.test(document)) throw new Error('There is a character that XML has not.');
  const begun = DECLARATION.exec(document);
  if (begun === null) throw new Error('There is no declaration.');
  const reader = { document, at: begun[0].length };
  const root = readElement(reader);
  if (document.slice(reader.at).trim() !== '') throw new Error(`More follows at ${reader.at}.`);
  return root;
}

type Reader = { readonly document: string; at: number };

function readElement(reader: Reader): XmlSeen {
  const opened = take(reader, OPENING);
  if (opened === undefined) throw new Error(`No element begins at ${reader.at}.`);
  const [, name = '', attributes = '', isEmpty] = opened;
  const seen = { name, attributes: readAttributes(attributes) };
  if (isEmpty === '/') return { ...seen, text: '', children: [] };
  let text = '';
  const children: XmlSeen[] = [];
  for (;;) {
    const closed = take(reader, CLOSING);
    if (closed !== undefined) {
      if (closed[1] !== name) throw new Error(`${name} is closed by ${closed[1]}.`);
      break;
    }
    const [words] = take(reader, TEXT) ?? [];
    if (words === undefined) children.push(readElement(reader));
    else text += readText(words);
  }
  // Between elements there is only white space; a text with elements in it is a mixture.
  if (children.length > 0 && text.trim() !== '') throw new Error(`${name} mixes text in.`);
  return { ...seen, text: children.length > 0 ? '' : text, children };
}

function readAttributes(written: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`${name} stands twice.`);
    found[name] = readText(value.replaceAll(/[\t\n\r]/g, ' '));
  }
  return found;
}

function readText(written: string): string {
  if (written.includes(']]>')) throw new Error('A text ends a section that nobody began.');
  return written.replaceAll('\r\n', '\n').replaceAll(/&([^;\s]*;?)/g, (_, reference: string) => {
    const name = reference.endsWith(';') ? reference.slice(0, -1) : '';
    const [, decimal, hexadecimal] = /^#(?:(\d+)|x([\da-fA-F]+))$/.exec(name) ?? [];
    const code = decimal ?? (hexadecimal === undefined ? undefined : `0x${hexadecimal}`);
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const known = REFERENCES[name];
    if (known === undefined) throw new Error(`&${reference} is no reference.`);
    return known;
  });
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.document) ?? undefined;
  if (found !== undefined) reader.at = pattern.lastIndex;
  return found;
}
