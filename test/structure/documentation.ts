import { exportsOf, reexportsOf } from './exports.ts';
import type { Export } from './exports.ts';
import { resolveImport } from './imports.ts';
import { isTest } from './layers.ts';
import type { Source } from './source.ts';
import { isGenerated } from './tables.ts';
import type { Violation } from './violation.ts';

/** Files whose exports are read by people of other rooms. */
const DOCUMENTED =
  /^src\/(?:platform|lib)\/|^src\/features\/[^/]+\/(?:index|rules|actions)(?:\.ts$|\/)/;
const UNDOCUMENTED = /\/words(?:\.ts$|\/)/;

/** Tells whether every export of a file needs its sentence. */
export function needsDocumentation(path: string): boolean {
  return DOCUMENTED.test(path) && !UNDOCUMENTED.test(path) && !isGenerated(path) && !isTest(path);
}

/**
 * Finds exports without their sentence: for a function one that begins with a verb in the third
 * person, for a class any. Types and constants may speak for themselves by their names.
 */
export function findUndocumented(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => needsDocumentation(path))
    .flatMap((source) => judgeAll(source.path, exportsOf(source)));
}

/** Finds what a feature's surface hands on from other rooms without a sentence at its origin. */
export function findUndocumentedSurface(sources: readonly Source[]): readonly Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources
    .filter(({ path }) => /^src\/features\/[^/]+\/index\.ts$/.test(path))
    .flatMap((surface) =>
      reexportsOf(surface).flatMap(({ name, specifier }) => {
        const origin = byPath.get(resolveImport(surface.path, specifier) ?? '');
        if (origin === undefined || needsDocumentation(origin.path)) return [];
        const declared = exportsOf(origin).filter((found) => name === '*' || found.name === name);
        return judgeAll(origin.path, declared);
      }),
    );
}

function judgeAll(path: string, found: readonly Export[]): readonly Violation[] {
  return found.flatMap((one) => {
    const says = judge(one);
    return says === undefined ? [] : [{ path, line: one.line, says: `${one.name} ${says}` }];
  });
}

function judge(found: Export): string | undefined {
  const { doc, kind } = found;
  if (doc === undefined) {
    return kind === 'function' || kind === 'class' ? 'has no sentence of its own.' : undefined;
  }
  const sentence = doc.split(/(?<=[.:])\s/)[0] ?? '';
  if (!/^[A-Z0-9'"`「]/.test(doc) || !/[.:]$/.test(sentence)) return 'is told by no full sentence.';
  if (kind === 'function' && !startsWithVerb(sentence)) {
    return `is told by a sentence that begins with no verb: "${sentence.split(' ')[0] ?? ''}".`;
  }
  return undefined;
}

/** Words that end like a verb in the third person and are none. */
const NO_VERBS = new Set(
  'This Its As Always Perhaps Thus Plus Less Besides Across Whereas Unless Us Yes Ours Theirs'.split(
    ' ',
  ),
);

function startsWithVerb(sentence: string): boolean {
  const first = sentence.split(/[\s,.:;]/)[0] ?? '';
  return /^[A-Z][a-z-]*s$/.test(first) && !NO_VERBS.has(first);
}
