import { importsOf, resolveImport } from './imports.ts';
import type { Import } from './imports.ts';
import { isTest } from './layers.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** A feature and the earlier ones it may know. */
export type FeatureOrder = readonly {
  readonly name: string;
  readonly knows: readonly string[];
}[];

/** Gives the feature a path belongs to. */
export function featureOf(path: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1];
}

/** Finds imports that enter another feature by the window, or a feature that must not be known. */
export function findWindowEntries(
  sources: readonly Source[],
  order: FeatureOrder,
): readonly Violation[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const says = judge(source.path, found, order);
      return says === undefined ? [] : [{ path: source.path, line: found.line, says }];
    }),
  );
}

/** Composition knows every feature, by these doors: the surface, the endpoints and the work. */
const DOORS_FOR_APP = ['index.ts', 'routes.ts', 'jobs.ts'];

function judge(path: string, found: Import, order: FeatureOrder): string | undefined {
  const target = resolveImport(path, found.specifier);
  const other = featureOf(target ?? '');
  const own = featureOf(path);
  if (target === undefined || other === undefined || other === own) return undefined;
  if (!path.startsWith('src/')) return undefined;
  const door = target.slice(`src/features/${other}/`.length);
  if (own === undefined) {
    if (isTest(path) || DOORS_FOR_APP.includes(door)) return undefined;
    return `enters ${other} by ${door}; composition uses ${DOORS_FOR_APP.join(', ')}.`;
  }
  if (door !== 'index.ts') return `enters ${other} by ${door}; its door is index.ts.`;
  const known = order.find((feature) => feature.name === own)?.knows ?? [];
  // A test may build its fixtures through any feature's door.
  if (known.includes(other) || isTest(path)) return undefined;
  return `knows ${other}, which src/app/features.ts does not name for ${own}.`;
}

/** Finds what is wrong with the order itself: a feature that knows a later one, or is missing. */
export function findDisorder(
  folders: readonly string[],
  order: FeatureOrder,
): readonly Violation[] {
  const names = order.map((feature) => feature.name);
  const later = order.flatMap((feature, index) =>
    feature.knows
      .filter((known) => !names.slice(0, index).includes(known))
      .map((known) => disorder(`${feature.name} knows ${known}, which is not before it.`)),
  );
  const missing = folders
    .filter((folder) => !names.includes(folder))
    .map((folder) => disorder(`does not name the feature ${folder}.`));
  const empty = names
    .filter((name) => !folders.includes(name))
    .map((name) => disorder(`names ${name}, which has no folder.`));
  const double = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => disorder(`names ${name} twice.`));
  return [...later, ...missing, ...empty, ...double];
}

function disorder(says: string): Violation {
  return { path: 'src/app/features.ts', line: 1, says };
}

/** Finds circles of files that load each other; imports of types are erased and make none. */
export function findCycles(sources: readonly Source[]): readonly Violation[] {
  const graph = new Map(sources.map((source) => [source.path, loadedBy(source)]));
  const finished = new Set<string>();
  const violations: Violation[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const from = trail.indexOf(path);
    if (from >= 0) violations.push(describeCycle([...trail.slice(from), path]));
    if (from >= 0 || finished.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return violations;
}

function loadedBy(source: Source): readonly string[] {
  return importsOf(source).flatMap((found) => {
    if (found.isType || found.isDynamic) return [];
    return resolveImport(source.path, found.specifier) ?? [];
  });
}

function describeCycle(trail: readonly string[]): Violation {
  return { path: trail[0] ?? '', line: 1, says: `loads itself: ${trail.join(' > ')}` };
}
