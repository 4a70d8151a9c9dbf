/** A piece of XML: a tag with its attributes as they are written, or the text between two tags. */
export type XmlPiece =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly inside: string }
  | { readonly kind: 'text'; readonly text: string };

/** A document with a type of its own could name files and repeat itself without end. */
export class XmlError extends Error {}

const MAX_PIECE = 1024 * 1024;
const NAME_END = /[\s/]/;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/**
 * Reads XML piece by piece from chunks of bytes, as far as a workbook needs it: no entities but the
 * five and numbers, no type of document. Prefixes of names are left out.
 */
export async function* readXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlPiece> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (;;) {
      const found = pieceAt(rest, from);
      if (found === undefined) break;
      from = found.end;
      if (found.piece !== undefined) yield found.piece;
    }
    rest = rest.slice(from);
    if (rest.length > MAX_PIECE) throw new XmlError('A piece of XML is too long.');
  }
  if (/\S/.test(rest)) throw new XmlError('The XML ends within a tag.');
}

type Found = { readonly piece: XmlPiece | undefined; readonly end: number };

function pieceAt(text: string, from: number): Found | undefined {
  const open = text.indexOf('<', from);
  if (open === -1) return undefined;
  if (open > from) {
    return { piece: { kind: 'text', text: text.slice(from, open) }, end: open };
  }
  if (text.startsWith('<!--', from)) return until(text, from, '-->');
  if (text.startsWith('<![CDATA[', from)) {
    const end = text.indexOf(']]>', from);
    if (end === -1) return undefined;
    const plain = text.slice(from + '<![CDATA['.length, end).replaceAll('&', '&amp;');
    return { piece: { kind: 'text', text: plain }, end: end + ']]>'.length };
  }
  if (text.startsWith('<?', from)) return until(text, from, '?>');
  if (text.startsWith('<!D', from) || text.startsWith('<!E', from)) {
    throw new XmlError('A workbook has no type of document of its own.');
  }
  const close = text.indexOf('>', from);
  if (close === -1) return undefined;
  return { piece: tagOf(text.slice(from + 1, close)), end: close + 1 };
}

function until(text: string, from: number, mark: string): Found | undefined {
  const end = text.indexOf(mark, from);
  return end === -1 ? undefined : { piece: undefined, end: end + mark.length };
}

function tagOf(tag: string): XmlPiece {
  if (tag.startsWith('/')) return { kind: 'close', name: bareName(tag.slice(1)), inside: '' };
  const isEmpty = tag.endsWith('/');
  const inside = isEmpty ? tag.slice(0, -1) : tag;
  return { kind: isEmpty ? 'empty' : 'open', name: bareName(inside), inside };
}

function bareName(inside: string): string {
  const end = inside.search(NAME_END);
  const name = end === -1 ? inside : inside.slice(0, end);
  return name.slice(name.indexOf(':') + 1);
}

/** A sheet has millions of attributes of a handful of names. */
const PATTERNS = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = PATTERNS.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  PATTERNS.set(name, pattern);
  return pattern;
}

/** Finds an attribute of a tag by its name, one of the few that our readers look for. */
export function attributeOf(inside: string, name: string): string | undefined {
  const found = patternOf(name).exec(inside);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plainText(value);
}

/** Turns text as XML writes it into what it says. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const point = name.startsWith('#x')
      ? Number.parseInt(name.slice(2), 16)
      : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point).toWellFormed() : '';
  });
}
