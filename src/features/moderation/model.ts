import type { HidingReason, ThingKind, ThingName } from '#/features/matters/index.ts';

/** How long what one says to an objection, and what the author is told, may be. */
export const MAX_OBJECTION = 1_000;
export const MAX_ANSWER = 500;
/** A passage of a text that is to be covered: long enough to be found where it is meant. */
export const MIN_PASSAGE = 2;
export const MAX_PASSAGE = 500;
/** More than anybody honest finds in an hour. */
export const OBJECTIONS_PER_PERSON = 20;
/** A network may be a whole building. */
export const OBJECTIONS_PER_NETWORK = 40;
/** The least number that is published: fewer could be recognised. */
export const LEAST_PUBLISHED = 5;
export const MAX_LISTED = 100;
/** So many objections of one review are read; more say nothing new. */
export const MAX_READ = 50;

/** What came of an appeal: it is shown again, or it stays hidden. */
export const outcomes = ['shown', 'upheld'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whose it is, is not content, and has somebody else look again (申訴). */
export type Appeal = {
  readonly communityId: string;
  readonly reviewId: string;
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly words: string | undefined;
  readonly dueAt: Temporal.Instant;
  readonly decided:
    | {
        readonly outcome: Outcome;
        readonly answer: string | undefined;
        readonly at: Temporal.Instant;
        readonly by: string;
      }
    | undefined;
};

/** What came of everything that was objected to in a community. */
export type ReviewCounts = {
  readonly waiting: number;
  readonly kept: number;
  readonly mended: number;
  readonly hidden: number;
  /** How many of those hidden are shown again. */
  readonly shownAgain: number;
  readonly byReason: readonly { readonly reason: HidingReason; readonly hidden: number }[];
};

/** As everybody reads it: without the counts that would tell of one of a few. */
export type PublicCounts = {
  readonly [count in keyof ReviewCounts]: ReviewCounts[count] | undefined;
};

/** What came of a review: it stays, it was hidden, or it was mended where it stands. */
export const decisions = ['kept', 'hidden', 'mended'] as const;
export type Decision = (typeof decisions)[number];

/** What many objections to one thing make: somebody looks at it, and decides (複核). */
export type Review = {
  readonly communityId: string;
  readonly id: string;
  readonly matterId: string;
  readonly thing: ThingName;
  /** Whose words or photo it is, and who typed for them. */
  readonly personId: string;
  readonly actorId: string;
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly decided: Decided | undefined;
  /** When what was hidden was shown again. */
  readonly endedAt: Temporal.Instant | undefined;
};

export type Decided = {
  readonly decision: Decision;
  readonly reason: HidingReason | undefined;
  readonly words: string | undefined;
  readonly at: Temporal.Instant;
  readonly by: string;
};

/** What somebody said of a thing; who, nobody but themselves reads. */
export type Objection = {
  readonly at: Temporal.Instant;
  readonly reason: HidingReason;
  readonly words: string | undefined;
};

/** Within how many working days a review is due. */
export type DeadlineRule = { readonly reason: string; readonly workingDays: number };

/** What an objection is aimed at, as it stands in forms: `comment:019c…`. */
export type Aim = { readonly kind: ThingKind; readonly id: string };

export type ModerationRefusal =
  | 'thing_unknown'
  | 'own_words'
  | 'decided_already'
  | 'passage_not_found'
  | 'reason_required'
  | 'not_hideable'
  | 'not_hidden'
  | 'words_gone'
  | 'appealed_already'
  | 'no_appeal'
  | 'same_person'
  | 'photo_gone';
