import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type {
  ClockStage,
  Matter,
  MatterId,
  Part,
  Profile,
  Queue,
  State,
  Verb,
} from '#/features/matters/model/matter.ts';
import type { ClockPlan } from '#/features/matters/model/reference.ts';
import { advance } from '#/features/matters/rules/advance.ts';
import type { Advanced, Standing } from '#/features/matters/rules/advance.ts';
import type { ClockSetting } from '#/features/matters/rules/clocks.ts';
import { decide } from '#/features/matters/rules/decide.ts';
import type { Brought, Situation, Taker } from '#/features/matters/rules/decide.ts';
import { profileRules } from '#/features/matters/rules/profiles.ts';
import { raise } from '#/features/matters/rules/raising.ts';
import type { Raising } from '#/features/matters/rules/raising.ts';
import { isClosed, isHeld } from '#/features/matters/rules/states.ts';
import { brand } from '#/lib/brand.ts';
import { makeWorkingCalendar, weeklyPeriods } from '#/lib/working-calendar.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';
import type { Amount } from '#/lib/working-time.ts';

/** What tests of matters stand on: an office, its deadlines, and random lives of matters. */

/** Friday half past four in Xiamen: the office closes in half an hour. */
export const FRIDAY = Temporal.Instant.from('2026-11-20T08:30:00Z');

/** An office open from nine to five on weekdays, with National Day of 2026 announced. */
export const office: WorkingCalendar = makeOffice();

function makeOffice(): WorkingCalendar {
  const made = makeWorkingCalendar({
    zone: 'Asia/Shanghai',
    weekly: weeklyPeriods([1, 2, 3, 4, 5], '09:00', '17:00'),
    urgentWeekly: weeklyPeriods([1, 2, 3, 4, 5, 6, 7], '07:00', '22:00'),
    holidays: [Temporal.PlainDate.from('2026-10-01')],
    makeUpDays: [Temporal.PlainDate.from('2026-10-10')],
    makeUpWeekday: 1,
    announcedYears: [2025, 2026, 2027],
  });
  assert.ok(made.ok);
  return made.value;
}

const amounts: Readonly<Record<ClockStage, Amount>> = {
  triage: { kind: 'working_hours', quantity: 8 },
  verify: { kind: 'working_days', quantity: 2 },
  acknowledge: { kind: 'working_days', quantity: 1 },
  take_back: { kind: 'working_days', quantity: 4 },
  return_window: { kind: 'working_days', quantity: 1 },
  handle: { kind: 'calendar_days', quantity: 7 },
  wait_asker: { kind: 'calendar_days', quantity: 5 },
  wait_partner: { kind: 'calendar_days', quantity: 14 },
  pause: { kind: 'hours', quantity: 48 },
  check: { kind: 'working_days', quantity: 2 },
  verdict: { kind: 'calendar_days', quantity: 14 },
  total: { kind: 'calendar_days', quantity: 30 },
};

/** The deadlines of an ordinary report, without reminders and quiet hours. */
export function setting(changes: Partial<Record<ClockStage, ClockPlan>> = {}): ClockSetting {
  const plans = Object.entries(amounts).map(([stage, amount]): [ClockStage, ClockPlan] => [
    stage as ClockStage,
    changes[stage as ClockStage] ?? { amount, reminders: [] },
  ]);
  return { plans: new Map(plans), calendar: office, quiet: undefined };
}

export const ASKER = '019cf000-0000-7000-8000-0000000000a1';
export const HELPER = '019cf000-0000-7000-8000-0000000000b1';
export const OTHER_HELPER = '019cf000-0000-7000-8000-0000000000b2';

/** What a matter is raised with in tests of rules. */
export function raising(profile: Profile, changes: Partial<Raising> = {}): Raising {
  return {
    communityId: '350203007010',
    id: brand<MatterId>('019cf000-0000-7000-8000-000000000101'),
    reference: '2026-0001',
    placeId: 'dongxing-3',
    buildingId: 'dongxing-3',
    compoundId: 'dongxing',
    point: undefined,
    profile,
    category: 'railing',
    suggestedCategory: undefined,
    title: '坡上欄杆鬆了',
    body: '三號樓前面坡上的欄杆鬆了，老人家扶着會晃。',
    visibility: 'all',
    isAnonymous: false,
    askerId: ASKER,
    actorId: ASKER,
    againstPersonId: undefined,
    againstOrganisationId: undefined,
    queue: brand<Queue>('role:dispatcher@350203007010'),
    ...changes,
  };
}

/** Raises a matter in a test of rules. */
export function raised(profile: Profile, at: Temporal.Instant = FRIDAY): Standing {
  const { matter, clocks } = raise(raising(profile), { ...setting(), now: at });
  return { matter, clocks };
}

/** How many random lives a law is held against. */
export const LIVES = 50;

/** One move of a random life: which of the legal steps, and how many minutes later. */
export type Move = { readonly pick: number; readonly minutes: number };

/** Draws random lives: moves of minutes to weeks. */
export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 91, max: 20_000 })),
  }),
  { maxLength: 14 },
);

/** One step that was taken in a random life. */
export type Walked = {
  readonly verb: Verb;
  readonly now: Temporal.Instant;
  readonly before: Standing;
  readonly after: Advanced;
};

const everyPart: readonly Part[] = [
  'asker',
  'holder',
  'neighbour',
  'staff',
  'dispatcher',
  'verifier',
  'system',
];

/** Lives a matter through random legal steps, and gives each. */
export function walk(
  profile: Profile,
  life: readonly Move[],
  places: ClockSetting = setting(),
): readonly Walked[] {
  const walked: Walked[] = [];
  let standing = raised(profile);
  let now = FRIDAY;
  for (const { pick, minutes } of life) {
    now = now.add({ minutes });
    const legal = legalVerbs(standing.matter, now);
    const verb = legal[pick % Math.max(1, legal.length)];
    if (verb === undefined) break;
    const decided = tryStep(standing.matter, verb, now);
    assert.ok(decided.ok);
    const newHolderId = pick % 2 === 0 ? HELPER : OTHER_HELPER;
    const taken = {
      verb,
      to: decided.value.to,
      parts: verb === 'claim' ? (['neighbour'] as const) : decided.value.step.who,
      newHolderId,
      newQueue: newQueueOf(standing.matter, verb),
      mergedInto: brand<MatterId>('019cf000-0000-7000-8000-000000000102'),
      scheduledFor: now.add({ hours: 5 }),
      isSatisfied: pick % 3 === 0,
    };
    const after = advance(standing, taken, { ...places, now });
    walked.push({ verb, now, before: standing, after });
    standing = { matter: after.matter, clocks: after.clocks };
  }
  return walked;
}

/** What is handed on is another body's; what is sent back is theirs who handed it on. */
function newQueueOf({ passedFrom }: Matter, verb: Verb): Queue | undefined {
  if (verb === 'transfer') return brand<Queue>('organisation:other-body');
  return verb === 'send_back' ? passedFrom : undefined;
}

function legalVerbs(matter: Matter, now: Temporal.Instant): readonly Verb[] {
  return profileRules[matter.profile].steps
    .filter(({ from }) => from.includes(matter.state))
    .map(({ verb }) => verb)
    .filter((verb) => tryStep(matter, verb, now).ok);
}

function tryStep(matter: Matter, verb: Verb, now: Temporal.Instant) {
  const brought = {
    reason: '說明',
    proofs: 1,
    assigneeId: HELPER,
    targetId: '019cf000-0000-7000-8000-000000000102',
    queue: brand<Queue>('organisation:other-body'),
    at: now.add({ hours: 5 }),
    until: now.add({ hours: 48 }),
  };
  const { sendBacks } = matter.counts;
  const hold = { heldBy: 'claimed', returnUntil: undefined, sendBacks } as const;
  const situation = { ...matter, ...hold };
  const parts = everyPart.filter((part) => part !== 'holder' || matter.holderId !== undefined);
  const taker = { parts, ids: ['somebody'], isAgainst: false };
  return decide(situation, { verb, taker, brought }, now);
}

/** All that any step could need. */
export const everything: Brought = {
  reason: '欄杆已經焊好',
  proofs: 1,
  assigneeId: 'worker-id',
  targetId: 'other-id',
  queue: brand<Queue>('organisation:other-body'),
  at: FRIDAY.add({ hours: 2 }),
  until: FRIDAY.add({ hours: 48 }),
};

/** A matter in a state, held by somebody if the state says so. */
export function situation(
  profile: Profile,
  state: State,
  changes: Partial<Situation> = {},
): Situation {
  const isInHand = isHeld(state);
  return {
    profile,
    state,
    askerId: ASKER,
    againstPersonId: undefined,
    holderId: isInHand ? HELPER : undefined,
    lastHandlerId: undefined,
    closedAs: 'resolved',
    closedAt: isClosed(state) ? FRIDAY.subtract({ hours: 24 }) : undefined,
    heldBy: isInHand ? 'claimed' : undefined,
    returnUntil: undefined,
    queue: brand<Queue>('role:dispatcher@350203007010'),
    passedFrom: undefined,
    sendBacks: 0,
    ...changes,
  };
}

/** Somebody who is one thing to the matter. */
export function taker(part: Part, changes: Partial<Taker> = {}): Taker {
  return { parts: [part], ids: [`${part}-id`], isAgainst: false, ...changes };
}
