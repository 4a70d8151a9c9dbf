import type { Topic } from './model.ts';

/** Which verbs of the journal are told under which topic; what is not here is told to none. */
const topicOfVerb: Readonly<Record<string, Topic>> = {
  'matters.raise': 'matter.came',
  'matters.accept': 'matter.came',
  'matters.return': 'matter.came',
  'matters.reopen': 'matter.came',
  'matters.transfer': 'matter.came',
  'matters.send_back': 'matter.came',
  'matters.claim': 'matter.taken_up',
  'matters.assign': 'matter.taken_up',
  'matters.reassign': 'matter.taken_up',
  'matters.release': 'matter.moved_on',
  'matters.start': 'matter.moved_on',
  'matters.schedule': 'matter.moved_on',
  'matters.pause': 'matter.moved_on',
  'matters.resume': 'matter.moved_on',
  'matters.not_fixed': 'matter.moved_on',
  'matters.fail_check': 'matter.moved_on',
  'matters.comment': 'matter.commented',
  'matters.mark_done': 'matter.done',
  'matters.confirm_solved': 'matter.closed',
  'matters.confirm_partly': 'matter.closed',
  'matters.confirm_by_others': 'matter.closed',
  'matters.withdraw': 'matter.closed',
  'matters.decline': 'matter.closed',
  'matters.merge': 'matter.closed',
  'matters.close_out_of_scope': 'matter.closed',
  'matters.close_by_others': 'matter.closed',
  'matters.close_no_help_wanted': 'matter.closed',
  'matters.close_unreachable': 'matter.closed',
  'matters.close_unanswered': 'matter.closed',
};

/** An entry of the journal, as far as it decides what is told. */
export type Happening = {
  readonly feature: string;
  readonly verb: string;
  readonly data: { readonly [key: string]: unknown };
};

/** Says under which topic an entry is told; what is said among staff or parties is told to none. */
export function topicOf({ feature, verb, data }: Happening): Topic | undefined {
  const topic = topicOfVerb[`${feature}.${verb}`];
  const isForAll = data['visibility'] === undefined || data['visibility'] === 'public';
  return topic !== 'matter.commented' || isForAll ? topic : undefined;
}

const QUEUE = /^organisation:([0-9a-f-]{36})(?:\/|$)/;

/** Names the organisation that has to look at a matter, if one has. */
export function organisationOf(queue: string): string | undefined {
  return QUEUE.exec(queue)?.[1];
}

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 8 * 3_600;
const FACTOR = 4;

/**
 * Says how long to wait after a failed attempt: four times as long each time, up to eight hours,
 * shifted by chance so that a program that comes back is not run over. `chance` lies from 0 up to
 * 1, which it does not reach.
 */
export function waitSeconds(attempts: number, chance: number): number {
  const grown = FIRST_WAIT_SECONDS * FACTOR ** Math.max(0, attempts - 1);
  return Math.round(Math.min(grown, LONGEST_WAIT_SECONDS) * (0.75 + chance / 2));
}
