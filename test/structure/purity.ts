import { importsOf, packageOf, resolveImport } from './imports.ts';
import type { Import } from './imports.ts';
import { isTest } from './layers.ts';
import { isAt, lineOfToken } from './source.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** Packages that reach the outside; what only reckons (schemas, scripts, codes) may be used. */
const IMPURE_PACKAGES = new Set(
  'pg kysely hono @hono/node-server graphile-worker rolldown sharp nodemailer web-push'.split(' '),
);

/** Names that reach the clock, chance, the machine or the network wherever they stand. */
const IMPURE_GLOBALS = new Set(
  'process performance fetch setTimeout setInterval setImmediate console crypto Bun Deno'.split(
    ' ',
  ),
);

/** Calls that differ from one run to the next, as owner and member. */
const IMPURE_MEMBERS: readonly (readonly [string, string])[] = [
  ['Math', 'random'],
  ['Date', 'now'],
  ['Temporal', 'Now'],
  ['globalThis', 'process'],
];

/** Tells whether a file must be pure: the rules of a feature, and everything in lib. */
export function mustBePure(path: string): boolean {
  if (isTest(path)) return false;
  return path.startsWith('src/lib/') || /^src\/features\/[^/]+\/rules(?:\.ts$|\/)/.test(path);
}

/** Finds what would make the same input give another answer, or reach outside. */
export function findImpurities(sources: readonly Source[]): readonly Violation[] {
  const pure = sources.filter((source) => mustBePure(source.path));
  return [...pure.flatMap(findImpureNames), ...pure.flatMap(findImpureImports)];
}

function findImpureNames(source: Source): readonly Violation[] {
  return source.tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || isAt(source, index - 1, '.')) return [];
    const says = judgeName(source, index, token.text);
    if (says === undefined) return [];
    return [{ path: source.path, line: lineOfToken(source, index), says }];
  });
}

function judgeName(source: Source, index: number, name: string): string | undefined {
  const member = IMPURE_MEMBERS.find(
    ([owner, own]) =>
      owner === name && isAt(source, index + 1, '.') && isAt(source, index + 2, own),
  );
  if (member !== undefined) return `uses ${member.join('.')}; have it passed in.`;
  if (name === 'Date' && isMade(source, index)) return 'uses Date; have an instant passed in.';
  const isKey = isAt(source, index + 1, ':') || isDeclared(source, index);
  if (IMPURE_GLOBALS.has(name) && !isKey) return `uses ${name}; have it passed in.`;
  return undefined;
}

function isMade(source: Source, index: number): boolean {
  return isAt(source, index - 1, 'new') || isAt(source, index + 1, '(');
}

/** A type may call its own member `console`, and a function its own parameter `fetch`. */
function isDeclared(source: Source, index: number): boolean {
  return isAt(source, index + 1, '?') || isAt(source, index - 1, 'function');
}

function findImpureImports(source: Source): readonly Violation[] {
  return importsOf(source).flatMap((found) => {
    const says = found.isType ? undefined : judgeImport(source.path, found);
    return says === undefined ? [] : [{ path: source.path, line: found.line, says }];
  });
}

function judgeImport(path: string, found: Import): string | undefined {
  const { specifier } = found;
  if (specifier.startsWith('node:')) {
    return /^node:assert(?:\/strict)?$/.test(specifier) ? undefined : `imports ${specifier}.`;
  }
  const dependency = packageOf(specifier);
  if (dependency !== undefined) {
    return IMPURE_PACKAGES.has(dependency) ? `imports ${dependency}.` : undefined;
  }
  const target = resolveImport(path, specifier) ?? '';
  const own = /^src\/features\/[^/]+\//.exec(path)?.[0];
  const isOwn = own !== undefined && /^(?:model|rules|tables)\b/.test(target.replace(own, ''));
  if (target.startsWith('src/lib/') || isOwn) return undefined;
  return `imports ${specifier}; what is pure stands on model, rules and lib.`;
}
