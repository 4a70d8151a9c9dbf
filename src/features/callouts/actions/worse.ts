import { openUrgent, readUrgent } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import type { CallRefusal } from '#/features/callouts/model.ts';
import { lastWave } from '#/features/callouts/rules/planner.ts';
import { findLatestCall, saveCall } from '#/features/callouts/store/calls.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { beginCall, recordCall } from './look.ts';

/**
 * Says that it got worse, or that nobody came: everybody who is left is asked at once, and the
 * chain is called without waiting. A call that found nobody is begun anew.
 * Refuses: `sign_in_required`, `not_found` (also to whoever has not asked), `call_over` (somebody
 * is coming, or it is over), `said_already` (the chain is being called).
 */
export async function sayWorse(
  context: Context,
  name: MatterName,
): Promise<Result<MatterName, CallRefusal>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await readUrgent(context, name);
  // Whoever has not asked learns nothing of it, not even that it is there.
  if (found?.askerId !== personId) return refuse('not_found');
  const matter = await openUrgent(context, found);
  if (matter === undefined || matter.isOver || matter.holderId !== undefined) {
    return refuse('call_over');
  }
  const latest = await findLatestCall(context.db, matter);
  const live = latest?.endedAt === undefined ? latest : undefined;
  if (live?.isPressing === true || (live !== undefined && live.rung > 0)) {
    return refuse('said_already');
  }
  const call = live ?? (await beginCall(context, matter));
  const wave = Math.max(lastWave(call) - 1, call.wave);
  await saveCall(context.db, { ...call, wave, isPressing: true, askedUntil: undefined });
  await recordCall(context, call, { verb: 'worsen' });
  await context.addJob({
    name: 'callouts.look',
    payload: { communityId: call.communityId, id: call.matterId },
    key: `callouts.look:${call.matterId}`,
  });
  return succeed({ communityId: name.communityId, reference: name.reference });
}
