import { namesOf } from '#/features/people/index.ts';
import { listOrganisationsOfPerson } from '#/features/organisations/index.ts';
import { teamsOf } from '#/features/teams/index.ts';
import { listAbilities } from '#/features/volunteers/index.ts';
import { findOwnCalendar } from '#/features/rosters/actions/calendar.ts';
import { holidaysOf } from '#/features/rosters/actions/draw-up.ts';
import { holderOf, openRoster, openShift, seatsOf } from '#/features/rosters/actions/open.ts';
import type { Opened } from '#/features/rosters/actions/open.ts';
import {
  consentOf,
  hindered,
  loadBench,
  qualityOf,
  taskOf,
} from '#/features/rosters/actions/plan.ts';
import type { Bench } from '#/features/rosters/actions/plan.ts';
import { findTeam, isLeader, listTeam } from '#/features/rosters/actions/team.ts';
import type { Shift, ShiftKind } from '#/features/rosters/model.ts';
import { mayWatch } from '#/features/rosters/policy.ts';
import { yearsUnannounced } from '#/features/rosters/rules/pattern.ts';
import { whyNobody } from '#/features/rosters/rules/suggest.ts';
import { listRosters } from '#/features/rosters/store/rosters.ts';
import { listStandingYes, listStandsOf } from '#/features/rosters/store/stands.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { loadSwap, loadSwaps } from './load-swaps.ts';
import type {
  MineLine,
  MineShown,
  RosterShown,
  RostersShown,
  SeatShown,
  ShiftShown,
} from './shapes.ts';

const HOUR_MINUTES = 60;
/** Places that could not be filled are told with why, so many of them. */
const MOST_UNFILLED = 10;
/** Empty shifts of one’s teams that are shown on one’s own page. */
const MOST_OPEN = 10;

type Names = ReadonlyMap<string, string>;

/** Loads a roster as this reader sees it. Refuses: `not_found`. */
export async function loadRoster(
  context: Context,
  id: string,
): Promise<Result<RosterShown, 'not_found'>> {
  const { db, now, subject } = context;
  const found = await openRoster(context, id);
  if (!found.ok) return found;
  const opened = found.value;
  const { roster, team, kinds, leads, isMember } = opened;
  const holidays = await holidaysOf(context, team);
  const kindIds = kinds.map((kind) => kind.id);
  const said = await listStandingYes(db, { communityId: roster.communityId, kindIds });
  const own = said.filter(({ personId }) => personId === subject.personId);
  const bench = leads ? await loadBench(context, opened) : undefined;
  const abilities = await listAbilities(db);
  return succeed({
    id: roster.id,
    name: roster.name,
    state: roster.state,
    team: { id: team.id, name: team.name },
    startsOn: roster.startsOn,
    endsOn: roster.endsOn,
    restHours: roster.restMinutes / HOUR_MINUTES,
    mostPerWeek: roster.mostPerWeek,
    ability: abilities.find(({ code }) => code === roster.ability)?.names,
    leads,
    isMember,
    unannouncedYears: [...yearsUnannounced(kinds, { ...roster, holidays })],
    kinds: kinds.map((kind) => ({
      ...kind,
      days: [...kind.days],
      saidYes: own.some(({ kindId }) => kindId === kind.id),
    })),
    quality: bench && qualityOf(opened, bench),
    unfilled: bench === undefined ? [] : unfilledOf(opened, bench, now),
    days: daysOf(opened, await namesIn(context, opened), {
      holidays: holidays.holidays,
      personId: subject.personId,
    }),
  });
}

async function namesIn({ db }: Context, { stands, memberIds }: Opened): Promise<Names> {
  const ids = new Set([...stands.map(({ personId }) => personId), ...memberIds]);
  return namesOf(db, [...ids], 'L1');
}

function unfilledOf(opened: Opened, bench: Bench, now: Temporal.Instant): RosterShown['unfilled'] {
  const task = taskOf(opened, bench, now);
  return task.slots
    .toSorted((a, b) => a.from - b.from)
    .slice(0, MOST_UNFILLED)
    .flatMap((slot) => {
      const shift = opened.shifts.find(({ id }) => id === slot.shiftId);
      if (shift === undefined) return [];
      const why = [...whyNobody(task, new Map(), slot)].map(([hindrance, count]) => ({
        hindrance,
        count,
      }));
      const kind = kindOf(opened, shift)?.name ?? '';
      return [{ shiftId: shift.id, kind, beginsAt: shift.beginsAt, why }];
    });
}

function kindOf({ kinds }: Pick<Opened, 'kinds'>, shift: Shift): ShiftKind | undefined {
  return kinds.find(({ id }) => id === shift.kindId);
}

function daysOf(
  opened: Opened,
  names: Names,
  around: { readonly holidays: ReadonlySet<string>; readonly personId: string | undefined },
): RosterShown['days'] {
  const days = Map.groupBy(opened.shifts, ({ heldOn }) => heldOn.toString());
  return [...days].map(([date, shifts]) => ({
    date: Temporal.PlainDate.from(date),
    isHoliday: around.holidays.has(date),
    shifts: shifts.map((shift) => ({
      id: shift.id,
      kind: kindOf(opened, shift)?.name ?? '',
      beginsAt: shift.beginsAt,
      endsAt: shift.endsAt,
      seats: seatsShown(opened, { shift, names, personId: around.personId }),
    })),
  }));
}

function seatsShown(
  opened: Opened,
  of: {
    readonly shift: Shift;
    readonly names: Names;
    readonly personId: string | undefined;
  },
): SeatShown[] {
  const kind = kindOf(opened, of.shift);
  if (kind === undefined) return [];
  return seatsOf(kind).map((seat) => {
    const stand = holderOf(opened.stands, { ...seat, shiftId: of.shift.id });
    return {
      ...seat,
      standId: stand?.id,
      name: stand && (of.names.get(stand.personId) ?? ''),
      state: stand?.state,
      consent: stand?.consent,
      isMine: stand !== undefined && stand.personId === of.personId,
    };
  });
}

/** Loads one shift as this reader sees it. Refuses: `not_found`. */
export async function loadShift(
  context: Context,
  id: string,
): Promise<Result<ShiftShown, 'not_found'>> {
  const { now, subject } = context;
  const found = await openShift(context, id);
  if (!found.ok) return found;
  const { roster, team, shift, kind, leads, isMember, memberIds } = found.value;
  const { personId } = subject;
  const names = await namesIn(context, found.value);
  const bench = await loadBench(context, found.value);
  const seats = seatsShown(found.value, { shift, names, personId });
  const isOver = Temporal.Instant.compare(shift.endsAt, now) <= 0;
  const isIn = seats.some(({ isMine }) => isMine);
  const isFree = seats.some(({ standId }) => standId === undefined);
  return succeed({
    id: shift.id,
    kind: kind.name,
    beginsAt: shift.beginsAt,
    endsAt: shift.endsAt,
    seats,
    roster: { id: roster.id, name: roster.name, state: roster.state },
    team: { id: team.id, name: team.name },
    leads,
    isOver,
    mayTake: isMember && !isIn && isFree && !isOver && roster.state === 'published',
    hindrance: personId && isMember ? hindered(found.value, bench, { personId, shift }) : undefined,
    members: leads
      ? memberIds
          .filter((one) => !found.value.stands.some((stand) => hasPlace(stand, one, shift)))
          .map((one) => ({
            id: one,
            name: names.get(one) ?? '',
            hindrance: hindered(found.value, bench, { personId: one, shift }),
            consent: consentOf(bench, { personId: one, shift }),
          }))
      : [],
    swap: await loadSwap(context, found.value, { bench, names }),
  });
}

function hasPlace(stand: Opened['stands'][number], personId: string, shift: Shift): boolean {
  const { state } = stand;
  const isLive = state === 'planned' || state === 'offered' || state === 'taken';
  return isLive && stand.personId === personId && stand.shiftId === shift.id;
}

/** Lists the rosters of a team for those who may see them. Refuses: `not_found`. */
export async function loadRosters(
  context: Context,
  organisationId: string,
): Promise<Result<RostersShown, 'not_found'>> {
  const { db, now, services, subject } = context;
  const team = await findTeam(context, organisationId);
  if (team === undefined) return refuse('not_found');
  const { personId } = subject;
  const leads = await isLeader(context, team.id);
  const isMember = personId !== undefined && (await listTeam(context, team.id)).includes(personId);
  if (!leads && !isMember && !mayWatch(subject, team.path)) return refuse('not_found');
  const rosters = (await listRosters(db, [team.id])).filter(
    ({ state }) => leads || isMember || state !== 'draft',
  );
  const abilities = leads ? await listAbilities(db) : [];
  return succeed({
    team: { id: team.id, name: team.name },
    leads,
    isMember,
    calendar: isMember ? await findOwnCalendar(context, team.id) : undefined,
    today: now.toZonedDateTimeISO(services.zone).toPlainDate(),
    abilities: abilities.map(({ code, names }) => ({ code, names })),
    rosters: rosters.map(({ id, name, state, startsOn, endsOn }) => ({
      id,
      name,
      state,
      startsOn,
      endsOn,
    })),
  });
}

/** Lists somebody’s shifts ahead, what they are offered, and where their teams miss somebody. */
export async function loadMine(context: Context): Promise<Result<MineShown, 'sign_in_required'>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const joined = (await teamsOf(db, personId)).map((one) => one.organisationId);
  const led = await listOrganisationsOfPerson(db, personId);
  const teamIds = [...new Set([...joined, ...led])];
  const open: MineLine[] = [];
  const rosters: MineShown['rosters'] = [];
  for (const roster of await listRosters(db, teamIds)) {
    const found = roster.state === 'ended' ? undefined : await openRoster(context, roster.id);
    if (found?.ok !== true) continue;
    const { id, name, state } = roster;
    rosters.push({ id, name, state, team: found.value.team.name });
    if (state === 'published') open.push(...(await openPlaces(context, found.value, personId)));
  }
  const stands = await listStandsOf(db, { personIds: [personId], from: now });
  const offers: MineLine[] = [];
  const taken: MineLine[] = [];
  for (const { state, id, shiftId, level } of stands) {
    const found = await openShift(context, shiftId);
    if (!found.ok) continue;
    const { shift, kind, team } = found.value;
    const { beginsAt, endsAt } = shift;
    const own = { shiftId, team: team.name, kind: kind.name, beginsAt, endsAt, level, standId: id };
    (state === 'offered' ? offers : taken).push(own);
  }
  const first = open.toSorted((a, b) => Temporal.Instant.compare(a.beginsAt, b.beginsAt));
  const calendar = await findOwnCalendar(context);
  const swaps = await loadSwaps(context, { personId, organisationIds: teamIds });
  return succeed({ offers, taken, open: first.slice(0, MOST_OPEN), swaps, rosters, calendar });
}

/** Places in a roster that somebody could take, none of the hard rules against it. */
async function openPlaces(
  context: Context,
  opened: Opened,
  personId: string,
): Promise<readonly MineLine[]> {
  const bench = await loadBench(context, opened);
  const { slots } = taskOf(opened, bench, context.now);
  const seen = new Set<string>();
  return slots.flatMap(({ shiftId, level }) => {
    const shift = opened.shifts.find(({ id }) => id === shiftId);
    if (shift === undefined || seen.has(shiftId)) return [];
    seen.add(shiftId);
    const isThere = opened.stands.some((stand) => hasPlace(stand, personId, shift));
    if (isThere || hindered(opened, bench, { personId, shift }) !== undefined) return [];
    const kind = kindOf(opened, shift)?.name ?? '';
    const { beginsAt, endsAt } = shift;
    return [{ shiftId, team: opened.team.name, kind, beginsAt, endsAt, level }];
  });
}
