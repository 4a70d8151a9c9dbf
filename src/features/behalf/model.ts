import type { ToldWay } from '#/features/people/index.ts';
import type { DeedSubject } from '#/platform/journal/deed-kinds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { Tiding } from '#/platform/journal/tidings.ts';

/** For how long what was done for somebody is shown and has to be told. */
export const SHOWN_DAYS = 90;
/** For how long the code on a slip opens it. */
export const SLIP_DAYS = 60;
/** As many as fit on one sheet of paper in large type; the rest waits for the next. */
export const MOST_ON_SLIP = 8;

/** By which way somebody is told by hand: a call, or a sheet of paper. */
export const handWays = ['telephone', 'slip'] as const;
export type HandWay = (typeof handWays)[number];

/** How whoever takes something back came: as themselves, through somebody, with a slip's code. */
export const byWays = ['oneself', 'behalf', 'slip'] as const;
export type ByWay = (typeof byWays)[number];

/** A sheet or a call by which one person is told what was done for them (回條). */
export type Slip = {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  readonly way: HandWay;
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly told: { readonly at: Temporal.Instant; readonly by: string } | undefined;
};

/** For how long something that was done can be taken back. */
export type ReversalRule = {
  readonly feature: string;
  readonly verb: string;
  readonly days: number;
};

/** Whether something can still be taken back: until when, or why not. */
export type Standing =
  | { readonly state: 'open'; readonly until: Temporal.Instant }
  | { readonly state: 'reversed'; readonly at: Temporal.Instant }
  | { readonly state: 'over'; readonly until: Temporal.Instant }
  | { readonly state: 'stays' };

/** Something that was done for somebody, with all that they are told of it. */
export type DeedTold = {
  readonly deed: Deed;
  readonly by: string;
  readonly subject: DeedSubject | undefined;
  readonly standing: Standing;
};

/** Somebody who has yet to be told by hand. */
export type Waiting = {
  readonly personId: string;
  readonly way: HandWay;
  readonly chosen: ToldWay;
  readonly deeds: readonly Deed[];
  /** What else concerns them and they have not been told. */
  readonly tidings: readonly Tiding[];
};

export type BehalfRefusal =
  | 'only_oneself'
  | 'not_reversible'
  | 'reversed_already'
  | 'too_late_to_reverse'
  | 'moved_on'
  | 'slip_code_wrong'
  | 'nothing_to_tell'
  | 'told_already';
