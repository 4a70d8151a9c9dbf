import type { Matter, Verb } from '#/features/matters/model/matter.ts';
import type { BulkStepKind } from '#/features/matters/model/shows.ts';
import type { Brought } from './decide.ts';

/** Stands for words that are written later: what is looked at first does not hang on them. */
const LATER = '…';

/**
 * Says which step on one matter a step on many comes to, with all brought along that is asked for
 * later: so it can be told beforehand what would happen, and what would be refused whatever is
 * written.
 */
export function foreseen(
  step: BulkStepKind,
  matter: Pick<Matter, 'holderId'>,
  assigneeId: string | undefined,
): Brought & { readonly verb: Verb } {
  if (step === 'accept') return { verb: 'accept' };
  if (step === 'decline') return { verb: 'decline', reason: LATER };
  if (step === 'return_to_queue') return { verb: 'recall', reason: LATER };
  if (step === 'close') return { verb: 'close_out_of_scope', reason: LATER };
  // Out of somebody's hands it is taken with a reason.
  const verb = matter.holderId === undefined ? 'assign' : 'reassign';
  return { verb, assigneeId: assigneeId ?? LATER, reason: LATER };
}
