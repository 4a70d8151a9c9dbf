import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import type { Call, Plan } from '#/features/callouts/model.ts';
import { answersUntil, lastWave, nextMove } from './planner.ts';
import type { Facts, Move } from './planner.ts';

const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
const after = (seconds: number) => NOW.add({ seconds });

const plan: Plan = {
  targets: [0.5, 0.75, 0.94],
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  prior: { yes: 5, asked: 20 },
  restHours: 24,
  travelMinutes: 10,
  mostAsked: 200,
  chain: [{ role: 'building_leader' }, { role: 'community_worker' }],
};

function callOf(changes: Partial<Call> = {}): Call {
  return {
    communityId: 'c',
    id: 'call',
    matterId: 'matter',
    plan,
    wanted: 1,
    begunAt: NOW,
    wave: 0,
    rung: 0,
    isPressing: false,
    askedUntil: undefined,
    collectUntil: undefined,
    nextAt: NOW,
    endedAt: undefined,
    endedAs: undefined,
    ...changes,
  };
}

function factsOf(changes: Partial<Facts> = {}): Facts {
  const quiet = { isOver: false, inHand: 0, willing: [], silent: 0, accept: 0.25 };
  return { now: NOW, ...quiet, ...changes };
}

const waved = (wave: number) => callOf({ wave, askedUntil: after(45) });
const yes = (personId: string, fitness = 0.5) => ({ personId, fitness });

describe('waves', () => {
  test('the first goes out at once, as large as its target asks for', () => {
    assert.deepEqual(nextMove(callOf(), factsOf()), { kind: 'ask', wave: 1, size: 3 });
  });

  test('nobody is hurried: the next waits for its time', () => {
    const facts = factsOf({ silent: 3, now: after(44) });
    assert.deepEqual(nextMove(waved(1), facts), { kind: 'wait', until: after(45) });
    const later = factsOf({ silent: 3, now: after(45) });
    assert.deepEqual(nextMove(waved(1), later), { kind: 'ask', wave: 2, size: 5 });
  });

  test('where everybody said no, the next goes out at once', () => {
    assert.deepEqual(nextMove(waved(1), factsOf()), { kind: 'ask', wave: 2, size: 5 });
  });

  test('the last goes to everybody', () => {
    const facts = factsOf({ silent: 18, now: after(45) });
    assert.deepEqual(nextMove(waved(3), facts), { kind: 'ask', wave: 4, size: 200 });
    assert.equal(lastWave(callOf()), 4);
  });

  test('they are larger where fewer say yes, and for each who is still missing', () => {
    assert.deepEqual(nextMove(callOf(), factsOf({ accept: 0.1 })), {
      kind: 'ask',
      wave: 1,
      size: 7,
    });
    const three = callOf({ wanted: 3 });
    assert.deepEqual(nextMove(three, factsOf({ inHand: 1 })), { kind: 'ask', wave: 1, size: 6 });
    const many = callOf({ wanted: 500 });
    assert.deepEqual(nextMove(many, factsOf()), { kind: 'ask', wave: 1, size: 200 });
  });

  test('their time is that of a wave, on the chain that of a step', () => {
    assert.equal(`${answersUntil(callOf(), NOW)}`, `${after(45)}`);
    assert.equal(`${answersUntil(callOf({ rung: 1 }), NOW)}`, `${after(120)}`);
  });
});

describe('yes', () => {
  test('whoever says it waits a moment for others who may be better', () => {
    const facts = factsOf({ willing: [yes('a')], silent: 2 });
    assert.deepEqual(nextMove(waved(1), facts), { kind: 'collect', until: after(20) });
    const collecting = { ...waved(1), collectUntil: after(20) };
    assert.deepEqual(nextMove(collecting, facts), { kind: 'wait', until: after(20) });
  });

  test('then the best of them goes', () => {
    const collecting = { ...waved(1), collectUntil: after(20) };
    const willing = [yes('a', 0.4), yes('b', 0.9), yes('c', 0.6)];
    const facts = factsOf({ willing, silent: 2, now: after(20) });
    assert.deepEqual(nextMove(collecting, facts), { kind: 'choose', personIds: ['b'] });
  });

  test('nobody waits where nobody else can answer', () => {
    const facts = factsOf({ willing: [yes('a')] });
    assert.deepEqual(nextMove(waved(1), facts), { kind: 'choose', personIds: ['a'] });
  });

  test('so many go as are missing, and of equals always the same', () => {
    const willing = [yes('c'), yes('a'), yes('b')];
    const facts = factsOf({ willing, inHand: 1 });
    const wanted = callOf({ wanted: 3 });
    assert.deepEqual(nextMove(wanted, facts), { kind: 'choose', personIds: ['a', 'b'] });
  });
});

describe('the end', () => {
  test('it is over as soon as nobody wants it any more, whoever said yes', () => {
    const facts = factsOf({ isOver: true, willing: [yes('a')] });
    assert.deepEqual(nextMove(waved(1), facts), { kind: 'end', as: 'over' });
  });

  test('it is taken as soon as so many are on their way as were wanted', () => {
    assert.deepEqual(nextMove(waved(1), factsOf({ inHand: 1, silent: 2 })), {
      kind: 'end',
      as: 'taken',
    });
    assert.equal(nextMove(callOf({ wanted: 2 }), factsOf({ inHand: 1 })).kind, 'ask');
  });

  test('when no volunteer comes the chain is called, one step after the other', () => {
    const last = callOf({ wave: 4, askedUntil: after(45) });
    const facts = factsOf({ silent: 9, now: after(45) });
    assert.deepEqual(nextMove(last, facts), { kind: 'climb', rung: 1, role: 'building_leader' });
    const first = callOf({ wave: 4, rung: 1, askedUntil: after(165) });
    assert.deepEqual(nextMove(first, facts), { kind: 'wait', until: after(165) });
    const second = factsOf({ silent: 9, now: after(165) });
    assert.deepEqual(nextMove(first, second), { kind: 'climb', rung: 2, role: 'community_worker' });
    const top = callOf({ wave: 4, rung: 2, askedUntil: after(285) });
    const end = factsOf({ silent: 9, now: after(285) });
    assert.deepEqual(nextMove(top, end), { kind: 'end', as: 'nobody' });
  });

  test('with nobody on duty and nobody on the chain it ends at once, and says so', () => {
    assert.deepEqual(walk([]), ['ask', 'ask', 'ask', 'ask', 'climb', 'climb', 'end']);
  });

  test('when it got worse everybody and the first of the chain are called without waiting', () => {
    const pressed = callOf({ wave: 3, isPressing: true, askedUntil: after(45) });
    assert.deepEqual(nextMove(pressed, factsOf({ silent: 5 })), {
      kind: 'ask',
      wave: 4,
      size: 200,
    });
    const asked = { ...pressed, wave: 4 };
    assert.equal(nextMove(asked, factsOf({ silent: 9 })).kind, 'climb');
    const climbed = { ...asked, rung: 1, askedUntil: after(120) };
    assert.equal(nextMove(climbed, factsOf({ silent: 9 })).kind, 'wait');
  });
});

/** Looks again and again with so many asked each time, and gives what was done. */
function walk(asked: readonly number[]): readonly Move['kind'][] {
  let call = callOf();
  let now = NOW;
  let silent = 0;
  const done: Move['kind'][] = [];
  for (let look = 0; look < 60; look += 1) {
    const move = nextMove(call, factsOf({ now, silent }));
    if (move.kind === 'wait') now = move.until;
    else done.push(move.kind);
    if (move.kind === 'end') return done;
    if (move.kind !== 'ask' && move.kind !== 'climb') continue;
    const found = asked[done.length - 1] ?? 0;
    silent += found;
    const moved = callOf({
      wave: move.kind === 'ask' ? move.wave : call.wave,
      rung: move.kind === 'climb' ? move.rung : call.rung,
    });
    call = callOf({
      wave: moved.wave,
      rung: moved.rung,
      askedUntil: found > 0 ? answersUntil(moved, now) : undefined,
    });
  }
  throw new Error('It never ends.');
}

property(
  'a call always ends, whoever is there and however few',
  fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 8 }), (asked) => {
    const done = walk(asked);
    assert.equal(done.at(-1), 'end');
    assert.equal(done.filter((kind) => kind === 'ask').length, 4);
    assert.equal(done.filter((kind) => kind === 'climb').length, 2);
  }),
);

property(
  'looked at twice in the same moment, it asks for the same',
  fc.property(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 }), fc.nat({ max: 9 })), (drawn) => {
    const [wave, rung, silent] = drawn;
    const call = callOf({ wave, rung, askedUntil: after(30) });
    const facts = factsOf({ silent, willing: silent > 5 ? [yes('a')] : [] });
    assert.deepEqual(nextMove(call, facts), nextMove(call, facts));
  }),
);
