import { test } from 'node:test';
import * as fc from 'fast-check';

const DEFAULT_SEED = 20_261_122;

/** The seed of every random choice in a test run; `SEED=7 npm test` tries another. */
export const seed = Number(process.env['SEED'] ?? DEFAULT_SEED);

const LAST_CODE_POINT = 0x10_ffff;
/** Between these stand halves of characters, which are none. */
const [FIRST_HALF, LAST_HALF] = [0xd800, 0xdfff];

/**
 * Any text of any characters, and at times one that means something to programs. The library's own
 * arbitrary of this kind first makes a table of a million characters, which takes seconds.
 */
export function anyText(length: fc.StringSharedConstraints = {}): fc.Arbitrary<string> {
  const whole = fc
    .oneof(
      fc.integer({ min: 0, max: FIRST_HALF - 1 }),
      fc.integer({ min: LAST_HALF + 1, max: LAST_CODE_POINT }),
    )
    .map((point) => String.fromCodePoint(point));
  return fc.oneof(
    fc.array(whole, length).map((signs) => signs.join('')),
    fc.string(length),
  );
}

/**
 * Declares a test of a law that holds for all inputs. Its name carries the seed, so that a failure
 * seen by somebody else can be repeated.
 */
export function property<Inputs>(sentence: string, law: fc.IRawProperty<Inputs>, runs = 200): void {
  test(`property: ${sentence} (seed ${seed})`, async () => {
    await fc.assert(law, { seed, numRuns: runs });
  });
}
