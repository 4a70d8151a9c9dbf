/** How far ahead is looked for hours in which too few could come. */
export const AHEAD_DAYS = 30;
/** Parts of a day as people speak of them: the small hours, morning, afternoon, evening. */
export const PART_HOURS = 6;
/** How many grids of a community are looked at. */
export const MOST_GRIDS = 60;
/** How many volunteers around one grid are reckoned with. */
export const MOST_WATCHED = 2_000;
/** How many thin stretches are listed; the table has them all. */
export const MOST_THIN = 12;

/** One hour ahead: its day and hour on the clocks of the neighbourhood. */
export type Hour = {
  readonly from: Temporal.Instant;
  readonly date: Temporal.PlainDate;
  /** 0 to 23 */
  readonly hour: number;
  /** Its last minute: who can be called in it and in the first is there all through the hour. */
  readonly last: Temporal.Instant;
};

/** How likely somebody comes: nobody can be called, little, fair, good. */
export const chanceLevels = ['none', 'thin', 'fair', 'good'] as const;
export type ChanceLevel = (typeof chanceLevels)[number];

/** Hours one after the other in which too few could come. */
export type ThinStretch = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** The least probability in it that somebody comes. */
  readonly least: number;
};

/** A team stands by for two months at most with one roster. */
export const MOST_DAYS = 62;
export const MOST_KINDS = 8;
export const MOST_SHIFTS = 400;
export const MOST_WANTED = 9;
export const MOST_EVERY_WEEKS = 8;
export const MOST_PER_WEEK = 14;
export const MAX_NAME = 60;
export const MAX_KIND_NAME = 40;
/** Rosters of a team that are listed, and shifts of a person. */
export const MOST_LISTED = 60;
/** Between a night and what is next to it, as between two working days elsewhere by law. */
export const USUAL_REST_HOURS = 11;
export const MOST_REST_HOURS = 48;
export const USUAL_PER_WEEK = 2;

export const rosterStates = ['draft', 'published', 'ended'] as const;
export type RosterState = (typeof rosterStates)[number];

/** What statutory holidays change: nothing, hours of a Sunday, or no shift at all. */
export const holidayRules = ['as_usual', 'as_sunday', 'none'] as const;
export type HolidayRule = (typeof holidayRules)[number];

/** Who is called first, and who second. */
export type Level = 1 | 2;

export type Roster = {
  readonly communityId: string;
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly restMinutes: number;
  readonly mostPerWeek: number;
  readonly ability: string | undefined;
  readonly state: RosterState;
  readonly drawnBy: string;
  readonly drawnAt: Temporal.Instant;
  readonly publishedAt: Temporal.Instant | undefined;
};

/** A rotation: which hours on which days of the week, every how many weeks, and on holidays. */
export type Pattern = {
  /** `HH:MM`; what ends when or before it began ends on the day after. */
  readonly from: string;
  readonly to: string;
  /** 1 for Monday. */
  readonly days: readonly number[];
  readonly everyWeeks: number;
  readonly onHolidays: HolidayRule;
};

/** A kind of shift: its rotation, and how many it wants on each level. */
export type ShiftKind = Pattern & {
  readonly id: string;
  readonly name: string;
  readonly firstWanted: number;
  readonly secondWanted: number;
};

/** A shift of a day, before or after it has a number. */
export type LaidShift = {
  readonly heldOn: Temporal.PlainDate;
  readonly beginsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly isNight: boolean;
};

export type Shift = LaidShift & {
  readonly communityId: string;
  readonly rosterId: string;
  readonly id: string;
  readonly kindId: string;
};

export const standStates = [
  'planned',
  'offered',
  'taken',
  'declined',
  'given_up',
  'passed_on',
  'withdrawn',
] as const;
export type StandState = (typeof standStates)[number];

/** By what somebody said yes: to just this, to such shifts once and for all, or to such hours. */
export const consents = ['said', 'standing', 'hours'] as const;
export type Consent = (typeof consents)[number];

/** Somebody in one place of a shift. */
export type Stand = {
  readonly communityId: string;
  readonly rosterId: string;
  readonly shiftId: string;
  readonly id: string;
  readonly level: Level;
  readonly seat: number;
  readonly personId: string;
  readonly state: StandState;
  readonly consent: Consent | undefined;
  readonly beginsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly putBy: string;
  readonly putAt: Temporal.Instant;
};

/** Tells whether somebody has a place, or is to have it. */
export function isLive({ state }: Pick<Stand, 'state'>): boolean {
  return state === 'planned' || state === 'offered' || state === 'taken';
}

/** Why somebody cannot stand by in a shift: the hard rules, none of which is ever broken. */
export const hindrances = [
  'not_volunteering',
  'no_yes',
  'not_able',
  'away',
  'quiet_then',
  'overlaps',
  'too_little_rest',
  'too_many_this_week',
] as const;
export type Hindrance = (typeof hindrances)[number];

export type RosterRefusal =
  | Exclude<Hindrance, 'no_yes'>
  | 'not_a_member'
  | 'dates_wrong'
  | 'roster_over'
  | 'not_a_draft'
  | 'no_kinds'
  | 'too_many_kinds'
  | 'too_many_shifts'
  | 'no_shift_days'
  | 'shift_over'
  | 'seat_taken'
  | 'stand_over'
  | 'ability_unknown'
  | 'only_oneself'
  | 'asked_already'
  | 'swap_over';

export const swapStates = ['open', 'agreed', 'declined', 'withdrawn'] as const;
export type SwapState = (typeof swapStates)[number];

/** Somebody asks whether another takes over their shift. */
export type Swap = {
  readonly communityId: string;
  readonly id: string;
  readonly standId: string;
  /** Who is asked; nobody in particular for all of the team. */
  readonly askedId: string | undefined;
  /** The place of who is asked that the asker would take in return, if any. */
  readonly returnStandId: string | undefined;
  readonly askedAt: Temporal.Instant;
  readonly state: SwapState;
};
