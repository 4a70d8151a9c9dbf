import { englishPlaceName } from '#/lib/english-place-name.ts';
import { toSimplified } from '#/lib/text.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

/** A name as somebody gave it, in as many scripts as they could. */
export type GivenNames = { readonly [script in keyof Names]?: string | undefined };

const HAN = /\p{Script=Han}/u;

/**
 * Fills in the scripts in which no name was given: characters in their simplified form, and what
 * the place would be called in English. Undefined when there is no name at all.
 */
export function completeNames(given: GivenNames): Names | undefined {
  const first = given.hant ?? given.hans ?? given.en;
  return first === undefined ? undefined : namesFrom(first, given);
}

/** Makes of one name those that were not given. */
export function namesFrom(first: string, { hant, hans, en }: GivenNames = {}): Names {
  return {
    hant: hant ?? first,
    hans: hans ?? toSimplified(first),
    en: en ?? (HAN.test(first) ? englishPlaceName(first) : first),
  };
}
