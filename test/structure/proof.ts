import { featureOf } from './entries.ts';
import { isTest } from './layers.ts';
import { isAt, lineOfToken } from './source.ts';
import type { Source, SourceFile } from './source.ts';
import type { Violation } from './violation.ts';

/** Words and generated types are data: nothing in them could be got wrong that a test would tell. */
const DATA = /\/(?:words|client)\/|\/(?:words|tables)\.ts$/;

/** Finds features, and the floors below them, whose tests are shorter than their code. */
export function findThinTests(files: readonly SourceFile[]): readonly Violation[] {
  const parts = Map.groupBy(files, (file) => partOf(file.path) ?? '');
  parts.delete('');
  return [...parts].flatMap(([part, own]) => {
    const tests = countLines(own.filter(({ path }) => isTest(path)));
    const code = countLines(own.filter(({ path }) => !isTest(path) && !DATA.test(path)));
    if (tests >= code) return [];
    return [{ path: part, line: 1, says: `has ${code} lines of code and ${tests} of tests.` }];
  });
}

function partOf(path: string): string | undefined {
  if (!path.endsWith('.ts')) return undefined;
  const feature = featureOf(path);
  if (feature !== undefined) return `src/features/${feature}`;
  return /^src\/(?:lib|platform)(?=\/)/.exec(path)?.[0];
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
    const isCall = ['test', 'it'].includes(token.text) && token.kind === 'word';
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
  if (/^(?:should|it|tests?|checks?)\b/i.test(claim)) return `"${name}" does not say what holds.`;
  return /[.!]$/.test(claim) ? `"${name}" needs no full stop.` : undefined;
}

/** Finds refusals of the product that no test speaks of. */
export function findUntestedRefusals(sources: readonly Source[]): readonly Violation[] {
  const tested = new Set(
    sources
      .filter(({ path }) => isTest(path) && !path.startsWith('test/structure/'))
      .flatMap((source) =>
        source.tokens.filter(({ kind }) => kind === 'string').map(({ text }) => text),
      ),
  );
  return refusalsOf(sources)
    .filter(({ code }) => !tested.has(code))
    .map(({ code, path, line }) => ({ path, line, says: `refuses ${code}, which no test does.` }));
}

/** Lists the codes given to `refuse(…)`, each where it stands first. */
export function refusalsOf(
  sources: readonly Source[],
): readonly { readonly code: string; readonly path: string; readonly line: number }[] {
  const found = new Map<string, { code: string; path: string; line: number }>();
  for (const source of sources) {
    if (!source.path.startsWith('src/') || isTest(source.path)) continue;
    for (const [index, token] of source.tokens.entries()) {
      const argument = source.tokens[index + 2];
      const isCall =
        token.kind === 'word' && token.text === 'refuse' && isAt(source, index + 1, '(');
      if (!isCall || argument?.kind !== 'string' || found.has(argument.text)) continue;
      const line = lineOfToken(source, index);
      found.set(argument.text, { code: argument.text, path: source.path, line });
    }
  }
  return [...found.values()];
}
