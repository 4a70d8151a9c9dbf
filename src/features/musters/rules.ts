import { LASTS_HOURS } from './model.ts';
import type { Muster, MusterStage, Asked } from './model.ts';

/** Tells how a muster stands. */
export function stageOf({ endedAs, coming, wanted }: Muster): MusterStage {
  if (endedAs !== undefined) return endedAs;
  return coming < wanted ? 'open' : 'full';
}

/** Tells until when somebody may still say whether they come. */
export function answersUntil({ startsAt }: Pick<Muster, 'startsAt'>): Temporal.Instant {
  return startsAt.add({ hours: LASTS_HOURS });
}

/** Tells whether nothing more can be said to a muster. */
export function isOver(muster: Muster, now: Temporal.Instant): boolean {
  return muster.endedAt !== undefined || Temporal.Instant.compare(now, answersUntil(muster)) >= 0;
}

/**
 * Lists who moves up when so many may come: those who have been in line longest first, and of
 * those who stood in at one instant always the same.
 */
export function nextInLine(
  { coming, wanted }: Pick<Muster, 'coming' | 'wanted'>,
  asked: readonly Asked[],
): readonly string[] {
  const free = Math.max(0, wanted - coming);
  return asked
    .filter(({ seating }) => seating === 'reserve')
    .toSorted(byLine)
    .slice(0, free)
    .map(({ personId }) => personId);
}

function byLine(one: Asked, other: Asked): number {
  const { answeredAt: first } = one;
  const { answeredAt: second } = other;
  const order = first && second ? Temporal.Instant.compare(first, second) : 0;
  return order === 0 ? one.personId.localeCompare(other.personId, 'en') : order;
}

/** How many were asked, saw it, come, stand in line behind them, and cannot come. */
export type Counts = {
  readonly asked: number;
  readonly seen: number;
  readonly coming: number;
  readonly reserve: number;
  readonly declined: number;
};

/** Counts what those who were asked said. */
export function countsOf(asked: readonly Asked[]): Counts {
  const count = (suits: (one: Asked) => boolean) => asked.filter(suits).length;
  return {
    asked: asked.length,
    seen: count(({ seenAt, answer }) => seenAt !== undefined || answer !== undefined),
    coming: count(({ seating }) => seating === 'coming'),
    reserve: count(({ seating }) => seating === 'reserve'),
    declined: count(({ answer }) => answer === 'no'),
  };
}
