import * as fc from 'fast-check';
import type { Result } from '#/lib/result.ts';
import type { Joint, JointRefusal } from '#/features/joint/model.ts';
import { ring } from '#/features/joint/rules/clocks.ts';
import {
  addPart,
  assess,
  attend,
  callOff,
  changeLead,
  close,
  decide,
  decline,
  endPart,
  report,
} from '#/features/joint/rules/steps.ts';
import { hours, worker } from './joints.ts';

type Stepped = Result<Joint, JointRefusal>;

/** One thing that somebody tries in a joint task, whether or not it is open just then. */
export type Try = {
  readonly name: string;
  readonly who: number;
  readonly hoursLater: number;
};

const tries: {
  readonly [name: string]: (joint: Joint, who: number, now: Temporal.Instant) => Stepped;
} = {
  report: (joint, who, now) =>
    report(joint, { callId: callAt(joint, who), comesAs: '班長' }, { by: worker, now }),
  decline: (joint, who, now) =>
    decline(joint, { callId: callAt(joint, who), reason: '人手不夠' }, { by: worker, now }),
  excuse: (joint, who, now) => deciding(joint, { who, verdict: 'excuse' }, now),
  insist: (joint, who, now) => deciding(joint, { who, verdict: 'insist' }, now),
  lead: (joint, who) => changeLead(joint, callAt(joint, who)),
  attend: (joint, who, now) =>
    attend(
      joint,
      { arrived: joint.calls.slice(0, who + 1).map(({ id }) => id), agreed: '先修' },
      now,
    ),
  part: (joint, who, now) =>
    addPart(
      joint,
      {
        id: `019cf000-0000-7000-8000-00000001${String(1_000 + joint.parts.length)}`,
        callId: callAt(joint, who),
        what: '換管子',
        dueAt: now.add({ hours: 24 }),
      },
      now,
    ),
  end: (joint, who, now) =>
    endPart(
      joint,
      { partId: joint.parts[who]?.id ?? '', outcome: 'done', words: '好了' },
      { by: worker, now },
    ),
  close: (joint, _, now) => close(joint, '都修好了', now),
  assess: (joint, who, now) =>
    assess(joint, { answer: who === 0 ? 'solved' : 'partly', words: undefined }, now),
  callOff: (joint, who, now) => callOff(joint, who === 0 ? '下雨' : undefined, now),
  ring: (joint, _, now) => ({ ok: true, value: ring(joint, now).joint }),
};

function callAt({ calls }: Joint, who: number): string {
  return calls[who]?.id ?? 'nobody';
}

function deciding(
  joint: Joint,
  { who, verdict }: { readonly who: number; readonly verdict: 'excuse' | 'insist' },
  now: Temporal.Instant,
): Stepped {
  const said = { callId: callAt(joint, who), verdict, words: '知道了', isSuperior: who === 2 };
  return decide(joint, said, now);
}

const anyTry = fc.record({
  name: fc.constantFrom(
    ...Object.keys(tries).filter((name) => name !== 'callOff'),
    'attend',
    'close',
    'callOff',
  ),
  who: fc.integer({ min: 0, max: 2 }),
  hoursLater: fc.integer({ min: 1, max: 12 }),
});

const going = (...names: readonly string[]): readonly Try[] =>
  names.map((name) => ({ name, who: 1, hoursLater: 2 }));

/** Where chance alone would seldom come: to a third declining, to parts, to a second meeting. */
const beginnings: readonly (readonly Try[])[] = [
  [],
  going('decline', 'insist', 'decline', 'insist', 'decline'),
  [
    { name: 'ring', who: 0, hoursLater: 48 },
    { name: 'attend', who: 2, hoursLater: 1 },
    ...going('part', 'part'),
    { name: 'end', who: 0, hoursLater: 5 },
  ],
  [{ name: 'attend', who: 0, hoursLater: 50 }, ...going('decline', 'excuse', 'attend')],
];

/** Any walk through a joint task. */
export const anyWalk: fc.Arbitrary<readonly Try[]> = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(anyTry, { maxLength: 30 }))
  .map(([beginning, rest]) => [...beginning, ...rest]);

/** Walks, and gives every state on the way with what was tried last. */
export function walk(from: Joint, all: readonly Try[]) {
  let joint = from;
  let hour = 0;
  const states: { readonly joint: Joint; readonly name: string; readonly now: Temporal.Instant }[] =
    [];
  for (const { name, who, hoursLater } of all) {
    hour += hoursLater;
    const now = hours(hour);
    const stepped = tries[name]?.(joint, who, now);
    if (stepped?.ok !== true) continue;
    joint = stepped.value;
    states.push({ joint, name, now });
  }
  return states;
}
