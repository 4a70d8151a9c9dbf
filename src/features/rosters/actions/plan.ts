import { findHelpers, minuteOfWeek } from '#/features/volunteers/index.ts';
import type { Helper } from '#/features/volunteers/index.ts';
import { isLive } from '#/features/rosters/model.ts';
import type { Consent, Hindrance, Shift, ShiftKind, Stand } from '#/features/rosters/model.ts';
import { hindranceOf, standingConsent } from '#/features/rosters/rules/legal.ts';
import type { Candidate, Slot, Stint } from '#/features/rosters/rules/legal.ts';
import { weekOf } from '#/features/rosters/rules/pattern.ts';
import { judge, weightOf } from '#/features/rosters/rules/quality.ts';
import type { Quality } from '#/features/rosters/rules/quality.ts';
import type { Task } from '#/features/rosters/rules/suggest.ts';
import { listStandingYes, listStandsOf } from '#/features/rosters/store/stands.ts';
import type { Context } from '#/platform/action/context.ts';
import { holderOf, seatsOf } from './open.ts';
import type { Opened, Seat } from './open.ts';

/** Rest is looked at before the roster begins, too. */
const DAYS_BEFORE = 9;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Everything the rules ask of: each member as a candidate, with all they have promised. */
export type Bench = {
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly slotOf: (shift: Shift, seat: Seat) => Slot;
};

/** Loads what members have set, said and promised, in whichever roster. */
export async function loadBench(context: Context, opened: Opened): Promise<Bench> {
  const { db, now, services } = context;
  const { roster, memberIds, kinds, shifts, stands } = opened;
  const helpers = await findHelpers(db, memberIds, now);
  const kindIds = kinds.map(({ id }) => id);
  const said = await listStandingYes(db, { communityId: roster.communityId, kindIds });
  const { zone } = services;
  const from = roster.startsOn.subtract({ days: DAYS_BEFORE }).toZonedDateTime(zone).toInstant();
  const promised = await listStandsOf(db, { personIds: memberIds, from });
  const planned = stands.filter(({ state }) => state === 'planned');
  const nights = new Set(shifts.filter(({ isNight }) => isNight).map(({ id }) => id));
  const all = [...promised, ...planned];
  const candidates = new Map<string, Candidate>();
  for (const [personId, helper] of helpers) {
    const saidTo = said.filter((one) => one.personId === personId).map(({ kindId }) => kindId);
    const own = all.filter((stand) => stand.personId === personId);
    const stints = own.map((stand) => stintOf(stand, { zone, nights }));
    candidates.set(personId, toCandidate(helper, { saidTo, stints }));
  }
  return { candidates, slotOf: (shift, seat) => toSlot(shift, seat, zone) };
}

function toCandidate(
  helper: Helper,
  own: { readonly saidTo: readonly string[]; readonly stints: readonly Stint[] },
): Candidate {
  const { quiet } = helper;
  return {
    personId: helper.personId,
    saidTo: new Set(own.saidTo),
    hours: helper.hours,
    quiet: quiet && { from: minuteOfDay(quiet.from), to: minuteOfDay(quiet.to) },
    awayUntil: helper.offUntil?.epochMilliseconds,
    abilities: helper.able,
    stints: own.stints,
  };
}

function minuteOfDay(clock: string): number {
  const { hour, minute } = Temporal.PlainTime.from(clock);
  return hour * 60 + minute;
}

/** What lies in another roster counts as a night by how long it lasts into one. */
function stintOf(
  { shiftId, beginsAt, endsAt }: Stand,
  { zone, nights }: { readonly zone: string; readonly nights: ReadonlySet<string> },
): Stint {
  const local = beginsAt.toZonedDateTimeISO(zone);
  const isOverMidnight = !endsAt
    .toZonedDateTimeISO(zone)
    .subtract({ minutes: 1 })
    .toPlainDate()
    .equals(local.toPlainDate());
  return {
    shiftId,
    from: beginsAt.epochMilliseconds,
    to: endsAt.epochMilliseconds,
    isNight: nights.has(shiftId) || isOverMidnight,
    week: weekOf(local.toPlainDate()),
  };
}

function toSlot(shift: Shift, { level, seat }: Seat, zone: string): Slot {
  const from = shift.beginsAt.epochMilliseconds;
  const to = shift.endsAt.epochMilliseconds;
  return {
    id: `${shift.id}/${level}/${seat}`,
    shiftId: shift.id,
    kindId: shift.kindId,
    level,
    seat,
    from,
    to,
    minute: minuteOfWeek(shift.beginsAt.toZonedDateTimeISO(zone)),
    minutes: (to - from) / MINUTE_MS,
    isNight: shift.isNight,
    week: weekOf(shift.heldOn),
    weight: weightOf({ hours: (to - from) / HOUR_MS, isNight: shift.isNight }),
  };
}

/** Adds a place to what somebody on the bench has promised. */
export function seated(bench: Bench, { personId, shift }: Seated): Bench {
  const found = bench.candidates.get(personId);
  if (found === undefined) return bench;
  const { from, to, isNight, week } = bench.slotOf(shift, { level: 1, seat: 1 });
  const stints = [...found.stints, { shiftId: shift.id, from, to, isNight, week }];
  return { ...bench, candidates: new Map(bench.candidates).set(personId, { ...found, stints }) };
}

type Seated = { readonly personId: string; readonly shift: Shift };

/** Tells what keeps somebody from a shift, by every hard rule but that they said yes before. */
export function hindered(
  { roster }: Pick<Opened, 'roster'>,
  bench: Bench,
  of: { readonly personId: string; readonly shift: Shift; readonly without?: Shift },
): Hindrance | undefined {
  const found = bench.candidates.get(of.personId);
  if (found === undefined) return 'not_volunteering';
  const slot = bench.slotOf(of.shift, { level: 1, seat: 1 });
  // What they have in this very shift does not hinder them from it, nor what they give for it.
  const left = new Set([of.shift.id, of.without?.id]);
  const stints = found.stints.filter(({ shiftId }) => shiftId === undefined || !left.has(shiftId));
  return hindranceOf({ ...found, stints }, slot, { limits: roster, stints: [] });
}

/** Tells by what somebody has said yes to such hours before, if they have. */
export function consentOf(
  bench: Bench,
  of: { readonly personId: string; readonly shift: Shift },
): Consent | undefined {
  const found = bench.candidates.get(of.personId);
  return found && standingConsent(found, bench.slotOf(of.shift, { level: 1, seat: 1 }));
}

/** Tells what is to be filled: the empty places of shifts that are not over, and by whom. */
export function taskOf(opened: Opened, bench: Bench, now: Temporal.Instant): Task {
  const { kinds, shifts, stands, roster } = opened;
  const kindOf = new Map<string, ShiftKind>(kinds.map((kind) => [kind.id, kind]));
  const slots = shifts.flatMap((shift) => {
    const kind = kindOf.get(shift.kindId);
    const isAhead = Temporal.Instant.compare(shift.endsAt, now) > 0;
    if (kind === undefined || !isAhead) return [];
    return seatsOf(kind)
      .filter((seat) => holderOf(stands, { ...seat, shiftId: shift.id }) === undefined)
      .map((seat) => bench.slotOf(shift, seat));
  });
  return { slots, people: [...bench.candidates.values()], limits: roster, loads: loadsOf(opened) };
}

/** Adds up what each has in this roster: hours, those of nights twice. */
function loadsOf({ shifts, stands }: Opened): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  const shiftOf = new Map(shifts.map((shift) => [shift.id, shift]));
  for (const { personId, shiftId, ...stand } of stands) {
    const shift = shiftOf.get(shiftId);
    if (shift === undefined || !isLive(stand)) continue;
    const hours = shift.beginsAt.until(shift.endsAt).total('hours');
    const weight = weightOf({ hours, isNight: shift.isNight });
    loads.set(personId, (loads.get(personId) ?? 0) + weight);
  }
  return loads;
}

/** Judges a roster as it stands: how much is filled, and how alike those who could have it. */
export function qualityOf(opened: Opened, bench: Bench): Quality {
  const { kinds, shifts, stands } = opened;
  const wanted = shifts.flatMap(({ id, kindId }) => {
    const kind = kinds.find((one) => one.id === kindId);
    return kind === undefined ? [] : seatsOf(kind).map((seat) => ({ ...seat, shiftId: id }));
  });
  const filled = wanted.filter((seat) => holderOf(stands, seat) !== undefined).length;
  const loads = loadsOf(opened);
  const willing = [...bench.candidates.values()].filter(
    (one) =>
      loads.has(one.personId) ||
      shifts.some(
        (shift) => standingConsent(one, bench.slotOf(shift, { level: 1, seat: 1 })) !== undefined,
      ),
  );
  return judge({
    wanted: wanted.length,
    filled,
    loads: willing.map(({ personId }) => loads.get(personId) ?? 0),
  });
}
