import { closedStates, heldStates, unheldStates } from '#/features/matters/model/matter.ts';
import type { Bucket, ClosedState, State } from '#/features/matters/model/matter.ts';

const solvedStates: ReadonlySet<State> = new Set(['resolved', 'partly_resolved', 'unanswered']);

/** Tells whether a state ends a matter. */
export function isClosed(state: State): state is ClosedState {
  return closedStates.some((closed) => closed === state);
}

/** Tells whether somebody always has it in hand in a state. */
export function isHeld(state: State): boolean {
  return heldStates.some((held) => held === state);
}

/** Tells whether nobody ever has it in hand in a state. */
export function isUnheld(state: State): boolean {
  return unheldStates.some((unheld) => unheld === state) || isClosed(state);
}

/** Tells whether a state means that the work was done and nobody contradicted. */
export function isSolved(state: State): boolean {
  return solvedStates.has(state);
}

/** Gives what the public sees of a state: open, in hand or closed. */
export function bucketOf(state: State, holderId: string | undefined): Bucket {
  if (isClosed(state)) return 'closed';
  return holderId === undefined ? 'open' : 'in_hand';
}
