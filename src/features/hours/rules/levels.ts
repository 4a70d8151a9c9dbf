import type { StarLevel } from '#/features/hours/model.ts';

const MINUTES_AN_HOUR = 60;

/** What somebody’s time comes to: the highest level it reaches, and what is still to the next. */
export type LevelStanding = {
  readonly reached: StarLevel | undefined;
  readonly next: { readonly level: StarLevel; readonly minutes: number } | undefined;
};

/** Reads off somebody’s minutes which star level they reach, and how far the next one is. */
export function standingAt(minutes: number, levels: readonly StarLevel[]): LevelStanding {
  const inOrder = levels.toSorted((one, other) => one.hours - other.hours);
  const level = inOrder.find(({ hours }) => hours * MINUTES_AN_HOUR > minutes);
  return {
    reached: inOrder.findLast(({ hours }) => hours * MINUTES_AN_HOUR <= minutes),
    next: level && { level, minutes: level.hours * MINUTES_AN_HOUR - minutes },
  };
}

/** Tells whether somebody’s minutes reach a star level; none that there is not any more. */
export function reaches(
  minutes: number,
  { code, levels }: { readonly code: string; readonly levels: readonly StarLevel[] },
): boolean {
  const level = levels.find((one) => one.code === code);
  return level !== undefined && level.hours * MINUTES_AN_HOUR <= minutes;
}

/**
 * Tells why a level cannot ask for so many hours, if it cannot: each asks for more than the one
 * before it and for less than the one after it.
 */
export function refusalToAsk(
  levels: readonly StarLevel[],
  { code, hours }: Pick<StarLevel, 'code' | 'hours'>,
): 'unknown_level' | 'hours_out_of_order' | undefined {
  const inOrder = levels.toSorted((one, other) => one.hours - other.hours);
  const index = inOrder.findIndex((one) => one.code === code);
  if (index === -1) return 'unknown_level';
  const before = inOrder[index - 1]?.hours ?? 0;
  const after = inOrder[index + 1]?.hours ?? Infinity;
  return before < hours && hours < after ? undefined : 'hours_out_of_order';
}
