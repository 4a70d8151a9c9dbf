import type { Matter, NoteVisibility, Verb } from '#/features/matters/model/matter.ts';
import type { Assignment, MatterRequest } from '#/features/matters/model/record.ts';
import { advance, isFirstWord } from '#/features/matters/rules/advance.ts';
import type { Advanced, Taken } from '#/features/matters/rules/advance.ts';
import { decide, voiceOf } from '#/features/matters/rules/decide.ts';
import type { Brought, StepRefusal } from '#/features/matters/rules/decide.ts';
import { contributionsOf, differenceOf } from '#/features/matters/rules/figures.ts';
import type { Contribution } from '#/features/matters/rules/figures.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import {
  acknowledgeAssignment,
  beginAssignment,
  endAssignments,
} from '#/features/matters/store/assignments.ts';
import { saveClocks } from '#/features/matters/store/clock-row.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import { insertChanges } from '#/features/matters/store/figures.ts';
import { saveMatter } from '#/features/matters/store/matters.ts';
import { answerOffers, answerRequests } from '#/features/matters/store/neighbours.ts';
import type { Json } from '#/platform/db/json.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { leadOf, situationOf } from './open.ts';
import type { Opened } from './open.ts';

/** A step somebody wants to take, with what it brings and what is told of it. */
export type Wish = Brought &
  Pick<Taken, 'mergedInto' | 'isSatisfied'> & {
    readonly verb: Verb;
    /** Who may read the reason; what is said to all is public. */
    readonly visibility?: NoteVisibility;
    /** Whom it is told to. */
    readonly addressedTo?: string | undefined;
    readonly data?: { readonly [key: string]: Json };
  };

/** What came of a step. */
export type Stepped = { readonly matter: Matter };

/**
 * Takes one step: decides, saves the matter, its clocks and who has it in hand, adds a line to the
 * story, moves the figures and writes the journal. Refuses as `decide` does.
 */
export async function takeStep(
  context: Context,
  opened: Opened,
  wish: Wish,
): Promise<Result<Stepped, StepRefusal>> {
  const prepared = prepareStep(opened, wish);
  if (!prepared.ok) return refuse(prepared.refusal, prepared.detail);
  return succeed(await saveStep(context, opened, { wish, ...prepared.value }));
}

/** A step that was decided on and not yet saved. */
export type Prepared = { readonly advanced: Advanced; readonly taken: Taken };

/** Decides on a step and reckons what it makes of the matter; changes nothing. */
export function prepareStep(opened: Opened, wish: Wish): Result<Prepared, StepRefusal> {
  const { matter, clocks, taker, moment } = opened;
  const decided = decide(
    situationOf(opened),
    { verb: wish.verb, taker, brought: wish },
    moment.now,
  );
  if (!decided.ok) return refuse(decided.refusal, { ...decided.detail, state: matter.state });
  const taken: Taken = {
    verb: wish.verb,
    to: decided.value.to,
    parts: taker.parts,
    newHolderId: wish.assigneeId,
    mergedInto: wish.mergedInto,
    newQueue: wish.queue,
    scheduledFor: wish.at,
    isSatisfied: wish.isSatisfied,
  };
  const standing = { matter, clocks };
  return succeed({ taken, advanced: advance(standing, taken, withPause(moment, wish)) });
}

/** Saves what a step made of a matter; the caller holds the matter. */
export async function saveStep(
  context: Context,
  opened: Opened,
  step: Prepared & { readonly wish: Wish },
): Promise<Stepped> {
  const { advanced, wish } = step;
  const { matter } = advanced;
  await saveHands(context, opened, advanced);
  const mayWait = !opened.isHeld || advanced.hands.begins !== undefined || isUnanswered(opened);
  if (isFirstWord(wish.verb) && mayWait) {
    await acknowledgeAssignment(context.db, matter, context.now);
  }
  await lapse(context, { advanced, verb: wish.verb });
  await saveMatter(context.db, matter);
  await saveClocks(context.db, matter, { before: opened.clocks, after: advanced.clocks });
  await tellStep(context, opened, step);
  await moveFigures(context, { before: opened.matter, after: matter });
  await recordMatter(context, matter, {
    verb: wish.verb,
    data: { from: opened.matter.state, to: matter.state, ...wish.data },
  });
  return { matter };
}

/** Adds to the figures what changes between two moments of a matter, with further counts if any. */
export async function moveFigures(
  context: Context,
  change: {
    readonly before: Matter | undefined;
    readonly after: Matter;
    readonly more?: readonly Contribution[];
  },
): Promise<void> {
  const { before, after, more = [] } = change;
  const { zone } = context.services;
  const former = before === undefined ? [] : contributionsOf(before, zone);
  const difference = differenceOf(former, contributionsOf(after, zone));
  await insertChanges(context.db, after, {
    id: context.newId(),
    contributions: [...difference, ...more],
  });
}

/** Writes the journal entry of an action on a matter: ids and codes only. */
export async function recordMatter(
  context: Context,
  matter: Matter,
  entry: { readonly verb: string; readonly data?: { readonly [key: string]: Json } },
): Promise<void> {
  await context.record({
    feature: 'matters',
    verb: entry.verb,
    subjectId: matter.id,
    communityId: matter.communityId,
    placeId: matter.placeId,
    data: entry.data ?? {},
  });
  if (matter.profile !== 'urgent') return;
  const { communityId, id } = matter;
  // Whoever finds help looks again at once.
  await context.addJob({
    name: 'matters.urgent_moved',
    payload: { communityId, id },
    key: `matters.urgent_moved:${id}`,
  });
}

function withPause(moment: Opened['moment'], { until }: Wish): Opened['moment'] {
  if (until === undefined) return moment;
  const quantity = Math.max(0, moment.now.until(until).total('hours'));
  const plans = new Map(moment.plans);
  plans.set('pause', { amount: { kind: 'hours', quantity }, reminders: [] });
  return { ...moment, plans };
}

/** Tells whether whoever has it in hand has not said a word yet. */
function isUnanswered({ assignments }: Opened): boolean {
  const lead = leadOf(assignments);
  return lead !== undefined && lead.acknowledgedAt === undefined;
}

async function saveHands(context: Context, opened: Opened, advanced: Advanced): Promise<void> {
  const { matter, hands } = advanced;
  const { db, now } = context;
  const mayHave = (role: Assignment['role']) =>
    !opened.isHeld || opened.assignments.some((one) => one.role === role && !one.endedAt);
  if (hands.ends !== undefined && mayHave('lead')) {
    await endAssignments(db, matter, { at: now, reason: hands.ends, roles: ['lead'] });
  }
  if (isClosed(matter.state) && mayHave('helper')) {
    const reason = hands.ends ?? 'closed';
    await endAssignments(db, matter, { at: now, reason, roles: ['helper'] });
  }
  if (hands.begins === undefined) return;
  const { personId, origin } = hands.begins;
  // Whoever lent a hand and now has it all is no helper any more.
  if (mayHave('helper')) {
    const reason = 'reassigned';
    await endAssignments(db, matter, { at: now, reason, roles: ['helper'], personId });
  }
  await beginAssignment(db, opened.matter, {
    id: context.newId(),
    role: 'lead',
    origin,
    personId,
    actorId: context.subject.actorId,
    at: now,
  });
}

/** Answers the requests and offers that a step settles. */
async function lapse(
  context: Context,
  { advanced, verb }: { readonly advanced: Advanced; readonly verb: Verb },
): Promise<void> {
  const { matter, hands } = advanced;
  const answered = { at: context.now, by: context.subject.actorId };
  const isOver = isClosed(matter.state);
  const answer = (kinds: readonly MatterRequest['kind'][], said: 'granted' | 'lapsed') =>
    answerRequests(context.db, matter, { ...answered, answer: said, kinds });
  if (hands.ends !== undefined && isOver) await answer(['release', 'pause'], 'lapsed');
  else if (hands.ends !== undefined) {
    await answer(['release'], 'granted');
    await answer(['pause'], verb === 'pause' ? 'granted' : 'lapsed');
  } else if (verb === 'pause') await answer(['pause'], 'granted');
  if (isOver) await answerOffers(context.db, matter, { ...answered, answer: 'lapsed' });
}

async function tellStep(
  context: Context,
  opened: Opened,
  { advanced, wish }: Prepared & { readonly wish: Wish },
): Promise<void> {
  const { subject } = context;
  const hand = advanced.hands.begins;
  await insertEvents(context.db, advanced.matter, [
    {
      id: context.newId(),
      at: context.now,
      verb: wish.verb,
      fromState: opened.matter.state,
      toState: advanced.matter.state,
      actorId: subject.actorId,
      personId: subject.personId,
      voice: voiceOf(opened.taker),
      addressedTo: wish.addressedTo ?? hand?.personId,
      note: wish.reason?.trim() || undefined,
      visibility: wish.visibility ?? 'public',
      data: wish.data ?? {},
    },
  ]);
}
