/** A window by its floor from the ground and its column from the left, both counted from one. */
export type WindowPlace = { readonly floor: number; readonly column: number };

export type Windows = {
  readonly floors: number;
  readonly columns: number;
  readonly households: number;
  /** Households for which the light stands; undefined when the number is not published. */
  readonly lit: number | undefined;
  /** The windows that are really lit, for those who may see them. */
  readonly litAt?: readonly WindowPlace[] | undefined;
};

/**
 * Chooses which windows of a building are lit, as numbers counted along the floors from the ground.
 * Without real places the share is kept and the windows are drawn from the seed, so that the same
 * building always looks the same and no window stands for a flat.
 */
export function lightWindows(seed: string, windows: Windows): ReadonlySet<number> {
  if (windows.litAt !== undefined) return realWindows(windows, windows.litAt);
  return new Set(rankWindows(seed, windows).slice(0, litCount(windows)));
}

/** Puts the windows of a building into an order drawn from the seed, in which they are lit. */
export function rankWindows(
  seed: string,
  { floors, columns }: Pick<Windows, 'floors' | 'columns'>,
): readonly number[] {
  const own = hashOf(seed);
  const ranks = Array.from({ length: floors * columns }, (_, index) =>
    mix(own ^ Math.imul(index + 1, 0x9e3779b1)),
  );
  return [...ranks.keys()].sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0));
}

/** Makes of a text a number from 0 to 2³² - 1; the same text gives the same number everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return mix(hash);
}

/** Spreads a small difference over all places of a number. */
function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function realWindows(windows: Windows, litAt: readonly WindowPlace[]): ReadonlySet<number> {
  const isThere = ({ floor, column }: WindowPlace): boolean =>
    floor >= 1 && floor <= windows.floors && column >= 1 && column <= windows.columns;
  return new Set(
    litAt.filter(isThere).map(({ floor, column }) => (floor - 1) * windows.columns + (column - 1)),
  );
}

/** Some light is never drawn as none, and one dark household never as all lit. */
function litCount({ floors, columns, households, lit }: Windows): number {
  const all = floors * columns;
  if (lit === undefined || lit <= 0 || households <= 0) return 0;
  if (lit >= households) return all;
  return Math.min(all - 1, Math.max(1, Math.round((all * lit) / households)));
}
