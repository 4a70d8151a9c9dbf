import { listLine } from '#/features/places/index.ts';
import { readReference } from '#/features/matters/index.ts';
import { listAbilities } from '#/features/volunteers/index.ts';
import { MOST_DAYS, MOST_KINDS, MOST_SHIFTS } from '#/features/rosters/model.ts';
import type { Roster, ShiftKind } from '#/features/rosters/model.ts';
import { layOut } from '#/features/rosters/rules/pattern.ts';
import type { Holidays } from '#/features/rosters/rules/pattern.ts';
import {
  deleteKind,
  deleteRoster,
  insertKind,
  insertRoster,
} from '#/features/rosters/store/rosters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { holdLed, record } from './open.ts';
import { findTeam, isLeader } from './team.ts';
import type { Team } from './team.ts';

const HOUR_MINUTES = 60;

export type DrawUpInput = {
  readonly organisationId: string;
  readonly name: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly restHours: number;
  readonly mostPerWeek: number;
  readonly ability: string | undefined;
};

/** What an action on a roster gives back. */
export type RosterOutput = { readonly id: string };

/**
 * Draws up a roster of a team as a draft, which only its leaders see.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `dates_wrong` (over, backwards or longer
 * than two months), `ability_unknown`.
 */
export async function drawUp(
  context: Context,
  input: DrawUpInput,
): Promise<
  Result<
    RosterOutput,
    'sign_in_required' | 'not_found' | 'not_allowed' | 'dates_wrong' | 'ability_unknown'
  >
> {
  const { db, now, newId, subject, services } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const { organisationId, startsOn, endsOn, ability } = input;
  const team = await findTeam(context, organisationId);
  if (team === undefined) return refuse('not_found');
  if (!(await isLeader(context, team.id))) return refuse('not_allowed');
  const today = now.toZonedDateTimeISO(services.zone).toPlainDate();
  const days = startsOn.until(endsOn, { largestUnit: 'days' }).days;
  if (days < 0 || days > MOST_DAYS || Temporal.PlainDate.compare(endsOn, today) < 0) {
    return refuse('dates_wrong', { most: String(MOST_DAYS) });
  }
  if (ability !== undefined && !(await listAbilities(db)).some(({ code }) => code === ability)) {
    return refuse('ability_unknown');
  }
  const roster: Roster = {
    communityId: team.communityId,
    id: newId(),
    organisationId,
    name: input.name,
    startsOn,
    endsOn,
    restMinutes: input.restHours * HOUR_MINUTES,
    mostPerWeek: input.mostPerWeek,
    ability,
    state: 'draft',
    drawnBy: personId,
    drawnAt: now,
    publishedAt: undefined,
  };
  await insertRoster(db, roster);
  await record(context, roster, { verb: 'draw_up' });
  return succeed({ id: roster.id });
}

/**
 * Adds a kind of shift to a draft, and lays its shifts out over the days.
 * Refuses: `not_found`, `not_allowed`, `not_a_draft`, `too_many_kinds`, `too_many_shifts`,
 * `no_shift_days` (none of these days lies in the roster).
 */
export async function addKind(
  context: Context,
  { id, ...kind }: Omit<ShiftKind, 'id'> & { readonly id: string },
): Promise<
  Result<
    RosterOutput,
    | 'not_found'
    | 'not_allowed'
    | 'not_a_draft'
    | 'too_many_kinds'
    | 'too_many_shifts'
    | 'no_shift_days'
  >
> {
  const { db, newId, services } = context;
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster, team, kinds, shifts } = held.value;
  if (roster.state !== 'draft') return refuse('not_a_draft');
  if (kinds.length >= MOST_KINDS) return refuse('too_many_kinds', { most: String(MOST_KINDS) });
  const holidays = await holidaysOf(context, team);
  const laid = layOut(kind, { ...roster, zone: services.zone, holidays });
  if (laid.length === 0) return refuse('no_shift_days');
  if (shifts.length + laid.length > MOST_SHIFTS) {
    return refuse('too_many_shifts', { most: String(MOST_SHIFTS) });
  }
  const added = {
    kind: { ...kind, id: newId() },
    shifts: laid.map((one) => ({ ...one, id: newId() })),
  };
  await insertKind(db, roster, added);
  // Once is enough: with the first kind they are asked to which shifts they say yes.
  const told = kinds.length === 0 ? held.value.memberIds : [];
  await record(context, roster, { verb: 'add_kind', told });
  return succeed({ id });
}

/** Reads which days are holidays where a team is, by the calendar of the nearest place above. */
export async function holidaysOf({ db }: Context, team: Team): Promise<Holidays> {
  const { calendars, calendarsAtPlaces } = await readReference(db);
  const line = (await listLine(db, team.placeId)).map(({ id }) => id);
  const set = line
    .flatMap((id) => calendarsAtPlaces.filter(({ placeId }) => placeId === id))
    .at(-1);
  const calendar = calendars.get(set?.calendar ?? '') ?? calendars.values().next().value;
  if (calendar === undefined) throw new Error('No calendar has been loaded.');
  return calendar;
}

/**
 * Takes a kind of shift out of a draft, with its shifts.
 * Refuses: `not_found`, `not_allowed`, `not_a_draft`.
 */
export async function removeKind(
  context: Context,
  { id, kindId }: { readonly id: string; readonly kindId: string },
): Promise<Result<RosterOutput, 'not_found' | 'not_allowed' | 'not_a_draft'>> {
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster } = held.value;
  if (roster.state !== 'draft') return refuse('not_a_draft');
  if (!(await deleteKind(context.db, roster, kindId))) return refuse('not_found');
  await record(context, roster, { verb: 'remove_kind' });
  return succeed({ id });
}

/**
 * Throws a draft away.
 * Refuses: `not_found`, `not_allowed`, `not_a_draft`.
 */
export async function throwAway(
  context: Context,
  id: string,
): Promise<
  Result<{ readonly organisationId: string }, 'not_found' | 'not_allowed' | 'not_a_draft'>
> {
  const held = await holdLed(context, id);
  if (!held.ok) return held;
  const { roster } = held.value;
  if (roster.state !== 'draft') return refuse('not_a_draft');
  await deleteRoster(context.db, roster);
  await record(context, roster, { verb: 'throw_away' });
  return succeed({ organisationId: roster.organisationId });
}
