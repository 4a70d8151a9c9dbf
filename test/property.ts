import { test } from 'node:test';
import * as fc from 'fast-check';

const DEFAULT_SEED = 20_261_122;

/** The seed of every random choice in a test run; `SEED=7 npm test` tries another. */
export const seed = Number(process.env['SEED'] ?? DEFAULT_SEED);

/**
 * Declares a test of a law that holds for all inputs. Its name carries the seed, so that a failure
 * seen by somebody else can be repeated.
 */
export function property<Inputs>(sentence: string, law: fc.IRawProperty<Inputs>, runs = 200): void {
  test(`property: ${sentence} (seed ${seed})`, async () => {
    await fc.assert(law, { seed, numRuns: runs });
  });
}
