import { mayWatch } from '#/features/rosters/policy.ts';
import { isLive } from '#/features/rosters/model.ts';
import type { Roster, Shift, ShiftKind, Stand } from '#/features/rosters/model.ts';
import {
  findRoster,
  findShift,
  listKinds,
  listShifts,
  lockRoster,
} from '#/features/rosters/store/rosters.ts';
import { findStand, listStands } from '#/features/rosters/store/stands.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';
import { findTeam, isLeader, listTeam } from './team.ts';
import type { Team } from './team.ts';

/** A roster with its team, what is in it, and what the reader is to it. */
export type Opened = {
  readonly roster: Roster;
  readonly team: Team;
  readonly kinds: readonly ShiftKind[];
  readonly shifts: readonly Shift[];
  readonly stands: readonly Stand[];
  readonly memberIds: readonly string[];
  readonly leads: boolean;
  readonly isMember: boolean;
};

/**
 * Opens a roster for its team and for those who watch over the community; of a draft members see
 * the shifts, to say to which of them they say yes, and not who is thought of.
 * Refuses: `not_found`.
 */
export async function openRoster(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found'>> {
  return opened(context, await findRoster(context.db, id));
}

/** Opens a roster and holds it, so that one thing is done in it at a time. Refuses: `not_found`. */
export async function holdRoster(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found'>> {
  return opened(context, await lockRoster(context.db, id));
}

/** Opens a roster that the reader leads, and holds it. Refuses: `not_found`, `not_allowed`. */
export async function holdLed(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found' | 'not_allowed'>> {
  const held = await holdRoster(context, id);
  if (!held.ok) return held;
  return held.value.leads ? held : refuse('not_allowed');
}

/** A shift within its roster. */
export type OpenedShift = Opened & { readonly shift: Shift; readonly kind: ShiftKind };

/** Opens the roster of a shift, held or not. Refuses: `not_found`. */
export async function openShift(
  context: Context,
  id: string,
  open: typeof openRoster = openRoster,
): Promise<Result<OpenedShift, 'not_found'>> {
  const shift = await findShift(context.db, id);
  if (shift === undefined) return refuse('not_found');
  const found = await open(context, shift.rosterId);
  if (!found.ok) return found;
  const kind = found.value.kinds.find((one) => one.id === shift.kindId);
  if (kind === undefined) return refuse('not_found');
  return succeed({ ...found.value, shift, kind });
}

/** Somebody’s place within its shift. */
export type OpenedStand = OpenedShift & { readonly stand: Stand };

/** Opens and holds the roster in which somebody has a place. Refuses: `not_found`. */
export async function holdStand(
  context: Context,
  id: string,
): Promise<Result<OpenedStand, 'not_found'>> {
  const seen = await findStand(context.db, id);
  if (seen === undefined) return refuse('not_found');
  const found = await openShift(context, seen.shiftId, holdRoster);
  if (!found.ok) return found;
  const stand = found.value.stands.find((one) => one.id === id);
  return stand === undefined ? refuse('not_found') : succeed({ ...found.value, stand });
}

async function opened(
  context: Context,
  roster: Roster | undefined,
): Promise<Result<Opened, 'not_found'>> {
  const { db, subject } = context;
  const team = roster && (await findTeam(context, roster.organisationId));
  if (roster === undefined || team === undefined) return refuse('not_found');
  const memberIds = await listTeam(context, team.id);
  const leads = await isLeader(context, team.id);
  const isMember = subject.personId !== undefined && memberIds.includes(subject.personId);
  const isDraft = roster.state === 'draft';
  const mayRead = isMember || (!isDraft && mayWatch(subject, team.path));
  if (!leads && !mayRead) return refuse('not_found');
  return succeed({
    roster,
    team,
    kinds: await listKinds(db, roster),
    shifts: await listShifts(db, roster),
    // Of whom leaders think is told to nobody before it is offered to them.
    stands: isDraft && !leads ? [] : await listStands(db, roster),
    memberIds,
    leads,
    isMember,
  });
}

/** One place that a shift wants to be filled. */
export type Seat = { readonly level: 1 | 2; readonly seat: number };

/** Lists the places of a shift, first called first. */
export function seatsOf({ firstWanted, secondWanted }: ShiftKind): readonly Seat[] {
  const level = (of: 1 | 2, count: number) =>
    Array.from({ length: count }, (_, index) => ({ level: of, seat: index + 1 }));
  return [...level(1, firstWanted), ...level(2, secondWanted)];
}

/** Finds who has a place now, or is to have it. */
export function holderOf(
  stands: readonly Stand[],
  { shiftId, level, seat }: Seat & { readonly shiftId: string },
): Stand | undefined {
  return stands.find(
    (one) => isLive(one) && one.shiftId === shiftId && one.level === level && one.seat === seat,
  );
}

/** Writes what happened in a roster: numbers only. `told` are those who have to hear of it. */
export async function record(
  context: Context,
  roster: Roster,
  what: {
    readonly verb: string;
    readonly told?: readonly string[];
    readonly data?: { readonly [key: string]: Json };
  },
): Promise<void> {
  const told = what.told === undefined ? {} : { told: [...what.told] };
  await context.record({
    feature: 'rosters',
    verb: what.verb,
    subjectId: roster.id,
    communityId: roster.communityId,
    data: { ...what.data, ...told },
  });
}
