import type { Hindrance, Shift, Stand, Swap } from '#/features/rosters/model.ts';
import { isLive } from '#/features/rosters/model.ts';
import { holdPeople, insertStands, saveStand } from '#/features/rosters/store/stands.ts';
import { endSwap, insertSwap } from '#/features/rosters/store/swaps.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepDuty } from './duty.ts';
import { refusalOf, toStand } from './lead.ts';
import { holdStand, record } from './open.ts';
import type { Opened, OpenedStand } from './open.ts';
import { hindered, loadBench } from './plan.ts';
import type { Bench } from './plan.ts';

type Rules = Exclude<Hindrance, 'no_yes'>;
type Output = { readonly id: string };

/** Tells whether a shift that was taken has not begun. */
export function isAhead(
  { state, beginsAt }: Pick<Stand, 'state' | 'beginsAt'>,
  now: Temporal.Instant,
): boolean {
  return state === 'taken' && Temporal.Instant.compare(beginsAt, now) > 0;
}

/** Two places that would change hands: whose first it is takes the second, and the other way. */
export type Exchange = {
  readonly stand: Stand;
  readonly shift: Shift;
  readonly other: Stand;
  readonly back: Shift;
};

/** Says which hard rule keeps somebody from a shift of an exchange, giving their own for it. */
export function hinderedBy(
  opened: Pick<Opened, 'roster' | 'stands'>,
  bench: Bench,
  of: { readonly personId: string; readonly shift: Shift; readonly without: Shift },
): Rules | undefined {
  const { personId, shift } = of;
  const isThere = opened.stands.some(
    (one) => isLive(one) && one.shiftId === shift.id && one.personId === personId,
  );
  return isThere ? 'overlaps' : refusalOf(hindered(opened, bench, of));
}

/** Finds the two places of an exchange within a roster. */
function exchangeOf(opened: OpenedStand, otherId: string): Exchange | undefined {
  const { shift, stand, shifts, stands } = opened;
  const other = stands.find(({ id }) => id === otherId);
  const back = other && shifts.find(({ id }) => id === other.shiftId);
  return other && back && { stand, shift, other, back };
}

/**
 * Asks another of the team whether they exchange a shift of theirs for one’s own, of the same
 * roster. Both stay as they are until the yes.
 * Refuses: `sign_in_required`, `not_found`, `stand_over` (one of them has begun, or is not theirs
 * any more), `not_a_member`, `asked_already`, and each hard rule that keeps the asker from the
 * other shift.
 */
export async function askExchange(
  context: Context,
  { standId, otherId }: { readonly standId: string; readonly otherId: string },
): Promise<
  Result<
    Output,
    'sign_in_required' | 'not_found' | 'stand_over' | 'not_a_member' | 'asked_already' | Rules
  >
> {
  const { db, now, newId, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await holdStand(context, standId);
  if (!found.ok || found.value.stand.personId !== personId) return refuse('not_found');
  const made = exchangeOf(found.value, otherId);
  if (made === undefined) return refuse('not_found');
  const { stand, shift, other, back } = made;
  if (!isAhead(stand, now) || !isAhead(other, now)) return refuse('stand_over');
  const { roster, memberIds } = found.value;
  if (other.personId === personId || !memberIds.includes(other.personId)) {
    return refuse('not_a_member');
  }
  const bench = await loadBench(context, found.value);
  const hindrance = hinderedBy(found.value, bench, { personId, shift: back, without: shift });
  if (hindrance !== undefined) return refuse(hindrance);
  const { communityId } = stand;
  const who = { askedId: other.personId, returnStandId: other.id };
  const swap = { communityId, id: newId(), standId, ...who, askedAt: now };
  if (!(await insertSwap(db, swap))) return refuse('asked_already');
  const told = [other.personId];
  await record(context, roster, { verb: 'ask_swap', told, data: { shift: shift.id } });
  return succeed({ id: shift.id });
}

/**
 * Exchanges two shifts with the yes of who was asked: both change hands, or neither.
 * Refuses: `swap_over` (one of them was given up since, has begun, or its taker cannot any more),
 * and each hard rule that keeps who says yes from the other shift.
 */
export async function exchange(
  context: Context,
  of: { readonly swap: Swap; readonly opened: OpenedStand; readonly personId: string },
): Promise<Result<Output, 'swap_over' | Rules>> {
  const { db, now } = context;
  const { swap, opened, personId } = of;
  const made = exchangeOf(opened, swap.returnStandId ?? '');
  if (made === undefined) return refuse('swap_over');
  const { stand, shift, other, back } = made;
  if (other.personId !== personId || !isAhead(other, now)) return refuse('swap_over');
  await holdPeople(db, [stand.personId, personId]);
  const bench = await loadBench(context, opened);
  const asker = { personId: stand.personId, shift: back, without: shift };
  if (hinderedBy(opened, bench, asker) !== undefined) return refuse('swap_over');
  const hindrance = hinderedBy(opened, bench, { personId, shift, without: back });
  if (hindrance !== undefined) return refuse(hindrance);
  for (const one of [stand, other]) await saveStand(db, one, { state: 'passed_on', at: now });
  const yes = { state: 'taken', consent: 'said' } as const;
  const put = await insertStands(db, [
    toStand(context, shift, { ...placeOf(stand), personId, putBy: personId, ...yes }),
    toStand(context, back, { ...placeOf(other), ...asker, putBy: stand.personId, ...yes }),
  ]);
  if (put.length < 2) throw new Error(`${shift.id} and ${back.id} could not be exchanged.`);
  await endSwap(db, swap, { state: 'agreed', at: now, by: personId });
  for (const who of [stand.personId, personId]) await keepDuty(context, who);
  const told = [...new Set([stand.personId, opened.roster.drawnBy])];
  await record(context, opened.roster, {
    verb: 'take_swap',
    told: told.filter((one) => one !== personId),
    data: { shift: shift.id, back: back.id },
  });
  return succeed({ id: shift.id });
}

function placeOf({ level, seat }: Stand): Pick<Stand, 'level' | 'seat'> {
  return { level, seat };
}
