/** An element of an XML document; text stands in its content as it is meant, not escaped. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const INDENT = '  ';

// What XML 1.0 has no way to write, not even escaped. Half a surrogate pair is no character.
// oxlint-disable-next-line no-control-regex -- Removing control characters needs naming them.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const NAME = /^[A-Za-z_][\w.:-]*$/;

/** Writes a document: the declaration, then the root with each element on a line of its own. */
export function writeXml(root: XmlElement): string {
  return `${DECLARATION}\n${writeElement(root, '')}\n`;
}

/** Drops the characters that no XML document can hold; half a surrogate pair is one of them. */
export function dropUnwritable(text: string): string {
  return text.replace(UNWRITABLE, '');
}

function writeElement({ name, attributes = {}, content }: XmlElement, indent: string): string {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no name of an element.`);
  const opened = `${indent}<${name}${Object.entries(attributes).map(writeAttribute).join('')}`;
  if (content.length === 0) return `${opened}/>`;
  // Text stands close between its marks: a line break within an element would be part of it.
  if (typeof content === 'string') return `${opened}>${escapeText(content)}</${name}>`;
  const inside = content.map((child) => writeElement(child, indent + INDENT));
  return [`${opened}>`, ...inside, `${indent}</${name}>`].join('\n');
}

function writeAttribute([name, value]: readonly [string, string]): string {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no name of an attribute.`);
  // A reader folds unescaped line breaks of an attribute into spaces.
  const written = escapeText(value)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
  return ` ${name}="${written}"`;
}

function escapeText(text: string): string {
  return dropUnwritable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
