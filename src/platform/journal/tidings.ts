import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

/** Something that concerns one person and that they have not read yet (消息). */
export type Tiding = {
  readonly id: string;
  readonly personId: string;
  readonly at: Temporal.Instant;
  /** What happened, as a sentence without names. */
  readonly words: Names;
  /** The number of the matter it is about. */
  readonly reference: string | undefined;
  readonly isUrgent: boolean;
};

type Asking = Pick<Context, 'db' | 'subject' | 'now'>;

/** Knows what people have not read, for those who carry it to them by hand. */
export type TidingSource = {
  /**
   * Lists what some people of a community have not read since a moment, the oldest first: only what
   * the reader may know of, and nothing that they want to hear no more of.
   */
  readonly listUnread: (
    asking: Asking,
    of: {
      readonly communityId: string;
      readonly personIds: readonly string[];
      readonly since: Temporal.Instant;
    },
  ) => Promise<readonly Tiding[]>;
  /** Finds some by their ids, as far as the reader may know of them. */
  readonly find: (asking: Asking, ids: readonly string[]) => Promise<readonly Tiding[]>;
  /** Notes that somebody was told. */
  readonly markTold: (asking: Asking, ids: readonly string[]) => Promise<void>;
};
