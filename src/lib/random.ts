/**
 * A source of chance that gives the same choices for the same seed, for demonstration data and
 * tests. It is not for secrets.
 */
export type Random = {
  /** Gives a fraction from 0 up to, but never, 1. */
  readonly fraction: () => number;
  /** Gives a whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  /** Says yes with a probability from 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** Takes one of some items; taking one of none is a fault. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Takes one of some items, each as often as its weight says. */
  readonly weighted: <Item>(items: readonly Weighted<Item>[]) => Item;
  /** Gives the items in another order and leaves the list as it was. */
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
};

/** An item and how often it is taken in proportion to the others. */
export type Weighted<Item> = readonly [item: Item, weight: number];

const TWO_TO_32 = 2 ** 32;

/** Makes a source of chance from a seed: any text, such as the name of what it is used for. */
export function createRandom(seed: string | number): Random {
  const next = xoshiro128(seedState(String(seed)));
  const fraction = () => next() / TWO_TO_32;
  const below = (count: number) => {
    // Numbers past the last whole multiple would favour small results, so they are drawn again.
    const fair = TWO_TO_32 - (TWO_TO_32 % count);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % count;
  };
  return {
    fraction,
    int: (low, high) => {
      const count = high - low + 1;
      if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || count < 1) {
        throw new RangeError(`There is no whole number from ${low} to ${high}.`);
      }
      if (count > TWO_TO_32) throw new RangeError(`From ${low} to ${high} is too wide a choice.`);
      return low + below(count);
    },
    chance: (probability) => fraction() < probability,
    pick: (items) => itemAt(items, items.length > 0 ? below(items.length) : 0),
    weighted: (items) => pickByWeight(items, fraction()),
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = itemAt(shuffled, last);
        shuffled[last] = itemAt(shuffled, other);
        shuffled[other] = moved;
      }
      return shuffled;
    },
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (index >= items.length) throw new RangeError('Nothing can be taken from an empty list.');
  return items[index] as Item;
}

function pickByWeight<Item>(items: readonly Weighted<Item>[], fraction: number): Item {
  if (items.some(([, weight]) => !(weight >= 0))) throw new RangeError('A weight is negative.');
  const weightful = items.filter(([, weight]) => weight > 0);
  let left = fraction * weightful.reduce((sum, [, weight]) => sum + weight, 0);
  const found = weightful.findIndex(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  // Rounding may leave a crumb over at the end; it belongs to the last item.
  return itemAt(weightful, found === -1 ? Math.max(0, weightful.length - 1) : found)[0];
}

/** Spreads a text over four words (FNV-1a, then SplitMix32). */
function seedState(seed: string): Uint32Array {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint32Array.from({ length: 4 }, () => {
    hash = (hash + 0x9e3779b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  });
}

/** The generator xoshiro128** of Blackman and Vigna. */
function xoshiro128(state: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  return () => {
    const drawn = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return drawn;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
