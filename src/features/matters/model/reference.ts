import type { Amount } from '#/lib/working-time.ts';
import type { Weekday, WeeklyPeriod, WorkingCalendar } from '#/lib/working-calendar.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Json } from '#/platform/db/json.ts';
import type { ClockStage, Profile } from './matter.ts';

/** The place that stands for everywhere in a table of settings. */
export const EVERYWHERE = '-';

export type CategoryGroup = {
  readonly code: string;
  readonly names: Names;
  readonly icon: string;
};

/**
 * The category of complaints. Its code is known here because its form asks whom it is about, and
 * because the foot of every page leads to it.
 */
export const COMPLAINT = 'complaint';

export type Category = {
  readonly code: string;
  readonly group: string;
  readonly profiles: readonly Profile[];
  readonly names: Names;
  readonly icon: string;
  /** Which row of deadlines applies, such as `danger` or `ordinary`. */
  readonly clockClass: string;
  /** How far apart two sightings of one thing may be, for telling duplicates. */
  readonly sigmaMetres: number;
  readonly stopQuestions: readonly string[];
  readonly abilities: readonly string[];
  readonly isOffered: boolean;
  readonly synonyms: readonly WeightedWord[];
  readonly exclusions: readonly WeightedWord[];
};

export type WeightedWord = { readonly word: string; readonly weight: number };

/** A question that may stop the form: "is there fire now? Leave, call 119". */
export type StopQuestion = {
  readonly code: string;
  readonly question: Names;
  readonly advice: Names;
  readonly calls: Json;
  /** True when a yes ends the form; else the advice is shown and the form goes on. */
  readonly stops: boolean;
};

export type ConfusablePair = {
  readonly code: string;
  readonly question: Names;
  readonly answers: readonly [ConfusableAnswer, ConfusableAnswer];
};
export type ConfusableAnswer = { readonly category: string; readonly label: Names };

export const recipients = ['asker', 'holder', 'partner', 'dispatcher', 'community_worker'] as const;
export type Recipient = (typeof recipients)[number];

/** When somebody is reminded: after a share of the stage's time, or after a time of its own. */
export type Reminder = {
  readonly to: Recipient;
  readonly after: { readonly percent: number } | Amount;
};

/** Local times between which nobody is reminded; a stretch over midnight is written 21:30–07:30. */
export type QuietHours = {
  readonly from: string;
  readonly to: string;
  readonly exceptClasses: readonly string[];
};

/** What a stage is given: its time, and who is reminded when. */
export type ClockPlan = { readonly amount: Amount; readonly reminders: readonly Reminder[] };
export type ClockPlans = ReadonlyMap<ClockStage, ClockPlan>;

/** Everything the host has set, read once and kept until it changes. */
export type Reference = {
  readonly version: string;
  readonly groups: readonly CategoryGroup[];
  readonly categories: ReadonlyMap<string, Category>;
  readonly categoriesAtPlaces: readonly CategoryAtPlace[];
  readonly stopQuestions: ReadonlyMap<string, StopQuestion>;
  readonly confusablePairs: readonly ConfusablePair[];
  readonly clockRules: readonly ClockRule[];
  readonly reminderRules: readonly ReminderRule[];
  readonly quietHours: readonly (QuietHours & { readonly placeId: string })[];
  readonly routes: readonly Route[];
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly calendarsAtPlaces: readonly { readonly placeId: string; readonly calendar: string }[];
};

export type CategoryAtPlace = {
  readonly placeId: string;
  readonly category: string;
  readonly isOffered: boolean;
  readonly clockClass: string | undefined;
};

export type ClockRule = {
  readonly placeId: string;
  readonly profile: string;
  readonly clockClass: string;
  readonly stage: string;
  readonly amount: Amount;
};

export type ReminderRule = Reminder & {
  readonly placeId: string;
  readonly profile: string;
  /** A class, or `*` for every class. */
  readonly clockClass: string;
  readonly stage: string;
  readonly step: number;
};

/** One line of the routing table: the first whose condition holds says who gets the matter. */
export type Route = {
  readonly placeId: string;
  readonly ordinal: number;
  readonly condition: Condition;
  /** Tried in order; the first that somebody stands behind is taken. */
  readonly targets: readonly Target[];
};

/** An expression over category, place and time. */
export type Condition =
  | { readonly always: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly profile: readonly string[] }
  | { readonly category: readonly string[] }
  | { readonly group: readonly string[] }
  | { readonly clockClass: readonly string[] }
  | { readonly visibility: readonly string[] }
  /** The matter lies in one of these places. */
  | { readonly within: readonly string[] }
  /** The matter lies in a place of one of these kinds, at whatever height. */
  | { readonly insideKind: readonly string[] }
  /** Local times between which it holds; over midnight if the first is the later. */
  | { readonly between: readonly [string, string] }
  | { readonly weekday: readonly number[] }
  | { readonly isWorkingDay: boolean };

/**
 * A body of a kind at the nearest place up the tree, perhaps with a post held, or a role: at the
 * community, at a place of a kind, or one level above whoever a complaint is about.
 */
export type Target =
  | { readonly organisation: string; readonly post?: string | undefined }
  | { readonly role: string; readonly atKind?: string | undefined }
  | { readonly role: string; readonly above: 'complained_about' };

/** Where a setting is from, and of what day. */
export type Sourced = { readonly source: string; readonly sourceDate: Temporal.PlainDate };

/** A calendar as it is kept: hours, holidays and days worked in exchange. */
export type CalendarSheet = Sourced & {
  readonly code: string;
  readonly names: Names;
  readonly zone: string;
  readonly weekly: readonly WeeklyPeriod[];
  readonly urgentWeekly: readonly WeeklyPeriod[];
  readonly makeUpWeekday: Weekday;
  readonly announcedYears: readonly number[];
  readonly days: readonly CalendarDay[];
};

export type CalendarDay = Sourced & {
  readonly day: Temporal.PlainDate;
  readonly kind: 'holiday' | 'worked';
  readonly names: Names;
};

/** What is kept of the settings: everything a file or a steward may bring. */
export type Settings = {
  readonly groups: readonly CategoryGroup[];
  readonly categories: readonly (Category & Sourced)[];
  readonly stopQuestions: readonly StopQuestion[];
  readonly confusablePairs: readonly ConfusablePair[];
  readonly clockRules: readonly (ClockRule & Sourced)[];
  readonly reminderRules: readonly (ReminderRule & Sourced)[];
  readonly quietHours: readonly (QuietHours & Sourced & { readonly placeId: string })[];
  readonly routes: readonly (Route & Sourced & { readonly note: string })[];
  readonly calendars: readonly CalendarSheet[];
};
