import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedStates, parts, profiles, states, verbs } from '#/features/matters/model/matter.ts';
import type { Part, Profile, Queue, State, Verb } from '#/features/matters/model/matter.ts';
import { brand } from '#/lib/brand.ts';
import { everything, FRIDAY, HELPER, situation, taker } from '#test/matters.ts';
import { decide, openVerbs, voiceOf } from './decide.ts';
import type { Situation } from './decide.ts';
import { profileRules } from './profiles.ts';
import { isClosed, isHeld, isUnheld } from './states.ts';
import { wantedClocks } from './stages.ts';

/**
 * The table of transitions a second time, written by hand from what the neighbourhood was promised:
 * for each state the verbs that lead out of it. A verb that stands in no line of its state is
 * illegal there.
 */
const close = 'close_out_of_scope close_by_others close_no_help_wanted';
const leave = `confirm_by_others withdraw merge ${close}`;
const work = 'start schedule wait_for_asker wait_for_partner pause mark_done';
const pass = 'transfer';
const move = `recall reassign ${pass}`;
const reopen = 'request_reopen';

const sharedLines: Readonly<Record<string, string>> = {
  submitted: `accept decline claim assign ${pass} send_back ${leave}`,
  accepted: `decline call_out claim assign ${pass} ${leave}`,
  offered: `decline call_in claim assign ${pass} ${leave}`,
  returned: `accept decline call_out claim assign ${pass} send_back ${leave}`,
  assigned: `return take_back ${move} ${work} ${leave}`,
  claimed: `release take_back ${move} ${work} ${leave}`,
  in_progress: `release ${move} ${work} ${leave}`,
  scheduled: `release ${move} ${work} ${leave}`,
  reopened: `claim assign release take_back ${move} ${work} ${leave}`,
  waiting_asker: `release ${move} answer resume mark_done close_unreachable ${leave}`,
  waiting_partner: `release ${move} resume pause mark_done ${leave}`,
  paused: `release ${move} resume mark_done ${leave}`,
  done: 'confirm_solved confirm_partly confirm_by_others not_fixed close_unanswered',
  reopen_requested: 'reopen refuse_reopen',
  declined: reopen,
  resolved: `not_fixed ${reopen}`,
  partly_resolved: `not_fixed ${reopen}`,
  done_by_others: `not_fixed ${reopen}`,
  out_of_scope: reopen,
  no_help_wanted: reopen,
  unreachable: reopen,
  unanswered: `not_fixed ${reopen}`,
  duplicate: reopen,
  withdrawn: '',
};
const lines: Readonly<Record<Profile, Readonly<Record<string, string>>>> = {
  need: sharedLines,
  urgent: sharedLines,
  report: {
    ...sharedLines,
    submitted: `ask_to_verify ${sharedLines['submitted']}`,
    accepted: `ask_to_verify ${sharedLines['accepted']}`,
    returned: `ask_to_verify ${sharedLines['returned']}`,
    verifying: `accept decline verify_found verify_absent verify_unclear ${leave}`,
    done: `pass_check fail_check ${sharedLines['done']}`,
    rework: `release ${move} ${work} ${leave}`,
  },
};

/** Who may, where it leads, and what it needs, for every verb. */
const promised: Readonly<Record<Verb, readonly [to: string, who: string, needs?: string]>> = {
  ask_to_verify: ['verifying', 'dispatcher system'],
  verify_found: ['accepted', 'verifier dispatcher'],
  verify_absent: ['submitted', 'verifier dispatcher', 'reason'],
  verify_unclear: ['submitted', 'verifier dispatcher', 'reason'],
  accept: ['accepted', 'dispatcher staff system'],
  decline: ['declined', 'dispatcher', 'reason'],
  call_out: ['offered', 'dispatcher system'],
  call_in: ['accepted', 'dispatcher system'],
  claim: ['claimed', 'neighbour staff dispatcher'],
  assign: ['assigned', 'dispatcher staff', 'assignee'],
  reassign: ['assigned', 'dispatcher', 'assignee reason'],
  release: ['accepted', 'holder', 'reason'],
  return: ['returned', 'holder', 'reason'],
  recall: ['returned', 'dispatcher', 'reason'],
  transfer: ['', 'dispatcher staff', 'reason queue'],
  send_back: ['', 'dispatcher staff', 'reason'],
  take_back: ['', 'system'],
  start: ['in_progress', 'holder'],
  schedule: ['scheduled', 'holder', 'time'],
  wait_for_asker: ['waiting_asker', 'holder', 'reason'],
  wait_for_partner: ['waiting_partner', 'holder', 'reason'],
  answer: ['in_progress', 'asker', 'reason'],
  resume: ['in_progress', 'holder dispatcher system'],
  pause: ['paused', 'dispatcher', 'reason until'],
  mark_done: ['done', 'holder', 'proof'],
  pass_check: ['done', 'dispatcher staff verifier'],
  fail_check: ['rework', 'dispatcher staff verifier', 'reason'],
  confirm_solved: ['resolved', 'asker'],
  confirm_partly: ['partly_resolved', 'asker'],
  confirm_by_others: ['done_by_others', 'asker'],
  not_fixed: ['reopened', 'asker', 'reason'],
  request_reopen: ['reopen_requested', 'asker neighbour staff dispatcher', 'reason'],
  reopen: ['reopened', 'dispatcher'],
  refuse_reopen: ['resolved', 'dispatcher', 'reason'],
  withdraw: ['withdrawn', 'asker'],
  merge: ['duplicate', 'dispatcher asker', 'target'],
  close_out_of_scope: ['out_of_scope', 'dispatcher', 'reason'],
  close_by_others: ['done_by_others', 'dispatcher', 'reason'],
  close_no_help_wanted: ['no_help_wanted', 'dispatcher', 'reason'],
  close_unreachable: ['unreachable', 'dispatcher system', 'reason'],
  close_unanswered: ['unanswered', 'system'],
};

/** Who may, in a profile: neighbours answer the call for what is urgent and do not claim it. */
function promisedIn(profile: Profile, verb: Verb): (typeof promised)[Verb] {
  if (profile !== 'urgent' || verb !== 'claim') return promised[verb];
  return ['claimed', 'staff dispatcher system'];
}

/** Only what was handed on is sent back. */
function passedFor(verb: Verb): Partial<Situation> {
  return verb === 'send_back' ? { passedFrom: brand<Queue>('organisation:sender') } : {};
}

test('of all pairs of state and verb exactly the promised ones are legal', () => {
  let legal = 0;
  for (const profile of profiles) {
    for (const state of states) {
      const open = new Set((lines[profile][state] ?? '').split(' '));
      for (const verb of verbs) {
        // A reopened matter without a former handler can be claimed, one with a holder worked on.
        const isTaking = verb === 'claim' || verb === 'assign';
        const holderId = state === 'reopened' && !isTaking ? HELPER : undefined;
        const held = holderId === undefined ? {} : { holderId };
        const at = situation(profile, state, { ...held, ...passedFor(verb) });
        const part = promisedIn(profile, verb)[1].split(' ')[0] as Part;
        const result = decide(at, { verb, taker: taker(part), brought: everything }, FRIDAY);
        const name = `${profile}: ${verb} from ${state}`;
        assert.equal(result.ok, open.has(verb), `${name} ${JSON.stringify(result)}`);
        if (result.ok) legal += 1;
        else if (!open.has(verb)) {
          assert.match(result.refusal, /^(?:wrong_state|already_claimed)$/, name);
        }
      }
    }
  }
  assert.ok(legal > 450, `only ${legal} legal pairs were seen`);
});

test('each verb leads where it was promised to, for exactly those it was promised to', () => {
  for (const profile of profiles) {
    for (const { verb, from } of profileRules[profile].steps) {
      const [to, who, needs = ''] = promisedIn(profile, verb);
      const state = from[0] ?? 'submitted';
      const at = situation(profile, state, passedFor(verb));
      for (const part of parts) {
        const result = decide(at, { verb, taker: taker(part), brought: everything }, FRIDAY);
        assert.equal(result.ok, who.split(' ').includes(part), `${verb} by ${part}`);
        if (!result.ok) assert.equal(result.refusal, 'not_allowed');
        else if (to !== '') assert.equal(result.value.to, to, verb);
      }
      assertNeeds(at, { verb, part: who.split(' ')[0] as Part, needs });
    }
  }
});

function assertNeeds(
  at: Situation,
  { verb, part, needs }: { readonly verb: Verb; readonly part: Part; readonly needs: string },
): void {
  const refusals: Readonly<Record<string, string>> = {
    reason: 'reason_required',
    proof: 'proof_required',
    assignee: 'assignee_required',
    queue: 'queue_required',
    target: 'target_required',
    time: 'time_required',
    until: 'time_required',
  };
  const result = decide(at, { verb, taker: taker(part), brought: {} }, FRIDAY);
  const expected = needs
    .split(' ')
    .filter((need) => need !== '')
    .map((need) => refusals[need]);
  if (expected.length === 0 || part === 'system') assert.ok(result.ok, verb);
  else {
    assert.ok(!result.ok, verb);
    assert.ok(expected.includes(result.refusal), `${verb}: ${result.refusal}`);
  }
}

test('a need taken back goes to the board, a report to the dispatcher', () => {
  const back = (profile: Profile) => {
    const wish = { verb: 'take_back', taker: taker('system'), brought: {} } as const;
    const result = decide(situation(profile, 'claimed'), wish, FRIDAY);
    return result.ok ? result.value.to : result.refusal;
  };
  assert.equal(back('need'), 'accepted');
  assert.equal(back('report'), 'returned');
});

test('every state of a profile can be reached, has clocks while open, and leads to an end', () => {
  for (const profile of profiles) {
    const { steps, clocks } = profileRules[profile];
    const next = (state: State): readonly State[] =>
      steps
        .filter(({ from }) => from.includes(state))
        .flatMap(({ to }): readonly State[] => {
          if (to === 'same') return [state];
          return to === 'closed_as' ? closedStates : [to];
        });
    const reached = walkFrom('submitted', next);
    const named = new Set(steps.flatMap(({ from }) => from));
    for (const state of named)
      assert.ok(reached.has(state), `${profile}: ${state} is out of reach`);
    for (const state of reached) {
      const wanted = wantedClocks(profile, state);
      assert.equal(wanted.has('total'), !isClosed(state), `${profile}: total in ${state}`);
      if (!isClosed(state)) assert.ok(clocks[state] !== undefined, state);
      assert.ok([...walkFrom(state, next)].some(isClosed), `${state} never ends`);
    }
  }
});

function walkFrom(start: State, next: (state: State) => readonly State[]): ReadonlySet<State> {
  const reached = new Set<State>([start]);
  for (const state of reached) for (const one of next(state)) reached.add(one);
  return reached;
}

test('stop-the-clock states stand the clock of handling still and let the whole one run', () => {
  for (const state of ['waiting_asker', 'waiting_partner', 'paused'] as const) {
    assert.equal(wantedClocks('report', state).get('handle'), 'stands', state);
    assert.equal(wantedClocks('report', state).get('total'), 'runs', state);
  }
});

test('states are held, unheld or closed, and only a reopened one may be either', () => {
  for (const state of states) {
    const kinds = [isHeld(state), isUnheld(state)].filter(Boolean).length;
    assert.equal(kinds, state === 'reopened' ? 0 : 1, state);
  }
});

test('whoever comes second to a claim is told that somebody has it', () => {
  for (const state of ['claimed', 'assigned', 'in_progress', 'reopened'] as const) {
    const at = situation('need', state, { holderId: HELPER });
    const result = decide(at, { verb: 'claim', taker: taker('neighbour'), brought: {} }, FRIDAY);
    assert.deepEqual(result, { ok: false, refusal: 'already_claimed', detail: {} });
  }
});

test('the open verbs are those that would be decided for, given what they need', () => {
  for (const profile of profiles) {
    for (const state of states) {
      for (const part of parts.filter((one) => one !== 'system')) {
        const at = situation(profile, state);
        const open = new Set(openVerbs(at, taker(part)));
        for (const verb of verbs) {
          const result = decide(at, { verb, taker: taker(part), brought: everything }, FRIDAY);
          assert.equal(open.has(verb), result.ok, `${profile} ${state} ${verb} ${part}`);
        }
      }
    }
  }
});

test('somebody speaks as the closest of their parts', () => {
  const voice = (...own: Part[]) => voiceOf({ parts: own, ids: [], isAgainst: false });
  assert.equal(voice('neighbour', 'asker', 'dispatcher'), 'asker');
  assert.equal(voice('neighbour', 'holder'), 'holder');
  assert.equal(voice('neighbour', 'dispatcher'), 'staff');
  assert.equal(voice('verifier'), 'staff');
  assert.equal(voice('neighbour'), 'neighbour');
  assert.equal(voice(), 'neighbour');
  assert.equal(voice('system'), 'system');
});
