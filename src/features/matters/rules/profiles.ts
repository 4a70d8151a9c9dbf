import type { ClockStage, Part, Profile, State, Verb } from '#/features/matters/model/matter.ts';

/** What somebody has to bring so that a step may be taken. */
export type Requirement = 'reason' | 'proof' | 'assignee' | 'queue' | 'target' | 'time' | 'until';

/** Where a step leads: a state, the state it was in, or the one it was closed in before. */
export type Destination = State | 'same' | 'closed_as';

/** One row of the table of transitions: from where, to where, by whom, with what. */
export type Step = {
  readonly verb: Verb;
  readonly from: readonly State[];
  readonly to: Destination;
  readonly who: readonly Part[];
  readonly needs?: readonly Requirement[];
};

/** Which clocks run in a state, and which stand still in it. Entering it stops all others. */
export type StateClocks = {
  readonly run: readonly ClockStage[];
  readonly stand?: readonly ClockStage[];
};

/** What one kind of matter may go through, as data. */
export type ProfileRules = {
  readonly steps: readonly Step[];
  readonly clocks: { readonly [state in State]?: StateClocks | undefined };
  /** Whether it may be taken up as soon as it is raised, without anybody accepting it first. */
  readonly acceptsAtOnce: boolean;
};

const beforeHands: readonly State[] = ['submitted', 'verifying', 'accepted', 'offered', 'returned'];
const takeable: readonly State[] = ['submitted', 'accepted', 'offered', 'returned', 'reopened'];
const active: readonly State[] = ['claimed', 'assigned', 'in_progress', 'scheduled', 'reopened'];
const standing: readonly State[] = ['waiting_asker', 'waiting_partner', 'paused'];
const inHand: readonly State[] = [...active, ...standing, 'rework'];
const workable: readonly State[] = [...active, 'rework'];
const notOver: readonly State[] = [...beforeHands, ...inHand];

const taking: readonly Step[] = [
  {
    verb: 'accept',
    from: ['submitted', 'verifying', 'returned'],
    to: 'accepted',
    who: ['dispatcher', 'staff', 'system'],
  },
  { verb: 'decline', from: beforeHands, to: 'declined', who: ['dispatcher'], needs: ['reason'] },
  {
    verb: 'call_out',
    from: ['accepted', 'returned'],
    to: 'offered',
    who: ['dispatcher', 'system'],
  },
  { verb: 'call_in', from: ['offered'], to: 'accepted', who: ['dispatcher', 'system'] },
  { verb: 'claim', from: takeable, to: 'claimed', who: ['neighbour', 'staff', 'dispatcher'] },
  {
    verb: 'assign',
    from: takeable,
    to: 'assigned',
    who: ['dispatcher', 'staff'],
    needs: ['assignee'],
  },
  {
    verb: 'reassign',
    from: inHand,
    to: 'assigned',
    who: ['dispatcher'],
    needs: ['assignee', 'reason'],
  },
  {
    verb: 'release',
    from: inHand.filter((state) => state !== 'assigned'),
    to: 'accepted',
    who: ['holder'],
    needs: ['reason'],
  },
  { verb: 'return', from: ['assigned'], to: 'returned', who: ['holder'], needs: ['reason'] },
  { verb: 'recall', from: inHand, to: 'returned', who: ['dispatcher'], needs: ['reason'] },
  // What nobody has looked at yet still waits for that, with the time that was given for it.
  handOn(['submitted'], 'same'),
  handOn(['accepted', 'offered', 'returned', ...inHand], 'returned'),
  {
    verb: 'send_back',
    from: ['submitted', 'returned'],
    to: 'same',
    who: ['staff', 'dispatcher'],
    needs: ['reason'],
  },
];

const working: readonly Step[] = [
  { verb: 'start', from: workable, to: 'in_progress', who: ['holder'] },
  { verb: 'schedule', from: workable, to: 'scheduled', who: ['holder'], needs: ['time'] },
  {
    verb: 'wait_for_asker',
    from: workable,
    to: 'waiting_asker',
    who: ['holder'],
    needs: ['reason'],
  },
  {
    verb: 'wait_for_partner',
    from: workable,
    to: 'waiting_partner',
    who: ['holder'],
    needs: ['reason'],
  },
  { verb: 'answer', from: ['waiting_asker'], to: 'in_progress', who: ['asker'], needs: ['reason'] },
  { verb: 'resume', from: standing, to: 'in_progress', who: ['holder', 'dispatcher', 'system'] },
  {
    verb: 'pause',
    from: [...workable, 'waiting_partner'],
    to: 'paused',
    who: ['dispatcher'],
    needs: ['reason', 'until'],
  },
  { verb: 'mark_done', from: inHand, to: 'done', who: ['holder'], needs: ['proof'] },
];

const judging: readonly Step[] = [
  { verb: 'confirm_solved', from: ['done'], to: 'resolved', who: ['asker'] },
  { verb: 'confirm_partly', from: ['done'], to: 'partly_resolved', who: ['asker'] },
  {
    verb: 'confirm_by_others',
    from: [...notOver, 'done'],
    to: 'done_by_others',
    who: ['asker'],
  },
  {
    verb: 'not_fixed',
    from: ['done', 'resolved', 'partly_resolved', 'done_by_others', 'unanswered'],
    to: 'reopened',
    who: ['asker'],
    needs: ['reason'],
  },
  {
    verb: 'request_reopen',
    from: [
      'declined',
      'resolved',
      'partly_resolved',
      'done_by_others',
      'out_of_scope',
      'no_help_wanted',
      'unreachable',
      'unanswered',
      'duplicate',
    ],
    to: 'reopen_requested',
    who: ['asker', 'neighbour', 'staff', 'dispatcher'],
    needs: ['reason'],
  },
  { verb: 'reopen', from: ['reopen_requested'], to: 'reopened', who: ['dispatcher'] },
  {
    verb: 'refuse_reopen',
    from: ['reopen_requested'],
    to: 'closed_as',
    who: ['dispatcher'],
    needs: ['reason'],
  },
];

const closing: readonly Step[] = [
  { verb: 'withdraw', from: notOver, to: 'withdrawn', who: ['asker'] },
  {
    verb: 'merge',
    from: notOver,
    to: 'duplicate',
    who: ['dispatcher', 'asker'],
    needs: ['target'],
  },
  closeFor('close_out_of_scope', 'out_of_scope'),
  closeFor('close_by_others', 'done_by_others'),
  closeFor('close_no_help_wanted', 'no_help_wanted'),
  {
    verb: 'close_unreachable',
    from: ['waiting_asker'],
    to: 'unreachable',
    who: ['dispatcher', 'system'],
    needs: ['reason'],
  },
  { verb: 'close_unanswered', from: ['done'], to: 'unanswered', who: ['system'] },
];

const looking: readonly Step[] = [
  {
    verb: 'ask_to_verify',
    from: ['submitted', 'accepted', 'returned'],
    to: 'verifying',
    who: ['dispatcher', 'system'],
  },
  { verb: 'verify_found', from: ['verifying'], to: 'accepted', who: ['verifier', 'dispatcher'] },
  // What was not found goes back to the dispatcher: whoever looked does not decline alone.
  seenAs('verify_absent'),
  seenAs('verify_unclear'),
  { verb: 'pass_check', from: ['done'], to: 'same', who: ['dispatcher', 'staff', 'verifier'] },
  {
    verb: 'fail_check',
    from: ['done'],
    to: 'rework',
    who: ['dispatcher', 'staff', 'verifier'],
    needs: ['reason'],
  },
];

const everyClock: ProfileRules['clocks'] = {
  submitted: { run: ['triage', 'total'] },
  verifying: { run: ['triage', 'verify', 'total'] },
  accepted: { run: ['handle', 'total'] },
  offered: { run: ['handle', 'total'] },
  assigned: { run: ['acknowledge', 'take_back', 'return_window', 'handle', 'total'] },
  claimed: { run: ['acknowledge', 'take_back', 'handle', 'total'] },
  // What was sent back has to be dispatched anew, while the time for handling it goes on.
  returned: { run: ['triage', 'handle', 'total'] },
  in_progress: { run: ['handle', 'total'] },
  scheduled: { run: ['handle', 'total'] },
  waiting_asker: { run: ['wait_asker', 'total'], stand: ['handle'] },
  waiting_partner: { run: ['wait_partner', 'total'], stand: ['handle'] },
  paused: { run: ['pause', 'total'], stand: ['handle'] },
  done: { run: ['check', 'verdict', 'total'] },
  rework: { run: ['handle', 'total'] },
  reopen_requested: { run: ['triage', 'total'] },
  reopened: { run: ['acknowledge', 'take_back', 'handle', 'total'] },
};

const need: ProfileRules = {
  steps: withoutStates(
    [...taking, ...working, ...judging, ...closing, takeBackTo('accepted')],
    // Nobody is sent to look at a neighbour's need, and nobody but the neighbour checks the help.
    ['verifying', 'rework'],
  ),
  clocks: {
    ...everyClock,
    done: { run: ['verdict', 'total'] },
    verifying: undefined,
    rework: undefined,
  },
  acceptsAtOnce: true,
};

/** Holds the profiles and all they may go through; a further profile is a further entry. */
export const profileRules: { readonly [profile in Profile]: ProfileRules } = {
  need,
  // Neighbours say yes to the call; who goes is settled among those who did.
  urgent: { ...need, steps: need.steps.map(settledByCall) },
  report: {
    steps: [...taking, ...looking, ...working, ...judging, ...closing, takeBackTo('returned')],
    clocks: everyClock,
    acceptsAtOnce: false,
  },
};

function withoutStates(steps: readonly Step[], states: readonly State[]): readonly Step[] {
  return steps.map((step) => {
    const from = step.from.filter((state) => !states.includes(state));
    return Object.assign({}, step, { from });
  });
}

function settledByCall(step: Step): Step {
  return step.verb === 'claim' ? { ...step, who: ['staff', 'dispatcher', 'system'] } : step;
}

/** A forgotten need goes back to the board, a forgotten report to the dispatcher. */
function takeBackTo(to: State): Step {
  return { verb: 'take_back', from: ['assigned', 'claimed', 'reopened'], to, who: ['system'] };
}

/** Hands a matter on to others whose it is to look after (轉辦). */
function handOn(from: readonly State[], to: Destination): Step {
  const who: readonly Part[] = ['staff', 'dispatcher'];
  return { verb: 'transfer', from, to, who, needs: ['reason', 'queue'] };
}

function closeFor(verb: Verb, to: State): Step {
  return { verb, from: notOver, to, who: ['dispatcher'], needs: ['reason'] };
}

function seenAs(verb: Verb): Step {
  return {
    verb,
    from: ['verifying'],
    to: 'submitted',
    who: ['verifier', 'dispatcher'],
    needs: ['reason'],
  };
}
