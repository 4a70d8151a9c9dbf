import { isTest } from './layers.ts';
import { isAt, lineOf, lineOfToken } from './source.ts';
import type { Source, Token } from './source.ts';
import type { Violation } from './violation.ts';

/** Finds parts of the language that this code does without, and comments that leave work undone. */
export function findForbidden(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) => [
    ...source.tokens.flatMap((token, index) => {
      const says = judge(source, index, token);
      const line = lineOfToken(source, index);
      if (says === undefined || isExcused(source, line)) return [];
      return [{ path: source.path, line, says }];
    }),
    ...findOddComments(source),
  ]);
}

function judge(source: Source, index: number, token: Token): string | undefined {
  if (token.kind === 'mark') return judgeMark(source, index, token.text);
  if (token.kind !== 'word') return undefined;
  if (/^toLocale(?:Date|Time)?String$/.test(token.text)) return judgeLocale(source.path);
  // The name of a member or of a key says nothing about the language.
  if (isAt(source, index - 1, '.') || isAt(source, index - 1, '?.')) return undefined;
  if (isAt(source, index + 1, ':') || isAt(source, index + 1, '?')) return undefined;
  if (token.text === 'any') return 'uses any; say what it is, or unknown.';
  if (token.text === 'as') return judgeAssertion(source, index);
  if (token.text === 'enum' && isNamed(source, index)) return 'declares an enum; use a union.';
  if (token.text === 'default' && isAt(source, index - 1, 'export')) return 'exports by default.';
  if (token.text === 'class') return judgeClass(source, index);
  return undefined;
}

function judgeMark(source: Source, index: number, mark: string): string | undefined {
  if (mark === '@') return 'uses a decorator.';
  if (mark !== '!') return undefined;
  const before = source.tokens[index - 1];
  const isPostfix = before !== undefined && before.end === source.tokens[index]?.start;
  if (!isPostfix || !endsValue(before)) return undefined;
  return 'asserts with ! that something is there; check it.';
}

function endsValue(token: Token): boolean {
  if (token.kind === 'mark') return [')', ']', '}'].includes(token.text);
  if (token.kind === 'word') return !['return', 'typeof', 'await', 'in', 'of'].includes(token.text);
  return token.kind !== 'template' || token.closes;
}

function judgeLocale(path: string): string | undefined {
  if (path.startsWith('src/platform/i18n/')) return undefined;
  return 'formats by hand; platform/i18n does it for every language alike.';
}

/** Where the outside meets our types: the driver, rows of the database, and what lib proves. */
const ASSERTING = /^src\/lib\/|^src\/platform\/db\/|^src\/features\/[^/]+\/store(?:\.ts|\/)/;

/** A test that asserts a wrong type fails of itself. */
function mayAssert(path: string): boolean {
  return ASSERTING.test(path) || isTest(path);
}

function judgeAssertion(source: Source, index: number): string | undefined {
  if (mayAssert(source.path) || isAt(source, index + 1, 'const')) return undefined;
  if (isAt(source, index - 1, '*') || isRenaming(source, index)) return undefined;
  return 'asserts a type with as; parse it, or narrow it.';
}

/** Tells `import { a as b }` from `a as B`: only a list of names has no values in it. */
function isRenaming(source: Source, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && !isAt(source, at, '{')) {
    const token = source.tokens[at];
    if (token?.kind !== 'word' && !isAt(source, at, ',')) return false;
    at -= 1;
  }
  return ['import', 'export', 'type'].some((word) => isAt(source, at - 1, word));
}

function isNamed(source: Source, index: number): boolean {
  return source.tokens[index + 1]?.kind === 'word' && isAt(source, index + 2, '{');
}

/** A class that extends nothing is an object with a function beside it. */
function judgeClass(source: Source, index: number): string | undefined {
  let at = index + 1;
  while (at < source.tokens.length && !isAt(source, at, '{')) {
    if (isAt(source, at, 'extends') || isAt(source, at, 'implements')) return undefined;
    at += 1;
  }
  return 'declares a class; only errors and adapters of other libraries are classes.';
}

const SET_ASIDE = /oxlint-disable|eslint-disable|@ts-(?:ignore|nocheck|expect-error)/;
const PERMIT = /oxlint-disable-next-line [\w/-]+(?:, [\w/-]+)* -- \S/;

/** A rule may be set aside for one line, with the reason. */
function isExcused(source: Source, line: number): boolean {
  return source.comments.some(
    (comment) => PERMIT.test(comment.text) && lineOf(source, comment.end - 1) === line - 1,
  );
}

/** A test may show that something is refused by the type checker, and says what. */
function isPermitted(path: string, comment: string): boolean {
  return PERMIT.test(comment) || (isTest(path) && /@ts-expect-error \S+ \S/.test(comment));
}

function findOddComments(source: Source): readonly Violation[] {
  return source.comments.flatMap((comment) => {
    const at = { path: source.path, line: lineOf(source, comment.start) };
    if (SET_ASIDE.test(comment.text) && !isPermitted(source.path, comment.text)) {
      return [{ ...at, says: 'sets a check aside for more than a line, or without the reason.' }];
    }
    const isOpenEnded = /\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\d+\): )/.test(comment.text);
    return isOpenEnded ? [{ ...at, says: 'leaves work undone; name the issue.' }] : [];
  });
}
