import { functionsOf } from './functions.ts';
import { importsOf } from './imports.ts';
import { isAt, lineOfToken } from './source.ts';
import type { Source } from './source.ts';

export type ExportKind = 'function' | 'value' | 'type' | 'class' | 'default';

/** Something a file declares and exports, with the comment that stands right before it. */
export type Export = {
  readonly name: string;
  readonly kind: ExportKind;
  readonly line: number;
  readonly doc: string | undefined;
};

/** Something a file hands on from another. */
export type Reexport = {
  readonly name: string;
  readonly specifier: string;
  readonly line: number;
};

/** Lists what a file declares and exports. */
export function exportsOf(source: Source): readonly Export[] {
  const functionStarts = new Set(functionsOf(source).map((found) => found.start));
  return source.tokens.flatMap((_, index) => {
    if (!isStatement(source, index, 'export')) return [];
    const declared = readDeclaration(source, index, functionStarts);
    if (declared === undefined) return [];
    return [{ ...declared, line: lineOfToken(source, index), doc: docBefore(source, index) }];
  });
}

/** Lists what a file exports from other files; `*` stands for all of it. */
export function reexportsOf(source: Source): readonly Reexport[] {
  return importsOf(source)
    .filter((found) => found.isReexport)
    .flatMap(({ names, specifier, line }) =>
      (names.length === 0 ? ['*'] : names).map((name) => ({ name, specifier, line })),
    );
}

function isStatement(source: Source, index: number, word: string): boolean {
  const isWord = isAt(source, index, word) && source.tokens[index]?.kind === 'word';
  return isWord && !isAt(source, index - 1, '.') && !isAt(source, index + 1, ':');
}

const SKIPPED = new Set(['async', 'abstract', 'declare']);

function readDeclaration(
  source: Source,
  index: number,
  functionStarts: ReadonlySet<number>,
): Pick<Export, 'name' | 'kind'> | undefined {
  let at = index + 1;
  while (SKIPPED.has(source.tokens[at]?.text ?? '')) at += 1;
  const word = source.tokens[at]?.text ?? '';
  const isStar = isAt(source, at + 1, '*');
  const name = source.tokens[isStar ? at + 2 : at + 1]?.text ?? '';
  if (word === 'default') return { name: 'default', kind: 'default' };
  if (word === 'function') return { name, kind: 'function' };
  if (word === 'class') return { name, kind: 'class' };
  const isType = word === 'interface' || (word === 'type' && name !== '{' && name !== '*');
  if (isType) return { name, kind: 'type' };
  if (word === 'enum') return { name, kind: 'value' };
  if (!['const', 'let', 'var'].includes(word)) return undefined;
  const value = valueAfter(source, at + 2);
  return { name, kind: functionStarts.has(value) ? 'function' : 'value' };
}

/** Goes to where the value of a constant begins, over its type. */
function valueAfter(source: Source, index: number): number {
  let at = index;
  while (at < source.tokens.length && !isAt(source, at, '=') && !isAt(source, at, ';')) at += 1;
  return at + 1;
}

function docBefore(source: Source, index: number): string | undefined {
  const start = source.tokens[index]?.start ?? 0;
  const comment = source.comments.findLast((candidate) => candidate.end <= start);
  if (comment === undefined || !comment.text.startsWith('/**')) return undefined;
  if (source.text.slice(comment.end, start).trim() !== '') return undefined;
  return comment.text
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, ''))
    .join(' ')
    .trim();
}
