import { giveUrgent, openUrgent, setCalling } from '#/features/matters/index.ts';
import type { UrgentMatter } from '#/features/matters/index.ts';
import type { Alert, Call, CallEnd } from '#/features/callouts/model.ts';
import { acceptance } from '#/features/callouts/rules/acceptance.ts';
import { readiness } from '#/features/callouts/rules/ranking.ts';
import { answersUntil, nextMove } from '#/features/callouts/rules/planner.ts';
import type { Facts, Move } from '#/features/callouts/rules/planner.ts';
import {
  forgetFitness,
  listAlerts,
  noteChosen,
  saveAnswer,
} from '#/features/callouts/store/alerts.ts';
import { findLatestCall, insertCall, saveCall } from '#/features/callouts/store/calls.ts';
import type { MatterKey } from '#/features/callouts/store/calls.ts';
import { readPlan } from '#/features/callouts/store/rules.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';
import { askHolders, askVolunteers } from './ask.ts';
import type { Standing } from './ask.ts';
import { learn } from './learn.ts';

/** What is noted of who said yes and cannot have it. */
const cannotGo = { answer: 'no', minutes: undefined } as const;
/** One look moves a call on by a few steps; more would go round in a circle. */
const MOST_MOVES = 40;

/**
 * Looks at the call for an urgent matter and does what it asks for now: begins it, asks the next
 * ones, chooses among those who said yes, climbs the chain, ends it. However many look at once, and
 * however often, each thing is done once: whoever looks holds the matter meanwhile.
 */
export async function look(context: Context, key: MatterKey): Promise<void> {
  const matter = await openUrgent(context, key);
  if (matter === undefined) return;
  const call = await callFor(context, matter);
  let standing: Standing | undefined = call && { matter, call };
  for (let moves = 0; standing !== undefined; moves += 1) {
    if (moves > MOST_MOVES) throw new Error(`The call for ${matter.id} goes round in a circle.`);
    const move = nextMove(standing.call, await factsOf(context, standing));
    standing = await make(context, standing, move);
  }
}

/** Finds the call under way, or begins one where help is wanted and nobody has sought it. */
async function callFor(context: Context, matter: UrgentMatter): Promise<Call | undefined> {
  const latest = await findLatestCall(context.db, matter);
  if (latest?.endedAt === undefined && latest !== undefined) return latest;
  // Whom nobody came to is with the staff; it is called again when its asker says it got worse.
  if (matter.isOver || matter.holderId !== undefined || latest?.endedAs === 'nobody') {
    return undefined;
  }
  return beginCall(context, matter);
}

/** Begins to seek help; what the rules say now is kept with the call. */
export async function beginCall(context: Context, matter: UrgentMatter): Promise<Call> {
  const { now } = context;
  const call: Call = {
    communityId: matter.communityId,
    id: context.newId(),
    matterId: matter.id,
    plan: await readPlan(context.db, matter.line),
    wanted: 1,
    begunAt: now,
    wave: 0,
    rung: 0,
    isPressing: false,
    askedUntil: undefined,
    collectUntil: undefined,
    nextAt: now,
    endedAt: undefined,
    endedAs: undefined,
  };
  if (!(await insertCall(context.db, call))) throw new Error(`${matter.id} is called already.`);
  await setCalling(context, matter, 'calling');
  await recordCall(context, call, { verb: 'begin' });
  return call;
}

/** Writes the journal entry of something that happened to a call: ids and numbers only. */
export async function recordCall(
  context: Context,
  call: Call,
  entry: { readonly verb: string; readonly data?: { readonly [key: string]: Json } },
): Promise<void> {
  await context.record({
    feature: 'callouts',
    verb: entry.verb,
    subjectId: call.matterId,
    communityId: call.communityId,
    data: { call: call.id, matter: call.matterId, ...entry.data },
  });
  // Who is asked, and who goes, is told at once.
  await context.addJob({ name: 'notices.hear', payload: {}, key: 'notices.hear' });
}

async function factsOf(context: Context, { matter, call }: Standing): Promise<Facts> {
  const alerts = await listAlerts(context.db, call);
  const inHand = handsOf(matter);
  const { hour } = context.now.toZonedDateTimeISO(context.services.zone);
  // What this call has asked and not yet heard is no answer.
  const learned = await learn(context, { communityId: call.communityId, until: call.begunAt });
  return {
    now: context.now,
    isOver: matter.isOver,
    inHand: inHand.length,
    willing: alerts
      .filter((alert) => isWilling(alert) && !inHand.includes(alert.personId))
      .map(({ personId, ...said }) => ({ personId, fitness: readiness(said, call.plan) })),
    silent: alerts.filter(({ answer }) => answer === undefined).length,
    accept: acceptance(learned(hour), call.plan.prior),
  };
}

function isWilling({ answer, chosenAt }: Alert): boolean {
  return answer === 'yes' && chosenAt === undefined;
}

function handsOf({ holderId, helperIds }: UrgentMatter): readonly string[] {
  return holderId === undefined ? [] : [holderId, ...helperIds];
}

/** Does what a call asks for; gives how it stands then, or nothing when it has to wait. */
async function make(
  context: Context,
  standing: Standing,
  move: Move,
): Promise<Standing | undefined> {
  const { call, matter } = standing;
  if (move.kind === 'wait') return rest(context, { ...call, nextAt: move.until });
  if (move.kind === 'collect') {
    return rest(context, { ...call, collectUntil: move.until, nextAt: move.until });
  }
  if (move.kind === 'end') return end(context, standing, move.as);
  if (move.kind === 'choose') return choose(context, standing, move.personIds);
  const { now } = context;
  const alerts = { wave: call.wave, rung: call.rung };
  const asked =
    move.kind === 'ask'
      ? await askVolunteers(context, standing, { ...alerts, ...move, rung: 0 })
      : await askHolders(context, standing, { ...alerts, ...move });
  const moved: Call = { ...call, ...(move.kind === 'ask' ? { wave: move.wave } : {}) };
  const climbed: Call = { ...moved, ...(move.kind === 'climb' ? { rung: move.rung } : {}) };
  // Where there was nobody to ask, whoever comes next is asked at once.
  const until = asked > 0 ? answersUntil(climbed, now) : undefined;
  const next = { ...climbed, askedUntil: until };
  await saveCall(context.db, next);
  const { kind } = move;
  const { wave, rung } = next;
  const by = { wave, rung: kind === 'ask' ? 0 : rung };
  await recordCall(context, next, { verb: kind, data: { ...by, asked } });
  return { matter, call: next };
}

async function choose(
  context: Context,
  { matter, call }: Standing,
  personIds: readonly string[],
): Promise<Standing> {
  let going = 0;
  for (const personId of personIds) {
    const isTheirs = await giveUrgent(context, matter, personId);
    if (isTheirs) await noteChosen(context.db, call, { personId, at: context.now });
    // Who cannot have it, whatever they said, is waited for no more.
    else await saveAnswer(context.db, call, { personId, ...cannotGo, at: context.now });
    going += isTheirs ? 1 : 0;
  }
  await recordCall(context, call, { verb: 'choose', data: { going } });
  const next = { ...call, collectUntil: undefined };
  await saveCall(context.db, next);
  const after = await openUrgent(context, matter);
  if (after === undefined) throw new Error(`${matter.id} vanished while it was given.`);
  return { matter: after, call: next };
}

async function end(context: Context, { matter, call }: Standing, how: CallEnd): Promise<undefined> {
  const ended = { ...call, nextAt: undefined, endedAt: context.now, endedAs: how };
  await saveCall(context.db, { ...ended, collectUntil: undefined, askedUntil: undefined });
  await forgetFitness(context.db, call);
  if (how === 'nobody') await setCalling(context, matter, 'called_in');
  await recordCall(context, call, { verb: 'end', data: { as: how } });
}

/** Sees to it that somebody looks again in time. */
async function rest(context: Context, call: Call): Promise<undefined> {
  await saveCall(context.db, call);
  const { communityId, matterId } = call;
  await context.addJob({
    name: 'callouts.look',
    payload: { communityId, id: matterId },
    key: `callouts.look:${matterId}`,
    ...(call.nextAt === undefined ? {} : { runAt: call.nextAt }),
  });
}
