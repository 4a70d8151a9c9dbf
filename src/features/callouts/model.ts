/** One step of the chain that is called when no volunteer comes: who holds a role up the line. */
export type Rung = { readonly role: string };

/**
 * How help is sought for one call. It is copied into the call when it begins, so that a change of
 * the rules changes no call that is under way.
 */
export type Plan = {
  /** The probability that at least one of the n-th wave comes; one entry for each wave. */
  readonly targets: readonly number[];
  /** Seconds between waves. */
  readonly waveSeconds: number;
  /** Seconds between the first yes and the choice among those who said it. */
  readonly collectSeconds: number;
  /** Seconds between the steps of the chain. */
  readonly rungSeconds: number;
  /** What is believed of acceptance before anything was seen: so many of so many said yes. */
  readonly prior: { readonly yes: number; readonly asked: number };
  /** After so many hours somebody who was called is about two thirds as fresh as ever. */
  readonly restHours: number;
  /** A walk of so many minutes makes somebody about a third as good as one next door. */
  readonly travelMinutes: number;
  /** The last wave goes to so many at most. */
  readonly mostAsked: number;
  readonly chain: readonly Rung[];
};

/** How a call ended: somebody has it in hand, it was over before, or nobody could be found. */
export const callEnds = ['taken', 'over', 'nobody'] as const;
export type CallEnd = (typeof callEnds)[number];

export type CallKey = { readonly communityId: string; readonly id: string };

/** One search for help for one matter. */
export type Call = CallKey & {
  readonly matterId: string;
  readonly plan: Plan;
  /** How many are to come. */
  readonly wanted: number;
  readonly begunAt: Temporal.Instant;
  /** How many waves have gone out; the one after the last target went to everybody. */
  readonly wave: number;
  /** How many steps of the chain have been called. */
  readonly rung: number;
  /** Whether its asker says that it got worse: the chain is called at once. */
  readonly isPressing: boolean;
  /** Until when those who were called last have their time. */
  readonly askedUntil: Temporal.Instant | undefined;
  /** When those who said yes are chosen from; only while there are any. */
  readonly collectUntil: Temporal.Instant | undefined;
  /** When somebody has to look at it next; nothing once it has ended. */
  readonly nextAt: Temporal.Instant | undefined;
  readonly endedAt: Temporal.Instant | undefined;
  readonly endedAs: CallEnd | undefined;
};

export const answers = ['yes', 'no'] as const;
export type Answer = (typeof answers)[number];

/** Somebody who was asked to come. */
export type Alert = {
  readonly personId: string;
  readonly wave: number;
  /** The step of the chain they were called on; 0 for volunteers. */
  readonly rung: number;
  /** How well suited they are, from 0 to 1: for choosing among those who say yes; never shown. */
  readonly fitness: number;
  readonly askedAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant | undefined;
  readonly answer: Answer | undefined;
  readonly answeredAt: Temporal.Instant | undefined;
  /** How long the way takes them, as they said. */
  readonly minutes: number | undefined;
  /** When it was settled that they go. */
  readonly chosenAt: Temporal.Instant | undefined;
};

/**
 * How far it has come, as its asker sees it: help is sought, somebody is on the way, is there, has
 * done it, it is over, or nobody was found.
 */
export const callStages = ['seeking', 'coming', 'arrived', 'done', 'over', 'nobody'] as const;
export type CallStage = (typeof callStages)[number];

/** Why something about a call is declined. */
export type CallRefusal =
  | 'sign_in_required'
  | 'not_found'
  | 'call_over'
  | 'you_go_already'
  | 'said_already';

/** What somebody adds in their own words, at most. */
export const MAX_WORDS = 500;
/** The longest way anybody says. */
export const MOST_MINUTES = 240;
/** Calls are shown to those who were asked for so many days, and so many. */
export const SHOWN_DAYS = 30;
export const MOST_SHOWN = 20;

/** Writes the address of the page of a call; it is named as its matter is. */
export function callAddress(id: string): string {
  return `/calls/${id}`;
}

/** A night has few calls; of more than these the first are shown, and it is said. */
export const MOST_CALLS = 300;

/** Writes the address of a night of calls at a place, or of how it stood after so many steps. */
export function nightAddress(
  placeId: string,
  { on, step }: { readonly on: Temporal.PlainDate; readonly step?: number },
): string {
  const asked = new URLSearchParams({ on: on.toString() });
  if (step !== undefined) asked.set('step', String(step));
  return `/places/${placeId}/night?${asked}`;
}
