import { TRIAL } from '#/features/webhooks/model.ts';
import {
  findDelivery,
  insertDeliveries,
  replayDelivery,
  replayFailed,
} from '#/features/webhooks/store/deliveries.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { lockKept, note } from './kept.ts';

/** Lets one message be sent by a job of its own, once at a time. */
export function sendSoon(context: Pick<Context, 'addJob'>, id: string): Promise<void> {
  const key = `webhooks.send:${id}`;
  return context.addJob({ name: 'webhooks.send', payload: { deliveryId: id }, key });
}

/** Sends something to try, which says nothing of anybody. Refuses: `not_found`, `stopped`. */
export async function tryListener(
  context: Context,
  id: string,
): Promise<Result<{ readonly id: string; readonly deliveryId: string }, 'not_found' | 'stopped'>> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  if (listener.stopped !== undefined) return refuse('stopped');
  const { db, now, newId } = context;
  const deliveryId = newId();
  const about = { communityId: listener.communityId, listenerId: id, happenedAt: now, dueAt: now };
  const none = { matter: undefined, entryId: undefined };
  await insertDeliveries(db, [{ ...about, ...none, id: deliveryId, topic: TRIAL }], now);
  await sendSoon(context, deliveryId);
  await note(context, 'try', listener);
  return succeed({ id, deliveryId });
}

/**
 * Sends once more what was told or could not be, under the same number.
 * Refuses: `not_found`, `stopped`, `still_waiting` (it leaves by itself).
 */
export async function replay(
  context: Context,
  of: { readonly id: string; readonly deliveryId: string },
): Promise<Result<{ readonly id: string }, 'not_found' | 'stopped' | 'still_waiting'>> {
  const listener = await lockKept(context, of.id);
  const one = { listenerId: of.id, id: of.deliveryId };
  const delivery = listener && (await findDelivery(context.db, one));
  if (listener === undefined || delivery === undefined) return refuse('not_found');
  if (listener.stopped !== undefined) return refuse('stopped');
  const isReplayed = await replayDelivery(context.db, { ...one, now: context.now });
  if (!isReplayed) return refuse('still_waiting');
  await sendSoon(context, of.deliveryId);
  await note(context, 'replay', listener);
  return succeed({ id: of.id });
}

/**
 * Sends once more all that was given up or stopped on the way, each under its number.
 * Refuses: `not_found`, `stopped`, `nothing_failed`.
 */
export async function replayAllFailed(
  context: Context,
  id: string,
): Promise<
  Result<
    { readonly id: string; readonly count: number },
    'not_found' | 'stopped' | 'nothing_failed'
  >
> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  if (listener.stopped !== undefined) return refuse('stopped');
  const { communityId } = listener;
  const of = { communityId, listenerId: id, now: context.now };
  const count = await replayFailed(context.db, of);
  if (count === 0) return refuse('nothing_failed');
  await note(context, 'replay_failed', listener);
  return succeed({ id, count });
}
