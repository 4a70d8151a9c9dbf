import type { Call, Plan } from '#/features/callouts/model.ts';
import { acceptance } from './acceptance.ts';
import { answersUntil, lastWave, nextMove } from './planner.ts';

/**
 * What happens in a call to which nobody answers: who is called, so many more, and how many seconds
 * after it began.
 */
export type Step =
  | { readonly kind: 'wave' | 'everybody'; readonly after: number; readonly asked: number }
  | { readonly kind: 'chain'; readonly after: number; readonly role: string }
  | { readonly kind: 'told'; readonly after: number };

const BEGAN = Temporal.Instant.fromEpochMilliseconds(0);
const COMMUNITY = '-';

/**
 * Foresees the whole of a call to which nobody answers, by the planner itself: the waves,
 * everybody, the chain step by step, and at last its asker is told that nobody was found.
 * Acceptance is that of the prior, and there are always as many volunteers left as are asked.
 */
export function foresee(plan: Plan): readonly Step[] {
  const accept = acceptance({ asked: 0, yes: 0 }, plan.prior);
  const steps: Step[] = [];
  const so = { wave: 0, rung: 0, now: BEGAN };
  let askedUntil: Temporal.Instant | undefined;
  for (;;) {
    const { now, wave, rung } = so;
    const call = at(plan, { wave, rung, askedUntil });
    const facts = { isOver: false, inHand: 0, willing: [], silent: 1, accept, now };
    const move = nextMove(call, facts);
    const after = BEGAN.until(now).total('seconds');
    if (move.kind === 'wait') {
      so.now = move.until;
      continue;
    }
    if (move.kind === 'ask') {
      so.wave = move.wave;
      const kind = move.wave === lastWave(call) ? 'everybody' : 'wave';
      steps.push({ kind, after, asked: move.size });
    } else if (move.kind === 'climb') {
      so.rung = move.rung;
      steps.push({ kind: 'chain', after, role: move.role });
    } else return [...steps, { kind: 'told', after }];
    askedUntil = answersUntil({ plan, rung: so.rung }, now);
  }
}

type Stand = Pick<Call, 'wave' | 'rung' | 'askedUntil'>;

function at(plan: Plan, stand: Stand): Call {
  return {
    communityId: COMMUNITY,
    id: COMMUNITY,
    matterId: COMMUNITY,
    plan,
    wanted: 1,
    begunAt: BEGAN,
    ...stand,
    isPressing: false,
    collectUntil: undefined,
    nextAt: BEGAN,
    endedAt: undefined,
    endedAs: undefined,
  };
}
