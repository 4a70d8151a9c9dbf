/** A file of the repository: its path from the root, with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

export type TokenKind = 'word' | 'number' | 'string' | 'template' | 'pattern' | 'mark';

/**
 * One piece of TypeScript. The text of a string or of a chunk of a template is what stands between
 * its delimiters; a template without holes is one chunk that both opens and closes it.
 */
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
};

export type Comment = { readonly text: string; readonly start: number; readonly end: number };

/** A file cut into tokens and comments. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** For each bracket, and each opening or closing chunk of a template, where its partner is. */
  readonly mates: ReadonlyMap<number, number>;
  readonly lineStarts: readonly number[];
};

type Cursor = {
  readonly text: string;
  at: number;
  readonly tokens: Token[];
  readonly comments: Comment[];
  /** What each open brace is: a block of code, or a hole in a template. */
  readonly braces: ('block' | 'hole')[];
};

const MARKS =
  '>>>= ... === !== **= ??= &&= ||= => == != ?. ?? && || ++ -- += -= *= /= %= ** <='.split(' ');

/** After these words a slash begins a pattern; after any other word it divides. */
const WORDS_BEFORE_PATTERN = new Set(
  'return typeof case in of do else void delete throw new await yield instanceof extends'.split(
    ' ',
  ),
);

const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?\d+)?|\.\d[\d_]*)n?/iy;
const SPACE = /\s+/y;

/** Cuts TypeScript into tokens; throws where the text ends inside a string or a comment. */
export function readSource(file: SourceFile): Source {
  const cursor: Cursor = { text: file.text, at: 0, tokens: [], comments: [], braces: [] };
  if (file.text.startsWith('#!')) cursor.at = endOfLine(file.text, 0);
  while (cursor.at < file.text.length) {
    try {
      readNext(cursor);
    } catch (error) {
      const line = file.text.slice(0, cursor.at).split('\n').length;
      throw new Error(`${file.path}:${line} cannot be read`, { cause: error });
    }
  }
  return {
    path: file.path,
    text: file.text,
    tokens: cursor.tokens,
    comments: cursor.comments,
    mates: findMates(cursor.tokens),
    lineStarts: findLineStarts(file.text),
  };
}

/** Gives the number of the line, counted from one, at which an offset lies. */
export function lineOf(source: Source, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Gives the line of a token. */
export function lineOfToken(source: Source, index: number): number {
  return lineOf(source, source.tokens[index]?.start ?? 0);
}

/** Tells whether the token at an index is this word or mark. */
export function isAt(source: Source, index: number, text: string): boolean {
  const token = source.tokens[index];
  return (token?.kind === 'word' || token?.kind === 'mark') && token.text === text;
}

/** Steps over a bracket and all it holds, or over one token. */
export function after(source: Source, index: number): number {
  const mate = source.mates.get(index);
  return mate !== undefined && mate > index ? mate + 1 : index + 1;
}

function readNext(cursor: Cursor): void {
  const { text, at } = cursor;
  const two = text.slice(at, at + 2);
  const first = two.charAt(0);
  if (match(SPACE, cursor) !== undefined) return;
  if (two === '//') readComment(cursor, endOfLine(text, at));
  else if (two === '/*') readComment(cursor, found(text.indexOf('*/', at + 2), '*/') + 2);
  else if (first === "'" || first === '"') readString(cursor, first);
  else if (first === '`') readTemplate(cursor, true);
  else if (first === '}' && cursor.braces.at(-1) === 'hole') {
    cursor.braces.pop();
    readTemplate(cursor, false);
  } else if (first === '/' && mayBePattern(cursor.tokens.at(-1)) && readPattern(cursor)) return;
  else readWordNumberOrMark(cursor);
}

function readWordNumberOrMark(cursor: Cursor): void {
  const { at } = cursor;
  if (match(NUMBER, cursor) !== undefined) return push(cursor, 'number', at);
  if (match(WORD, cursor) !== undefined) return push(cursor, 'word', at);
  const mark = MARKS.find((text) => cursor.text.startsWith(text, at)) ?? cursor.text.charAt(at);
  if (mark === '{') cursor.braces.push('block');
  if (mark === '}') cursor.braces.pop();
  cursor.at += mark.length;
  push(cursor, 'mark', at);
}

function readComment(cursor: Cursor, end: number): void {
  cursor.comments.push({ text: cursor.text.slice(cursor.at, end), start: cursor.at, end });
  cursor.at = end;
}

function readString(cursor: Cursor, quote: string): void {
  const start = cursor.at;
  let at = start + 1;
  while (cursor.text.charAt(at) !== quote) {
    if (at >= cursor.text.length || cursor.text.charAt(at) === '\n') throw new Error('Open string');
    at += cursor.text.charAt(at) === '\\' ? 2 : 1;
  }
  cursor.at = at + 1;
  const text = cursor.text.slice(start + 1, at);
  cursor.tokens.push({ kind: 'string', text, start, end: at + 1, opens: false, closes: false });
}

function readTemplate(cursor: Cursor, opens: boolean): void {
  const start = cursor.at;
  let at = start + 1;
  while (cursor.text.charAt(at) !== '`' && !cursor.text.startsWith('${', at)) {
    if (at >= cursor.text.length) throw new Error('Open template');
    at += cursor.text.charAt(at) === '\\' ? 2 : 1;
  }
  const closes = cursor.text.charAt(at) === '`';
  const text = cursor.text.slice(start + 1, at);
  cursor.at = at + (closes ? 1 : 2);
  if (!closes) cursor.braces.push('hole');
  cursor.tokens.push({ kind: 'template', text, start, end: cursor.at, opens, closes });
}

/** Reads a pattern if one closes on this line; a pattern never spans two. */
function readPattern(cursor: Cursor): boolean {
  const start = cursor.at;
  let inClass = false;
  for (let at = start + 1; at < cursor.text.length; at += 1) {
    const sign = cursor.text.charAt(at);
    if (sign === '\n') return false;
    if (sign === '\\') at += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) {
      cursor.at = at + 1;
      match(/[a-z]*/y, cursor);
      push(cursor, 'pattern', start);
      return true;
    }
  }
  return false;
}

function mayBePattern(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return WORDS_BEFORE_PATTERN.has(before.text);
  if (before.kind === 'mark') return ![')', ']', '}', '++', '--'].includes(before.text);
  return before.kind === 'template' && !before.closes;
}

function push(cursor: Cursor, kind: TokenKind, start: number): void {
  const text = cursor.text.slice(start, cursor.at);
  cursor.tokens.push({ kind, text, start, end: cursor.at, opens: false, closes: false });
}

function match(pattern: RegExp, cursor: Cursor): string | undefined {
  pattern.lastIndex = cursor.at;
  const text = pattern.exec(cursor.text)?.[0];
  cursor.at += text?.length ?? 0;
  return text;
}

function found(index: number, what: string): number {
  if (index < 0) throw new Error(`No ${what} to close it`);
  return index;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

function findMates(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const mates = new Map<number, number>();
  const open: number[] = [];
  const close = (index: number) => {
    const start = open.pop();
    if (start === undefined) return;
    mates.set(start, index);
    mates.set(index, start);
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'template' && token.opens !== token.closes) {
      if (token.opens) open.push(index);
      else close(index);
    }
    if (token.kind !== 'mark') continue;
    if (['(', '[', '{'].includes(token.text)) open.push(index);
    if (CLOSERS.has(token.text)) close(index);
  }
  return mates;
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
