import type { Consent, Hindrance, Level, Shift, Stand } from '#/features/rosters/model.ts';
import { suggest, takeTurns } from '#/features/rosters/rules/suggest.ts';
import type { Suggestion } from '#/features/rosters/rules/suggest.ts';
import { saveRosterState } from '#/features/rosters/store/rosters.ts';
import {
  deletePlanned,
  holdPeople,
  insertStands,
  saveStand,
  withdrawAhead,
} from '#/features/rosters/store/stands.ts';
import { createRandom } from '#/lib/random.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepDuty } from './duty.ts';
import { holderOf, holdLed, holdRoster, holdStand, openShift, record, seatsOf } from './open.ts';
import type { Opened, Seat } from './open.ts';
import { consentOf, hindered, loadBench, seated, taskOf } from './plan.ts';
import type { RosterOutput } from './draw-up.ts';

/** How a roster is suggested: as fairly as can be, or by turns of shifts or weeks. */
export const suggestionWays = ['fair', 'turns', 'weeks'] as const;
export type SuggestionWay = (typeof suggestionWays)[number];

type Led = 'not_found' | 'not_allowed';

/** Why somebody cannot be put in a place. */
export type PlacingRefusal =
  | Exclude<Hindrance, 'no_yes'>
  | 'roster_over'
  | 'shift_over'
  | 'seat_taken'
  | 'not_a_member';

/**
 * Fills the empty places of a draft with a suggestion; afresh, all of them. Nobody is thought of
 * who has not said yes to such hours, and no hard rule is broken.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `not_a_draft`, `no_kinds`.
 */
export async function suggestRoster(
  context: Context,
  wanted: { readonly id: string; readonly way: SuggestionWay; readonly isAfresh: boolean },
): Promise<
  Result<
    RosterOutput & { readonly filled: number; readonly left: number },
    Led | 'sign_in_required' | 'not_a_draft' | 'no_kinds'
  >
> {
  const { db, now, subject } = context;
  const { id, way, isAfresh } = wanted;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster, kinds } = held.value;
  if (roster.state !== 'draft') return refuse('not_a_draft');
  if (kinds.length === 0) return refuse('no_kinds');
  if (isAfresh) await deletePlanned(db, roster);
  const stands = isAfresh
    ? held.value.stands.filter(({ state }) => state !== 'planned')
    : held.value.stands;
  const opened = { ...held.value, stands };
  const task = taskOf(opened, await loadBench(context, opened), now);
  const made = suggestBy(way, () => suggest(task, createRandom(roster.id)), task);
  const put = made.placements.flatMap(({ slotId, personId: who }) => {
    const slot = task.slots.find((one) => one.id === slotId);
    const shift = slot && opened.shifts.find((one) => one.id === slot.shiftId);
    if (slot === undefined || shift === undefined) return [];
    const { level, seat } = slot;
    return [toStand(context, shift, { level, seat, personId: who, putBy: personId })];
  });
  const filled = (await insertStands(db, put)).length;
  await record(context, roster, { verb: 'suggest', data: { filled } });
  return succeed({ id, filled, left: made.unfilled.length });
}

function suggestBy(
  way: SuggestionWay,
  fairly: () => Suggestion,
  task: Parameters<typeof takeTurns>[0],
): Suggestion {
  if (way === 'fair') return fairly();
  return takeTurns(task, way === 'turns' ? 'shift' : 'week');
}

/** Writes somebody into a place: thought of, or with their yes. */
export function toStand(
  { newId, now }: Context,
  shift: Shift,
  of: Seat & {
    readonly personId: string;
    readonly putBy: string;
    readonly state?: Stand['state'];
    readonly consent?: Consent | undefined;
  },
): Stand {
  const { level, seat, personId, putBy, state = 'planned', consent } = of;
  return {
    communityId: shift.communityId,
    rosterId: shift.rosterId,
    shiftId: shift.id,
    id: newId(),
    level,
    seat,
    personId,
    state,
    consent,
    beginsAt: shift.beginsAt,
    endsAt: shift.endsAt,
    putBy,
    putAt: now,
  };
}

/** Tells somebody what keeps a person from a shift, as a refusal. */
export function refusalOf(
  hindrance: Hindrance | undefined,
): Exclude<Hindrance, 'no_yes'> | undefined {
  return hindrance === 'no_yes' ? undefined : hindrance;
}

/**
 * Puts a member in a place: in a draft they are thought of; in a roster that holds it is offered to
 * them, and taken at once only by those who said yes to such hours before.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `roster_over`, `shift_over`,
 * `seat_taken`, `not_a_member`, and each hard rule: `not_volunteering`, `not_able`, `away`,
 * `quiet_then`, `overlaps`, `too_little_rest`, `too_many_this_week`.
 */
export async function placeMember(
  context: Context,
  wanted: {
    readonly shiftId: string;
    readonly level: Level;
    readonly seat: number;
    readonly personId: string;
  },
): Promise<Result<{ readonly id: string }, Led | 'sign_in_required' | PlacingRefusal>> {
  const { db, now, subject } = context;
  const { personId: leader } = subject;
  if (leader === undefined) return refuse('sign_in_required');
  const found = await openShift(context, wanted.shiftId, holdRoster);
  if (!found.ok) return found;
  const { leads, roster, shift, kind, memberIds, stands } = found.value;
  if (!leads) return refuse('not_allowed');
  if (roster.state === 'ended') return refuse('roster_over');
  if (Temporal.Instant.compare(shift.endsAt, now) <= 0) return refuse('shift_over');
  const seat = seatsOf(kind).find((one) => one.level === wanted.level && one.seat === wanted.seat);
  if (seat === undefined) return refuse('not_found');
  if (holderOf(stands, { ...seat, shiftId: shift.id }) !== undefined) return refuse('seat_taken');
  const { personId } = wanted;
  if (!memberIds.includes(personId)) return refuse('not_a_member');
  await holdPeople(db, [personId]);
  const bench = await loadBench(context, found.value);
  const hindrance = refusalOf(hindered(found.value, bench, { personId, shift }));
  if (hindrance !== undefined) return refuse(hindrance);
  const yes =
    roster.state === 'draft' ? THOUGHT_OF : stateBy(consentOf(bench, { personId, shift }));
  const stand = toStand(context, shift, { ...seat, personId, putBy: leader, ...yes });
  if ((await insertStands(db, [stand])).length === 0) return refuse('seat_taken');
  if (stand.state === 'taken') await keepDuty(context, personId);
  const told = stand.state === 'planned' ? [] : [personId];
  await record(context, roster, { verb: 'place', told, data: { shift: shift.id } });
  return succeed({ id: shift.id });
}

type Standing = Pick<Stand, 'state' | 'consent'>;

const THOUGHT_OF: Standing = { state: 'planned', consent: undefined };

/** Whoever said yes to such hours has the place; others are asked. */
function stateBy(consent: Consent | undefined): Standing {
  return { state: consent === undefined ? 'offered' : 'taken', consent };
}

/**
 * Takes somebody out of a place again; who had it hears of it.
 * Refuses: `not_found`, `not_allowed`, `stand_over`.
 */
export async function clearPlace(
  context: Context,
  standId: string,
): Promise<Result<{ readonly id: string }, Led | 'stand_over'>> {
  const { db, now } = context;
  const found = await holdStand(context, standId);
  if (!found.ok) return found;
  const { leads, roster, shift, stand } = found.value;
  if (!leads) return refuse('not_allowed');
  if (stand.state === 'planned') await deletePlanned(db, roster, standId);
  else {
    const isOpen = stand.state === 'offered' || stand.state === 'taken';
    if (!isOpen || Temporal.Instant.compare(stand.endsAt, now) <= 0) return refuse('stand_over');
    await saveStand(db, stand, { state: 'withdrawn', at: now });
    await keepDuty(context, stand.personId);
  }
  const told = stand.state === 'planned' ? [] : [stand.personId];
  await record(context, roster, { verb: 'clear', told, data: { shift: shift.id } });
  return succeed({ id: shift.id });
}

/**
 * Publishes a draft: who said yes to such hours has their shifts, the others are asked. Whom a hard
 * rule hinders by now is left out.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `not_a_draft`, `no_kinds`,
 * `roster_over`.
 */
export async function publish(
  context: Context,
  id: string,
): Promise<
  Result<RosterOutput, Led | 'sign_in_required' | 'not_a_draft' | 'no_kinds' | 'roster_over'>
> {
  const { db, now, subject } = context;
  const { personId: leader } = subject;
  if (leader === undefined) return refuse('sign_in_required');
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster, kinds, shifts, stands } = held.value;
  if (roster.state !== 'draft') return refuse('not_a_draft');
  if (kinds.length === 0) return refuse('no_kinds');
  if (shifts.every(({ endsAt }) => Temporal.Instant.compare(endsAt, now) <= 0)) {
    return refuse('roster_over');
  }
  await saveRosterState(db, roster, { state: 'published', at: now });
  const planned = stands.filter(({ state }) => state === 'planned');
  await deletePlanned(db, roster);
  const placed: Stand[] = [];
  const opened: Opened = { ...held.value, stands: placed };
  await holdPeople(db, [...new Set(planned.map(({ personId }) => personId))]);
  let bench = await loadBench(context, opened);
  const told = new Set<string>();
  for (const { personId, level, seat, shiftId } of planned) {
    const shift = shifts.find((one) => one.id === shiftId);
    if (shift === undefined || Temporal.Instant.compare(shift.endsAt, now) <= 0) continue;
    if (hindered(opened, bench, { personId, shift }) !== undefined) continue;
    const yes = stateBy(consentOf(bench, { personId, shift }));
    const stand = toStand(context, shift, { level, seat, personId, putBy: leader, ...yes });
    if ((await insertStands(db, [stand])).length === 0) continue;
    placed.push(stand);
    bench = seated(bench, { personId, shift });
    told.add(personId);
  }
  for (const personId of told) await keepDuty(context, personId);
  await record(context, roster, { verb: 'publish', told: [...told] });
  return succeed({ id });
}

/**
 * Ends a roster that holds: whoever stands by in what is ahead is free.
 * Refuses: `not_found`, `not_allowed`, `roster_over`.
 */
export async function endRoster(
  context: Context,
  id: string,
): Promise<Result<RosterOutput, Led | 'roster_over'>> {
  const { db, now } = context;
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster } = held.value;
  if (roster.state !== 'published') return refuse('roster_over');
  await saveRosterState(db, roster, { state: 'ended', at: now });
  const told = await withdrawAhead(db, roster, now);
  for (const personId of told) await keepDuty(context, personId);
  await record(context, roster, { verb: 'end', told });
  return succeed({ id });
}
