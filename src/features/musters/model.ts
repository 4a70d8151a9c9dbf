/** How long its words may be, in characters. */
export const MAX_TITLE = 60;
export const MAX_MEETING_PLACE = 80;
export const MAX_NOTE = 500;
export const MAX_END_WORDS = 300;
/** How many may be asked to come. */
export const MOST_WANTED = 500;
/** How many teams one muster may go to, and how many people. */
export const MOST_TEAMS = 30;
export const MOST_ASKED = 2_000;
/** What is further off is no muster, but a date for the calendar. */
export const FURTHEST_DAYS = 60;
/** By one person, within an hour of the clock. */
export const MOST_MUSTERS_AN_HOUR = 5;
/** So long after its beginning a muster that nobody ended is over. */
export const LASTS_HOURS = 24;
/** Musters are shown for so many days after their beginning, and so many. */
export const SHOWN_DAYS = 60;
export const MOST_SHOWN = 30;

export const answers = ['yes', 'no'] as const;
export type Answer = (typeof answers)[number];

/** One of those who come, or in line behind them. */
export const seatings = ['coming', 'reserve'] as const;
export type Seating = (typeof seatings)[number];

/** Called off, or over after people came. */
export const musterEnds = ['stood_down', 'held'] as const;
export type MusterEnd = (typeof musterEnds)[number];

export type MusterKey = { readonly communityId: string; readonly id: string };

/** One call to many (一呼百應): what for, where, when, and how many are wanted. */
export type Muster = MusterKey & {
  readonly title: string;
  /** In words: 2號門. */
  readonly meetingPlace: string;
  readonly note: string | undefined;
  /** Only members who live within it are asked. */
  readonly areaId: string;
  readonly startsAt: Temporal.Instant;
  readonly wanted: number;
  readonly coming: number;
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  /** When those it is for were found; nothing in the moment before. */
  readonly askedAt: Temporal.Instant | undefined;
  readonly endedAt: Temporal.Instant | undefined;
  readonly endedAs: MusterEnd | undefined;
  readonly endWords: string | undefined;
};

/** Somebody who is asked to come. */
export type Asked = {
  readonly personId: string;
  readonly askedAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant | undefined;
  readonly answer: Answer | undefined;
  readonly answeredAt: Temporal.Instant | undefined;
  readonly seating: Seating | undefined;
  readonly seatedAt: Temporal.Instant | undefined;
  readonly came: boolean | undefined;
};

/** How a muster stands: more are wanted, there are enough, it is over, or it was called off. */
export const musterStages = ['open', 'full', 'held', 'stood_down'] as const;
export type MusterStage = (typeof musterStages)[number];

/** Why something about a muster is declined. */
export type MusterRefusal =
  | 'sign_in_required'
  | 'not_found'
  | 'not_allowed'
  | 'too_many_requests'
  | 'team_unknown'
  | 'area_unknown'
  | 'starts_in_past'
  | 'starts_too_late'
  | 'nobody_in_teams'
  | 'muster_over'
  | 'fewer_than_coming'
  | 'not_begun';

/** Writes the address of the page of a muster. */
export function musterAddress(id: string): string {
  return `/musters/${id}`;
}
