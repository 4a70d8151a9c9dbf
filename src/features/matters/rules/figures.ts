import type { Matter } from '#/features/matters/model/matter.ts';
import { isSolved } from './states.ts';

/**
 * What is counted. Each measure counts matters (a few count minutes), and each matter on one day:
 * a share is therefore a part of its whole, never more, and every figure opens into the matters
 * that were counted. The day is said beside each.
 */
export const measures = [
  /** Matters raised; the day they were raised. */
  'raised',
  /** Of them: accepted, by then or later. */
  'accepted',
  /** Of them: reports that somebody went to look at and found. */
  'verified',
  /** Of them: reports, the whole of `verified`. */
  'reports',
  /** Of them: the same as another. */
  'duplicates',
  /** Matters whose time for a first decision ends that day. */
  'accept_due',
  /** Of them: decided in time. */
  'accepted_on_time',
  /** Matters that first came into somebody's hands that day. */
  'dispatched',
  /** Of them: never sent back, taken back or given to somebody else. */
  'dispatched_right',
  /** Of them: sent back at least once. */
  'returned',
  /** Of them: the first holder gave a first word in time. */
  'contacted_on_time',
  /** Of them: taken up by a neighbour. */
  'claimed',
  /** Matters whose time for handling ends that day, the first time round. */
  'handle_due',
  /** Of them: done in time. */
  'handled_on_time',
  /** Matters first done that day. */
  'handled',
  /** Of them: sent back for rework by a checker. */
  'reworked',
  /** Of them: opened again because it was not fixed after all. */
  'reopened',
  /** Minutes from accepted to first done, for the mean. */
  'handling_minutes',
  /** Matters first checked that day. */
  'checked',
  /** Of them: passed. */
  'check_passed',
  /** Matters whose time from first to last ends that day. */
  'close_due',
  /** Of them: closed in time. */
  'closed_on_time',
  /** Matters closed that day that are still closed. */
  'closed',
  /** Of them: done and nobody contradicted. */
  'resolved',
  /** Matters whose asker gave an answer that day; the last answer counts. */
  'answers',
  /** Of them: solved, wholly or in part. */
  'confirmed',
  /** Of them: solved. */
  'answered_solved',
  /** Of them: satisfied. */
  'satisfied',
  /** Persons first helped by their neighbourhood that day; counted with the matter. */
  'helped',
  /** Of those once helped: helped somebody else for the first time that day. */
  'became_helper',
] as const;
export type Measure = (typeof measures)[number];

/** What one matter contributes to one measure on one day. */
export type Contribution = {
  readonly measure: Measure;
  readonly day: Temporal.PlainDate;
  readonly value: number;
};

/** A share of the indicators: its part, its whole, and whether it is a rate or a mean. */
export type Indicator = {
  readonly code: string;
  readonly part: Measure;
  readonly whole: Measure;
  readonly kind: 'share' | 'mean';
};

/** Lists the indicators with their denominators said. */
export const indicators: readonly Indicator[] = [
  share('accepted', 'accepted', 'raised'),
  share('accepted_on_time', 'accepted_on_time', 'accept_due'),
  share('dispatched_right', 'dispatched_right', 'dispatched'),
  share('handled_on_time', 'handled_on_time', 'handle_due'),
  share('closed_on_time', 'closed_on_time', 'close_due'),
  share('rework', 'reworked', 'handled'),
  share('reopened', 'reopened', 'handled'),
  share('returned', 'returned', 'dispatched'),
  share('check_passed', 'check_passed', 'checked'),
  share('verified', 'verified', 'reports'),
  share('duplicates', 'duplicates', 'raised'),
  share('contacted_on_time', 'contacted_on_time', 'dispatched'),
  share('solved', 'answered_solved', 'answers'),
  share('satisfied', 'satisfied', 'answers'),
  share('became_helper', 'became_helper', 'helped'),
  { code: 'handling_time', part: 'handling_minutes', whole: 'handled', kind: 'mean' },
];

/**
 * Lists what a matter as it stands contributes to the figures. A figure is the sum of these over
 * the matters of a place; what a step changes is the difference of two such lists.
 */
export function contributionsOf(matter: Matter, zone: string): readonly Contribution[] {
  const counted = [...ofRaising(matter), ...ofHands(matter), ...ofWork(matter), ...ofEnd(matter)];
  return counted.flatMap(([measure, at, counts]) => {
    const value = Number(counts);
    if (at === undefined || value === 0) return [];
    return [{ measure, value, day: at.toZonedDateTimeISO(zone).toPlainDate() }];
  });
}

/**
 * Gives the difference that turns one list of contributions into another; what stays is left out.
 */
export function differenceOf(
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly Contribution[] {
  const sums = new Map<string, Contribution>();
  const add = (one: Contribution, sign: 1 | -1) => {
    const key = `${one.measure} ${one.day.toString()}`;
    const value = (sums.get(key)?.value ?? 0) + sign * one.value;
    sums.set(key, { ...one, value });
  };
  for (const one of before) add(one, -1);
  for (const one of after) add(one, 1);
  return [...sums.values()].filter(({ value }) => value !== 0);
}

/** A measure, the instant whose day counts, and whether (or how much) it counts. */
type Counted = readonly [Measure, Temporal.Instant | undefined, boolean | number];

function ofRaising(matter: Matter): readonly Counted[] {
  const { raisedAt, firsts } = matter;
  const isReport = matter.profile === 'report';
  return [
    ['raised', raisedAt, true],
    ['accepted', raisedAt, firsts.acceptedAt !== undefined],
    ['reports', raisedAt, isReport],
    ['verified', raisedAt, isReport && firsts.verifiedAs === 'found'],
    ['duplicates', raisedAt, matter.state === 'duplicate'],
    ['accept_due', firsts.acceptDueAt, true],
    ['accepted_on_time', firsts.acceptDueAt, isInTime(firsts.answeredAt, firsts.acceptDueAt)],
  ];
}

function ofHands({ firsts, counts }: Matter): readonly Counted[] {
  const at = firsts.dispatchedAt;
  return [
    ['dispatched', at, true],
    ['dispatched_right', at, counts.moves === 0],
    ['returned', at, counts.returns > 0],
    ['contacted_on_time', at, isInTime(firsts.contactedAt, firsts.contactDueAt)],
    ['claimed', at, firsts.dispatchedTo === 'neighbour'],
  ];
}

function ofWork({ firsts, counts }: Matter): readonly Counted[] {
  const { doneAt, acceptedAt } = firsts;
  const minutes =
    doneAt === undefined || acceptedAt === undefined
      ? 0
      : Math.round(acceptedAt.until(doneAt).total('minutes'));
  return [
    ['handle_due', firsts.handleDueAt, true],
    ['handled_on_time', firsts.handleDueAt, isInTime(doneAt, firsts.handleDueAt)],
    ['handled', doneAt, true],
    ['reworked', doneAt, counts.reworks > 0],
    ['reopened', doneAt, counts.reopenings > 0],
    ['handling_minutes', doneAt, minutes],
    ['checked', firsts.checkedAt, true],
    ['check_passed', firsts.checkedAt, firsts.hasPassed === true],
  ];
}

function ofEnd({ state, closedAt, firsts }: Matter): readonly Counted[] {
  // An answer to work that was never done says nothing of the work.
  const verdict = firsts.doneAt === undefined ? undefined : firsts.verdict;
  const { verdictAt } = firsts;
  return [
    ['close_due', firsts.closeDueAt, true],
    ['closed_on_time', firsts.closeDueAt, isInTime(closedAt, firsts.closeDueAt)],
    ['closed', closedAt, true],
    ['resolved', closedAt, isSolved(state)],
    ['answers', verdictAt, verdict !== undefined],
    ['confirmed', verdictAt, verdict === 'solved' || verdict === 'partly'],
    ['answered_solved', verdictAt, verdict === 'solved'],
    ['satisfied', verdictAt, verdict !== undefined && firsts.isSatisfied === true],
  ];
}

function isInTime(at: Temporal.Instant | undefined, dueAt: Temporal.Instant | undefined): boolean {
  return at !== undefined && dueAt !== undefined && Temporal.Instant.compare(at, dueAt) <= 0;
}

function share(code: string, part: Measure, whole: Measure): Indicator {
  return { code, part, whole, kind: 'share' };
}
