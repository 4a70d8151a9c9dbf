import type { DeskShow } from './shows.ts';

/** What a desk is narrowed to: the place, the state, who looks after it, the kind of matter. */
export type DeskChoice = {
  readonly placeId: string;
  readonly show: DeskShow;
  readonly queue: string | undefined;
  readonly group: string | undefined;
};

/** A view of a desk under a name: one's own, or shared with a body. */
export type SavedFilter = DeskChoice & {
  readonly id: string;
  readonly ownerId: string;
  /** Whose members have it as well. */
  readonly organisationId: string | undefined;
  readonly name: string;
};

/** Stands in place of a queue for all those that the reader answers for. */
export const OWN_QUEUES = 'own';
