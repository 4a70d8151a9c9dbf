import { takeEnding } from '#/features/volunteers/store/proofs.ts';
import type { Context } from '#/platform/action/context.ts';
import { record } from './record.ts';

/** Has those told whose proofs end within a month, each proof once. */
export async function remindOfProofs(context: Context): Promise<void> {
  for (const ending of await takeEnding(context.db, context.now)) {
    await record(context, { verb: 'proof_ends', ...ending });
  }
}
