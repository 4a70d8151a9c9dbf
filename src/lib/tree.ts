/**
 * The arithmetic of place paths. A path is codes joined by dots, compared byte by byte (collation
 * "C"): `35.02.03.007.010` is a community, `35.02.03.007.010.dx.3.2.501` a flat in it.
 */

/** The greatest number of codes in a path. */
export const MAX_PATH_DEPTH = 16;

/** The greatest length of one code. */
export const MAX_CODE_LENGTH = 32;

const SEPARATOR = '.';
// The character that follows the separator in ASCII: it closes the range of a subtree.
const AFTER_SEPARATOR = '/';

// Nothing that sorts before the separator may stand in a code. Were a hyphen allowed, `35.02-a`
// would sort between `35.02` and its child `35.02.01`, and no range would be exactly a subtree.
const PATH_CODE = /^[0-9a-z_]+$/;
const NOT_IN_CODE = /[^0-9a-z]+/g;

// The official code (統計用區劃代碼): province 2, city 2, district 2, subdistrict 3, community 3.
const OFFICIAL_CODE = /^(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{3})(\d{3})?)?)?)?$/;
const FULL_OFFICIAL_CODE_LENGTH = 12;
const OFFICIAL_PATH = /^\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{3}(?:\.\d{3})?)?)?)?$/;

/** The bounds of a subtree: the paths with `path >= from and path < to`. */
export type PathRange = { readonly from: string; readonly to: string };

/** Tells whether a text can be one code of a path: digits, lower-case letters, underscores. */
export function isPathCode(text: string): boolean {
  return text.length <= MAX_CODE_LENGTH && PATH_CODE.test(text);
}

/** Tells whether a text is a path. */
export function isPath(text: string): boolean {
  const codes = text.split(SEPARATOR, MAX_PATH_DEPTH + 1);
  return codes.length <= MAX_PATH_DEPTH && codes.every(isPathCode);
}

/** Turns a foreign code into a path code: `US-CA` becomes `us_ca`. Finds nothing in `樓`. */
export function findPathCode(foreign: string): string | undefined {
  const parts = foreign.normalize('NFKC').toLowerCase().replace(NOT_IN_CODE, ' ').trim();
  const code = parts.replaceAll(' ', '_');
  return isPathCode(code) ? code : undefined;
}

/** Adds a code below a path; without a parent the code is a root. A bad code is a fault. */
export function joinPath(parent: string | undefined, code: string): string {
  const path = parent === undefined ? code : parent + SEPARATOR + code;
  if (!isPathCode(code) || !isPath(path)) {
    throw new RangeError(`No path can be made of "${parent ?? ''}" and "${code}".`);
  }
  return path;
}

/** Gives the path above, or nothing at a root. */
export function parentPath(path: string): string | undefined {
  const end = path.lastIndexOf(SEPARATOR);
  return end === -1 ? undefined : path.slice(0, end);
}

/** Gives the last code of a path. */
export function lastCode(path: string): string {
  return path.slice(path.lastIndexOf(SEPARATOR) + 1);
}

/** Lists the paths above, from the root down to the parent. */
export function ancestorPaths(path: string): readonly string[] {
  const ancestors: string[] = [];
  for (let end = path.indexOf(SEPARATOR); end !== -1; end = path.indexOf(SEPARATOR, end + 1)) {
    ancestors.push(path.slice(0, end));
  }
  return ancestors;
}

/** Counts the codes of a path: a root has depth 1. */
export function depth(path: string): number {
  return ancestorPaths(path).length + 1;
}

/** Tells whether a path is the ancestor itself or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(ancestor + SEPARATOR);
}

/**
 * Gives bounds that hold exactly the node and its subtree. Below `35.02` come, in order, `35.02`,
 * `35.02.…` and then `35.020`, because every character of a code sorts after the separator.
 */
export function subtreeRange(path: string): PathRange {
  return { from: path, to: path + AFTER_SEPARATOR };
}

/**
 * Gives the path of an official Chinese code of 2, 4, 6, 9 or 12 digits. The full form of a higher
 * level is padded with zeros, so that `350200000000` is `35.02`. Finds nothing in another text.
 */
export function findPathOfOfficialCode(code: string): string | undefined {
  const codes = OFFICIAL_CODE.exec(code)
    ?.slice(1)
    .filter((group) => group !== undefined);
  if (codes === undefined) return undefined;
  if (code.length < FULL_OFFICIAL_CODE_LENGTH) return codes.join(SEPARATOR);
  const end = codes.findLastIndex((group) => Number(group) !== 0) + 1;
  return end === 0 ? undefined : codes.slice(0, end).join(SEPARATOR);
}

/** Gives the official Chinese code of a path; finds nothing for a place that has none. */
export function findOfficialCodeOfPath(path: string): string | undefined {
  return OFFICIAL_PATH.test(path) ? path.replaceAll(SEPARATOR, '') : undefined;
}
