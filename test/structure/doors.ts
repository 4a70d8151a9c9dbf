import { isTest } from './layers.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** Ways by which code comes to see more than its reader reaches. */
const WAYS = {
  /** A right that is no role lets a request see somebody. */
  openDoor: /\bopenDoor\(/,
  /** A connection of the program sees every community. */
  openPool: /\bopenPool\(/,
  /** The pool itself, in the hands of what serves requests or does jobs. */
  'parts.db': /\bparts\.db\b/,
} as const;

/** The files that make these ways, and use them for nothing. */
const MAKERS = new Set(['src/platform/access/wall.ts', 'src/platform/db/pool.ts']);

/** Finds ways around the wall that are not on the reviewed list, and lines of it for none. */
export function findDoors(sources: readonly Source[], listed: string): readonly Violation[] {
  const [, ...lines] = listed.trimEnd().split('\n');
  const known = lines.map((line) => {
    const [path = '', by = '', reason = ''] = line.split('\t');
    return { path, by, reason };
  });
  const used = sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !MAKERS.has(path))
    .flatMap(({ path, text }) =>
      Object.entries(WAYS).flatMap(([by, way]) => (way.test(text) ? [{ path, by }] : [])),
    );
  const isSame = (one: { path: string; by: string }, other: { path: string; by: string }) =>
    one.path === other.path && one.by === other.by;
  const unlisted = used.filter((one) => !known.some((other) => isSame(one, other)));
  const idle = known.filter(
    (one) => one.reason.length < 20 || !used.some((other) => isSame(one, other)),
  );
  return [
    ...unlisted.map(({ path, by }) => ({ path, line: 1, says: `${by} is on no list of doors.` })),
    ...idle.map(({ path, by }) => ({
      path,
      line: 1,
      says: `${by}: listed and idle, or for no reason.`,
    })),
  ];
}
