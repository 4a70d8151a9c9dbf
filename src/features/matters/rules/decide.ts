import { MAX_SEND_BACKS, NOT_FIXED_DAYS } from '#/features/matters/model/limits.ts';
import type {
  Matter,
  Origin,
  Part,
  Profile,
  State,
  Verb,
  Voice,
} from '#/features/matters/model/matter.ts';
import { voices } from '#/features/matters/model/matter.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { profileRules } from './profiles.ts';
import type { Requirement, Step } from './profiles.ts';
import { isHeld } from './states.ts';

/** Who takes a step, as seen from the matter. */
export type Taker = {
  readonly parts: readonly Part[];
  /** The ones who act: the person concerned and the one who types for them. */
  readonly ids: readonly string[];
  /** Whether the complaint is about one of them, or about a body one of them belongs to. */
  readonly isAgainst: boolean;
};

/** What is brought along for a step. */
export type Brought = {
  readonly reason?: string | undefined;
  readonly proofs?: number | undefined;
  readonly assigneeId?: string | undefined;
  /** Whose it shall be to look after. */
  readonly queue?: Matter['queue'] | undefined;
  readonly targetId?: string | undefined;
  readonly at?: Temporal.Instant | undefined;
  readonly until?: Temporal.Instant | undefined;
};

/** A step that may be taken, with the state it leads to. */
export type Decision = { readonly step: Step; readonly to: State };

/** Why a step may not be taken. */
export type StepRefusal =
  | 'not_allowed'
  | 'wrong_state'
  | 'already_claimed'
  | 'nobody_has_it'
  | 'assigned_by_staff'
  | 'return_window_over'
  | 'not_passed_on'
  | 'passed_on_already'
  | 'same_queue'
  | 'superior_decides'
  | 'reopen_on_request'
  | 'own_matter'
  | 'own_work'
  | 'complaint_against_you'
  | 'complaint_against_them'
  | 'reason_required'
  | 'proof_required'
  | 'assignee_required'
  | 'queue_required'
  | 'target_required'
  | 'time_required'
  | 'time_past';

/** What a step depends on beside who takes it. */
export type Situation = Pick<
  Matter,
  | 'profile'
  | 'state'
  | 'askerId'
  | 'againstPersonId'
  | 'holderId'
  | 'lastHandlerId'
  | 'closedAs'
  | 'closedAt'
  | 'queue'
  | 'passedFrom'
> & {
  /** How often it was sent back by those it was handed on to. */
  readonly sendBacks: number;
  /** How the present holder came by it. */
  readonly heldBy: Origin | undefined;
  /** Until when what was assigned may be sent back. */
  readonly returnUntil: Temporal.Instant | undefined;
};

/** Steps that end a matter or judge it; nobody takes them in a complaint against himself. */
const judgingVerbs: ReadonlySet<Verb> = new Set<Verb>([
  'decline',
  'verify_absent',
  'verify_unclear',
  'mark_done',
  'pass_check',
  'confirm_solved',
  'confirm_partly',
  'confirm_by_others',
  'refuse_reopen',
  'withdraw',
  'merge',
  'close_out_of_scope',
  'close_by_others',
  'close_no_help_wanted',
  'close_unreachable',
  'pause',
  'reassign',
  'recall',
  'claim',
  'assign',
  'transfer',
  'send_back',
]);

/** Steps that say whether work was well done; whoever did it does not say so. */
const gradingVerbs: ReadonlySet<Verb> = new Set<Verb>([
  'pass_check',
  'confirm_solved',
  'confirm_partly',
]);

/** Steps that take a matter out of somebody's hands. */
const takingAway: ReadonlySet<Verb> = new Set<Verb>(['recall', 'reassign', 'take_back']);

const HOURS_PER_DAY = 24;

/**
 * Decides whether somebody may take a step. Refuses: `wrong_state` (no such step from here),
 * `already_claimed`, `nobody_has_it`, `not_allowed`, `complaint_against_you`,
 * `complaint_against_them` (given to whoever it is about), `own_matter`, `own_work`,
 * `assigned_by_staff`, `not_passed_on`, `passed_on_already`, `same_queue`, `superior_decides` (sent
 * back too often), `return_window_over`, `reopen_on_request` (too long closed for "not fixed"
 * to reopen it at once), and what is missing: `reason_required`, `proof_required`,
 * `assignee_required`, `queue_required`, `target_required`, `time_required`, `time_past`.
 */
export function decide(
  situation: Situation,
  wish: { readonly verb: Verb; readonly taker: Taker; readonly brought: Brought },
  now: Temporal.Instant,
): Result<Decision, StepRefusal> {
  const { verb, taker, brought } = wish;
  const step = findStep(situation.profile, situation.state, verb);
  if (step === undefined) return refuse(refusalWithoutStep(situation, verb));
  const hold = refusalOfHold(situation, step);
  if (hold !== undefined) return refuse(hold);
  if (!step.who.some((part) => taker.parts.includes(part))) return refuse('not_allowed');
  const denied = findDenial(situation, verb, taker);
  if (denied !== undefined) return refuse(denied);
  if (isGivenToAsker(situation, brought)) return refuse('own_matter');
  if (isGivenToAccused(situation, brought)) return refuse('complaint_against_them');
  const late = findLateness(situation, verb, now);
  if (late !== undefined) return refuse(late);
  if (verb === 'transfer' && brought.queue === situation.queue) return refuse('same_queue');
  // What the system does, it does because time is up; nobody has to give it a reason.
  const needs = taker.parts.includes('system') ? [] : (step.needs ?? []);
  const missing = needs.map((need) => findMissing(need, brought, now));
  const first = missing.find((refusal) => refusal !== undefined);
  if (first !== undefined) return refuse(first);
  return succeed({ step, to: destinationOf(step, situation) });
}

/** Tells as what somebody speaks in the story of a matter: the closest of their parts to it. */
export function voiceOf({ parts }: Taker): Voice {
  const closest = voices.find((voice) => parts.some((part) => part === voice));
  const isStaff = parts.includes('dispatcher') || parts.includes('verifier');
  if (closest === undefined || closest === 'neighbour') {
    return isStaff ? 'staff' : (closest ?? 'neighbour');
  }
  return closest;
}

/** Finds the row of the table for a verb from a state. */
export function findStep(profile: Profile, state: State, verb: Verb): Step | undefined {
  return profileRules[profile].steps.find(
    (step) => step.verb === verb && step.from.includes(state),
  );
}

/** Lists the verbs that somebody may try on a matter, for showing the right buttons. */
export function openVerbs(situation: Situation, taker: Taker): readonly Verb[] {
  return profileRules[situation.profile].steps
    .filter((step) => step.from.includes(situation.state))
    .filter((step) => step.who.some((part) => part !== 'system' && taker.parts.includes(part)))
    .filter((step) => refusalOfHold(situation, step) === undefined)
    .filter(({ verb }) => findDenial(situation, verb, taker) === undefined)
    .map(({ verb }) => verb);
}

function destinationOf(step: Step, situation: Situation): State {
  if (step.to === 'same') return situation.state;
  return step.to === 'closed_as' ? (situation.closedAs ?? 'declined') : step.to;
}

/** Who comes second to a claim is told so, rather than that the state is a wrong one. */
function refusalWithoutStep(situation: Situation, verb: Verb): StepRefusal {
  const isTaking = verb === 'claim' || verb === 'assign';
  return isTaking && situation.holderId !== undefined ? 'already_claimed' : 'wrong_state';
}

function refusalOfHold(situation: Situation, { verb, to }: Step): StepRefusal | undefined {
  const hasHolder = situation.holderId !== undefined;
  const isTaking = verb === 'claim' || verb === 'assign';
  if (isTaking) return hasHolder ? 'already_claimed' : undefined;
  // A reopened matter may be in nobody's hands; then there is nobody to take it from or to wait
  // for.
  const isOfHolder = takingAway.has(verb) || (to !== 'same' && to !== 'closed_as' && isHeld(to));
  if (isOfHolder && !hasHolder) return 'nobody_has_it';
  // What staff assigned is sent back with `return`, or they are asked to take it back.
  if (verb === 'release' && situation.heldBy === 'assigned') return 'assigned_by_staff';
  return undefined;
}

/** Who needs help is not given it to do; who reported what they saw at work may well be. */
function isGivenToAsker(situation: Situation, { assigneeId }: Brought): boolean {
  return situation.profile === 'need' && assigneeId === situation.askerId;
}

/** Whoever a complaint is about is not given it, with how to reach the asker, to deal with. */
function isGivenToAccused({ againstPersonId }: Situation, { assigneeId }: Brought): boolean {
  return againstPersonId !== undefined && assigneeId === againstPersonId;
}

function findDenial(situation: Situation, verb: Verb, taker: Taker): StepRefusal | undefined {
  if (taker.isAgainst && judgingVerbs.has(verb)) return 'complaint_against_you';
  if (verb === 'transfer' || verb === 'send_back') return denialOfPassing(situation, verb, taker);
  if (verb === 'claim' && taker.ids.includes(situation.askerId)) return 'own_matter';
  const didIt = [situation.holderId, situation.lastHandlerId].some(
    (id) => id !== undefined && taker.ids.includes(id),
  );
  return didIt && gradingVerbs.has(verb) ? 'own_work' : undefined;
}

/**
 * What somebody else has in hand only a dispatcher hands on. What waits to be taken over is taken
 * over or sent back, not handed round; what was sent back too often goes where the superior says.
 */
function denialOfPassing(
  { holderId, passedFrom, sendBacks }: Situation,
  verb: Verb,
  { parts }: Taker,
): StepRefusal | undefined {
  const isDecided = sendBacks >= MAX_SEND_BACKS;
  if (verb === 'send_back') {
    if (passedFrom === undefined) return 'not_passed_on';
    return isDecided ? 'superior_decides' : undefined;
  }
  if (passedFrom !== undefined) return 'passed_on_already';
  if (parts.includes('dispatcher')) return undefined;
  if (isDecided) return 'superior_decides';
  return holderId === undefined || parts.includes('holder') ? undefined : 'not_allowed';
}

function findLateness(
  situation: Situation,
  verb: Verb,
  now: Temporal.Instant,
): StepRefusal | undefined {
  const { returnUntil, closedAt } = situation;
  if (verb === 'return' && returnUntil !== undefined && isAfter(now, returnUntil)) {
    return 'return_window_over';
  }
  if (verb !== 'not_fixed' || closedAt === undefined) return undefined;
  const last = closedAt.add({ hours: NOT_FIXED_DAYS * HOURS_PER_DAY });
  return isAfter(now, last) ? 'reopen_on_request' : undefined;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

function findMissing(
  need: Requirement,
  brought: Brought,
  now: Temporal.Instant,
): StepRefusal | undefined {
  if (need === 'reason') return isEmpty(brought.reason) ? 'reason_required' : undefined;
  if (need === 'assignee') return isEmpty(brought.assigneeId) ? 'assignee_required' : undefined;
  if (need === 'queue') return isEmpty(brought.queue) ? 'queue_required' : undefined;
  if (need === 'target') return isEmpty(brought.targetId) ? 'target_required' : undefined;
  if (need === 'proof') {
    const hasProof = !isEmpty(brought.reason) || (brought.proofs ?? 0) > 0;
    return hasProof ? undefined : 'proof_required';
  }
  const at = need === 'time' ? brought.at : brought.until;
  if (at === undefined) return 'time_required';
  return isAfter(at, now) ? undefined : 'time_past';
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
