import type { Hindrance } from '#/features/rosters/model.ts';
import {
  holdPeople,
  insertStands,
  saveStand,
  saveStandingYes,
} from '#/features/rosters/store/stands.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepDuty } from './duty.ts';
import { refusalOf, toStand } from './lead.ts';
import type { PlacingRefusal } from './lead.ts';
import { holderOf, holdRoster, holdStand, openShift, record, seatsOf } from './open.ts';
import type { OpenedShift } from './open.ts';
import { hindered, loadBench } from './plan.ts';

/** Of a team so many are asked at once whether they could stand in. */
const MOST_ASKED = 100;

type Rules = Exclude<Hindrance, 'no_yes'>;

/**
 * Keeps to which shifts of a roster somebody says yes once and for all; none takes it back. What
 * they have taken stays theirs.
 * Refuses: `sign_in_required`, `not_found`, `not_a_member`, `roster_over`.
 */
export async function sayYesTo(
  context: Context,
  { id, kindIds }: { readonly id: string; readonly kindIds: readonly string[] },
): Promise<
  Result<{ readonly id: string }, 'sign_in_required' | 'not_found' | 'not_a_member' | 'roster_over'>
> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const held = await holdRoster(context, id);
  if (!held.ok) return held;
  const { roster, isMember } = held.value;
  if (!isMember) return refuse('not_a_member');
  if (roster.state === 'ended') return refuse('roster_over');
  await saveStandingYes(db, { roster, personId, kindIds, at: now });
  await record(context, roster, { verb: 'say_yes' });
  return succeed({ id });
}

/**
 * Takes an offered shift, or says no to it.
 * Refuses: `sign_in_required`, `not_found`, `stand_over`, and for a yes each hard rule.
 */
export async function answerOffer(
  context: Context,
  { standId, answer }: { readonly standId: string; readonly answer: 'yes' | 'no' },
): Promise<
  Result<{ readonly id: string }, 'sign_in_required' | 'not_found' | 'stand_over' | Rules>
> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await holdStand(context, standId);
  if (!found.ok) return found;
  const { roster, shift, stand } = found.value;
  if (stand.personId !== personId) return refuse('not_found');
  const isOver = Temporal.Instant.compare(stand.endsAt, now) <= 0;
  if (stand.state !== 'offered' || isOver) return refuse('stand_over');
  if (answer === 'yes') {
    await holdPeople(db, [personId]);
    const bench = await loadBench(context, found.value);
    const hindrance = refusalOf(hindered(found.value, bench, { personId, shift }));
    if (hindrance !== undefined) return refuse(hindrance);
    await saveStand(db, stand, { state: 'taken', consent: 'said', at: now });
    await keepDuty(context, personId);
  } else await saveStand(db, stand, { state: 'declined', at: now });
  const told = answer === 'no' ? [stand.putBy] : [];
  await record(context, roster, {
    verb: answer === 'yes' ? 'take_offer' : 'decline',
    told,
    data: { shift: shift.id },
  });
  return succeed({ id: shift.id });
}

/**
 * Takes an empty place of a shift, first called first: also to stand in for somebody.
 * Refuses: `sign_in_required`, `not_found`, `not_a_member`, `roster_over`, `shift_over`,
 * `seat_taken`, and each hard rule.
 */
export async function takeShift(
  context: Context,
  shiftId: string,
): Promise<Result<{ readonly id: string }, 'sign_in_required' | 'not_found' | PlacingRefusal>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await openShift(context, shiftId, holdRoster);
  if (!found.ok) return found;
  const { roster, shift, kind, stands, isMember } = found.value;
  if (!isMember) return refuse('not_a_member');
  if (roster.state !== 'published') return refuse('roster_over');
  if (Temporal.Instant.compare(shift.endsAt, now) <= 0) return refuse('shift_over');
  const seat = seatsOf(kind).find((one) => holderOf(stands, { ...one, shiftId }) === undefined);
  if (seat === undefined) return refuse('seat_taken');
  await holdPeople(db, [personId]);
  const bench = await loadBench(context, found.value);
  const hindrance = refusalOf(hindered(found.value, bench, { personId, shift }));
  if (hindrance !== undefined) return refuse(hindrance);
  const yes = { state: 'taken', consent: 'said' } as const;
  const stand = toStand(context, shift, { ...seat, personId, putBy: personId, ...yes });
  if ((await insertStands(db, [stand])).length === 0) return refuse('seat_taken');
  await keepDuty(context, personId);
  const told = [roster.drawnBy].filter((one) => one !== personId);
  await record(context, roster, { verb: 'take', told, data: { shift: shiftId } });
  return succeed({ id: shiftId });
}

/**
 * Leaves a shift, such as when somebody is ill tonight: no reason is asked for, the gap is there at
 * once, and those who could stand in are asked.
 * Refuses: `sign_in_required`, `not_found`, `stand_over`.
 */
export async function giveUp(
  context: Context,
  standId: string,
): Promise<Result<{ readonly id: string }, 'sign_in_required' | 'not_found' | 'stand_over'>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await holdStand(context, standId);
  if (!found.ok) return found;
  const { roster, shift, stand } = found.value;
  if (stand.personId !== personId) return refuse('not_found');
  const isOver = Temporal.Instant.compare(stand.endsAt, now) <= 0;
  if (stand.state !== 'taken' || isOver) return refuse('stand_over');
  await saveStand(db, stand, { state: 'given_up', at: now });
  await keepDuty(context, personId);
  const told = await listStandIns(context, found.value, personId);
  await record(context, roster, { verb: 'give_up', told, data: { shift: shift.id } });
  return succeed({ id: shift.id });
}

/** Lists those whom no hard rule hinders and who have not said no to this shift; and the leader. */
export async function listStandIns(
  context: Context,
  opened: OpenedShift,
  leaving: string,
): Promise<readonly string[]> {
  const { memberIds, shift, stands, roster } = opened;
  const bench = await loadBench(context, opened);
  const wasThere = new Set(
    stands.filter(({ shiftId }) => shiftId === shift.id).map(({ personId }) => personId),
  );
  const free = memberIds.filter(
    (personId) =>
      personId !== leaving &&
      !wasThere.has(personId) &&
      hindered(opened, bench, { personId, shift }) === undefined,
  );
  const told = new Set([...free.slice(0, MOST_ASKED), roster.drawnBy]);
  told.delete(leaving);
  return [...told];
}
