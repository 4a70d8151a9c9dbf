/** The least number of persons that is published: fewer could be recognised. */
export const LEAST_PUBLISHED = 5;

/** Gives a count as the public may see it; a small one is withheld, none is none. */
export function publicCount(count: number): number | undefined {
  return count === 0 || count >= LEAST_PUBLISHED ? count : undefined;
}
