import { featureOf } from './entries.ts';
import { isTest } from './layers.ts';
import { isAt, lineOfToken } from './source.ts';
import type { Source, SourceFile } from './source.ts';
import { isGenerated } from './tables.ts';
import type { Violation } from './violation.ts';

/** Words and generated types are data; browser code is proved by tests in the browser. */
const DATA = /\/(?:words|client)\/|\/words\.ts$/;

/** Finds features, and the floors below them, whose tests are shorter than their code. */
export function findThinTests(files: readonly SourceFile[]): readonly Violation[] {
  const parts = Map.groupBy(files, (file) => partOf(file.path) ?? '');
  parts.delete('');
  // Composition is proved by journeys through the whole program, which stand in `test/`.
  parts.delete('src/app');
  return [...parts].flatMap(([part, own]) => {
    const tests = countLines(own.filter(({ path }) => isTest(path)));
    const code = countLines(own.filter(({ path }) => !isTest(path) && !isData(path)));
    if (tests >= code) return [];
    return [{ path: part, line: 1, says: `has ${code} lines of code and ${tests} of tests.` }];
  });
}

function isData(path: string): boolean {
  return DATA.test(path) || isGenerated(path);
}

function partOf(path: string): string | undefined {
  if (!path.endsWith('.ts')) return undefined;
  const feature = featureOf(path);
  if (feature !== undefined) return `src/features/${feature}`;
  return /^src\/(?:app|lib|platform)(?=\/)/.exec(path)?.[0];
}

function countLines(files: readonly SourceFile[]): number {
  return files.reduce((sum, file) => sum + file.text.split('\n').length - 1, 0);
}

const MIN_WORDS = 4;

/** Finds tests whose name is no sentence of behaviour. */
export function findNamelessTests(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap((source) =>
      namesOfTests(source).flatMap(({ name, line }) => {
        const says = judgeName(name);
        return says === undefined ? [] : [{ path: source.path, line, says }];
      }),
    );
}

/** Lists the names of the tests of a file; a hole in a name reads as one word. */
export function namesOfTests(
  source: Source,
): readonly { readonly name: string; readonly line: number }[] {
  return source.tokens.flatMap((token, index) => {
    const isCall = token.kind === 'word' && ['test', 'it', 'property'].includes(token.text);
    if (!isCall || isAt(source, index - 1, '.') || !isAt(source, index + 1, '(')) return [];
    const first = source.tokens[index + 2];
    const line = lineOfToken(source, index);
    if (first?.kind === 'string') return [{ name: first.text, line }];
    if (first?.kind !== 'template') return [];
    const last = source.mates.get(index + 2) ?? index + 2;
    const chunks = source.tokens
      .slice(index + 2, last + 1)
      .filter((chunk) => chunk.kind === 'template');
    return [{ name: chunks.map((chunk) => chunk.text).join('this'), line }];
  });
}

function judgeName(name: string): string | undefined {
  const claim = name.replace(/^property: /, '');
  const words = claim.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < MIN_WORDS) return `"${name}" is no sentence of behaviour.`;
  if (/^(?:should|tests?|checks?)\b/i.test(claim)) return `"${name}" does not say what holds.`;
  return /[.!]$/.test(claim) ? `"${name}" needs no full stop.` : undefined;
}

/** Finds refusals that no test of their own feature or part, and none in `test/`, speaks of. */
export function findUntestedRefusals(sources: readonly Source[]): readonly Violation[] {
  const spoken = new Set(
    sources
      .filter(({ path }) => isTest(path) && !path.startsWith('test/structure/'))
      .flatMap((source) =>
        source.tokens
          .filter(({ kind }) => kind === 'string')
          .map(({ text }) => `${partOf(source.path) ?? 'test'} ${text}`),
      ),
  );
  return refusalsOf(sources)
    .filter(
      ({ code, path }) => !spoken.has(`${partOf(path)} ${code}`) && !spoken.has(`test ${code}`),
    )
    .map(({ code, path, line }) => ({ path, line, says: `refuses ${code}, which no test does.` }));
}

export type RefusalFound = {
  readonly code: string;
  readonly path: string;
  readonly line: number;
};

/** Lists the codes given to `refuse(…)`, each where it stands first in its feature or part. */
export function refusalsOf(sources: readonly Source[]): readonly RefusalFound[] {
  const found = new Map<string, RefusalFound>();
  const product = sources.filter(({ path }) => path.startsWith('src/') && !isTest(path));
  for (const source of product) {
    for (const refusal of refusalsIn(source)) {
      const key = `${partOf(source.path)} ${refusal.code}`;
      if (!found.has(key)) found.set(key, refusal);
    }
  }
  return [...found.values()];
}

function refusalsIn(source: Source): readonly RefusalFound[] {
  return source.tokens.flatMap((token, index) => {
    const argument = source.tokens[index + 2];
    const isCall = token.kind === 'word' && token.text === 'refuse' && isAt(source, index + 1, '(');
    if (!isCall || argument?.kind !== 'string') return [];
    return [{ code: argument.text, path: source.path, line: lineOfToken(source, index) }];
  });
}
