import type { Clock } from '#/features/matters/rules/clocks.ts';
import type { Counts, Matter } from './matter.ts';

/** What a matter was before a step on many: all that has to be put back when the step is undone. */
export type Before = Pick<
  Matter,
  'state' | 'stateSince' | 'passedFrom' | 'scheduledFor' | 'closedAt' | 'closedAs' | 'firsts'
> & {
  readonly counts: Pick<Counts, 'returns' | 'moves' | 'reworks' | 'reopenings'>;
  readonly clocks: readonly Clock[];
  /** Numbers of what was open: who had it or lent a hand, what was asked, what was offered. */
  readonly assignments: readonly string[];
  readonly requests: readonly string[];
  readonly offers: readonly string[];
};

/** The last line of a matter's story, with what it takes to undo it. */
export type LastLine = {
  readonly verb: string;
  readonly at: Temporal.Instant;
  readonly actorId: string | undefined;
  readonly personId: string | undefined;
  /** The step on many that wrote it, if one did. */
  readonly bulkId: string | undefined;
  readonly before: Before | undefined;
  /** Whether somebody has said something since. */
  readonly isTalkedOf: boolean;
};
