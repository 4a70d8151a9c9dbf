import type {
  ClockStage,
  Counts,
  Firsts,
  Matter,
  Origin,
  Part,
  State,
  Verb,
  VerdictAnswer,
} from '#/features/matters/model/matter.ts';
import type { EndReason } from '#/features/matters/model/record.ts';
import {
  closeAsBefore,
  findFirst,
  nextDue,
  publicDeadline,
  stopClocks,
  turnClocks,
} from './clocks.ts';
import type { Clock, Moment } from './clocks.ts';
import { isClosed, isSolved, isUnheld } from './states.ts';
import { wantedClocks } from './stages.ts';

/** A matter with its clocks, as it stands. */
export type Standing = { readonly matter: Matter; readonly clocks: readonly Clock[] };

/** A step that was decided on, with what it brings. */
export type Taken = {
  readonly verb: Verb;
  readonly to: State;
  readonly parts: readonly Part[];
  /** Who has it in hand from now on, for a claim or an assignment. */
  readonly newHolderId?: string | undefined;
  readonly mergedInto?: Matter['mergedInto'];
  /** Whose it is to look after from now on. */
  readonly newQueue?: Matter['queue'] | undefined;
  readonly scheduledFor?: Temporal.Instant | undefined;
  readonly isSatisfied?: boolean | undefined;
};

/** What a step does to who has the matter in hand. */
export type Hands = {
  /** Why the one who had it has it no more. */
  readonly ends: EndReason | undefined;
  readonly begins: { readonly personId: string; readonly origin: Origin } | undefined;
};

/** What a step makes of a matter. */
export type Advanced = Standing & { readonly hands: Hands };

/** The clocks that begin anew with every new holder. */
const HOLDER_CLOCKS: readonly ClockStage[] = ['acknowledge', 'take_back', 'return_window'];
/** The clocks that the holder's first word stops. */
const FIRST_WORD_CLOCKS: readonly ClockStage[] = ['acknowledge', 'take_back'];
/** What only a holder who is at work does; doing it is a first word too. */
const FIRST_WORDS: ReadonlySet<Verb> = new Set<Verb>([
  'start',
  'schedule',
  'wait_for_asker',
  'wait_for_partner',
  'mark_done',
]);
const MOVES: ReadonlySet<Verb> = new Set<Verb>(['return', 'recall', 'reassign', 'take_back']);

const endReasons: { readonly [verb in Verb]?: EndReason } = {
  release: 'released',
  return: 'returned',
  recall: 'recalled',
  transfer: 'transferred',
  reassign: 'reassigned',
  take_back: 'taken_back',
  withdraw: 'withdrawn',
  merge: 'merged',
};

const answers: { readonly [verb in Verb]?: VerdictAnswer } = {
  confirm_solved: 'solved',
  confirm_partly: 'partly',
  confirm_by_others: 'by_others',
  not_fixed: 'not_solved',
};

const sightings: { readonly [verb in Verb]?: Firsts['verifiedAs'] } = {
  verify_found: 'found',
  verify_absent: 'absent',
  verify_unclear: 'unclear',
};

/** Reckons what a step makes of a matter: its state, who has it, its clocks, counts and firsts. */
export function advance(standing: Standing, taken: Taken, moment: Moment): Advanced {
  const { matter } = standing;
  const hands = handsAfter(matter, taken);
  const holderId =
    hands.begins?.personId ?? (hands.ends === undefined ? matter.holderId : undefined);
  const clocks = clocksAfter(standing, { ...taken, hands, holderId }, moment);
  const isOver = isClosed(taken.to);
  const next: Matter = {
    ...matter,
    state: taken.to,
    stateSince: taken.to === matter.state ? matter.stateSince : moment.now,
    queue: taken.newQueue ?? matter.queue,
    // Whoever does anything with it has taken it over.
    passedFrom: taken.verb === 'transfer' ? matter.queue : undefined,
    holderId,
    lastHandlerId: taken.verb === 'mark_done' ? matter.holderId : matter.lastHandlerId,
    mergedInto: mergedAfter(matter, taken),
    scheduledFor: taken.to === 'scheduled' ? taken.scheduledFor : undefined,
    closedAt: isOver ? closedAtAfter(taken, clocks, moment) : undefined,
    closedAs: isClosed(taken.to) ? taken.to : matter.closedAs,
    counts: countsAfter(matter.counts, taken),
    firsts: firstsAfter(matter, { ...taken, hands }, moment.now),
  };
  return { matter: readClocks(next, clocks), clocks, hands };
}

/** Notes the holder's first word: from then on nobody takes the matter back as forgotten. */
export function acknowledge({ matter, clocks }: Standing, moment: Moment): Standing {
  const stopped = stopClocks(clocks, FIRST_WORD_CLOCKS, moment);
  const contactedAt = matter.firsts.contactedAt ?? moment.now;
  const next = { ...matter, firsts: { ...matter.firsts, contactedAt } };
  return { matter: readClocks(next, stopped), clocks: stopped };
}

/** Tells whether a step is the holder's word that they are at it. */
export function isFirstWord(verb: Verb): boolean {
  return FIRST_WORDS.has(verb);
}

/** Begins the clocks of a matter that has just been raised. */
export function begin(matter: Matter, moment: Moment): Standing {
  const clocks = turnClocks([], wantedClocks(matter.profile, matter.state), moment);
  return { matter: readClocks(matter, clocks), clocks };
}

/** Copies onto a matter what its clocks say, for lists and figures. */
export function readClocks(matter: Matter, clocks: readonly Clock[]): Matter {
  const next = nextDue(clocks);
  const isDropped = isClosed(matter.state) && matter.firsts.doneAt === undefined;
  return {
    ...matter,
    nextDueAt: next?.dueAt,
    nextStage: next?.stage,
    deadlineAt: publicDeadline(clocks),
    firsts: {
      ...matter.firsts,
      acceptDueAt: findFirst(clocks, 'triage')?.dueAt,
      contactDueAt: findFirst(clocks, 'acknowledge')?.dueAt,
      // What was closed without anything to do was never due to be handled.
      handleDueAt: isDropped ? undefined : findFirst(clocks, 'handle')?.dueAt,
      closeDueAt: findFirst(clocks, 'total')?.dueAt,
    },
  };
}

function handsAfter(matter: Matter, taken: Taken): Hands {
  const begins = whoBegins(matter, taken);
  const isLetGo = isUnheld(taken.to) || begins !== undefined;
  if (matter.holderId === undefined || !isLetGo) return { ends: undefined, begins };
  return { ends: endReasons[taken.verb] ?? reasonOfState(taken.to), begins };
}

function whoBegins(matter: Matter, taken: Taken): Hands['begins'] {
  const { verb, newHolderId } = taken;
  if (verb === 'claim' && newHolderId !== undefined) {
    return { personId: newHolderId, origin: 'claimed' };
  }
  if ((verb === 'assign' || verb === 'reassign') && newHolderId !== undefined) {
    return { personId: newHolderId, origin: 'assigned' };
  }
  // A reopening reaches whoever did the work.
  const isReopened = taken.to === 'reopened' && matter.lastHandlerId !== undefined;
  return isReopened && matter.lastHandlerId !== undefined
    ? { personId: matter.lastHandlerId, origin: 'reopened' }
    : undefined;
}

function reasonOfState(to: State): EndReason {
  return isSolved(to) || to === 'reopened' ? 'done' : 'closed';
}

function clocksAfter(
  { matter, clocks }: Standing,
  taken: Taken & { readonly hands: Hands; readonly holderId: string | undefined },
  moment: Moment,
): readonly Clock[] {
  const isNewHolder = taken.hands.begins !== undefined;
  const before = isNewHolder ? stopClocks(clocks, HOLDER_CLOCKS, moment) : clocks;
  const without: ClockStage[] = [];
  if (taken.holderId === undefined) without.push(...HOLDER_CLOCKS);
  if (taken.verb === 'pass_check') without.push('check');
  const turned = turnClocks(before, wantedClocks(matter.profile, taken.to, without), moment);
  return taken.verb === 'refuse_reopen' ? closeAsBefore(turned, moment) : turned;
}

/** A refused reopening leaves the end where it was: neither figures nor askers get another. */
function closedAtAfter(
  { verb }: Taken,
  clocks: readonly Clock[],
  { now }: Moment,
): Temporal.Instant {
  if (verb !== 'refuse_reopen') return now;
  return findFirst(clocks, 'total')?.stoppedAt ?? now;
}

function mergedAfter(matter: Matter, taken: Taken): Matter['mergedInto'] {
  if (taken.verb === 'merge') return taken.mergedInto;
  const isStillMerged = taken.to === 'duplicate' || taken.to === 'reopen_requested';
  return isStillMerged ? matter.mergedInto : undefined;
}

function countsAfter(counts: Counts, { verb, to }: Taken): Counts {
  return {
    ...counts,
    returns: counts.returns + Number(verb === 'return' || verb === 'send_back'),
    moves: counts.moves + Number(MOVES.has(verb)),
    reworks: counts.reworks + Number(verb === 'fail_check'),
    reopenings: counts.reopenings + Number(to === 'reopened'),
    sendBacks: counts.sendBacks + Number(verb === 'send_back'),
  };
}

function firstsAfter(
  { firsts }: Matter,
  { verb, to, parts, hands, isSatisfied }: Taken & { readonly hands: Hands },
  now: Temporal.Instant,
): Firsts {
  const isBeforeAnswer = to === 'submitted' || to === 'verifying';
  const isTakenUp = !isBeforeAnswer && !isClosed(to) && to !== 'reopen_requested';
  const isDispatched = hands.begins !== undefined && firsts.dispatchedAt === undefined;
  const isByStaff = verb !== 'claim' || parts.includes('staff') || parts.includes('dispatcher');
  const isChecked =
    firsts.checkedAt === undefined && (verb === 'pass_check' || verb === 'fail_check');
  const answer = answers[verb];
  const sighting = sightings[verb];
  return {
    ...firsts,
    acceptedAt: firsts.acceptedAt ?? (isTakenUp ? now : undefined),
    answeredAt: firsts.answeredAt ?? (isBeforeAnswer ? undefined : now),
    ...(sighting === undefined ? {} : { verifiedAt: now, verifiedAs: sighting }),
    ...(isDispatched
      ? { dispatchedAt: now, dispatchedTo: isByStaff ? ('staff' as const) : ('neighbour' as const) }
      : {}),
    contactedAt: firsts.contactedAt ?? (FIRST_WORDS.has(verb) ? now : undefined),
    doneAt: firsts.doneAt ?? (verb === 'mark_done' ? now : undefined),
    ...(isChecked ? { checkedAt: now, hasPassed: verb === 'pass_check' } : {}),
    ...(answer === undefined ? {} : { verdictAt: now, verdict: answer, isSatisfied }),
  };
}
