import type { Call, CallEnd } from '#/features/callouts/model.ts';
import { waveSize } from './acceptance.ts';
import type { Ranked } from './ranking.ts';

/** What is so when a call is looked at. */
export type Facts = {
  readonly now: Temporal.Instant;
  /** Whether what was asked for is done or no longer wanted. */
  readonly isOver: boolean;
  /** How many have it in hand or lend a hand. */
  readonly inHand: number;
  /** Who said yes and waits to hear whether they go. */
  readonly willing: readonly Ranked[];
  /** How many were asked and have not answered. */
  readonly silent: number;
  /** The probability that somebody who is asked says yes. */
  readonly accept: number;
};

/** What a call asks to be done now. */
export type Move =
  | { readonly kind: 'end'; readonly as: CallEnd }
  | { readonly kind: 'wait'; readonly until: Temporal.Instant }
  /** Somebody said yes: others have a moment, and then the best of them goes. */
  | { readonly kind: 'collect'; readonly until: Temporal.Instant }
  | { readonly kind: 'choose'; readonly personIds: readonly string[] }
  | { readonly kind: 'ask'; readonly wave: number; readonly size: number }
  | { readonly kind: 'climb'; readonly rung: number; readonly role: string };

/**
 * Says what is to be done for a call now. Waves go to the best first, each as large as its target
 * asks for; the last goes to everybody, so that this is never worse than asking everybody at once.
 * Then the chain is called, step by step. Whoever looks again at the same moment is told the same.
 */
export function nextMove(call: Call, facts: Facts): Move {
  if (facts.isOver) return { kind: 'end', as: 'over' };
  const missing = call.wanted - facts.inHand;
  if (missing <= 0) return { kind: 'end', as: 'taken' };
  if (facts.willing.length > 0) return amongWilling(call, facts, missing);
  const { askedUntil } = call;
  const isHurried = call.isPressing && call.rung === 0;
  // Where everybody asked has said no, nobody has to be waited for.
  const isWaitedFor = facts.silent > 0 && !isHurried;
  if (askedUntil !== undefined && isWaitedFor && isBefore(facts.now, askedUntil)) {
    return { kind: 'wait', until: askedUntil };
  }
  return onward(call, facts, missing);
}

/** Says when those who were called last have had their time. */
export function answersUntil(call: Pick<Call, 'plan' | 'rung'>, now: Temporal.Instant) {
  const { waveSeconds, rungSeconds } = call.plan;
  return now.add({ seconds: call.rung > 0 ? rungSeconds : waveSeconds });
}

/** Says how many waves there are: one for each target, and the one to everybody. */
export function lastWave({ plan }: Pick<Call, 'plan'>): number {
  return plan.targets.length + 1;
}

function amongWilling(call: Call, facts: Facts, missing: number): Move {
  const { collectUntil } = call;
  const isTime = collectUntil !== undefined && !isBefore(facts.now, collectUntil);
  if (isTime || facts.silent === 0) {
    const best = facts.willing.toSorted(
      (a, b) => b.fitness - a.fitness || (a.personId < b.personId ? -1 : 1),
    );
    return { kind: 'choose', personIds: best.slice(0, missing).map(({ personId }) => personId) };
  }
  if (collectUntil !== undefined) return { kind: 'wait', until: collectUntil };
  return { kind: 'collect', until: facts.now.add({ seconds: call.plan.collectSeconds }) };
}

function onward(call: Call, facts: Facts, missing: number): Move {
  const { plan, wave, rung } = call;
  const target = plan.targets[wave];
  if (target !== undefined) {
    const size = waveSize(target, facts.accept) * missing;
    return { kind: 'ask', wave: wave + 1, size: Math.min(size, plan.mostAsked) };
  }
  if (wave < lastWave(call)) return { kind: 'ask', wave: wave + 1, size: plan.mostAsked };
  const next = plan.chain[rung];
  if (next !== undefined) return { kind: 'climb', rung: rung + 1, role: next.role };
  return { kind: 'end', as: 'nobody' };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
