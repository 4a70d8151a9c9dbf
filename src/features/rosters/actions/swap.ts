import type { Hindrance, Swap } from '#/features/rosters/model.ts';
import { holdPeople, insertStands, saveStand } from '#/features/rosters/store/stands.ts';
import { endSwap, findSwap, insertSwap } from '#/features/rosters/store/swaps.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepDuty } from './duty.ts';
import { exchange, isAhead } from './exchange.ts';
import { refusalOf, toStand } from './lead.ts';
import { holdStand, record } from './open.ts';
import type { OpenedStand } from './open.ts';
import { listStandIns } from './own.ts';
import { hindered, loadBench } from './plan.ts';

type Rules = Exclude<Hindrance, 'no_yes'>;
type Output = { readonly id: string };

/**
 * Asks another of the team, or all of them, to take over one’s shift. It stays one’s own until
 * somebody says yes.
 * Refuses: `sign_in_required`, `not_found`, `stand_over` (it has begun, or is not theirs any more),
 * `not_a_member` (who is asked), `asked_already`.
 */
export async function askSwap(
  context: Context,
  { standId, askedId }: { readonly standId: string; readonly askedId?: string | undefined },
): Promise<
  Result<Output, 'sign_in_required' | 'not_found' | 'stand_over' | 'not_a_member' | 'asked_already'>
> {
  const { db, now, newId, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await holdStand(context, standId);
  if (!found.ok || found.value.stand.personId !== personId) return refuse('not_found');
  const { roster, shift, stand, memberIds } = found.value;
  if (!isAhead(stand, now)) return refuse('stand_over');
  const isOther = askedId === undefined || (askedId !== personId && memberIds.includes(askedId));
  if (!isOther) return refuse('not_a_member');
  const { communityId } = stand;
  const who = { askedId, returnStandId: undefined };
  const swap = { communityId, id: newId(), standId, ...who, askedAt: now };
  if (!(await insertSwap(db, swap))) return refuse('asked_already');
  const told =
    askedId === undefined ? await listStandIns(context, found.value, personId) : [askedId];
  await record(context, roster, { verb: 'ask_swap', told, data: { shift: shift.id } });
  return succeed({ id: shift.id });
}

/** Opens what somebody asked, with the roster held; to those whom it is none of there is none. */
async function openSwap(
  context: Context,
  id: string,
): Promise<{ readonly swap: Swap; readonly opened: OpenedStand } | undefined> {
  const swap = await findSwap(context.db, id);
  const opened = swap && (await holdStand(context, swap.standId));
  return swap && opened?.ok === true ? { swap, opened: opened.value } : undefined;
}

/**
 * Takes over the shift of another who asked, or says no; what was asked of all, anybody of the team
 * may take. With the yes it is theirs at once; where a shift was offered in return, both change
 * hands.
 * Refuses: `sign_in_required`, `not_found`, `swap_over` (somebody has answered, or it has begun),
 * and for a yes each hard rule.
 */
export async function answerSwap(
  context: Context,
  { id, answer }: { readonly id: string; readonly answer: 'yes' | 'no' },
): Promise<Result<Output, 'sign_in_required' | 'not_found' | 'swap_over' | Rules>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await openSwap(context, id);
  if (found === undefined) return refuse('not_found');
  const { swap, opened } = found;
  const { roster, shift, stand, memberIds } = opened;
  const isAsked = swap.askedId === personId;
  const mayTake = isAsked || (swap.askedId === undefined && memberIds.includes(personId));
  if (!mayTake || stand.personId === personId) return refuse('not_found');
  if (swap.state !== 'open' || !isAhead(stand, now)) return refuse('swap_over');
  const to = { at: now, by: personId };
  const data = { shift: shift.id };
  if (answer === 'no') {
    // What was asked of all stays open for the others.
    if (isAsked) await endSwap(db, swap, { state: 'declined', ...to });
    const told = isAsked ? [stand.personId] : [];
    await record(context, roster, { verb: 'decline_swap', told, data });
    return succeed({ id: shift.id });
  }
  if (swap.returnStandId !== undefined) return exchange(context, { swap, opened, personId });
  await holdPeople(db, [personId]);
  const bench = await loadBench(context, opened);
  const hindrance = refusalOf(hindered(opened, bench, { personId, shift }));
  if (hindrance !== undefined) return refuse(hindrance);
  await saveStand(db, stand, { state: 'passed_on', at: now });
  const yes = { state: 'taken', consent: 'said' } as const;
  const { level, seat } = stand;
  const taken = toStand(context, shift, { level, seat, personId, putBy: personId, ...yes });
  const put = await insertStands(db, [taken]);
  if (put.length === 0) throw new Error(`${shift.id} was free and could not be taken.`);
  await endSwap(db, swap, { state: 'agreed', ...to });
  for (const who of [stand.personId, personId]) await keepDuty(context, who);
  const told = [...new Set([stand.personId, roster.drawnBy])].filter((one) => one !== personId);
  await record(context, roster, { verb: 'take_swap', told, data });
  return succeed({ id: shift.id });
}

/**
 * Asks nobody any more: one keeps the shift.
 * Refuses: `sign_in_required`, `not_found`, `swap_over`.
 */
export async function withdrawSwap(
  context: Context,
  id: string,
): Promise<Result<Output, 'sign_in_required' | 'not_found' | 'swap_over'>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await openSwap(context, id);
  if (found?.opened.stand.personId !== personId) return refuse('not_found');
  const ended = { state: 'withdrawn', at: now, by: personId } as const;
  if (!(await endSwap(db, found.swap, ended))) return refuse('swap_over');
  const { roster, shift } = found.opened;
  const data = { shift: shift.id };
  await record(context, roster, { verb: 'withdraw_swap', told: [], data });
  return succeed({ id: shift.id });
}
