import type { Names } from '#/platform/i18n/catalogue.ts';

export const MAX_ACTIVITY = 80;
export const MAX_IN_CHARGE = 40;
export const MAX_CONTENT = 300;
export const MAX_MATERIALS = 200;
export const MAX_REASON = 300;
/** A whole day and night; longer is two records. */
export const MOST_MINUTES = 24 * 60;
/** Until when what was done is recorded (Order no. 67, article 11), in working days after it. */
export const RECORD_WORKING_DAYS = 10;
/**
 * Days that are added while the holidays of a year are not announced: the longest that were, with
 * the weekends beside them, lasted nine.
 */
export const UNANNOUNCED_DAYS = 10;
/** How long who asked may object to what their “solved” has confirmed, in days. */
export const OBJECT_DAYS = 14;
/** How many records one page reads; older ones open by year. */
export const MOST_LISTED = 500;
/** How many persons whoever leads a team looks through. */
export const MOST_GIVERS = 500;

export const recordStates = [
  'waiting',
  'proposed',
  'confirmed',
  'objected',
  'replaced',
  'withdrawn',
] as const;
/** `proposed` is the correction of one that is confirmed, which counts until this one is. */
export type RecordState = (typeof recordStates)[number];

/** As what somebody confirms the time of another. */
export const confirmers = ['asker', 'leader', 'community'] as const;
export type Confirmer = (typeof confirmers)[number];

/**
 * Why work is not voluntary, and so must not be recorded (Order no. 67, article 19; what voluntary
 * service is: Regulation on Voluntary Service, State Council Order no. 685, article 2).
 */
export const bars = ['paid', 'duty', 'household', 'ordered', 'promotion'] as const;
export type Bar = (typeof bars)[number];

/** What somebody says of the time they gave. */
export type Given = {
  readonly startedAt: Temporal.Instant;
  readonly minutes: number;
  readonly content: string;
  readonly materials: string | undefined;
};

/** What was done outside of a matter: for whom, where, who was in charge. */
export type Activity = {
  readonly name: string;
  readonly inCharge: string;
};

/** A record of time given (志願服務記錄). */
export type HoursRecord = Given & {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  /** The matter it was done in, and who asked there. */
  readonly matter: { readonly id: string; readonly askerId: string } | undefined;
  readonly activity: Activity | undefined;
  /** The body it was done for; without one it was the community itself. */
  readonly teamId: string | undefined;
  readonly placeId: string;
  readonly endedAt: Temporal.Instant;
  readonly heldOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly isDueCertain: boolean;
  readonly recordedAt: Temporal.Instant;
  readonly recordedOn: Temporal.PlainDate;
  readonly recordedBy: string;
  readonly lateReason: string | undefined;
  readonly replaces: { readonly id: string; readonly reason: string } | undefined;
  readonly state: RecordState;
  readonly confirmed:
    | { readonly at: Temporal.Instant; readonly by: string; readonly capacity: Confirmer }
    | undefined;
  readonly closed:
    | { readonly at: Temporal.Instant; readonly by: string; readonly reason: string | undefined }
    | undefined;
};

/** How the person is named on a record sheet: in full, or as neighbours call them. */
export const nameChoices = ['full', 'called'] as const;
export type NameChoice = (typeof nameChoices)[number];

/** How many sheets of somebody hold at a time. */
export const MOST_SHEETS = 20;
/** How many days a sheet holds at most. */
export const MOST_VALID_DAYS = 731;
/** The digits of the code on a sheet: some 66 bits, which nobody guesses. */
export const SHEET_DIGITS = 20;

/** A record sheet (記錄單): what somebody lets others read of the time they gave. */
export type Sheet = {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  readonly showsName: NameChoice;
  readonly showsActivities: boolean;
  readonly fromOn: Temporal.PlainDate;
  readonly toOn: Temporal.PlainDate;
  /** What the paper says. */
  readonly minutes: number;
  /** The star level the paper tells, by its code; none unless its person lets it. */
  readonly starLevel: string | undefined;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string;
  /** The last day on which it holds. */
  readonly validUntil: Temporal.PlainDate;
  readonly revokedAt: Temporal.Instant | undefined;
};

export const MAX_LEVEL_NAME = 40;
export const MAX_LEVEL_NAME_EN = 60;
/** The most hours a star level may ask for. */
export const MOST_LEVEL_HOURS = 100_000;
/** How many star levels there are at most. */
export const MOST_LEVELS = 50;

/**
 * A star level (志願者星級): how many hours it asks for. It is read off the sum of somebody’s hours,
 * is nobody’s rank, and turns into nothing.
 */
export type StarLevel = {
  readonly code: string;
  readonly names: Names;
  readonly hours: number;
};

/** How many records that a sum adds up stand on one page. */
export const PAGE_OF_RECORDS = 50;

/** Whose hours are added up: those for a team, or those at a place of a community and below it. */
export type SumScope =
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'place'; readonly communityId: string; readonly path: string };

/** Days from the first to the one before the last. */
export type SumDays = { readonly from: Temporal.PlainDate; readonly before: Temporal.PlainDate };

/** What a month adds up to, in minutes, and how many persons gave them. */
export type MonthSum = {
  readonly month: Temporal.PlainYearMonth;
  readonly minutes: number;
  readonly givers: number;
};

/** What a month adds up to of one activity; without a name it is help in matters of neighbours. */
export type ActivitySum = {
  readonly month: Temporal.PlainYearMonth;
  readonly activity: string | undefined;
  readonly minutes: number;
  readonly records: number;
};

/** Of which activity records are listed: one by its name, help in matters, or any. */
export type ActivityFilter =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'any' };

/** Why something about hours came to nothing. */
export const refusalCodes = [
  'not_voluntary_paid',
  'not_voluntary_duty',
  'not_voluntary_household',
  'not_voluntary_ordered',
  'not_voluntary_promotion',
  'work_not_done',
  'work_not_yours',
  'activity_unnamed',
  'team_unknown',
  'place_outside',
  'in_future',
  'too_late',
  'times_overlap',
  'own_time',
  'not_waiting',
  'not_correctable',
  'correction_waits',
  'not_counted',
  'objection_late',
  'dates_backwards',
  'nothing_counts',
  'validity_past',
  'too_many_sheets',
  'sheet_over',
  'unknown_level',
  'hours_out_of_order',
] as const;
export type HoursRefusal = (typeof refusalCodes)[number];
