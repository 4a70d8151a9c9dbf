import { importsOf, resolveImport } from './imports.ts';
import type { Import } from './imports.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** The floors, from the top; a file imports from its own floor and those below it. */
const FLOORS = ['app', 'features', 'platform', 'lib'];

/** Finds imports that go up, or out of the product into its tests and scripts. */
export function findUpwardImports(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const floor = floorOf(source.path);
    if (floor < 0) return [];
    return importsOf(source).flatMap((found) => judge(source, floor, found));
  });
}

/** Tells whether a file is a test, or stands beside the product in `test/`. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts');
}

function judge(source: Source, floor: number, found: Import): readonly Violation[] {
  const target = resolveImport(source.path, found.specifier);
  if (target === undefined) return [];
  const at = { path: source.path, line: found.line };
  if (!target.startsWith('src/')) {
    if (isTest(source.path)) return [];
    return [{ ...at, says: `imports ${found.specifier}; the product knows no tests or scripts.` }];
  }
  const below = floorOf(target);
  if (below >= floor) return [];
  const says = `imports ${found.specifier}; ${FLOORS[floor]} stands below ${FLOORS[below] ?? '?'}.`;
  return [{ ...at, says }];
}

function floorOf(path: string): number {
  const [root, floor] = path.split('/');
  return root === 'src' ? FLOORS.indexOf(floor ?? '') : -1;
}

/** Finds files of `src` that stand on no floor. */
export function findHomeless(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter((source) => source.path.startsWith('src/') && floorOf(source.path) < 0)
    .map(({ path }) => ({ path, line: 1, says: `stands on none of ${FLOORS.join(', ')}.` }));
}
