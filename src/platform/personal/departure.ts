import type { Context } from '#/platform/action/context.ts';

/** Why somebody cannot leave just now: others would be left with nobody. */
export type Obstacle = 'last_steward' | 'only_guardian' | 'post_still_held' | 'matter_in_hand';

/** Somebody who leaves, as each part of the program hears of it. */
export type Departure = {
  readonly personId: string;
  /** Whether their words and photos go too, where nobody else's thread needs them. */
  readonly takesWords: boolean;
  /** Finds their name, telephone and e-mail in a text, as a pattern of PostgreSQL. */
  readonly pattern: string;
};

/** What a part of the program does when somebody leaves. */
export type Leaver = {
  readonly findObstacle: (
    context: Pick<Context, 'db' | 'now'>,
    personId: string,
  ) => Promise<Obstacle | undefined>;
  /** Takes out what names them; done twice, it finds nothing more to do. */
  readonly forget: (context: Context, departure: Departure) => Promise<void>;
};

/** Stands where a name, a telephone or an address stood. */
export const TAKEN_OUT = '＊＊＊';

const LEAST_LETTERS = 2;

/** What names somebody in a text. */
export type Naming = {
  readonly names: readonly string[];
  readonly telephones: readonly string[];
  readonly emails: readonly string[];
};

/**
 * Writes a pattern that finds somebody's name, telephone and e-mail in a text, however the digits
 * are set; a name of one letter would find too much and is left out.
 */
export function patternOf({ names, telephones, emails }: Naming): string {
  const long = names.map((name) => name.trim()).filter((name) => [...name].length >= LEAST_LETTERS);
  const numbers = telephones.map((telephone) =>
    [...telephone.replace(/^\+86/, '').replace(/\D/g, '')].join('[ .-]?'),
  );
  const all = [...emails, ...long].map(escapePattern).concat(numbers);
  const parts = [...new Set(all)].filter((part) => part !== '');
  // Longer ones first, so that a name within an address does not leave the rest of it.
  const sorted = parts.toSorted((one, other) => other.length - one.length);
  return sorted.length === 0 ? '(?!)' : sorted.join('|');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
