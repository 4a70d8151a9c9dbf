/** What a board shows: nearby, all that waits, what suits the reader, under way, closed. */
export const boardShows = ['near', 'open', 'able', 'in_hand', 'closed'] as const;
export type BoardShow = (typeof boardShows)[number];

/** Which open matters a desk shows. */
export const deskShows = [
  'all',
  'overdue',
  'to_decide',
  'unheld',
  'waiting',
  'to_check',
  'passed_on',
  'mine',
] as const;
export type DeskShow = (typeof deskShows)[number];

/** What may be done to many matters at once. */
export const bulkSteps = ['accept', 'assign', 'return_to_queue', 'decline', 'close'] as const;
export type BulkStepKind = (typeof bulkSteps)[number];
