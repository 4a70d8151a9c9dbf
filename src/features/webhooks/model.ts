import type { Fault } from '#/platform/notify/outcome.ts';

/** What a program can be told of, each by itself: how a matter of its organisation goes on. */
export const topics = [
  'matter.came',
  'matter.taken_up',
  'matter.moved_on',
  'matter.commented',
  'matter.done',
  'matter.closed',
] as const;
export type Topic = (typeof topics)[number];

/** What is sent to try, which nobody chooses. */
export const TRIAL = 'trial';

export const MAX_NAME = 80;
export const MAX_URL = 500;
/** How many programs of one organisation are told. */
export const MOST_LISTENERS = 10;
/** How many lines of the log a page holds. */
export const LOG_PAGE = 25;
/** For how long messages carry the signature of the secret before as well, once it was changed. */
export const OLDER_HOURS = 24;
/** How often a message is tried before it is given up: about three days. */
export const MOST_ATTEMPTS = 12;

/** Why a listener is told nothing any more. */
export const stops = ['hand', 'gone', 'failing'] as const;
export type Stop = (typeof stops)[number];

/** A program of an organisation that is told (接收程式); address and secrets are sealed. */
export type Listener = {
  readonly communityId: string;
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly sealed: string;
  readonly topics: readonly Topic[];
  readonly madeAt: Temporal.Instant;
  /** Until when the secret before is good beside the present one. */
  readonly olderUntil: Temporal.Instant | undefined;
  readonly stopped: { readonly at: Temporal.Instant; readonly cause: Stop } | undefined;
};

export const deliveryStates = ['waiting', 'sending', 'sent', 'stopped', 'given_up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One message to one listener, and what became of it. */
export type Delivery = {
  readonly communityId: string;
  readonly id: string;
  readonly listenerId: string;
  readonly topic: Topic | typeof TRIAL;
  /** The number of the matter as its address has it. */
  readonly matter: string | undefined;
  readonly happenedAt: Temporal.Instant;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly status: number | undefined;
  readonly fault: Fault | undefined;
  readonly dueAt: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly triedAt: Temporal.Instant | undefined;
};

/** Why something about a program that is told came to nothing. */
export const refusalCodes = [
  'address_not_allowed',
  'too_many_listeners',
  'stopped',
  'still_waiting',
  'nothing_failed',
] as const;
export type WebhookRefusal = (typeof refusalCodes)[number];
