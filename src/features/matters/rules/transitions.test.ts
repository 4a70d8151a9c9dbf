import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  closedStates,
  heldStates,
  parts,
  profiles,
  states,
  unheldStates,
  verbs,
} from '#/features/matters/model/matter.ts';
import type { Part, Profile, State, Verb } from '#/features/matters/model/matter.ts';
import { FRIDAY, LIVES, everything, moves, situation, taker, walk } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { decide, findStep, openVerbs } from './decide.ts';
import { profileRules } from './profiles.ts';
import { bucketOf, isClosed, isHeld } from './states.ts';

type Edge = { readonly from: State; readonly verb: Verb; readonly to: State };

/** All steps of a profile as edges; where it closed before may be any end. */
function edgesOf(profile: Profile): readonly Edge[] {
  return profileRules[profile].steps.flatMap(({ verb, from, to }) =>
    from.flatMap((state): readonly Edge[] => {
      if (to === 'same') return [{ from: state, verb, to: state }];
      if (to === 'closed_as') return closedStates.map((end) => ({ from: state, verb, to: end }));
      return [{ from: state, verb, to }];
    }),
  );
}

const absent: { readonly [profile in Profile]: ReadonlySet<State> } = {
  need: new Set(['verifying', 'rework']),
  report: new Set(),
  urgent: new Set(['verifying', 'rework']),
};

for (const profile of profiles) {
  test(`in a ${profile} every state is entered by some step, or is where it begins`, () => {
    const entered = new Set<State>(edgesOf(profile).map(({ to }) => to));
    for (const state of states) {
      const isThere = state === 'submitted' || entered.has(state);
      assert.equal(isThere, !absent[profile].has(state), state);
    }
  });

  test(`in a ${profile} every state can be left by somebody, except what its asker withdrew`, () => {
    const left = new Set(
      edgesOf(profile)
        .filter(({ from, to }) => from !== to)
        .map(({ from }) => from),
    );
    for (const state of states) {
      const isLeft = state !== 'withdrawn' && !absent[profile].has(state);
      assert.equal(left.has(state), isLeft, state);
    }
  });

  test(`from every state of a ${profile} a solved end can be reached, except when withdrawn`, () => {
    const edges = edgesOf(profile);
    const reaching = new Set<State>(['resolved']);
    for (let round = 0; round < states.length; round += 1) {
      for (const { from, to } of edges) if (reaching.has(to)) reaching.add(from);
    }
    const stuck = states.filter((state) => !absent[profile].has(state) && !reaching.has(state));
    assert.deepEqual(stuck, ['withdrawn']);
  });

  test(`no state of a ${profile} is entered without the clock that ends it by itself or calls staff`, () => {
    const { clocks } = profileRules[profile];
    for (const state of states) {
      if (absent[profile].has(state)) continue;
      const run = clocks[state]?.run ?? [];
      assert.equal(run.length > 0, !isClosed(state), state);
      if (!isClosed(state)) assert.ok(run.includes('total'), state);
    }
  });

  test(`one verb from one state of a ${profile} leads one way only`, () => {
    const seen = new Set<string>();
    for (const { verb, from } of profileRules[profile].steps) {
      for (const state of from) {
        assert.ok(!seen.has(`${state} ${verb}`), `${state} ${verb} stands twice`);
        seen.add(`${state} ${verb}`);
      }
    }
    assert.ok(seen.size > 100, 'the table was looked through');
  });
}

test('only the asker withdraws, answers and confirms; only the system closes what nobody answered', () => {
  const own: { readonly [verb in Verb]?: readonly Part[] } = {
    withdraw: ['asker'],
    answer: ['asker'],
    confirm_solved: ['asker'],
    confirm_partly: ['asker'],
    confirm_by_others: ['asker'],
    not_fixed: ['asker'],
    mark_done: ['holder'],
    start: ['holder'],
    schedule: ['holder'],
    release: ['holder'],
    return: ['holder'],
    wait_for_asker: ['holder'],
    wait_for_partner: ['holder'],
    take_back: ['system'],
    close_unanswered: ['system'],
    decline: ['dispatcher'],
    recall: ['dispatcher'],
    reassign: ['dispatcher'],
    pause: ['dispatcher'],
    reopen: ['dispatcher'],
    refuse_reopen: ['dispatcher'],
    close_out_of_scope: ['dispatcher'],
    close_by_others: ['dispatcher'],
    close_no_help_wanted: ['dispatcher'],
  };
  for (const profile of profiles) {
    for (const { verb, who } of profileRules[profile].steps) {
      if (own[verb] !== undefined) assert.deepEqual(who, own[verb], `${profile} ${verb}`);
    }
  }
});

test('what takes something from somebody, or ends it against them, needs a reason', () => {
  const withReason: readonly Verb[] = [
    'decline',
    'reassign',
    'release',
    'return',
    'recall',
    'transfer',
    'send_back',
    'wait_for_asker',
    'wait_for_partner',
    'answer',
    'pause',
    'not_fixed',
    'request_reopen',
    'refuse_reopen',
    'close_out_of_scope',
    'close_by_others',
    'close_no_help_wanted',
    'close_unreachable',
    'verify_absent',
    'verify_unclear',
    'fail_check',
  ];
  for (const profile of profiles) {
    const needing = profileRules[profile].steps
      .filter(({ needs }) => needs?.includes('reason') === true)
      .map(({ verb }) => verb);
    const present = new Set(profileRules[profile].steps.map(({ verb }) => verb));
    assert.deepEqual(
      [...new Set(needing)].toSorted(),
      withReason.filter((verb) => present.has(verb)).toSorted(),
      profile,
    );
  }
});

const anyProfile = fc.constantFrom(...profiles);
const anyState = fc.constantFrom(...states);
const anyVerb = fc.constantFrom(...verbs);
const anyParts = fc.subarray([...parts]);

property(
  'what is decided for is in the table, from that state, by one of those it names',
  fc.property(anyProfile, anyState, anyVerb, anyParts, (profile, state, verb, own) => {
    const wish = { verb, taker: { ...taker('asker'), parts: own }, brought: everything };
    const decided = decide(situation(profile, state), wish, FRIDAY);
    const step = findStep(profile, state, verb);
    if (!decided.ok) return;
    assert.ok(step !== undefined);
    assert.ok(step.who.some((part) => own.includes(part)));
    const { to } = decided.value;
    if (step.to === 'same') assert.equal(to, state);
    else if (step.to === 'closed_as') assert.ok(isClosed(to));
    else assert.equal(to, step.to);
  }),
  1_000,
);

property(
  'who is nothing to a matter takes no step on it, whatever they bring',
  fc.property(anyProfile, anyState, anyVerb, (profile, state, verb) => {
    const wish = { verb, taker: { ...taker('asker'), parts: [] }, brought: everything };
    assert.ok(!decide(situation(profile, state), wish, FRIDAY).ok);
    assert.deepEqual(openVerbs(situation(profile, state), { ...wish.taker }), []);
  }),
  500,
);

property(
  'more parts never take a step away, unless one may not judge oneself',
  fc.property(
    anyProfile,
    anyState,
    anyVerb,
    anyParts,
    anyParts,
    (profile, state, verb, own, more) => {
      const of = (held: readonly Part[]) =>
        decide(
          situation(profile, state),
          { verb, taker: { ...taker('asker'), parts: held }, brought: everything },
          FRIDAY,
        );
      if (of(own).ok) assert.ok(of([...own, ...more]).ok);
    },
  ),
  500,
);

property(
  'in every life each move is an edge of the table, and states and hands agree',
  fc.property(anyProfile, moves, (profile, life) => {
    const edges = new Set(edgesOf(profile).map(({ from, verb, to }) => `${from} ${verb} ${to}`));
    for (const { verb, before, after } of walk(profile, life)) {
      const { state, holderId } = after.matter;
      assert.ok(edges.has(`${before.matter.state} ${verb} ${state}`), `${verb} to ${state}`);
      if (isHeld(state)) assert.ok(holderId !== undefined, state);
      if (unheldStates.some((free) => free === state) || isClosed(state)) {
        assert.equal(holderId, undefined, state);
      }
      const bucket = bucketOf(state, holderId);
      assert.equal(bucket === 'closed', after.matter.closedAt !== undefined);
      assert.equal(bucket === 'in_hand', holderId !== undefined);
    }
  }),
  LIVES,
);

test('every state is held, unheld, closed or reopened, and stands in one list only', () => {
  const all = [...unheldStates, ...heldStates, ...closedStates, 'reopened'];
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(all.toSorted(), [...states].toSorted());
});
