import type { Consent, Hindrance, Level } from '#/features/rosters/model.ts';

const MINUTE_MS = 60_000;
const DAY = 1_440;
const WEEK = 7 * DAY;

/** A stretch of the week in minutes from Monday 0:00; the end is not part of it. */
type Stretch = { readonly from: number; readonly to: number };

/** One place of a shift, as the rules see it; moments in milliseconds. */
export type Slot = {
  readonly id: string;
  readonly shiftId: string;
  readonly kindId: string;
  readonly level: Level;
  readonly seat: number;
  readonly from: number;
  readonly to: number;
  /** The minute of the week at which it begins, and how many minutes it lasts. */
  readonly minute: number;
  readonly minutes: number;
  readonly isNight: boolean;
  readonly week: string;
  readonly weight: number;
};

/** A time in which somebody stands by already. */
export type Stint = Pick<Slot, 'from' | 'to' | 'isNight' | 'week'> & { readonly shiftId?: string };

/** What somebody has set and said, as the rules see it; moments in milliseconds. */
export type Candidate = {
  readonly personId: string;
  /** Kinds of shifts to which they have said yes once and for all. */
  readonly saidTo: ReadonlySet<string>;
  readonly hours: readonly Stretch[];
  /** Minutes of the day; may pass midnight. */
  readonly quiet: { readonly from: number; readonly to: number } | undefined;
  readonly awayUntil: number | undefined;
  readonly abilities: ReadonlySet<string>;
  /** Where they stand by in other rosters, or are already fixed in this one. */
  readonly stints: readonly Stint[];
};

export type Limits = {
  readonly restMinutes: number;
  readonly mostPerWeek: number;
  readonly ability: string | undefined;
};

/** Tells by what somebody has said yes to such hours before; nothing where they have not. */
export function standingConsent(one: Candidate, slot: Slot): Exclude<Consent, 'said'> | undefined {
  if (one.saidTo.has(slot.kindId)) return 'standing';
  return isCovered(one.hours, slot) ? 'hours' : undefined;
}

/** Regular hours cover a shift that lies in them whole, over the end of the week, too. */
function isCovered(hours: readonly Stretch[], { minute, minutes }: Slot): boolean {
  for (let at = minute; at < minute + minutes;) {
    const now = at % WEEK;
    const here = hours.find(({ from, to }) => now >= from && now < to);
    if (here === undefined) return false;
    at += here.to - now;
  }
  return true;
}

/**
 * Says which of the hard rules keeps somebody from a place, were it theirs beside what they have;
 * whether they said yes before is asked of `standingConsent`.
 */
export function hindranceOf(
  one: Candidate,
  slot: Slot,
  { limits, stints }: { readonly limits: Limits; readonly stints: readonly Stint[] },
): Hindrance | undefined {
  if (limits.ability !== undefined && !one.abilities.has(limits.ability)) return 'not_able';
  if (one.awayUntil !== undefined && one.awayUntil > slot.from) return 'away';
  if (one.quiet !== undefined && meetsQuiet(one.quiet, slot)) return 'quiet_then';
  return hindranceAmong(slot, { limits, stints: [...one.stints, ...stints] });
}

function hindranceAmong(
  slot: Slot,
  { limits, stints }: { readonly limits: Limits; readonly stints: readonly Stint[] },
): Hindrance | undefined {
  const rest = limits.restMinutes * MINUTE_MS;
  let inWeek = 0;
  for (const stint of stints) {
    if (stint.from < slot.to && slot.from < stint.to) return 'overlaps';
    const apart = Math.max(slot.from - stint.to, stint.from - slot.to);
    if ((slot.isNight || stint.isNight) && apart < rest) return 'too_little_rest';
    if (stint.week === slot.week) inWeek += 1;
  }
  return inWeek >= limits.mostPerWeek ? 'too_many_this_week' : undefined;
}

function meetsQuiet(quiet: Stretch, { minute, minutes }: Slot): boolean {
  const from = minute % DAY;
  const length = (quiet.to - quiet.from + DAY) % DAY;
  // The quiet hours that began on the day before, on the same day and on the day after.
  return [-DAY, 0, DAY].some((days) => {
    const begins = quiet.from + days;
    return begins < from + minutes && from < begins + length;
  });
}
