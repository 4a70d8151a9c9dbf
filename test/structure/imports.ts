import { posix } from 'node:path';
import { isAt, lineOfToken } from './source.ts';
import type { Source } from './source.ts';

/** A module named by an `import`, an `export … from` or a call of `import()`. */
export type Import = {
  readonly specifier: string;
  /** Erased before the program runs, so that it makes no cycle and loads nothing. */
  readonly isType: boolean;
  readonly isReexport: boolean;
  readonly isDynamic: boolean;
  readonly names: readonly string[];
  readonly line: number;
};

/** Lists the modules a file names. */
export function importsOf(source: Source): readonly Import[] {
  return source.tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || isAt(source, index - 1, '.')) return [];
    if (token.text === 'import') return readImport(source, index) ?? [];
    return token.text === 'export' ? (readReexport(source, index) ?? []) : [];
  });
}

/** Gives the path of a file of the repository that a specifier names, or nothing for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#/')) return `src/${specifier.slice(2)}`;
  if (specifier.startsWith('#test/')) return `test/${specifier.slice(6)}`;
  if (specifier.startsWith('#scripts/')) return `scripts/${specifier.slice(9)}`;
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(from), specifier);
}

/** Gives the name of the package a bare specifier belongs to. */
export function packageOf(specifier: string): string | undefined {
  if (/^(?:[.#/]|node:)/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function readImport(source: Source, index: number): Import | undefined {
  if (isAt(source, index + 1, '.')) return undefined;
  if (isAt(source, index + 1, '(')) {
    const argument = source.tokens[index + 2];
    if (argument?.kind !== 'string') return undefined;
    return describe(source, index, { at: index + 2, isType: false, isReexport: false });
  }
  // A key of an object or a name in a list may also read `import`.
  if (isAt(source, index + 1, ':') || isAt(source, index + 1, ',')) return undefined;
  const at = specifierAfter(source, index);
  const isType = isAt(source, index + 1, 'type') && !isAt(source, index + 2, 'from');
  return describe(source, index, { at, isType, isReexport: false });
}

function readReexport(source: Source, index: number): Import | undefined {
  const isType = isAt(source, index + 1, 'type');
  const list = isType ? index + 2 : index + 1;
  const isAll = isAt(source, list, '*');
  if (!isAll && !isAt(source, list, '{')) return undefined;
  const end = isAll ? list : (source.mates.get(list) ?? list);
  const isFrom = isAll || isAt(source, end + 1, 'from');
  if (!isFrom) return undefined;
  return describe(source, index, { at: specifierAfter(source, end), isType, isReexport: true });
}

type Found = { readonly at: number; readonly isType: boolean; readonly isReexport: boolean };

function describe(source: Source, index: number, found: Found): Import | undefined {
  const specifier = source.tokens[found.at];
  if (specifier?.kind !== 'string') return undefined;
  const isDynamic = isAt(source, index + 1, '(');
  const { isType, isReexport } = found;
  const names = isDynamic ? [] : namesBetween(source, index, found.at);
  const line = lineOfToken(source, index);
  return { specifier: specifier.text, isType, isReexport, isDynamic, names, line };
}

/** Looks only as far as the statement reaches. */
function specifierAfter(source: Source, index: number): number {
  let at = index + 1;
  while (at < source.tokens.length && source.tokens[at]?.kind !== 'string') {
    if (isAt(source, at, ';') || isAt(source, at, '=')) return -1;
    at += 1;
  }
  return at;
}

const NOT_NAMES = new Set(['import', 'export', 'type', 'from', 'as']);

/** Gives the names as the other module knows them: `b as c` is `b`. */
function namesBetween(source: Source, from: number, to: number): readonly string[] {
  return source.tokens.slice(from, to).flatMap((token, offset) => {
    const isName = token.kind === 'word' && !NOT_NAMES.has(token.text);
    return isName && !isAt(source, from + offset - 1, 'as') ? [token.text] : [];
  });
}
