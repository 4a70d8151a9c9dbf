import { isTest } from './layers.ts';
import { isAt, lineOf } from './source.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** A hole of a template, when its chunks are read as one text. */
const HOLE = '\uFFFC';

/** What readers see is made here, and its sentences stand in words. */
const SPOKEN =
  /^src\/(?:app|platform)\/|^src\/features\/[^/]+\/(?:pages|routes|actions)(?:\.ts$|\/)/;
const WORDS = /\/words(?:\.ts$|\/)/;

/** Names that are the same in every language. */
const SAME_EVERYWHERE = /\b(?:Linli|OpenAPI|JSON|CSV|SVG|PDF|QR|HTTP|km|ms|px)\b/g;

/** Tells whether the sentences a file shows must come from words. */
export function mustNotSpeak(path: string): boolean {
  return SPOKEN.test(path) && !WORDS.test(path) && !isTest(path);
}

/** Finds Chinese, and English between tags, in code that should take its sentences from words. */
export function findLiterals(sources: readonly Source[]): readonly Violation[] {
  const speaking = sources.filter(({ path }) => mustNotSpeak(path));
  return [...speaking.flatMap(findChinese), ...speaking.flatMap(findMarkup)];
}

function findChinese(source: Source): readonly Violation[] {
  return source.tokens.flatMap((token) => {
    if (token.kind !== 'string' && token.kind !== 'template') return [];
    const [found] = /\p{Script=Han}+/u.exec(token.text) ?? [];
    return found === undefined ? [] : [literal(source, token.start, found)];
  });
}

function findMarkup(source: Source): readonly Violation[] {
  return source.tokens.flatMap((token, index) => {
    const opens = token.kind === 'template' && token.opens && isAt(source, index - 1, 'html');
    const [found] = opens ? wordsIn(wholeTemplate(source, index)) : [];
    return found === undefined ? [] : [literal(source, token.start, found)];
  });
}

function wholeTemplate(source: Source, index: number): string {
  const last = source.mates.get(index) ?? index;
  const chunks = [source.tokens[index]?.text ?? ''];
  let at = index + 1;
  while (at <= last) {
    const token = source.tokens[at];
    const isOwn = token?.kind === 'template' && !token.opens;
    if (isOwn) chunks.push(token.text);
    // Templates in holes are read on their own.
    const mate = source.mates.get(at) ?? at;
    at = mate > at && !isOwn ? mate + 1 : at + 1;
  }
  return chunks.join(HOLE);
}

const SAID_ATTRIBUTES = /\s(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*)"/g;

function wordsIn(markup: string): readonly string[] {
  const attributes = [...markup.matchAll(SAID_ATTRIBUTES)].map((found) => found[1] ?? '');
  const text = markup
    .replace(/<!--[\s\S]*?-->|<(script|style|code)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<!?\/?[a-z][^>]*>/gi, ' ')
    .replace(/[\w:-]+="[^"]*"/g, ' ');
  return [...attributes, text].flatMap(
    (said) =>
      said
        .replace(/&#?\w+;/g, '')
        .replace(SAME_EVERYWHERE, '')
        .match(/[A-Za-z]{2,}/g) ?? [],
  );
}

function literal(source: Source, offset: number, found: string): Violation {
  const says = `says "${found}"; sentences stand in words, in three languages.`;
  return { path: source.path, line: lineOf(source, offset), says };
}
