import type { Names } from '#/platform/i18n/catalogue.ts';

/** The longest that the switch “on duty now” holds: nobody is on duty because they forgot it. */
export const MOST_DUTY_HOURS = 12;
/** How far ahead one can say that one is away. */
export const MOST_REST_DAYS = 365;
/** How many stretches of regular hours a week may have. */
export const MOST_RANGES = 42;
export const MOST_WEEKLY_CALLS = 50;
export const MOST_AVOIDED = 20;
export const MAX_NOTE = 40;
/** What a form sends of abilities, or of kinds of calls, at most. */
export const MOST_CHOSEN = 100;

/** What neighbours can do for each other; names are the host's. */
export type Ability = {
  readonly code: string;
  readonly names: Names;
  readonly icon: string;
  /** Whether somebody is called for it only while a licence that was shown holds. */
  readonly needsProof: boolean;
};

/** How well somebody can do it, as they say themselves. */
export const saidLevels = ['learning', 'able'] as const;
export type SaidLevel = (typeof saidLevels)[number];

/** How well somebody can do it; `trained` and `proven` hold only while their proof does. */
export type SkillLevel = SaidLevel | 'trained' | 'proven';

/** A proof is a licence that was shown, or a training that somebody took part in. */
export type ProofKind = 'shown' | 'training';

/** What somebody saw of what another can do: what it was and until when it holds, no number. */
export type Proof = {
  readonly id: string;
  /** Where it was seen. */
  readonly communityId: string;
  readonly personId: string;
  readonly ability: string;
  readonly kind: ProofKind;
  readonly what: string;
  /** For which team it was seen, or who held the training. */
  readonly organisationId: string;
  readonly recordedBy: string;
  readonly beganAt: Temporal.Instant;
  /** From this moment on it does not hold any more. */
  readonly endsAt: Temporal.Instant;
};

export const MAX_PROOF = 60;
/** How long before its end somebody is reminded that a proof ends. */
export const REMIND_DAYS = 30;

/** Languages in which somebody can be asked for help, as neighbours name them. */
export const spokenLanguages = [
  'cmn',
  'yue',
  'nan',
  'hak',
  'wuu',
  'za',
  'ug',
  'mn',
  'bo',
  'ko',
  'en',
  'csl',
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

export type LonLat = { readonly lon: number; readonly lat: number };

/** From where somebody sets out: a building or a grid of their choosing, never where they are. */
export type Anchor = {
  readonly communityId: string;
  readonly buildingId: string | undefined;
  readonly gridId: string | undefined;
  readonly point: LonLat | undefined;
};

/** Hours as the clocks of the neighbourhood show them, `HH:MM`; they may pass midnight. */
export type Quiet = { readonly from: string; readonly to: string };

/** A stretch of the week in minutes from Monday 0:00; the end is not part of it. */
export type Stretch = { readonly from: number; readonly to: number };

/** What somebody has set for themselves. */
export type Setting = Anchor & {
  readonly personId: string;
  readonly languages: readonly string[];
  /** Kinds of calls, by the groups of categories; undefined for any. */
  readonly groups: readonly string[] | undefined;
  readonly quiet: Quiet | undefined;
  readonly weeklyCap: number | undefined;
  readonly hours: readonly Stretch[];
  readonly onUntil: Temporal.Instant | undefined;
  readonly offUntil: Temporal.Instant | undefined;
  /** When a roster puts them on duty: the stint that runs, or the next one. */
  readonly stint?:
    | { readonly from: Temporal.Instant; readonly until: Temporal.Instant }
    | undefined;
  readonly since: Temporal.Instant;
};

/** Somebody who would be called just now. */
export type Volunteer = {
  readonly personId: string;
  /** Of the anchor. */
  readonly communityId: string;
  readonly buildingId: string | undefined;
  /** Of the anchor. */
  readonly point: LonLat | undefined;
  readonly abilities: ReadonlyMap<string, SkillLevel>;
  readonly languages: readonly string[];
  /** Kinds of calls, by the groups of categories; undefined for any. */
  readonly groups: readonly string[] | undefined;
  readonly quiet: Quiet | undefined;
  readonly weeklyCap: number | undefined;
  /** Within the last seven days. */
  readonly askedThisWeek: number;
  readonly lastAskedAt: Temporal.Instant | undefined;
  readonly isOnDuty: boolean;
};

/** What says at which moments somebody would be called. */
export type Watched = Pick<
  Setting,
  'personId' | 'hours' | 'quiet' | 'weeklyCap' | 'onUntil' | 'offUntil'
> & {
  /** When rosters put them on duty. */
  readonly stints?: readonly NonNullable<Setting['stint']>[];
  /** When they were asked within seven days. */
  readonly asked: readonly Temporal.Instant[];
  /** Until when a proof of what is wanted holds; undefined where none is needed. */
  readonly provenUntil: Temporal.Instant | undefined;
};

/** A moment, and how the clocks of the neighbourhood show it. */
export type LocalMoment = {
  readonly at: Temporal.Instant;
  readonly minuteOfWeek: number;
  /** `HH:MM` */
  readonly time: string;
};

/** Somebody one would rather not meet, in one's own words. */
export type Avoidance = {
  readonly id: string;
  readonly note: string;
  readonly notedAt: Temporal.Instant;
};

export type VolunteersRefusal =
  | 'not_volunteering'
  | 'anchor_unknown'
  | 'unknown_choice'
  | 'too_many_hours'
  | 'hours_not_set'
  | 'rest_backwards'
  | 'rest_too_long'
  | 'too_many_avoided'
  | 'only_oneself';
